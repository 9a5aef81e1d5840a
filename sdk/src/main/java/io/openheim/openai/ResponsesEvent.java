package io.openheim.openai;

import com.squareup.moshi.JsonReader;
import io.openheim.internal.json.Json;
import io.openheim.internal.json.JsonTree;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One event of a stream. Its type may stand behind all else that it says.
 *
 * @param type what it is, or ""
 * @param index which item of the output it is about; -1 if it does not say
 * @param itemId the item's id, which may change from event to event, or ""
 * @param part which part of the item, from 0
 * @param delta more of its text, or null
 * @param text its whole text, where the event says so, or null
 * @param error what went wrong, as JSON, or null
 */
record ResponsesEvent(
    String type,
    int index,
    String itemId,
    int part,
    @Nullable String delta,
    @Nullable String text,
    @Nullable ResponsesItem item,
    @Nullable ResponsesSummary response,
    @Nullable String error) {
  private static final JsonReader.Options FIELDS =
      JsonReader.Options.of(
          "type",
          "delta",
          "output_index",
          "item_id",
          "content_index",
          "summary_index",
          "text",
          "refusal",
          "arguments",
          "item",
          "response",
          "error",
          "code",
          "message");

  /** The types of most events; no text is made for each of them. */
  private static final String[] PIECES = {
    "response.output_text.delta",
    "response.reasoning_summary_text.delta",
    "response.reasoning_text.delta",
    "response.function_call_arguments.delta"
  };

  private static final JsonReader.Options PIECE = JsonReader.Options.of(PIECES);

  private static @Nullable String type(JsonReader json) throws IOException {
    int piece = json.peek() == JsonReader.Token.STRING ? json.selectString(PIECE) : -1;
    return piece < 0 ? Json.string(json) : PIECES[piece];
  }

  /** Reads an event; null if what comes is no object. */
  static @Nullable ResponsesEvent read(JsonReader json, String name) throws IOException {
    if (!Json.enterObject(json)) {
      return null;
    }
    String type = null;
    long index = -1;
    String itemId = null;
    long part = 0;
    String delta = null;
    String text = null;
    ResponsesItem item = null;
    ResponsesSummary response = null;
    String error = null;
    Map<String, @Nullable Object> bare = Map.of();
    while (json.hasNext()) {
      switch (json.selectName(FIELDS)) {
        case 0 -> type = type(json);
        case 1 -> delta = Json.string(json);
        case 2 -> index = Json.count(json);
        case 3 -> itemId = Json.string(json);
        case 4, 5 -> part = Json.count(json);
        case 6, 7 -> text = Json.string(json);
        case 8 -> text = Json.text(json);
        case 9 -> item = ResponsesItem.read(json);
        case 10 -> response = ResponsesSummary.read(json);
        case 11 -> error = ResponsesSummary.error(json);
        case 12 -> bare = with(bare, "code", Json.scalar(json));
        case 13 -> bare = with(bare, "message", Json.string(json));
        default -> Json.skipField(json);
      }
    }
    json.endObject();
    String kind = type == null ? name : type;
    return new ResponsesEvent(
        kind,
        small(index),
        itemId == null ? "" : itemId,
        Math.max(small(part), 0),
        delta,
        text,
        item,
        response,
        error == null && kind.endsWith("error") && !bare.isEmpty() ? JsonTree.write(bare) : error);
  }

  /** An error may stand in the event itself. */
  private static Map<String, @Nullable Object> with(
      Map<String, @Nullable Object> fields, String name, @Nullable String value) {
    Map<String, @Nullable Object> more = new TreeMap<>(fields);
    more.put(name, value);
    return more;
  }

  private static int small(long number) {
    return number > Integer.MAX_VALUE ? -1 : (int) number;
  }
}
