package io.openheim.anthropic;

import com.squareup.moshi.JsonReader;
import io.openheim.internal.json.Json;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What stands in one event of a stream. Its type may come last, so all is read before any of it is
 * taken.
 *
 * @param type what it is; the name of the event where it does not say
 * @param index which block it is about; -1 if it does not say
 * @param delta more of a block or of the message
 * @param block the fields of a block that begins, each with its JSON
 * @param message the JSON of the message that begins
 * @param usage the JSON of the token counts
 * @param error the JSON of what went wrong
 */
record Frame(
    String type,
    long index,
    @Nullable BlockDelta delta,
    @Nullable Map<String, String> block,
    @Nullable String message,
    @Nullable String usage,
    @Nullable String error) {
  private static final JsonReader.Options FIELDS =
      JsonReader.Options.of("type", "index", "delta", "content_block", "message", "usage", "error");

  /**
   * Reads one.
   *
   * @param json stands inside the object
   * @param name the name of the event, or ""
   */
  static Frame read(JsonReader json, String name) throws IOException {
    String type = null;
    long index = -1;
    BlockDelta delta = null;
    Map<String, String> block = null;
    String message = null;
    String usage = null;
    String error = null;
    while (json.hasNext()) {
      switch (json.selectName(FIELDS)) {
        case 0 -> type = Json.string(json);
        case 1 -> index = Json.count(json);
        case 2 -> delta = BlockDelta.read(json);
        case 3 -> block = RawJson.fields(json);
        case 4 -> message = Json.text(json);
        case 5 -> usage = Json.text(json);
        case 6 -> error = Json.text(json);
        default -> Json.skipField(json);
      }
    }
    json.endObject();
    return new Frame(
        type == null || type.isEmpty() ? name : type, index, delta, block, message, usage, error);
  }
}
