package io.openheim.openai;

import com.squareup.moshi.JsonWriter;
import io.openheim.internal.wire.Repair;
import io.openheim.internal.wire.WireClient;
import io.openheim.llm.Capabilities;
import io.openheim.llm.Feature;
import io.openheim.llm.LlmRequest;
import io.openheim.llm.LlmSettings;
import io.openheim.tool.ToolSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import okio.Buffer;
import okio.BufferedSink;

/**
 * Writes requests as JSON. What stays the same in a conversation comes before the messages, and the
 * messages come last, so that each request begins with the bytes of the one before it.
 */
final class ChatRequestWriter {
  private final WireClient.Model model;
  private final ChatSettingsWriter settings;
  private final ChatMessageWriter messages;

  ChatRequestWriter(WireClient.Model model) {
    this.model = model;
    this.settings = new ChatSettingsWriter(model.capabilities(), model.schemas());
    this.messages = new ChatMessageWriter(model);
  }

  Buffer write(LlmRequest request, Set<Repair> repairs) {
    Buffer bytes = new Buffer();
    try (JsonWriter json = JsonWriter.of(bytes)) {
      json.setSerializeNulls(true);
      json.beginObject();
      json.name("model").value(model.name());
      stream(json, repairs);
      if (!request.settings().equals(LlmSettings.NONE)) {
        settings.write(json, request.settings());
      }
      tools(json, request.tools());
      messages.write(json, request.messages());
      json.endObject();
    } catch (IOException e) {
      throw new UncheckedIOException("a buffer cannot fail", e);
    }
    return bytes;
  }

  private void stream(JsonWriter json, Set<Repair> repairs) throws IOException {
    Capabilities takes = model.capabilities();
    json.name("stream").value(model.streaming());
    if (model.streaming()
        && takes.takes(Feature.STREAM_OPTIONS)
        && !repairs.contains(Repair.WITHOUT_STREAM_OPTIONS)) {
      json.name("stream_options").beginObject().name("include_usage").value(true).endObject();
    }
  }

  private void tools(JsonWriter json, List<ToolSpec> tools) throws IOException {
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
        raw.writeUtf8(model.schemas().sent(tool.schema()));
      }
      json.endObject().endObject();
    }
    json.endArray();
  }
}
