package io.openheim.internal.wire;

import io.openheim.message.Content;
import io.openheim.message.Message;
import io.openheim.message.Role;
import io.openheim.message.ToolCall;
import io.openheim.message.ToolResult;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes a conversation one that every provider takes: each tool call is answered once, directly
 * behind the message that made it. A conversation may come from anywhere: from a crash, from
 * another provider, from hand-written code.
 */
final class History {
  private static final String LOST =
      "The result of this call was lost; it is not known what it did.";

  private final List<Message> sendable = new ArrayList<>();
  private boolean changed;

  private History() {}

  /** The same list if nothing is wrong with it. */
  static List<Message> sendable(List<Message> messages) {
    History history = new History();
    history.read(messages);
    return history.changed ? history.sendable : messages;
  }

  private void read(List<Message> messages) {
    int at = 0;
    while (at < messages.size()) {
      Message message = messages.get(at++);
      List<ToolCall> calls = message.role() == Role.ASSISTANT ? message.toolCalls() : List.of();
      if (calls.isEmpty()) {
        addWithoutResults(message);
        continue;
      }
      int end = at;
      while (end < messages.size() && messages.get(end).role() == Role.TOOL) {
        end++;
      }
      if (end < messages.size() && hasResults(messages.get(end))) {
        // What a user says may begin with the results.
        end++;
      }
      sendable.add(message);
      answer(calls, messages.subList(at, end));
      at = end;
    }
  }

  private static boolean hasResults(Message message) {
    return message.role() == Role.USER
        && message.content().stream().anyMatch(ToolResult.class::isInstance);
  }

  /** Results that answer nothing: no provider takes them. */
  private void addWithoutResults(Message message) {
    if (message.role() != Role.TOOL && !hasResults(message)) {
      sendable.add(message);
      return;
    }
    changed = true;
    List<Content> said = new ArrayList<>(message.content());
    said.removeIf(ToolResult.class::isInstance);
    if (message.role() != Role.TOOL && !said.isEmpty()) {
      sendable.add(new Message(message.role(), said, message.turn()));
    }
  }

  /** Adds the results as they are, or the right ones in the right order. */
  private void answer(List<ToolCall> calls, List<Message> answers) {
    Map<String, @Nullable ToolResult> wanted = new LinkedHashMap<>();
    calls.forEach(call -> wanted.put(call.id(), null));
    boolean right = true;
    Set<String> seen = new HashSet<>();
    for (Message message : answers) {
      for (ToolResult result : message.toolResults()) {
        boolean fits = wanted.containsKey(result.callId()) && seen.add(result.callId());
        right &= fits;
        if (fits) {
          wanted.put(result.callId(), result);
        }
      }
    }
    if (right && seen.size() == wanted.size()) {
      sendable.addAll(answers);
      return;
    }
    changed = true;
    List<ToolResult> results = new ArrayList<>();
    for (ToolCall call : calls) {
      ToolResult result = wanted.get(call.id());
      results.add(result == null ? ToolResult.error(call, LOST) : result);
    }
    sendable.add(Message.toolResults(results));
    if (!answers.isEmpty()) {
      addWithoutResults(answers.get(answers.size() - 1));
    }
  }
}
