package io.openheim.openai;

import com.squareup.moshi.JsonWriter;
import io.openheim.internal.wire.Efforts;
import io.openheim.internal.wire.Schemas;
import io.openheim.llm.Capabilities;
import io.openheim.llm.Feature;
import io.openheim.llm.LlmSettings;
import io.openheim.llm.Reasoning;
import io.openheim.llm.ResponseSchema;
import io.openheim.llm.ToolChoice;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/**
 * Writes the settings of a request, which fit the model already, under the names that its provider
 * has for them. Thread-safe.
 */
final class ChatSettingsWriter {
  private final Capabilities model;
  private final Schemas schemas;

  ChatSettingsWriter(Capabilities model, Schemas schemas) {
    this.model = model;
    this.schemas = schemas;
  }

  void write(JsonWriter json, LlmSettings settings) throws IOException {
    number(json, maxTokens(), settings.maxTokens());
    number(json, "temperature", settings.temperature());
    number(json, "top_p", settings.topP());
    if (!settings.stop().isEmpty()) {
      json.name("stop").beginArray();
      for (String text : settings.stop()) {
        json.value(text);
      }
      json.endArray();
    }
    number(json, model.takes(Feature.RANDOM_SEED) ? "random_seed" : "seed", settings.seed());
    if (settings.reasoning() != null) {
      reasoning(json, settings.reasoning());
    }
    if (settings.toolChoice() != null) {
      toolChoice(json, settings.toolChoice());
    }
    if (settings.parallelToolCalls() != null) {
      json.name("parallel_tool_calls").value(settings.parallelToolCalls());
    }
    if (settings.responseSchema() != null) {
      responseFormat(json, settings.responseSchema());
    }
    metadata(json, settings.metadata());
  }

  private String maxTokens() {
    return model.takes(Feature.MAX_COMPLETION_TOKENS) ? "max_completion_tokens" : "max_tokens";
  }

  private static void number(JsonWriter json, String name, @Nullable Number number)
      throws IOException {
    if (number != null) {
      json.name(name).value(number);
    }
  }

  /**
   * OpenAI takes a word in {@code reasoning_effort}, and so do most. DeepSeek and Z.ai switch by
   * {@code thinking} (api-docs.deepseek.com/guides/thinking_mode); OpenRouter has an object for
   * words and budgets (openrouter.ai/docs/use-cases/reasoning-tokens).
   */
  private void reasoning(JsonWriter json, Reasoning reasoning) throws IOException {
    if (model.takes(Feature.REASONING_OBJECT)) {
      json.name("reasoning").beginObject();
      if (reasoning.isOff()) {
        json.name("enabled").value(false);
      } else if (reasoning.budget() != null && model.takes(Feature.REASONING_BUDGET)) {
        json.name("max_tokens").value(reasoning.budget());
      } else {
        json.name("effort").value(word(reasoning));
      }
      json.endObject();
      return;
    }
    if (model.takes(Feature.THINKING_FIELD)) {
      String type = reasoning.isOff() ? "disabled" : "enabled";
      json.name("thinking").beginObject().name("type").value(type).endObject();
      if (reasoning.isOff() || !model.takes(Feature.REASONING_EFFORT)) {
        return;
      }
    }
    json.name("reasoning_effort").value(word(reasoning));
  }

  private String word(Reasoning reasoning) {
    Reasoning.Effort effort = Efforts.nearest(reasoning.effort(), model);
    if (effort == Reasoning.Effort.MAX) {
      // Those who want their thoughts back in a field of their own follow DeepSeek in this too.
      boolean likeDeepSeek =
          model.takes(Feature.REASONING_REPLAYED) && !model.takes(Feature.REASONING_OBJECT);
      return likeDeepSeek ? "max" : "xhigh";
    }
    return effort.name().toLowerCase(Locale.ROOT);
  }

  private static void toolChoice(JsonWriter json, ToolChoice choice) throws IOException {
    json.name("tool_choice");
    if (choice.kind() == ToolChoice.Kind.TOOL) {
      json.beginObject().name("type").value("function").name("function").beginObject();
      json.name("name").value(choice.name()).endObject().endObject();
    } else {
      json.value(choice.kind().name().toLowerCase(Locale.ROOT));
    }
  }

  private void responseFormat(JsonWriter json, ResponseSchema schema) throws IOException {
    Schemas.Enforced form = schemas.enforced(schema);
    json.name("response_format").beginObject().name("type").value("json_schema");
    json.name("json_schema").beginObject().name("name").value(schema.name());
    if (!schema.description().isEmpty()) {
      json.name("description").value(schema.description());
    }
    json.name("schema");
    try (BufferedSink raw = json.valueSink()) {
      raw.writeUtf8(form.json());
    }
    json.name("strict").value(form.strict()).endObject().endObject();
  }

  /** Never {@code store}: whether a provider keeps a conversation is the user's to say. */
  private static void metadata(JsonWriter json, Map<String, String> metadata) throws IOException {
    if (metadata.isEmpty()) {
      return;
    }
    json.name("metadata").beginObject();
    for (Map.Entry<String, String> entry : metadata.entrySet()) {
      json.name(entry.getKey()).value(entry.getValue());
    }
    json.endObject();
  }
}
