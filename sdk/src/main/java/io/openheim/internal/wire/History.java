package io.openheim.internal.wire;

import io.openheim.message.Content;
import io.openheim.message.Message;
import io.openheim.message.Role;
import io.openheim.message.ToolCall;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Makes a conversation one that every provider takes: nobody says what they cannot say, no two
 * calls have the same id, and each call is answered once, directly behind the message that made it
 * and in the order of the calls. A conversation may come from anywhere: from a crash, from another
 * provider, from several conversations, from hand-written code.
 *
 * <p>What a message becomes depends on those before it and on its results alone, so that a longer
 * conversation begins as the shorter one.
 */
final class History {
  private final CallIds form;
  private final List<Message> sendable = new ArrayList<>();

  /** The ids of calls so far, as they are on the wire. */
  private final Set<String> taken = new HashSet<>();

  private boolean changed;

  private History(CallIds form) {
    this.form = form;
  }

  /**
   * The same list if nothing is wrong with it.
   *
   * @param form what ids look like on the wire
   */
  static List<Message> sendable(List<Message> messages, CallIds form) {
    History history = new History(form);
    history.read(messages);
    return history.changed ? history.sendable : messages;
  }

  private void read(List<Message> messages) {
    int at = 0;
    while (at < messages.size()) {
      Message message = messages.get(at++);
      Message said =
          message.role() == Role.TOOL ? Sayable.besidesResults(message) : Sayable.of(message);
      changed |= !said.equals(message);
      List<ToolCall> calls = said.role() == Role.ASSISTANT ? said.toolCalls() : List.of();
      if (!calls.isEmpty()) {
        int end = at;
        while (end < messages.size() && Sayable.holdsResults(messages.get(end))) {
          end++;
        }
        called(said, calls, messages.subList(at, end));
        at = end;
      } else {
        // Of results that answer nothing, only what is said besides is left.
        add(said, message);
      }
    }
  }

  /** Adds what is left of a message, if there is anything. */
  private void add(Message said, Message message) {
    boolean emptied = !said.equals(message) && said.content().isEmpty();
    if (emptied || Sayable.isEmptyInstruction(said)) {
      changed = true;
    } else {
      sendable.add(said);
    }
  }

  private void called(Message message, List<ToolCall> calls, List<Message> answers) {
    List<String> ids = calls.stream().map(call -> free(call.id())).toList();
    Message called = message;
    if (!ids.equals(calls.stream().map(ToolCall::id).toList())) {
      changed = true;
      called = RenamedCalls.in(message, ids, form);
    }
    sendable.add(called);
    if (called.equals(message) && Answers.areRight(calls, answers)) {
      sendable.addAll(answers);
      return;
    }
    changed = true;
    List<Content> content = new ArrayList<>(Answers.of(calls, answers).under(called.toolCalls()));
    for (Message answer : answers) {
      answer.content().stream().filter(Content.CachePoint.class::isInstance).forEach(content::add);
    }
    sendable.add(new Message(Role.TOOL, content));
    for (Message answer : answers) {
      add(Sayable.besidesResults(answer), answer);
    }
  }

  /** The id of a call, or another one if somebody has it or one that is the same on the wire. */
  private String free(String id) {
    String free = id;
    for (int number = 2; !taken.add(form.onWire(free)); number++) {
      free = CallIds.other(id, number);
    }
    return free;
  }
}
