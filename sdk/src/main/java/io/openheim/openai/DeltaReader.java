package io.openheim.openai;

import com.squareup.moshi.JsonReader;
import io.openheim.internal.json.Json;
import io.openheim.internal.wire.ReplyBuilder;
import io.openheim.internal.wire.ReplyPart;
import io.openheim.llm.Capabilities;
import io.openheim.openai.CallAssembler.Piece;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what a choice says: text, thoughts, refusals and tool calls. */
final class DeltaReader {
  private static final JsonReader.Options DELTA =
      JsonReader.Options.of(
          "content",
          "reasoning_content",
          "reasoning",
          "reasoning_details",
          "refusal",
          "tool_calls",
          "function_call",
          "extra_content",
          "role");
  private static final JsonReader.Options PART =
      JsonReader.Options.of("text", "thinking", "refusal");
  private static final JsonReader.Options CALL =
      JsonReader.Options.of("index", "id", "function", "type");
  private static final JsonReader.Options FUNCTION = JsonReader.Options.of("name", "arguments");

  private final ReplyPart thinking;
  private final TextReader text;
  private final ReplyPart refusal;
  private final ReasoningDetails details;
  private final CallAssembler calls;
  private final ReplyBuilder reply;
  private String thoughtsField = "";
  private String signed = "";

  /** The parts of a reply stand in this order, whatever is told first. */
  DeltaReader(ReplyBuilder reply, Capabilities model) {
    this.reply = reply;
    this.thinking = reply.thinking();
    this.text = new TextReader(reply, thinking, reply.text(), model);
    this.refusal = reply.refusal();
    this.details = new ReasoningDetails(reply);
    this.calls = new CallAssembler(reply);
  }

  /** Nothing more comes. */
  void end() {
    text.end();
  }

  /** What the server wants back of this reply in its own words; null if there is nothing. */
  @Nullable String turn() throws IOException {
    Map<String, String> fields = new LinkedHashMap<>();
    String whole = details.json(thoughtsField.isEmpty());
    if (whole != null) {
      fields.put("reasoning_details", whole);
    }
    if (!signed.isEmpty()) {
      fields.put("extra_content", signed);
    }
    // Details that are vouched for hold the thoughts too.
    boolean own = whole == null && !thoughtsField.isEmpty();
    ChatTurn turn =
        new ChatTurn(own ? thoughtsField : "", own ? thinking.said() : "", fields, calls.extras());
    // Thoughts that nobody wants back are still marked as whose they are.
    return turn.isEmpty() && thinking.isEmpty() ? null : turn.json();
  }

  CallAssembler calls() {
    return calls;
  }

  /** Reads a delta, or a whole message; anything that is no object says nothing. */
  void read(JsonReader json) throws IOException {
    if (!Json.enterObject(json)) {
      return;
    }
    String reasoning = "";
    String reasoningContent = "";
    String reasoningDetails = "";
    while (json.hasNext()) {
      switch (json.selectName(DELTA)) {
        case 0 -> content(json);
        case 1 -> reasoningContent = orEmpty(Json.string(json));
        case 2 -> reasoning = orEmpty(Json.string(json));
        case 3 -> reasoningDetails = details.read(json);
        case 4 -> refusal.append(Json.string(json));
        case 5 -> calls(json);
        case 6 -> legacyCall(json);
        case 7 -> extra(json);
        case 8 -> json.skipValue();
        default -> Json.skipField(json);
      }
    }
    json.endObject();
    // The same thoughts under several names: said once.
    if (!reasoningContent.isEmpty()) {
      thoughts("reasoning_content", reasoningContent);
    } else if (!reasoning.isEmpty()) {
      thoughts("reasoning", reasoning);
    } else {
      thinking.append(reasoningDetails);
    }
  }

  private void thoughts(String field, String more) {
    thoughtsField = thoughtsField.isEmpty() ? field : thoughtsField;
    thinking.append(more);
  }

  /** Where Gemini has the signature of what it says, among other things. */
  private void extra(JsonReader json) throws IOException {
    String extra = ChatTurn.raw(json);
    if (extra.contains("thought_signature")) {
      reply.kept(extra.length());
      signed = extra;
    }
  }

  /** Text, or a list of parts. */
  private void content(JsonReader json) throws IOException {
    if (json.peek() != JsonReader.Token.BEGIN_ARRAY) {
      text.append(Json.string(json));
      return;
    }
    json.beginArray();
    while (json.hasNext()) {
      part(json, false);
    }
    json.endArray();
  }

  private void part(JsonReader json, boolean thought) throws IOException {
    if (json.peek() == JsonReader.Token.STRING) {
      said(json.nextString(), thought);
    } else if (Json.enterObject(json)) {
      while (json.hasNext()) {
        switch (json.selectName(PART)) {
          case 0 -> said(Json.string(json), thought);
          case 1 -> thoughts(json);
          case 2 -> refusal.append(Json.string(json));
          default -> Json.skipField(json);
        }
      }
      json.endObject();
    }
  }

  private void thoughts(JsonReader json) throws IOException {
    if (json.peek() == JsonReader.Token.BEGIN_ARRAY) {
      json.beginArray();
      while (json.hasNext()) {
        part(json, true);
      }
      json.endArray();
    } else {
      thinking.append(Json.string(json));
    }
  }

  private void said(@Nullable String more, boolean thought) {
    if (thought) {
      thinking.append(more);
    } else {
      text.append(more);
    }
  }

  private void calls(JsonReader json) throws IOException {
    if (Json.enterArray(json)) {
      for (int position = 0; json.hasNext(); position++) {
        call(json, position);
      }
      json.endArray();
    }
  }

  private void call(JsonReader json, int position) throws IOException {
    if (!Json.enterObject(json)) {
      return;
    }
    Integer index = null;
    String id = "";
    Function function = Function.NONE;
    Map<String, String> extras = Map.of();
    while (json.hasNext()) {
      switch (json.selectName(CALL)) {
        case 0 -> index = index(json);
        case 1 -> id = orEmpty(Json.scalar(json));
        case 2 -> function = Function.read(json);
        case 3 -> json.skipValue();
        default -> extras = extras(json, extras);
      }
    }
    json.endObject();
    boolean alone = position == 0 && !json.hasNext();
    calls.add(index, position, alone, new Piece(id, function.name, function.arguments, extras));
  }

  /** A field that only the server understands. */
  private static Map<String, String> extras(JsonReader json, Map<String, String> known)
      throws IOException {
    Map<String, String> extras = known.isEmpty() ? new LinkedHashMap<>() : known;
    String name = json.nextName();
    if (json.peek() == JsonReader.Token.NULL) {
      json.skipValue();
    } else {
      extras.put(name, ChatTurn.raw(json));
    }
    return extras;
  }

  private void legacyCall(JsonReader json) throws IOException {
    Function function = Function.read(json);
    calls.add(0, 0, true, new Piece("", function.name, function.arguments, Map.of()));
  }

  private static @Nullable Integer index(JsonReader json) throws IOException {
    long index = Json.count(json);
    return index >= 0 && index <= Integer.MAX_VALUE ? (int) index : null;
  }

  /** What is called, and with what; either may be missing. */
  private record Function(String name, String arguments) {
    static final Function NONE = new Function("", "");

    static Function read(JsonReader json) throws IOException {
      if (!Json.enterObject(json)) {
        return NONE;
      }
      String name = "";
      String arguments = "";
      while (json.hasNext()) {
        switch (json.selectName(FUNCTION)) {
          case 0 -> name = orEmpty(Json.string(json));
          case 1 -> arguments = orEmpty(Json.text(json));
          default -> Json.skipField(json);
        }
      }
      json.endObject();
      return new Function(name, arguments);
    }
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
