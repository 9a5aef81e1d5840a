package io.openheim.gemini;

import com.squareup.moshi.JsonWriter;
import io.openheim.internal.wire.WireClient;
import io.openheim.llm.Feature;
import io.openheim.llm.LlmRequest;
import io.openheim.llm.LlmSettings;
import io.openheim.llm.ToolChoice;
import io.openheim.message.Message;
import io.openheim.message.Role;
import io.openheim.tool.ToolSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import okio.Buffer;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/**
 * Writes requests as JSON. What stays the same in a conversation comes before the contents, and the
 * contents come last, so that each request begins with the bytes of the one before it.
 */
final class GeminiRequestWriter {
  private final WireClient.Model model;
  private final GenerationConfig config;
  private final MessageParts parts;

  GeminiRequestWriter(WireClient.Model model) {
    this.model = model;
    this.config = new GenerationConfig(model);
    this.parts = new MessageParts(model);
  }

  Buffer write(LlmRequest request) {
    Buffer bytes = new Buffer();
    LlmSettings settings = request.settings();
    List<Message> messages = request.messages();
    int first = 0;
    while (first < messages.size() && messages.get(first).role() == Role.SYSTEM) {
      first++;
    }
    String system = joined(messages.subList(0, first));
    // What is cached already has its instructions and tools, and takes no others.
    boolean cached = settings.extraBody().containsKey("cachedContent");
    boolean apart = cached || model.capabilities().takes(Feature.SYSTEM);
    try (JsonWriter json = JsonWriter.of(bytes)) {
      json.beginObject();
      if (apart && !cached && !system.isEmpty()) {
        json.name("systemInstruction").beginObject().name("parts").beginArray();
        json.beginObject().name("text").value(system).endObject();
        json.endArray().endObject();
      }
      if (!cached) {
        tools(json, request.tools());
        toolConfig(json, settings.toolChoice());
      }
      config.write(json, settings);
      labels(json, settings.metadata());
      json.name("contents");
      try (BufferedSink raw = json.valueSink()) {
        ContentsWriter contents = new ContentsWriter(parts, raw, apart ? "" : system);
        contents.write(messages.subList(first, messages.size()));
      }
      json.endObject();
    } catch (IOException e) {
      throw new UncheckedIOException("a buffer cannot fail", e);
    }
    return bytes;
  }

  /** There is only one place for instructions. */
  private static String joined(List<Message> system) {
    StringBuilder joined = new StringBuilder();
    for (Message message : system) {
      String text = message.text();
      joined.append(joined.length() == 0 || text.isEmpty() ? "" : "\n\n").append(text);
    }
    return joined.toString();
  }

  private void tools(JsonWriter json, List<ToolSpec> tools) throws IOException {
    if (tools.isEmpty()) {
      return;
    }
    json.name("tools").beginArray().beginObject().name("functionDeclarations").beginArray();
    for (ToolSpec tool : tools) {
      json.beginObject();
      json.name("name").value(tool.name());
      json.name("description").value(tool.description());
      json.name("parametersJsonSchema");
      try (BufferedSink raw = json.valueSink()) {
        raw.writeUtf8(model.schemas().sent(tool.schema()));
      }
      json.endObject();
    }
    json.endArray().endObject().endArray();
  }

  private static void toolConfig(JsonWriter json, @Nullable ToolChoice choice) throws IOException {
    if (choice == null) {
      return;
    }
    json.name("toolConfig").beginObject().name("functionCallingConfig").beginObject();
    json.name("mode")
        .value(
            switch (choice.kind()) {
              case AUTO -> "AUTO";
              case NONE -> "NONE";
              case REQUIRED, TOOL -> "ANY";
            });
    if (choice.kind() == ToolChoice.Kind.TOOL) {
      json.name("allowedFunctionNames").beginArray().value(choice.name()).endArray();
    }
    json.endObject().endObject();
  }

  /** Vertex AI's name for what belongs into its records. */
  private static void labels(JsonWriter json, Map<String, String> metadata) throws IOException {
    if (!metadata.isEmpty()) {
      json.name("labels").beginObject();
      for (Map.Entry<String, String> entry : metadata.entrySet()) {
        json.name(entry.getKey()).value(entry.getValue());
      }
      json.endObject();
    }
  }
}
