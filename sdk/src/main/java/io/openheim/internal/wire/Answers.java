package io.openheim.internal.wire;

import io.openheim.message.Content;
import io.openheim.message.Message;
import io.openheim.message.Role;
import io.openheim.message.ToolCall;
import io.openheim.message.ToolResult;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The calls of a message, each with the result that answers it, if one does. */
final class Answers {
  private static final String LOST =
      "The result of this call was lost; it is not known what it did.";

  private final List<ToolCall> calls;
  private final @Nullable ToolResult[] results;

  private Answers(List<ToolCall> calls) {
    this.calls = calls;
    this.results = new ToolResult[calls.size()];
  }

  /** Whether messages hold nothing but a result for each call, in order. */
  static boolean areRight(List<ToolCall> calls, List<Message> answers) {
    int next = 0;
    for (Message message : answers) {
      if (message.role() != Role.TOOL) {
        return false;
      }
      for (Content part : message.content()) {
        if (part instanceof ToolResult result) {
          if (next == calls.size() || !answers(result, calls.get(next++))) {
            return false;
          }
        } else if (!(part instanceof Content.CachePoint)) {
          return false;
        }
      }
    }
    return next == calls.size();
  }

  private static boolean answers(ToolResult result, ToolCall call) {
    return result.callId().equals(call.id()) && result.name().equals(call.name());
  }

  /** Finds the results. The first one for a call counts. */
  static Answers of(List<ToolCall> calls, List<Message> answers) {
    Answers found = new Answers(calls);
    List<ToolResult> left = new ArrayList<>();
    answers.forEach(message -> left.addAll(message.toolResults()));
    found.take(left, id -> id);
    // Who kept a conversation as it was sent has the ids of the wire in its results.
    for (CallIds form : CallIds.values()) {
      found.take(left, form::onWire);
    }
    return found;
  }

  /** Takes those of the results that are left whose ids are those of calls in some form. */
  private void take(List<ToolResult> left, UnaryOperator<String> form) {
    if (left.isEmpty()) {
      return;
    }
    Map<String, Deque<Integer>> open = new HashMap<>();
    for (int i = 0; i < results.length; i++) {
      if (results[i] == null) {
        open.computeIfAbsent(form.apply(calls.get(i).id()), id -> new ArrayDeque<>()).add(i);
      }
    }
    left.removeIf(
        result -> {
          Deque<Integer> places = open.get(result.callId());
          Integer place = places == null ? null : places.poll();
          if (place != null) {
            results[place] = result;
          }
          return place != null;
        });
  }

  /**
   * A result for each call, with the id and the name of the call.
   *
   * @param named the calls under the ids that are sent
   */
  List<ToolResult> under(List<ToolCall> named) {
    List<ToolResult> all = new ArrayList<>();
    for (int i = 0; i < results.length; i++) {
      ToolResult result = results[i];
      ToolCall call = named.get(i);
      if (result == null) {
        all.add(ToolResult.error(call, LOST));
      } else if (answers(result, call)) {
        all.add(result);
      } else {
        all.add(
            new ToolResult(
                call.id(),
                call.name(),
                result.text(),
                result.error(),
                result.images(),
                result.data()));
      }
    }
    return all;
  }
}
