package io.openheim.internal.wire;

import com.squareup.moshi.JsonDataException;
import io.openheim.internal.json.BrokenJsonException;
import io.openheim.internal.json.JsonTree;
import io.openheim.message.Content;
import io.openheim.message.Message;
import io.openheim.message.ProviderTurn;
import io.openheim.message.ToolCall;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Gives the calls of a message other ids, in what all can read of it and in its provider's turn.
 */
final class RenamedCalls {
  /** Where the formats have the id of a call, and where a call has what only looks like one. */
  private static final Set<String> ID = Set.of("id", "call_id");

  private static final Set<String> ARGUMENTS = Set.of("input", "args", "arguments");

  /** By the id in the turn, those that stand for it, in the order of the calls. */
  private final Map<String, Deque<String>> others = new HashMap<>();

  private RenamedCalls() {}

  /**
   * The message with other ids.
   *
   * @param ids one for each call, in order
   */
  static Message in(Message message, List<String> ids, CallIds form) {
    RenamedCalls renamed = new RenamedCalls();
    List<Content> content = new ArrayList<>();
    int next = 0;
    for (Content part : message.content()) {
      if (part instanceof ToolCall call) {
        String id = ids.get(next++);
        renamed.note(call.id(), id);
        if (!form.onWire(call.id()).equals(call.id())) {
          renamed.note(form.onWire(call.id()), id);
        }
        content.add(new ToolCall(id, call.name(), call.arguments()));
      } else {
        content.add(part);
      }
    }
    return new Message(message.role(), content, renamed.turn(message.turn()));
  }

  private void note(String before, String after) {
    others.computeIfAbsent(before, id -> new ArrayDeque<>()).add(after);
  }

  private @Nullable ProviderTurn turn(@Nullable ProviderTurn turn) {
    if (turn == null) {
      return null;
    }
    try {
      String json = JsonTree.write(renamed(JsonTree.parse(turn.json())));
      return new ProviderTurn(turn.provider(), turn.baseUrl(), turn.family(), json);
    } catch (BrokenJsonException | JsonDataException e) {
      // It was damaged where it was kept, and nobody can read it.
      return turn;
    }
  }

  private @Nullable Object renamed(@Nullable Object tree) {
    if (tree instanceof List<?> list) {
      List<@Nullable Object> items = new ArrayList<>();
      list.forEach(item -> items.add(renamed(item)));
      return items;
    }
    if (!(tree instanceof Map<?, ?> object)) {
      return tree;
    }
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    for (Map.Entry<?, ?> field : object.entrySet()) {
      String name = (String) field.getKey();
      Deque<String> ids =
          ID.contains(name) && field.getValue() instanceof String
              ? others.get(field.getValue())
              : null;
      if (ids != null && !ids.isEmpty()) {
        fields.put(name, ids.remove());
      } else {
        fields.put(name, ARGUMENTS.contains(name) ? field.getValue() : renamed(field.getValue()));
      }
    }
    return fields;
  }
}
