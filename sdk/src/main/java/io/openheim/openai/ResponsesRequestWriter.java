package io.openheim.openai;

import com.squareup.moshi.JsonWriter;
import io.openheim.internal.wire.Repair;
import io.openheim.internal.wire.Schemas;
import io.openheim.internal.wire.WireClient;
import io.openheim.llm.Feature;
import io.openheim.llm.LlmRequest;
import io.openheim.llm.LlmSettings;
import io.openheim.llm.Reasoning;
import io.openheim.llm.ResponseSchema;
import io.openheim.llm.ToolChoice;
import io.openheim.message.Message;
import io.openheim.message.Role;
import io.openheim.tool.ToolSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import okio.Buffer;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/**
 * Writes requests as JSON. What stays the same in a conversation comes before the messages, and the
 * messages come last, so that each request begins with the bytes of the one before it.
 */
final class ResponsesRequestWriter {
  private final WireClient.Model model;
  private final ResponsesInput input;

  ResponsesRequestWriter(WireClient.Model model) {
    this.model = model;
    this.input = new ResponsesInput(model);
  }

  Buffer write(LlmRequest request, Set<Repair> repairs) {
    Buffer bytes = new Buffer();
    boolean stored = ResponsesCodec.isStored(request);
    try (JsonWriter json = JsonWriter.of(bytes)) {
      json.beginObject();
      json.name("model").value(model.name());
      json.name("stream").value(model.streaming());
      json.name("store").value(stored);
      if (!stored && mayReason() && !repairs.contains(Repair.WITHOUT_ENCRYPTED_REASONING)) {
        json.name("include").beginArray().value("reasoning.encrypted_content").endArray();
      }
      int first = instructions(json, request.messages());
      tools(json, request.tools());
      settings(json, request.settings());
      json.name("input").beginArray();
      boolean reasoning = !repairs.contains(Repair.WITHOUT_REASONING);
      input.write(json, rest(request.messages(), first), stored, reasoning);
      json.endArray().endObject();
    } catch (IOException e) {
      throw new UncheckedIOException("a buffer cannot fail", e);
    }
    return bytes;
  }

  /** Of a model that is not known it is taken to; it says so if not. */
  private boolean mayReason() {
    return model.capabilities().takes(Feature.ENCRYPTED_REASONING)
        || model.capabilities().takes(Feature.REASONING_EFFORT);
  }

  private static List<Message> rest(List<Message> messages, int first) {
    return messages.subList(first, messages.size());
  }

  /** The leading system messages, which some servers want here; how many they are. */
  private static int instructions(JsonWriter json, List<Message> messages) throws IOException {
    StringBuilder merged = new StringBuilder();
    int count = 0;
    while (count < messages.size() && messages.get(count).role() == Role.SYSTEM) {
      merged.append(count == 0 ? "" : "\n\n").append(messages.get(count).text());
      count++;
    }
    if (merged.length() > 0) {
      json.name("instructions").value(merged.toString());
    }
    return count;
  }

  private void tools(JsonWriter json, List<ToolSpec> tools) throws IOException {
    if (tools.isEmpty()) {
      return;
    }
    json.name("tools").beginArray();
    for (ToolSpec tool : tools) {
      json.beginObject().name("type").value("function");
      json.name("name").value(tool.name());
      json.name("description").value(tool.description());
      // Left out it would be read as true, and the schema would be changed.
      json.name("strict").value(false);
      json.name("parameters");
      raw(json, model.schemas().sent(tool.schema()));
      json.endObject();
    }
    json.endArray();
  }

  /** Strictly where OpenAI can hold a model to it. */
  private void format(JsonWriter json, ResponseSchema schema) throws IOException {
    Schemas.Enforced form = model.schemas().enforced(schema);
    json.beginObject().name("format").beginObject();
    json.name("type").value("json_schema");
    json.name("name").value(schema.name());
    if (!schema.description().isEmpty()) {
      json.name("description").value(schema.description());
    }
    json.name("strict").value(form.strict());
    raw(json.name("schema"), form.json());
    json.endObject().endObject();
  }

  static void raw(JsonWriter json, String text) throws IOException {
    try (BufferedSink sink = json.valueSink()) {
      sink.writeUtf8(text);
    }
  }

  private void settings(JsonWriter json, LlmSettings settings) throws IOException {
    if (settings.toolChoice() != null) {
      toolChoice(json.name("tool_choice"), settings.toolChoice());
    }
    if (settings.parallelToolCalls() != null) {
      json.name("parallel_tool_calls").value(settings.parallelToolCalls());
    }
    number(json, "max_output_tokens", settings.maxTokens());
    number(json, "temperature", settings.temperature());
    number(json, "top_p", settings.topP());
    if (settings.reasoning() != null) {
      reasoning(json.name("reasoning"), settings.reasoning());
    }
    if (settings.responseSchema() != null) {
      format(json.name("text"), settings.responseSchema());
    }
    if (!settings.metadata().isEmpty()) {
      json.name("metadata").beginObject();
      for (Map.Entry<String, String> entry : settings.metadata().entrySet()) {
        json.name(entry.getKey()).value(entry.getValue());
      }
      json.endObject();
    }
  }

  private static void number(JsonWriter json, String name, @Nullable Number number)
      throws IOException {
    if (number != null) {
      json.name(name).value(number);
    }
  }

  private static void toolChoice(JsonWriter json, ToolChoice choice) throws IOException {
    switch (choice.kind()) {
      case AUTO -> json.value("auto");
      case NONE -> json.value("none");
      case REQUIRED -> json.value("required");
      case TOOL -> {
        json.beginObject().name("type").value("function");
        json.name("name").value(choice.name()).endObject();
      }
    }
  }

  private static void reasoning(JsonWriter json, Reasoning reasoning) throws IOException {
    json.beginObject().name("effort");
    switch (reasoning.effort()) {
      case NONE -> json.value("none");
      case MINIMAL -> json.value("minimal");
      case LOW -> json.value("low");
      case MEDIUM -> json.value("medium");
      case HIGH -> json.value("high");
      case MAX -> json.value("xhigh");
    }
    if (!reasoning.isOff()) {
      json.name("summary").value("auto");
    }
    json.endObject();
  }
}
