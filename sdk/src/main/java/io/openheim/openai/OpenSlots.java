package io.openheim.openai;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Items that came before and may be told again: of calls by their id, of others by their type. */
final class OpenSlots {
  private static final String CALL = "function_call";

  /** Those that were not told again, each with its place. */
  private final Map<ResponsesSlot, Integer> open = new LinkedHashMap<>();

  private final Map<String, Deque<ResponsesSlot>> byType = new HashMap<>();
  private final Map<String, Deque<ResponsesSlot>> byCallId = new HashMap<>();

  OpenSlots(List<ResponsesSlot> slots) {
    for (ResponsesSlot slot : slots) {
      open.put(slot, open.size());
      byType.computeIfAbsent(slot.type(), type -> new ArrayDeque<>()).add(slot);
      if (slot.type().equals(CALL)) {
        byCallId.computeIfAbsent(slot.callId(), id -> new ArrayDeque<>()).add(slot);
      }
    }
  }

  /** The item that came before, which is not open any more; null if none did. */
  @Nullable ResponsesSlot take(ResponsesItem item) {
    String id = item.type().equals(CALL) ? item.text("call_id") : "";
    ResponsesSlot found =
        id.isEmpty()
            ? first(byType.get(item.type()))
            : earlier(first(byCallId.get(id)), first(byCallId.get("")));
    if (found != null) {
      open.remove(found);
    }
    return found;
  }

  /** Those that were not told again, in order. */
  List<ResponsesSlot> left() {
    return new ArrayList<>(open.keySet());
  }

  private @Nullable ResponsesSlot first(@Nullable Deque<ResponsesSlot> slots) {
    if (slots == null) {
      return null;
    }
    while (!slots.isEmpty() && !open.containsKey(slots.peek())) {
      slots.remove();
    }
    return slots.peek();
  }

  private @Nullable ResponsesSlot earlier(
      @Nullable ResponsesSlot one, @Nullable ResponsesSlot other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return open.getOrDefault(one, 0) < open.getOrDefault(other, 0) ? one : other;
  }
}
