package io.openheim.openai;

import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import io.openheim.internal.http.TooLongException;
import io.openheim.internal.json.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import okio.Buffer;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/** One item of an output or an input: its fields as they were written. */
final class ResponsesItem {
  /** Each costs some hundred bytes, and three of them on the wire. */
  private static final int MOST = 100_000;

  private final Map<String, String> fields;
  private final String type;

  private ResponsesItem(Map<String, String> fields) {
    this.fields = fields;
    this.type = string(fields.get("type"));
  }

  /** Reads an item; null if what comes is no object. */
  static @Nullable ResponsesItem read(JsonReader json) throws IOException {
    if (!Json.enterObject(json)) {
      return null;
    }
    Map<String, String> fields = new LinkedHashMap<>();
    while (json.hasNext()) {
      String name = json.nextName();
      try (BufferedSource value = json.nextSource()) {
        fields.put(name, value.readUtf8());
      }
    }
    json.endObject();
    return new ResponsesItem(fields);
  }

  /** Reads a list of items; what is no object in it is passed over. Null if there is no list. */
  static @Nullable List<ResponsesItem> readAll(JsonReader json) throws IOException {
    if (!Json.enterArray(json)) {
      return null;
    }
    List<ResponsesItem> items = new ArrayList<>();
    while (json.hasNext()) {
      ResponsesItem item = read(json);
      if (item != null) {
        items.add(item);
        if (items.size() > MOST) {
          throw new TooLongException("a list of more than 100,000 items");
        }
      }
    }
    json.endArray();
    return items;
  }

  String type() {
    return type;
  }

  /** The text of a field that is a string; "" for any other. */
  String text(String name) {
    return string(fields.get(name));
  }

  private static String string(@Nullable String raw) {
    if (raw == null || !raw.startsWith("\"")) {
      return "";
    }
    try {
      return JsonReader.of(new Buffer().writeUtf8(raw)).nextString();
    } catch (IOException e) {
      return "";
    }
  }

  /** Arguments, which are text, or an object where a server says it so. */
  String arguments() {
    String raw = fields.get("arguments");
    return raw != null && raw.startsWith("{") ? raw : string(raw);
  }

  /** A list of parts of text, in order; empty if the field is none. */
  List<ResponsesItem> parts(String name) throws IOException {
    String raw = fields.get(name);
    if (raw == null || !raw.startsWith("[")) {
      return List.of();
    }
    List<ResponsesItem> parts = readAll(JsonReader.of(new Buffer().writeUtf8(raw)));
    return parts == null ? List.of() : parts;
  }

  /** How much it says, in characters. */
  int length() {
    return fields.values().stream().mapToInt(String::length).sum();
  }

  /** The same with another value of a field, which is not null. */
  ResponsesItem with(String name, String text) {
    Map<String, String> changed = new LinkedHashMap<>(fields);
    changed.put(name, quoted(text));
    return new ResponsesItem(changed);
  }

  /** The same without a field. */
  ResponsesItem without(String name) {
    if (!fields.containsKey(name)) {
      return this;
    }
    Map<String, String> changed = new LinkedHashMap<>(fields);
    changed.remove(name);
    return new ResponsesItem(changed);
  }

  /** The same without fields that say nothing. */
  ResponsesItem withoutNulls() {
    Map<String, String> changed = new LinkedHashMap<>(fields);
    changed.values().removeIf("null"::equals);
    return new ResponsesItem(changed);
  }

  private static String quoted(String text) {
    Buffer json = new Buffer();
    try (JsonWriter writer = JsonWriter.of(json)) {
      writer.value(text);
    } catch (IOException e) {
      throw new IllegalStateException("a buffer cannot fail", e);
    }
    return json.readUtf8();
  }

  void write(JsonWriter json) throws IOException {
    json.beginObject();
    for (Map.Entry<String, String> field : fields.entrySet()) {
      json.name(field.getKey());
      ResponsesRequestWriter.raw(json, field.getValue());
    }
    json.endObject();
  }

  /** All of it as JSON. */
  String json() {
    Buffer json = new Buffer();
    try (JsonWriter writer = JsonWriter.of(json)) {
      write(writer);
    } catch (IOException e) {
      throw new IllegalStateException("a buffer cannot fail", e);
    }
    return json.readUtf8();
  }
}
