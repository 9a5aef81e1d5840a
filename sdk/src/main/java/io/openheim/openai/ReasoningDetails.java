package io.openheim.openai;

import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import io.openheim.internal.json.Json;
import io.openheim.internal.wire.ReplyBuilder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * Puts {@code reasoning_details} together, which OpenRouter wants back as they were before they
 * were cut for the stream: pieces of one kind with one index are one, and a signature that comes in
 * a piece without text vouches for all of it.
 */
final class ReasoningDetails {
  /** Two kinds at one place are recorded; servers that send more of them do not go on with any. */
  private static final int MOST_AT_ONE_PLACE = 16;

  private final ReplyBuilder reply;
  private final List<Detail> details = new ArrayList<>();

  /** By their index, as without one none goes on. */
  private final Map<String, List<Detail>> open = new HashMap<>();

  ReasoningDetails(ReplyBuilder reply) {
    this.reply = reply;
  }

  /** Reads a list of details, or of pieces of them; what they say. */
  String read(JsonReader json) throws IOException {
    if (!Json.enterArray(json)) {
      return "";
    }
    StringBuilder said = new StringBuilder();
    while (json.hasNext()) {
      if (Json.enterObject(json)) {
        Detail piece = new Detail();
        while (json.hasNext()) {
          piece.field(json.nextName(), json);
        }
        json.endObject();
        said.append(piece.text);
        reply.kept(piece.size());
        add(piece);
      }
    }
    json.endArray();
    return said.toString();
  }

  private void add(Detail piece) {
    String index = piece.get("index");
    if (!index.equals(Detail.NULL)) {
      List<Detail> there = open.computeIfAbsent(index, number -> new ArrayList<>());
      for (Detail known : there) {
        if (known.goesOnWith(piece)) {
          known.add(piece);
          return;
        }
      }
      if (there.size() < MOST_AT_ONE_PLACE) {
        there.add(piece);
      }
    }
    reply.keptOne();
    details.add(piece);
  }

  /**
   * The details as JSON; null if there is nothing in them that is not told elsewhere too.
   *
   * @param alone whether their text came in no field of its own
   */
  @Nullable String json(boolean alone) throws IOException {
    if (details.isEmpty() || (!alone && details.stream().noneMatch(Detail::isVouchedFor))) {
      return null;
    }
    Buffer bytes = new Buffer();
    try (JsonWriter json = JsonWriter.of(bytes)) {
      json.beginArray();
      for (Detail detail : details) {
        detail.write(json);
      }
      json.endArray();
    }
    return bytes.readUtf8();
  }

  /** One detail: its fields as JSON, in order, but for the one that may come in pieces. */
  private static final class Detail {
    private static final String NULL = "null";

    private final Map<String, String> fields = new LinkedHashMap<>();
    private final StringBuilder text = new StringBuilder();
    private String textField = "";

    void field(String name, JsonReader json) throws IOException {
      boolean says = name.equals("text") || name.equals("summary");
      if (says && json.peek() == JsonReader.Token.STRING) {
        textField = name;
        text.append(json.nextString());
        fields.put(name, NULL);
      } else {
        fields.put(name, ChatTurn.raw(json));
      }
    }

    int size() {
      int size = text.length();
      for (Map.Entry<String, String> field : fields.entrySet()) {
        size += field.getKey().length() + field.getValue().length();
      }
      return size;
    }

    /** Encrypted data comes in one piece. */
    boolean goesOnWith(Detail piece) {
      return get("type").equals(piece.get("type"))
          && get("data").equals(NULL)
          && piece.get("data").equals(NULL)
          && (get("id").equals(NULL)
              || piece.get("id").equals(NULL)
              || get("id").equals(piece.get("id")));
    }

    void add(Detail piece) {
      text.append(piece.text);
      textField = textField.isEmpty() ? piece.textField : textField;
      piece.fields.forEach(
          (name, value) -> {
            if (!value.equals(NULL) || !fields.containsKey(name)) {
              fields.put(name, value);
            }
          });
    }

    boolean isVouchedFor() {
      return !get("data").equals(NULL) || get("signature").length() > NULL.length();
    }

    private String get(String name) {
      return fields.getOrDefault(name, NULL);
    }

    void write(JsonWriter json) throws IOException {
      json.beginObject();
      for (Map.Entry<String, String> field : fields.entrySet()) {
        if (field.getKey().equals(textField)) {
          json.name(textField).value(text.toString());
        } else {
          ChatTurn.write(json, Map.of(field.getKey(), field.getValue()));
        }
      }
      json.endObject();
    }
  }
}
