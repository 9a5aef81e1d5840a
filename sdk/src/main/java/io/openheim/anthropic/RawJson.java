package io.openheim.anthropic;

import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import io.openheim.internal.json.Json;
import io.openheim.internal.json.JsonTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/** JSON values as they were written. */
final class RawJson {
  private RawJson() {}

  /** The next value. */
  static String read(JsonReader json) throws IOException {
    try (var value = json.nextSource()) {
      return value.readUtf8();
    }
  }

  /** The fields of the next value, each with its JSON; null if it is no object. */
  static @Nullable Map<String, String> fields(JsonReader json) throws IOException {
    if (!Json.enterObject(json)) {
      return null;
    }
    Map<String, String> fields = new LinkedHashMap<>();
    while (json.hasNext()) {
      fields.put(json.nextName(), read(json));
    }
    json.endObject();
    return fields;
  }

  /** The text that a value is; "" for anything that is no text. */
  static String string(@Nullable String json) throws IOException {
    if (json == null) {
      return "";
    }
    String text = Json.string(JsonReader.of(JsonTree.bytes(json)));
    return text == null ? "" : text;
  }

  /** A text as a value. */
  static String quote(String text) {
    Buffer array = new Buffer();
    try (JsonWriter json = JsonWriter.of(array)) {
      json.beginArray().value(text).endArray();
    } catch (IOException e) {
      throw new UncheckedIOException("a buffer cannot fail", e);
    }
    String quoted = array.readUtf8();
    return quoted.substring(1, quoted.length() - 1);
  }
}
