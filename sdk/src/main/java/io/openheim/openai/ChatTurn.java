package io.openheim.openai;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import io.openheim.internal.json.Json;
import io.openheim.internal.json.JsonTree;
import io.openheim.message.ProviderTurn;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import okio.Buffer;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/**
 * What a server wants back with an assistant message beyond what the neutral message says: a few
 * fields of the message and of its calls, in its own words. Immutable.
 *
 * @param field the name of the field that the thoughts came in, or ""
 * @param thoughts the thoughts in it
 * @param fields other fields of the message, as JSON
 * @param calls by the id of a call, fields of it, as JSON
 */
record ChatTurn(
    String field,
    String thoughts,
    Map<String, String> fields,
    Map<String, Map<String, String>> calls) {
  private static final ChatTurn NONE = new ChatTurn("", "", Map.of(), Map.of());

  /** Whether there is nothing to give back. */
  boolean isEmpty() {
    return field.isEmpty() && fields.isEmpty() && calls.isEmpty();
  }

  /** The turn as it is kept. */
  String json() throws IOException {
    Buffer bytes = new Buffer();
    try (JsonWriter json = JsonWriter.of(bytes)) {
      json.beginObject();
      if (!field.isEmpty()) {
        json.name(field).value(thoughts);
      }
      write(json, fields);
      if (!calls.isEmpty()) {
        json.name("tool_calls").beginArray();
        for (Map.Entry<String, Map<String, String>> call : calls.entrySet()) {
          json.beginObject().name("id").value(call.getKey());
          write(json, call.getValue());
          json.endObject();
        }
        json.endArray();
      }
      json.endObject();
    }
    return bytes.readUtf8();
  }

  /**
   * A turn that was kept. One that was damaged where it was kept is none: the neutral message can
   * still be sent.
   */
  static ChatTurn read(@Nullable ProviderTurn turn) {
    if (turn == null || !Json.isValue(turn.json())) {
      return NONE;
    }
    try {
      return read(JsonReader.of(JsonTree.bytes(turn.json())));
    } catch (IOException | JsonDataException e) {
      return NONE;
    }
  }

  private static ChatTurn read(JsonReader json) throws IOException {
    String field = "";
    String thoughts = "";
    Map<String, String> fields = new LinkedHashMap<>();
    Map<String, Map<String, String>> calls = new LinkedHashMap<>();
    json.beginObject();
    while (json.hasNext()) {
      String name = json.nextName();
      switch (name) {
        case "reasoning", "reasoning_content" -> {
          field = name;
          thoughts = json.nextString();
        }
        case "tool_calls" -> calls(json, calls);
        case "reasoning_details", "extra_content" -> fields.put(name, raw(json));
        // Not ours: a turn may come from a file that somebody changed.
        default -> json.skipValue();
      }
    }
    json.endObject();
    return new ChatTurn(field, thoughts, fields, calls);
  }

  private static void calls(JsonReader json, Map<String, Map<String, String>> calls)
      throws IOException {
    json.beginArray();
    while (json.hasNext()) {
      String id = "";
      Map<String, String> extras = new LinkedHashMap<>();
      json.beginObject();
      while (json.hasNext()) {
        String name = json.nextName();
        switch (name) {
          case "id" -> id = json.nextString();
          case "type", "function" -> json.skipValue();
          default -> extras.put(name, raw(json));
        }
      }
      json.endObject();
      calls.put(id, extras);
    }
    json.endArray();
  }

  /** The fields of a call. */
  Map<String, String> call(String id) {
    return calls.getOrDefault(id, Map.of());
  }

  /** Writes the fields of the message but for its thoughts. */
  void writeFields(JsonWriter json) throws IOException {
    write(json, fields);
  }

  /** Writes fields whose values are JSON. */
  static void write(JsonWriter json, Map<String, String> fields) throws IOException {
    for (Map.Entry<String, String> entry : fields.entrySet()) {
      json.name(entry.getKey());
      try (BufferedSink raw = json.valueSink()) {
        raw.writeUtf8(entry.getValue());
      }
    }
  }

  /** The next value as it was written. */
  static String raw(JsonReader json) throws IOException {
    try (var value = json.nextSource()) {
      return value.readUtf8();
    }
  }
}
