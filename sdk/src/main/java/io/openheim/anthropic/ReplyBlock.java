package io.openheim.anthropic;

import com.squareup.moshi.JsonWriter;
import io.openheim.internal.wire.CallIds;
import io.openheim.internal.wire.ReplyBuilder;
import io.openheim.internal.wire.ReplyPart;
import io.openheim.message.Content;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/** One block of a reply on its way: what a caller sees of it, and what has to go back. */
final class ReplyBlock {
  private static final Set<String> PLAIN_TEXT = Set.of("type", "text");
  private static final Set<String> PLAIN_CALL = Set.of("type", "id", "name", "input");

  private final ReplyBuilder reply;
  private final String type;

  /** As the block began, each with its JSON; what deltas bring is put in at the end. */
  private final Map<String, String> fields;

  private final List<String> citations = new ArrayList<>();

  /** Texts of a block of a kind that is not known, which deltas go on with. */
  private final Map<String, StringBuilder> texts = new LinkedHashMap<>();

  /** The input of a call that the provider itself runs. */
  private final StringBuilder input = new StringBuilder();

  private final @Nullable ReplyPart part;
  private final boolean nameless;
  private boolean ended;

  ReplyBlock(ReplyBuilder reply, Map<String, String> fields) throws IOException {
    this.reply = reply;
    this.fields = fields;
    this.type = RawJson.string(fields.get("type"));
    String name = RawJson.string(fields.get("name"));
    this.nameless = type.equals("tool_use") && name.isEmpty();
    this.part =
        switch (type) {
          case "text" -> reply.text();
          case "thinking", "redacted_thinking" -> reply.thinking();
          case "tool_use" -> nameless ? null : reply.call(RawJson.string(fields.get("id")), name);
          default -> null;
        };
    begin();
  }

  private void begin() throws IOException {
    for (Map.Entry<String, String> field : fields.entrySet()) {
      reply.kept(field.getKey().length() + field.getValue().length());
    }
    if (part == null) {
      reply.keptOne();
      return;
    }
    switch (type) {
      case "text" -> part.append(RawJson.string(fields.get("text")));
      case "thinking" -> {
        part.append(RawJson.string(fields.get("thinking")));
        part.sign(RawJson.string(fields.get("signature")));
      }
      case "redacted_thinking" -> {
        part.sign(RawJson.string(fields.get("data")));
        part.redact();
      }
      default -> {
        // The input of a call waits: it is a place holder where deltas follow.
      }
    }
  }

  /** Whether it is a call that names no tool. */
  boolean isNameless() {
    return nameless;
  }

  /** Takes more of it; what does not belong to its kind is passed over. */
  void add(BlockDelta delta) throws IOException {
    String text = delta.text();
    switch (delta.type()) {
      case "text_delta" -> append("text", text);
      case "thinking_delta" -> append("thinking", text);
      case "signature_delta" -> {
        if (part != null && type.equals("thinking")) {
          part.sign(text);
        }
      }
      case "input_json_delta" -> {
        if (part == null && text != null) {
          input.append(text);
          reply.kept(text.length());
        } else {
          append("tool_use", text);
        }
      }
      case "citations_delta" -> {
        String citation = delta.fields().get("citation");
        if (citation != null) {
          citations.add(citation);
          reply.kept(citation.length());
        }
      }
      default -> merge(delta.fields());
    }
  }

  private void append(String kind, @Nullable String text) {
    if (part != null && type.equals(kind)) {
      part.append(text);
    }
  }

  /** Texts of a kind that is not known go on where they were, as those of known kinds do. */
  private void merge(Map<String, String> more) throws IOException {
    if (part != null) {
      return;
    }
    for (Map.Entry<String, String> field : more.entrySet()) {
      String name = field.getKey();
      String value = field.getValue();
      reply.kept(name.length() + value.length());
      String known = fields.get(name);
      if (known != null && known.startsWith("\"") && value.startsWith("\"")) {
        StringBuilder text = texts.get(name);
        if (text == null) {
          text = new StringBuilder(RawJson.string(known));
          texts.put(name, text);
        }
        text.append(RawJson.string(value));
      } else {
        texts.remove(name);
        fields.put(name, value);
      }
    }
  }

  /** Nothing more of it comes. */
  void end() throws IOException {
    if (ended) {
      return;
    }
    ended = true;
    if (part == null) {
      if (!nameless) {
        reply.add(new Content.Unknown(type, json()), 0);
      }
    } else if (type.equals("tool_use") && part.length() == 0) {
      String whole = fields.getOrDefault("input", "");
      // With nothing in it, it is as good as none.
      part.append(whole.startsWith("{") && !BlockWriter.isEmpty(whole) ? whole : "");
    }
  }

  /** Whether the neutral form says all that goes back. */
  boolean isPlain() {
    return switch (type) {
      case "text" -> citations().isEmpty() && isOnly(PLAIN_TEXT);
      case "tool_use" -> isOnly(PLAIN_CALL);
      default -> false;
    };
  }

  private boolean isOnly(Set<String> names) {
    for (Map.Entry<String, String> field : fields.entrySet()) {
      boolean said = !field.getValue().equals("null") && !field.getKey().equals("citations");
      if (said && !names.contains(field.getKey())) {
        return false;
      }
    }
    return true;
  }

  private String citations() {
    String first = fields.getOrDefault("citations", "null").strip();
    String inside = first.startsWith("[") ? first.substring(1, first.length() - 1).strip() : "";
    String more = String.join(",", citations);
    return inside.isEmpty() || more.isEmpty() ? inside + more : inside + "," + more;
  }

  /** Whether it would be refused: text without a word, a thought that nobody signed. */
  boolean isRefused() {
    return switch (type) {
      case "text" -> part == null || part.said().isBlank();
      case "thinking", "redacted_thinking" -> part == null || !part.isSigned();
      case "tool_use" -> nameless;
      default -> type.isEmpty();
    };
  }

  /** The block as it has to go back. */
  String json() throws IOException {
    Map<String, String> all = new LinkedHashMap<>(fields);
    texts.forEach((name, text) -> all.put(name, RawJson.quote(text.toString())));
    if (part != null) {
      // A field that says nothing is not always taken back.
      all.values().removeIf("null"::equals);
    }
    if (!citations().isEmpty()) {
      all.put("citations", "[" + citations() + "]");
    } else if (part != null) {
      all.remove("citations");
    }
    if (input.length() > 0) {
      all.put("input", BlockWriter.input(input.toString()));
    }
    if (part != null) {
      said(part, all);
    }
    Buffer block = new Buffer();
    try (JsonWriter json = JsonWriter.of(block)) {
      json.beginObject();
      for (Map.Entry<String, String> field : all.entrySet()) {
        json.name(field.getKey());
        BlockWriter.raw(json, field.getValue());
      }
      json.endObject();
    }
    return block.readUtf8();
  }

  private void said(ReplyPart known, Map<String, String> all) {
    switch (type) {
      case "text" -> all.put("text", RawJson.quote(known.said()));
      case "thinking" -> {
        all.put("thinking", RawJson.quote(known.said()));
        all.put("signature", RawJson.quote(known.signature()));
      }
      case "tool_use" -> {
        all.put("id", RawJson.quote(CallIds.SIXTY_FOUR.onWire(known.id())));
        all.put("input", BlockWriter.input(known.said()));
      }
      default -> {
        // Withheld thoughts are in their field already.
      }
    }
  }
}
