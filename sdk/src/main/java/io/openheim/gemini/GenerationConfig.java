package io.openheim.gemini;

import com.squareup.moshi.JsonWriter;
import io.openheim.internal.wire.WireClient;
import io.openheim.llm.Feature;
import io.openheim.llm.LlmSettings;
import io.openheim.llm.Reasoning;
import io.openheim.llm.ResponseSchema;
import java.io.IOException;
import okio.Buffer;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/** Writes the settings of a request that Gemini keeps under {@code generationConfig}. */
final class GenerationConfig {
  private static final long EMPTY = "{}".length();

  private final WireClient.Model model;

  GenerationConfig(WireClient.Model model) {
    this.model = model;
  }

  /** Writes the field, unless nothing is set. */
  void write(JsonWriter json, LlmSettings settings) throws IOException {
    Buffer config = new Buffer();
    try (JsonWriter inner = JsonWriter.of(config)) {
      inner.beginObject();
      limits(inner, settings);
      schema(inner, settings.responseSchema());
      thinking(inner, settings.reasoning());
      inner.endObject();
    }
    if (config.size() > EMPTY) {
      json.name("generationConfig");
      try (BufferedSink raw = json.valueSink()) {
        raw.writeAll(config);
      }
    }
  }

  private static void limits(JsonWriter json, LlmSettings settings) throws IOException {
    // A writer leaves out the names of values that are null.
    json.setSerializeNulls(false);
    json.name("maxOutputTokens").value(settings.maxTokens());
    json.name("temperature").value(settings.temperature());
    json.name("topP").value(settings.topP());
    if (!settings.stop().isEmpty()) {
      json.name("stopSequences").beginArray();
      for (String text : settings.stop()) {
        json.value(text);
      }
      json.endArray();
    }
    Long seed = settings.seed();
    if (seed != null) {
      // The field has 32 bits; a larger seed still gives the same number each time.
      json.name("seed").value(seed == seed.intValue() ? seed.intValue() : Long.hashCode(seed));
    }
  }

  private void schema(JsonWriter json, @Nullable ResponseSchema schema) throws IOException {
    if (schema != null) {
      json.name("responseMimeType").value("application/json");
      json.name("responseJsonSchema");
      try (BufferedSink raw = json.valueSink()) {
        raw.writeUtf8(model.schemas().enforced(schema).json());
      }
    }
  }

  /** Words for Gemini 3, numbers for 2.5; a request with both is refused. */
  private void thinking(JsonWriter json, @Nullable Reasoning reasoning) throws IOException {
    if (reasoning == null) {
      return;
    }
    boolean words = model.capabilities().takes(Feature.REASONING_EFFORT);
    boolean numbers = model.capabilities().takes(Feature.REASONING_BUDGET);
    if (!words && !numbers) {
      return;
    }
    json.name("thinkingConfig").beginObject();
    if (!reasoning.isOff()) {
      json.name("includeThoughts").value(true);
    }
    if (numbers && (!words || reasoning.isOff() || reasoning.budget() != null)) {
      json.name("thinkingBudget").value(budget(reasoning));
    } else {
      json.name("thinkingLevel").value(level(reasoning.effort()));
    }
    json.endObject();
  }

  private static String level(Reasoning.Effort effort) {
    return switch (effort) {
      case NONE, MINIMAL -> "MINIMAL";
      case LOW -> "LOW";
      case MEDIUM -> "MEDIUM";
      case HIGH, MAX -> "HIGH";
    };
  }

  /** Google's own numbers for the words, as its endpoint in OpenAI's format has them. */
  private int budget(Reasoning reasoning) {
    Integer tokens = reasoning.budget();
    if (tokens != null) {
      return tokens;
    }
    return switch (reasoning.effort()) {
      case NONE -> 0;
      case MINIMAL, LOW -> 1024;
      case MEDIUM -> 8192;
      case HIGH -> 24576;
      case MAX -> Generation.isPro(model.name()) ? 32768 : 24576;
    };
  }
}
