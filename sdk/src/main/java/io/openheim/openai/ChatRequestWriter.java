package io.openheim.openai;

import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import io.openheim.internal.json.Json;
import io.openheim.internal.wire.CallIds;
import io.openheim.internal.wire.Repair;
import io.openheim.internal.wire.WireClient;
import io.openheim.llm.Feature;
import io.openheim.llm.LlmRequest;
import io.openheim.message.Content;
import io.openheim.message.Image;
import io.openheim.message.Message;
import io.openheim.message.Role;
import io.openheim.message.ToolCall;
import io.openheim.message.ToolResult;
import io.openheim.tool.ToolSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import okio.Buffer;
import okio.BufferedSink;

/**
 * Writes requests as JSON. What stays the same in a conversation comes before the messages, and the
 * messages come last, so that each request begins with the bytes of the one before it.
 */
final class ChatRequestWriter {
  private static final Pattern ILLEGAL = Pattern.compile("[^a-zA-Z0-9_-]");
  private static final int LONGEST_NAME = 64;

  private final WireClient.Model model;
  private final CallIds callIds;
  private final boolean answersResults;

  ChatRequestWriter(WireClient.Model model) {
    this.model = model;
    this.callIds =
        model.capabilities().takes(Feature.NINE_LETTER_CALL_IDS) ? CallIds.MISTRAL : CallIds.ANY;
    this.answersResults = !model.capabilities().takes(Feature.USER_AFTER_RESULTS);
  }

  Buffer write(LlmRequest request, Set<Repair> repairs) {
    Buffer bytes = new Buffer();
    try (JsonWriter json = JsonWriter.of(bytes)) {
      json.setSerializeNulls(true);
      json.beginObject();
      json.name("model").value(model.name());
      json.name("stream").value(model.streaming());
      if (model.streaming()
          && model.capabilities().takes(Feature.STREAM_OPTIONS)
          && !repairs.contains(Repair.WITHOUT_STREAM_OPTIONS)) {
        json.name("stream_options").beginObject().name("include_usage").value(true).endObject();
      }
      tools(json, request.tools());
      messages(json, request.messages());
      json.endObject();
    } catch (IOException e) {
      throw new UncheckedIOException("a buffer cannot fail", e);
    }
    return bytes;
  }

  private static void tools(JsonWriter json, List<ToolSpec> tools) throws IOException {
    if (tools.isEmpty()) {
      return;
    }
    json.name("tools").beginArray();
    for (ToolSpec tool : tools) {
      json.beginObject().name("type").value("function").name("function").beginObject();
      json.name("name").value(tool.name());
      json.name("description").value(tool.description());
      json.name("parameters");
      try (BufferedSink raw = json.valueSink()) {
        raw.writeUtf8(tool.schema());
      }
      json.endObject().endObject();
    }
    json.endArray();
  }

  private void messages(JsonWriter json, List<Message> messages) throws IOException {
    json.name("messages").beginArray();
    int first = leadingSystem(json, messages);
    boolean afterResult = false;
    List<ToolResult> seen = new ArrayList<>();
    for (Message message : messages.subList(first, messages.size())) {
      for (ToolResult result : message.toolResults()) {
        result(json, result);
        afterResult = true;
        if (!result.images().isEmpty()) {
          seen.add(result);
        }
      }
      if (!isSaid(message)) {
        continue;
      }
      afterResult &= !show(json, seen);
      if (afterResult && message.role() == Role.USER && answersResults) {
        said(json, "assistant", "OK");
      }
      afterResult = false;
      if (message.role() == Role.ASSISTANT) {
        assistant(json, message);
      } else if (message.role() == Role.USER && has(message, Image.class)) {
        parts(json, message.content());
      } else {
        said(json, message.role() == Role.USER ? "user" : "system", message.text());
      }
    }
    show(json, seen);
    json.endArray();
  }

  /** Shows the images of results, which can be in no tool message, behind the last of these. */
  private boolean show(JsonWriter json, List<ToolResult> results) throws IOException {
    if (results.isEmpty()) {
      return false;
    }
    if (answersResults) {
      said(json, "assistant", "OK");
    }
    List<Content> parts = new ArrayList<>();
    for (ToolResult result : results) {
      String id = callIds.onWire(result.callId());
      parts.add(
          new Content.Text(images(result) + " of the result of " + name(result.name()) + " " + id));
      parts.addAll(result.images());
    }
    parts(json, parts);
    results.clear();
    return true;
  }

  private static String images(ToolResult result) {
    int count = result.images().size();
    return count == 1 ? "1 image" : count + " images";
  }

  /** What a person says, with images. */
  private static void parts(JsonWriter json, List<Content> parts) throws IOException {
    json.beginObject().name("role").value("user").name("content").beginArray();
    for (Content part : parts) {
      if (part instanceof Content.Text text && !text.text().isEmpty()) {
        json.beginObject().name("type").value("text").name("text").value(text.text()).endObject();
      } else if (part instanceof Image image) {
        json.beginObject().name("type").value("image_url").name("image_url").beginObject();
        json.name("url").value(address(image)).endObject().endObject();
      }
    }
    json.endArray().endObject();
  }

  private static String address(Image image) {
    return image
        .url()
        .map(URI::toASCIIString)
        .orElseGet(() -> "data:" + image.mediaType() + ";base64," + image.base64());
  }

  private static boolean has(Message message, Class<? extends Content> kind) {
    return message.content().stream().anyMatch(kind::isInstance);
  }

  /** Whether anything of a message is sent, beyond the results in it. */
  private static boolean isSaid(Message message) {
    return switch (message.role()) {
      case SYSTEM -> true;
      case USER ->
          message.content().isEmpty()
              || has(message, Content.Text.class)
              || has(message, Image.class);
      // One that says nothing is refused by the servers.
      case ASSISTANT -> !message.toolCalls().isEmpty() || !spoken(message).isEmpty();
      case TOOL -> false;
    };
  }

  /** Some servers take one system message only. */
  private static int leadingSystem(JsonWriter json, List<Message> messages) throws IOException {
    StringBuilder merged = new StringBuilder();
    int count = 0;
    while (count < messages.size() && messages.get(count).role() == Role.SYSTEM) {
      merged.append(count == 0 ? "" : "\n\n").append(messages.get(count).text());
      count++;
    }
    if (count > 0) {
      said(json, "system", merged.toString());
    }
    return count;
  }

  private void assistant(JsonWriter json, Message message) throws IOException {
    String text = spoken(message);
    List<ToolCall> calls = message.toolCalls();
    json.beginObject().name("role").value("assistant").name("content");
    if (text.isEmpty()) {
      json.nullValue();
    } else {
      json.value(text);
    }
    if (!calls.isEmpty()) {
      if (model.capabilities().takes(Feature.REASONING_REPLAYED)) {
        json.name("reasoning_content").value(thoughts(message));
      }
      json.name("tool_calls").beginArray();
      for (ToolCall call : calls) {
        call(json, call);
      }
      json.endArray();
    }
    json.endObject();
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

  private void call(JsonWriter json, ToolCall call) throws IOException {
    json.beginObject();
    json.name("id").value(callIds.onWire(call.id()));
    json.name("type").value("function").name("function").beginObject();
    json.name("name").value(name(call.name()));
    json.name("arguments").value(isObject(call.arguments()) ? call.arguments() : "{}");
    json.endObject().endObject();
  }

  /** A model may have called a tool that never was, by a name that no server takes back. */
  private static String name(String called) {
    String legal = called.isEmpty() ? "_" : ILLEGAL.matcher(called).replaceAll("_");
    return legal.substring(0, Math.min(legal.length(), LONGEST_NAME));
  }

  private void result(JsonWriter json, ToolResult result) throws IOException {
    String text = result.text();
    if (!result.images().isEmpty()) {
      text += (text.isEmpty() ? "[" : "\n[") + images(result) + " below]";
    }
    json.beginObject();
    json.name("role").value("tool");
    json.name("tool_call_id").value(callIds.onWire(result.callId()));
    json.name("content");
    json.value(result.error() && !text.startsWith("Error: ") ? "Error: " + text : text);
    json.endObject();
  }

  private static void said(JsonWriter json, String role, String text) throws IOException {
    json.beginObject().name("role").value(role).name("content").value(text).endObject();
  }

  /** Servers read the arguments of past calls, and some refuse the request if they cannot. */
  private static boolean isObject(String arguments) {
    return Json.isWhole(new Buffer().writeUtf8(arguments), JsonReader.Token.BEGIN_OBJECT);
  }
}
