package io.openheim.anthropic;

import com.squareup.moshi.JsonReader;
import io.openheim.internal.json.Json;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * More of a block, or of the message around the blocks.
 *
 * @param type what it is, or ""
 * @param text the text that most kinds bring, null if it is null; see {@link #hasText}
 * @param hasText whether the field of that text was there, and was text or null
 * @param fields the fields of any other kind, each with its JSON
 */
record BlockDelta(String type, @Nullable String text, boolean hasText, Map<String, String> fields) {
  private static final JsonReader.Options FIELDS =
      JsonReader.Options.of("type", "text", "thinking", "signature", "partial_json");

  /** Reads one; null if there is no object. */
  static @Nullable BlockDelta read(JsonReader json) throws IOException {
    if (!Json.enterObject(json)) {
      return null;
    }
    String type = "";
    @Nullable String[] texts = new String[5];
    boolean[] there = new boolean[5];
    Map<String, String> fields = Map.of();
    while (json.hasNext()) {
      int field = json.selectName(FIELDS);
      if (field > 0) {
        there[field] =
            json.peek() == JsonReader.Token.STRING || json.peek() == JsonReader.Token.NULL;
        texts[field] = Json.string(json);
      } else if (field == 0) {
        String told = Json.string(json);
        type = told == null ? "" : told;
      } else {
        fields = fields.isEmpty() ? new LinkedHashMap<>() : fields;
        fields.put(json.nextName(), RawJson.read(json));
      }
    }
    json.endObject();
    int main =
        switch (type) {
          case "text_delta" -> 1;
          case "thinking_delta" -> 2;
          case "signature_delta" -> 3;
          case "input_json_delta" -> 4;
          default -> 0;
        };
    if (main == 0) {
      fields = new LinkedHashMap<>(fields);
      addTexts(fields, texts);
    }
    return new BlockDelta(type, texts[main], main == 0 || there[main], fields);
  }

  /** An unknown kind may have fields of known names. */
  private static void addTexts(Map<String, String> fields, @Nullable String[] texts) {
    String[] names = {"", "text", "thinking", "signature", "partial_json"};
    for (int i = 1; i < names.length; i++) {
      String text = texts[i];
      if (text != null) {
        fields.put(names[i], RawJson.quote(text));
      }
    }
  }
}
