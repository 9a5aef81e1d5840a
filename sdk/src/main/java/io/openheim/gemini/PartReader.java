package io.openheim.gemini;

import com.squareup.moshi.JsonReader;
import io.openheim.internal.json.Json;
import io.openheim.internal.json.JsonTree;
import io.openheim.internal.wire.ReplyBuilder;
import io.openheim.internal.wire.ReplyPart;
import io.openheim.message.Content;
import io.openheim.message.Image;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import okio.Buffer;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** Reads the parts of a candidate: text, thoughts, calls, images, and what is not known yet. */
final class PartReader {
  private static final JsonReader.Options PART =
      JsonReader.Options.of("text", "thought", "thoughtSignature");
  private static final JsonReader.Options BLOB = JsonReader.Options.of("mimeType", "data");

  private final ReplyBuilder reply;
  private final GeminiTurn turn;
  private final CallReader calls;
  private @Nullable ReplyPart current;
  private boolean inThought;

  PartReader(ReplyBuilder reply, GeminiTurn turn, CallReader calls) {
    this.reply = reply;
    this.turn = turn;
    this.calls = calls;
  }

  /** Reads one part; what is no object says nothing. */
  void read(JsonReader json) throws IOException {
    if (!Json.enterObject(json)) {
      return;
    }
    String text = "";
    boolean thought = false;
    String signature = "";
    Map<String, String> others = Map.of();
    while (json.hasNext()) {
      switch (json.selectName(PART)) {
        case 0 -> text = orEmpty(Json.string(json));
        case 1 -> thought = "true".equals(Json.text(json));
        case 2 -> signature = orEmpty(Json.string(json));
        default -> {
          others = others.isEmpty() ? new LinkedHashMap<>() : others;
          String name = json.nextName();
          others.put(name, raw(json));
        }
      }
    }
    json.endObject();
    others.values().removeIf("null"::equals);
    if (others.isEmpty()) {
      said(text, thought, signature);
      turn.text(text, thought, signature);
    } else {
      other(text, thought, signature, others);
    }
  }

  private void said(String text, boolean thought, String signature) {
    ReplyPart part = current;
    if (part == null || inThought != thought) {
      if (text.isEmpty() && !(thought && !signature.isEmpty())) {
        reply.kept(signature.length());
        return;
      }
      part = thought ? reply.thinking() : reply.text();
      current = part;
      inThought = thought;
    }
    part.append(text);
    if (thought) {
      part.sign(signature);
    } else {
      reply.kept(signature.length());
    }
    if (!signature.isEmpty()) {
      current = null;
    }
  }

  private void other(String text, boolean thought, String signature, Map<String, String> others)
      throws IOException {
    current = null;
    String call = others.get("functionCall");
    if (call != null) {
      calls.read(call, signature, others);
      return;
    }
    Map<String, String> fields = new LinkedHashMap<>();
    if (!text.isEmpty()) {
      fields.put("text", quoted(text));
      said(text, thought, "");
      current = null;
    }
    if (thought) {
      fields.put("thought", "true");
    }
    fields.putAll(others);
    if (!signature.isEmpty()) {
      fields.put("thoughtSignature", quoted(signature));
    }
    turn.part(fields, false);
    if (text.isEmpty()) {
      String kind = others.keySet().iterator().next();
      String json = others.get(kind);
      Content image = kind.equals("inlineData") && json != null && !thought ? image(json) : null;
      reply.add(
          image == null ? new Content.Unknown(kind, object(fields)) : image,
          2L * object(fields).length());
    } else {
      reply.kept(object(fields).length());
    }
  }

  /** A picture that the model drew; null if it is anything else. */
  private static @Nullable Content image(String blob) throws IOException {
    JsonReader json = JsonReader.of(new Buffer().writeUtf8(blob));
    String mediaType = "";
    String data = "";
    if (Json.enterObject(json)) {
      while (json.hasNext()) {
        switch (json.selectName(BLOB)) {
          case 0 -> mediaType = orEmpty(Json.string(json));
          case 1 -> data = orEmpty(Json.string(json));
          default -> Json.skipField(json);
        }
      }
      json.endObject();
    }
    ByteString bytes = ByteString.decodeBase64(data);
    if (bytes == null || bytes.size() == 0) {
      return null;
    }
    try {
      return Image.of(mediaType, bytes.toByteArray());
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static String object(Map<String, String> fields) {
    StringBuilder json = new StringBuilder("{");
    fields.forEach(
        (name, value) ->
            json.append(json.length() == 1 ? "" : ",")
                .append(quoted(name))
                .append(':')
                .append(value));
    return json.append('}').toString();
  }

  private static String quoted(String text) {
    return JsonTree.write(text);
  }

  /** The value as it was written. */
  static String raw(JsonReader json) throws IOException {
    try (var value = json.nextSource()) {
      return value.readUtf8();
    }
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
