package io.openheim.openai;

import io.openheim.internal.wire.ReplyBuilder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Puts the items of an output together, which are told up to three times: piece by piece, each
 * whole when it is done, and all together at the end. Any of these may be missing.
 */
final class ResponsesOutput {
  private final ReplyBuilder reply;
  private final boolean stored;
  private final Map<Integer, ResponsesSlot> byIndex = new HashMap<>();
  private final Map<String, ResponsesSlot> byId = new HashMap<>();
  private List<ResponsesSlot> slots = new ArrayList<>();

  ResponsesOutput(ReplyBuilder reply, boolean stored) {
    this.reply = reply;
    this.stored = stored;
  }

  /** Takes an event about one item; others say nothing here. */
  void take(ResponsesEvent event) throws IOException {
    switch (event.type()) {
      case "response.output_item.added" -> added(event);
      case "response.output_item.done" -> done(event);
      case "response.output_text.delta" -> slot(event).text(event.part()).append(event.delta());
      case "response.output_text.done" -> slot(event).wholeText(event.part(), event.text());
      case "response.refusal.delta" -> slot(event).refusal(event.part()).append(event.delta());
      case "response.refusal.done" -> slot(event).wholeRefusal(event.part(), event.text());
      case "response.reasoning_summary_text.delta" ->
          slot(event).think(2 * event.part(), event.delta());
      case "response.reasoning_text.delta" ->
          slot(event).think(2 * event.part() + 1, event.delta());
      case "response.function_call_arguments.delta" -> slot(event).arguments(event.delta());
      case "response.function_call_arguments.done" -> slot(event).wholeArguments(event.text());
      default -> {
        // What a tool of the provider does meanwhile, and what is not known yet.
      }
    }
  }

  private void added(ResponsesEvent event) {
    ResponsesItem item = event.item();
    if (item == null) {
      return;
    }
    ResponsesSlot slot = known(event.index(), item.text("id"));
    if (slot == null || slot.isKnown()) {
      slot = open(event.index(), item.text("id"));
    }
    slot.begin(item);
  }

  private void done(ResponsesEvent event) throws IOException {
    ResponsesItem item = event.item();
    if (item == null) {
      return;
    }
    ResponsesSlot slot = known(event.index(), item.text("id"));
    if (slot == null || slot.isOtherThan(item)) {
      slot = open(event.index(), item.text("id"));
    }
    slot.end(item);
  }

  /** The ids may change on the way, so the index counts where there is one. */
  private @Nullable ResponsesSlot known(int index, String id) {
    return index >= 0 ? byIndex.get(index) : byId.get(id);
  }

  private ResponsesSlot slot(ResponsesEvent event) {
    ResponsesSlot slot = known(event.index(), event.itemId());
    if (slot == null && event.index() < 0 && event.itemId().isEmpty() && !slots.isEmpty()) {
      slot = slots.get(slots.size() - 1);
    }
    return slot == null ? open(event.index(), event.itemId()) : slot;
  }

  private ResponsesSlot open(int index, String id) {
    ResponsesSlot slot = new ResponsesSlot(reply, index < 0 ? slots.size() : index);
    slots.add(slot);
    reply.keptOne();
    if (index >= 0) {
      byIndex.put(index, slot);
    } else if (!id.isEmpty()) {
      byId.put(id, slot);
    }
    return slot;
  }

  /** Takes the whole output, in which what came before is told again, or is missing. */
  void end(List<ResponsesItem> output) throws IOException {
    slots.sort(Comparator.comparingInt(ResponsesSlot::index));
    OpenSlots open = new OpenSlots(slots);
    List<ResponsesSlot> all = new ArrayList<>();
    for (ResponsesItem item : output) {
      ResponsesSlot slot = open.take(item);
      if (slot == null) {
        slot = new ResponsesSlot(reply, Integer.MAX_VALUE);
      }
      slot.end(item);
      all.add(slot);
    }
    List<ResponsesSlot> left = open.left();
    if (!left.isEmpty()) {
      left.addAll(all);
      left.sort(Comparator.comparingInt(ResponsesSlot::index));
      slots = left;
    } else {
      slots = all;
    }
  }

  boolean isEmpty() {
    return slots.isEmpty();
  }

  /** Whether a call came without a name. */
  boolean hasNameless() {
    return slots.stream().anyMatch(ResponsesSlot::isNameless);
  }

  /** The items as they go back; null if not all of them can. */
  @Nullable String turn() throws IOException {
    List<ResponsesItem> items = new ArrayList<>();
    for (ResponsesSlot slot : slots) {
      ResponsesItem item = slot.item();
      if (item == null) {
        return null;
      }
      items.add(item);
    }
    List<ResponsesItem> sendable = ResponsesTurn.sendable(items, stored, true);
    return sendable.isEmpty() ? null : ResponsesTurn.write(sendable);
  }
}
