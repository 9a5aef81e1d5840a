package io.openheim.internal.wire;

import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import io.openheim.error.ConfigException;
import io.openheim.internal.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import okio.Buffer;
import okio.BufferedSink;
import okio.BufferedSource;

/** Puts fields that only the user knows into the body of a request. */
final class ExtraBody {
  private ExtraBody() {}

  /**
   * The body with more fields, which come first and replace those of the same name.
   *
   * @throws ConfigException if one of them is no JSON
   */
  static Buffer add(Buffer body, Map<String, String> extra) {
    if (extra.isEmpty()) {
      return body;
    }
    Buffer more = new Buffer();
    try (JsonWriter json = JsonWriter.of(more);
        JsonReader ours = JsonReader.of(body)) {
      json.setSerializeNulls(true);
      json.beginObject();
      for (Map.Entry<String, String> field : extra.entrySet()) {
        json.name(field.getKey());
        raw(json, checked(field.getKey(), field.getValue()));
      }
      ours.beginObject();
      while (ours.hasNext()) {
        String name = ours.nextName();
        if (extra.containsKey(name)) {
          Json.pass(ours);
        } else {
          json.name(name);
          copy(ours, json);
        }
      }
      json.endObject();
    } catch (IOException e) {
      throw new UncheckedIOException("a buffer cannot fail", e);
    }
    return more;
  }

  private static void copy(JsonReader from, JsonWriter to) throws IOException {
    try (BufferedSource value = from.nextSource();
        BufferedSink sink = to.valueSink()) {
      sink.writeAll(value);
    }
  }

  private static void raw(JsonWriter json, String text) throws IOException {
    try (BufferedSink sink = json.valueSink()) {
      sink.writeUtf8(text);
    }
  }

  private static String checked(String name, String text) {
    if (!Json.isValue(text)) {
      throw new ConfigException(
          "an extra field of a request's body is JSON, so a text stands in quotation marks; the"
              + " value of "
              + name
              + " is no JSON");
    }
    return text;
  }
}
