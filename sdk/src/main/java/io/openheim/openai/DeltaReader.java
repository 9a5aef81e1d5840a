package io.openheim.openai;

import com.squareup.moshi.JsonReader;
import io.openheim.internal.json.Json;
import io.openheim.internal.wire.ReplyBuilder;
import io.openheim.internal.wire.ReplyPart;
import java.io.IOException;
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
          "function_call");
  private static final JsonReader.Options PART =
      JsonReader.Options.of("text", "thinking", "refusal");
  private static final JsonReader.Options CALL = JsonReader.Options.of("index", "id", "function");
  private static final JsonReader.Options FUNCTION = JsonReader.Options.of("name", "arguments");

  private final ReplyPart thinking;
  private final ReplyPart text;
  private final ReplyPart refusal;
  private final CallAssembler calls;

  /** The parts of a reply stand in this order, whatever is told first. */
  DeltaReader(ReplyBuilder reply) {
    this.thinking = reply.thinking();
    this.text = reply.text();
    this.refusal = reply.refusal();
    this.calls = new CallAssembler(reply);
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
        case 3 -> reasoningDetails = details(json);
        case 4 -> refusal.append(Json.string(json));
        case 5 -> calls(json);
        case 6 -> legacyCall(json);
        default -> Json.skipField(json);
      }
    }
    json.endObject();
    // The same thoughts under several names: said once.
    thinking.append(
        !reasoningContent.isEmpty()
            ? reasoningContent
            : !reasoning.isEmpty() ? reasoning : reasoningDetails);
  }

  private static String details(JsonReader json) throws IOException {
    StringBuilder text = new StringBuilder();
    if (Json.enterArray(json)) {
      while (json.hasNext()) {
        if (Json.enterObject(json)) {
          while (json.hasNext()) {
            String name = json.nextName();
            boolean says = name.equals("text") || name.equals("summary");
            if (says) {
              text.append(orEmpty(Json.string(json)));
            } else {
              json.skipValue();
            }
          }
          json.endObject();
        }
      }
      json.endArray();
    }
    return text.toString();
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
    (thought ? thinking : text).append(more);
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
    while (json.hasNext()) {
      switch (json.selectName(CALL)) {
        case 0 -> index = index(json);
        case 1 -> id = orEmpty(Json.scalar(json));
        case 2 -> function = Function.read(json);
        default -> Json.skipField(json);
      }
    }
    json.endObject();
    calls.add(index, position, id, function.name, function.arguments);
  }

  private void legacyCall(JsonReader json) throws IOException {
    Function function = Function.read(json);
    calls.add(0, 0, "", function.name, function.arguments);
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
