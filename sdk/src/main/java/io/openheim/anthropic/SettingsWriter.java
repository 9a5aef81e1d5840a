package io.openheim.anthropic;

import com.squareup.moshi.JsonWriter;
import io.openheim.internal.wire.Schemas;
import io.openheim.internal.wire.WireClient;
import io.openheim.llm.Capabilities;
import io.openheim.llm.Feature;
import io.openheim.llm.LlmSettings;
import io.openheim.llm.Reasoning;
import io.openheim.llm.ResponseSchema;
import io.openheim.llm.ToolChoice;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Writes how a model is to answer. */
final class SettingsWriter {
  /** The least that is taken, in tokens. */
  private static final int LEAST_BUDGET = 1024;

  /** What is left for the answer, in tokens, where no limit was set. */
  private static final int ANSWER = 4096;

  private final Schemas schemas;
  private final Capabilities capabilities;
  private final LlmSettings settings;
  private final @Nullable Reasoning reasoning;
  private final boolean adaptive;
  private final boolean counted;

  /** In tokens; 0 if there is none. */
  private final int budget;

  private final int maxTokens;

  /**
   * Settings of one request.
   *
   * @param thoughts whether the model gets its thoughts back, without which it takes no budget
   */
  SettingsWriter(WireClient.Model model, LlmSettings settings, boolean thoughts) {
    this.schemas = model.schemas();
    this.capabilities = model.capabilities();
    this.settings = settings;
    this.reasoning = settings.reasoning();
    this.counted = reasoning != null && isCounted(reasoning, capabilities);
    this.adaptive =
        reasoning != null
            && !reasoning.isOff()
            && !counted
            && capabilities.takes(Feature.ADAPTIVE_REASONING);
    int wanted = reasoning != null && counted && thoughts ? wanted(reasoning) : 0;
    Integer limit = settings.maxTokens();
    if (limit != null) {
      this.maxTokens = limit;
      int most = Math.min(wanted, limit - 1);
      this.budget = most < LEAST_BUDGET ? 0 : most;
    } else {
      this.budget = wanted;
      this.maxTokens =
          wanted == 0
              ? capabilities.maxTokens()
              : Math.max(capabilities.maxTokens(), Math.addExact(wanted, ANSWER));
    }
  }

  private static boolean isCounted(Reasoning reasoning, Capabilities capabilities) {
    return !reasoning.isOff()
        && capabilities.takes(Feature.REASONING_BUDGET)
        && (reasoning.budget() != null || !capabilities.takes(Feature.ADAPTIVE_REASONING));
  }

  /** A budget for each effort; even with the largest a reply is at most 32,000 tokens. */
  private static int wanted(Reasoning reasoning) {
    Integer budget = reasoning.budget();
    if (budget != null) {
      return Math.max(LEAST_BUDGET, Math.min(budget, Integer.MAX_VALUE - ANSWER));
    }
    return switch (reasoning.effort()) {
      case NONE, MINIMAL -> LEAST_BUDGET;
      case LOW -> 4096;
      case MEDIUM -> 10_240;
      case HIGH -> 20_480;
      case MAX -> 32_000 - ANSWER;
    };
  }

  void write(JsonWriter json) throws IOException {
    json.name("max_tokens").value(maxTokens);
    thinking(json);
    output(json);
    sampling(json);
    String user = settings.metadata().get("user_id");
    if (user != null) {
      json.name("metadata").beginObject().name("user_id").value(user).endObject();
    }
    toolChoice(json);
  }

  private void thinking(JsonWriter json) throws IOException {
    boolean off = reasoning != null && reasoning.isOff();
    if (!off && !adaptive && budget == 0) {
      return;
    }
    json.name("thinking").beginObject().name("type");
    if (off) {
      json.value("disabled");
    } else if (adaptive) {
      // Newer models would leave the thoughts out by themselves.
      json.value("adaptive").name("display").value("summarized");
    } else {
      json.value("enabled").name("budget_tokens").value(budget);
    }
    json.endObject();
  }

  private void output(JsonWriter json) throws IOException {
    String effort = effort();
    ResponseSchema schema = settings.responseSchema();
    if (effort == null && schema == null) {
      return;
    }
    json.name("output_config").beginObject();
    if (effort != null) {
      json.name("effort").value(effort);
    }
    if (schema != null) {
      json.name("format").beginObject().name("type").value("json_schema").name("schema");
      BlockWriter.raw(json, schemas.enforced(schema).json());
      json.endObject();
    }
    json.endObject();
  }

  /** Models that think by themselves as much as they like are told in words how much to like. */
  private @Nullable String effort() {
    boolean byEffort = adaptive || (capabilities.takes(Feature.REASONING_EFFORT) && !counted);
    if (reasoning == null || reasoning.isOff() || !byEffort) {
      return null;
    }
    return switch (reasoning.effort()) {
      case NONE, MINIMAL, LOW -> "low";
      case MEDIUM -> "medium";
      case HIGH -> "high";
      case MAX -> "max";
    };
  }

  private void sampling(JsonWriter json) throws IOException {
    if (settings.temperature() != null) {
      json.name("temperature").value(Math.min(settings.temperature(), 1));
    } else if (settings.topP() != null) {
      json.name("top_p").value(settings.topP());
    }
    // One without any word is refused.
    if (settings.stop().stream().anyMatch(stop -> !stop.isBlank())) {
      json.name("stop_sequences").beginArray();
      for (String stop : settings.stop()) {
        if (!stop.isBlank()) {
          json.value(stop);
        }
      }
      json.endArray();
    }
  }

  private void toolChoice(JsonWriter json) throws IOException {
    boolean single = Boolean.FALSE.equals(settings.parallelToolCalls());
    ToolChoice choice = settings.toolChoice();
    if (choice == null && !single) {
      return;
    }
    ToolChoice chosen = choice == null ? ToolChoice.AUTO : choice;
    json.name("tool_choice").beginObject().name("type");
    switch (chosen.kind()) {
      case AUTO -> json.value("auto");
      case NONE -> json.value("none");
      case REQUIRED -> json.value("any");
      case TOOL -> json.value("tool").name("name").value(chosen.name());
    }
    if (single && chosen.kind() != ToolChoice.Kind.NONE) {
      json.name("disable_parallel_tool_use").value(true);
    }
    json.endObject();
  }
}
