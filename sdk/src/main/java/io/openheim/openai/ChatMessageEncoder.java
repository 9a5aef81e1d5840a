package io.openheim.openai;

import com.squareup.moshi.JsonWriter;
import io.openheim.internal.json.Json;
import io.openheim.internal.wire.CallIds;
import io.openheim.internal.wire.EncodedMessages;
import io.openheim.internal.wire.Origin;
import io.openheim.internal.wire.WireClient;
import io.openheim.llm.Capabilities;
import io.openheim.llm.Feature;
import io.openheim.message.Content;
import io.openheim.message.Message;
import io.openheim.message.Role;
import io.openheim.message.ToolCall;
import io.openheim.message.ToolResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import okio.Buffer;
import okio.ByteString;

/**
 * Turns single messages into bytes and keeps these; nothing of what stands around a message is in
 * them. Several messages on the wire have commas between them, none is empty. Thread-safe.
 */
final class ChatMessageEncoder {
  private static final Pattern ILLEGAL = Pattern.compile("[^a-zA-Z0-9_-]");
  private static final int LONGEST_NAME = 64;

  private final Origin origin;
  private final CallIds callIds;
  private final ChatPartWriter parts;
  private final String systemRole;
  private final boolean replays;
  private final boolean details;
  private final EncodedMessages keptResults = new EncodedMessages();
  private final EncodedMessages keptSaid = new EncodedMessages();
  private final ByteString ok = encoded(json -> said(json, "assistant", "OK"));

  ChatMessageEncoder(WireClient.Model model) {
    Capabilities takes = model.capabilities();
    this.origin = model.origin();
    this.callIds = ChatCodec.ids(takes);
    this.parts = new ChatPartWriter(takes);
    this.systemRole = takes.takes(Feature.DEVELOPER_ROLE) ? "developer" : "system";
    this.replays = takes.takes(Feature.REASONING_REPLAYED);
    this.details = takes.takes(Feature.REASONING_OBJECT);
  }

  /** The results in a message, each a message of its own. */
  ByteString results(Message message) {
    return message.role() == Role.TOOL || message.role() == Role.USER
        ? keptResults.of(message, this::encodedResults)
        : ByteString.EMPTY;
  }

  private ByteString encodedResults(Message message) {
    Buffer all = new Buffer();
    for (ToolResult result : message.toolResults()) {
      if (all.size() > 0) {
        all.writeByte(',');
      }
      all.write(result(result));
    }
    return all.readByteString();
  }

  /** What a message says besides; empty where that is nothing that is sent. */
  ByteString said(Message message) {
    return keptSaid.of(message, this::encodedSaid);
  }

  private ByteString encodedSaid(Message message) {
    return switch (message.role()) {
      case SYSTEM -> message.text().isEmpty() ? ByteString.EMPTY : system(message.text());
      case USER -> parts.isSaid(message) ? user("", message.content()) : ByteString.EMPTY;
      // One that says nothing is refused by the servers.
      case ASSISTANT ->
          message.toolCalls().isEmpty() && spoken(message).isEmpty()
              ? ByteString.EMPTY
              : encoded(json -> assistant(json, message));
      case TOOL -> ByteString.EMPTY;
    };
  }

  /** Instructions. */
  ByteString system(String text) {
    return encoded(json -> said(json, systemRole, text));
  }

  /** What a user says, behind a text of ours. */
  ByteString user(String before, List<Content> content) {
    return encoded(json -> parts.user(json, before, content));
  }

  /** An answer for servers that want one. */
  ByteString ok() {
    return ok;
  }

  /** The images of results, as something that the user shows. */
  ByteString images(List<ToolResult> results) {
    List<Content> shown = new ArrayList<>();
    for (ToolResult result : results) {
      String id = callIds.onWire(result.callId());
      String title = images(result) + " of the result of " + name(result.name()) + " " + id;
      shown.add(new Content.Text(title));
      shown.addAll(result.images());
    }
    return user("", shown);
  }

  private static String images(ToolResult result) {
    int count = result.images().size();
    return count == 1 ? "1 image" : count + " images";
  }

  /** One result. */
  ByteString result(ToolResult result) {
    String images = result.images().isEmpty() ? "" : "[" + images(result) + " below]";
    String text =
        result.text() + (result.text().isEmpty() || images.isEmpty() ? "" : "\n") + images;
    String shown = result.error() && !text.startsWith("Error: ") ? "Error: " + text : text;
    return encoded(
        json -> {
          json.beginObject();
          json.name("role").value("tool");
          json.name("tool_call_id").value(callIds.onWire(result.callId()));
          json.name("content").value(shown).endObject();
        });
  }

  private void assistant(JsonWriter json, Message message) throws IOException {
    String text = spoken(message);
    ChatTurn own = ChatTurn.read(origin.own(message));
    json.beginObject().name("role").value("assistant").name("content");
    if (text.isEmpty()) {
      json.nullValue();
    } else {
      json.value(text);
    }
    if (!message.toolCalls().isEmpty() && replays) {
      reasoning(json, message, own);
    }
    own.writeFields(json);
    if (!message.toolCalls().isEmpty()) {
      json.name("tool_calls").beginArray();
      for (ToolCall call : message.toolCalls()) {
        call(json, call, own.call(call.id()));
      }
      json.endArray();
    }
    json.endObject();
  }

  /**
   * A model that wants its thoughts back with its calls gets them in the field where they came
   * from. DeepSeek wants that field even where there were none.
   */
  private void reasoning(JsonWriter json, Message message, ChatTurn own) throws IOException {
    String thoughts = "";
    if (origin.own(message) != null) {
      thoughts = own.thoughts();
    } else if (!origin.isForeign(message)) {
      thoughts = thoughts(message);
    }
    if (!thoughts.isEmpty() || !details) {
      String usual = details ? "reasoning" : "reasoning_content";
      json.name(own.field().isEmpty() ? usual : own.field()).value(thoughts);
    }
  }

  /** What the model said aloud; a refusal goes back as plain text, which every server takes. */
  private static String spoken(Message message) {
    StringBuilder spoken = new StringBuilder(message.text());
    for (Content part : message.content()) {
      if (part instanceof Content.Refusal refusal) {
        spoken.append(spoken.length() == 0 ? "" : "\n").append(refusal.text());
      }
    }
    return spoken.toString();
  }

  private static String thoughts(Message message) {
    StringBuilder thoughts = new StringBuilder();
    for (Content part : message.content()) {
      if (part instanceof Content.Thinking thinking) {
        thoughts.append(thinking.text());
      }
    }
    return thoughts.toString();
  }

  private void call(JsonWriter json, ToolCall call, Map<String, String> extras) throws IOException {
    json.beginObject();
    json.name("id").value(callIds.onWire(call.id()));
    json.name("type").value("function").name("function").beginObject();
    json.name("name").value(name(call.name()));
    // Servers read the arguments of past calls, and some refuse the request if they cannot.
    json.name("arguments").value(Json.isObject(call.arguments()) ? call.arguments() : "{}");
    json.endObject();
    ChatTurn.write(json, extras);
    json.endObject();
  }

  /** A model may have called a tool that never was, by a name that no server takes back. */
  private static String name(String called) {
    String legal = called.isEmpty() ? "_" : ILLEGAL.matcher(called).replaceAll("_");
    return legal.substring(0, Math.min(legal.length(), LONGEST_NAME));
  }

  private static void said(JsonWriter json, String role, String text) throws IOException {
    json.beginObject().name("role").value(role).name("content").value(text).endObject();
  }

  private static ByteString encoded(Part part) {
    Buffer bytes = new Buffer();
    try (JsonWriter json = JsonWriter.of(bytes)) {
      json.setSerializeNulls(true);
      part.write(json);
    } catch (IOException e) {
      throw new UncheckedIOException("a buffer cannot fail", e);
    }
    return bytes.readByteString();
  }

  /** Writes one message. */
  private interface Part {
    void write(JsonWriter json) throws IOException;
  }
}
