package io.openheim.openai;

import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import io.openheim.llm.LlmRequest;
import io.openheim.message.Content;
import io.openheim.message.Message;
import io.openheim.message.Role;
import io.openheim.message.ToolCall;
import io.openheim.message.ToolResult;
import io.openheim.tool.ToolSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import okio.Buffer;
import okio.BufferedSink;

/**
 * Writes requests as JSON. What stays the same in a conversation comes before the messages, and the
 * messages come last, so that each request begins with the bytes of the one before it.
 */
final class ChatRequestWriter {
  private final String model;
  private final CallIds callIds;

  ChatRequestWriter(String model, CallIds callIds) {
    this.model = model;
    this.callIds = callIds;
  }

  Buffer write(LlmRequest request, boolean streamOptions) {
    Buffer bytes = new Buffer();
    try (JsonWriter json = JsonWriter.of(bytes)) {
      json.setSerializeNulls(true);
      json.beginObject();
      json.name("model").value(model);
      json.name("stream").value(true);
      if (streamOptions) {
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
    for (Message message : messages.subList(first, messages.size())) {
      if (afterResult && message.role() == Role.USER && callIds == CallIds.MISTRAL) {
        // Mistral refuses a question directly after a result.
        said(json, "assistant", "OK");
      }
      List<ToolResult> results = message.toolResults();
      for (ToolResult result : results) {
        result(json, result);
      }
      afterResult = !results.isEmpty();
      switch (message.role()) {
        case SYSTEM -> said(json, "system", message.text());
        case USER -> user(json, message);
        case ASSISTANT -> assistant(json, message);
        case TOOL -> {
          // Only its results are sent.
        }
      }
    }
    json.endArray();
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

  private static void user(JsonWriter json, Message message) throws IOException {
    if (message.content().isEmpty()
        || message.content().stream().anyMatch(part -> part instanceof Content.Text)) {
      said(json, "user", message.text());
    }
  }

  private void assistant(JsonWriter json, Message message) throws IOException {
    String text = spoken(message);
    List<ToolCall> calls = message.toolCalls();
    if (text.isEmpty() && calls.isEmpty()) {
      // Refused by the servers; it says nothing anyway.
      return;
    }
    json.beginObject().name("role").value("assistant").name("content");
    if (text.isEmpty()) {
      json.nullValue();
    } else {
      json.value(text);
    }
    if (!calls.isEmpty()) {
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

  private void call(JsonWriter json, ToolCall call) throws IOException {
    json.beginObject();
    json.name("id").value(callIds.onWire(call.id()));
    json.name("type").value("function").name("function").beginObject();
    json.name("name").value(call.name());
    json.name("arguments").value(isObject(call.arguments()) ? call.arguments() : "{}");
    json.endObject().endObject();
  }

  private void result(JsonWriter json, ToolResult result) throws IOException {
    String text = result.text();
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
