package io.openheim.internal.wire;

import io.openheim.llm.Capabilities;
import io.openheim.llm.Feature;
import io.openheim.llm.LlmRequest;
import io.openheim.llm.LlmSettings;
import io.openheim.llm.Reasoning;
import io.openheim.llm.ToolChoice;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Leaves out what a model does not take, so that a request is not refused for a wish. */
final class Fitting {
  private final LlmSettings wanted;
  private final Capabilities capabilities;
  private final boolean tools;

  private Fitting(LlmSettings wanted, Capabilities capabilities, boolean tools) {
    this.wanted = wanted;
    this.capabilities = capabilities;
    this.tools = tools;
  }

  /** The request with the settings that the model takes. */
  static LlmRequest fit(LlmRequest request, Capabilities capabilities) {
    LlmSettings wanted = request.settings();
    if (wanted.equals(LlmSettings.NONE)) {
      return request;
    }
    boolean tools = !request.tools().isEmpty();
    return request.with(new Fitting(wanted, capabilities, tools).settings());
  }

  private LlmSettings settings() {
    boolean sampling = takes(Feature.SAMPLING_WHILE_REASONING) || !isReasoning();
    return new LlmSettings(
        wanted.maxTokens(),
        sampling ? only(Feature.TEMPERATURE, wanted.temperature()) : null,
        sampling ? only(Feature.TOP_P, wanted.topP()) : null,
        takes(Feature.STOP) ? wanted.stop() : List.of(),
        only(Feature.SEED, wanted.seed()),
        toolChoice(sampling),
        tools ? only(Feature.PARALLEL_TOOL_CALLS, wanted.parallelToolCalls()) : null,
        reasoning(),
        wanted.responseSchema(),
        wanted.promptCaching(),
        takes(Feature.METADATA) ? wanted.metadata() : Map.of(),
        wanted.headers(),
        wanted.extraBody());
  }

  private boolean takes(Feature feature) {
    return capabilities.takes(feature);
  }

  private <T> @Nullable T only(Feature feature, @Nullable T value) {
    return takes(feature) ? value : null;
  }

  private boolean isReasoning() {
    Reasoning reasoning = wanted.reasoning();
    return reasoning != null && !reasoning.isOff();
  }

  private @Nullable ToolChoice toolChoice(boolean forcing) {
    ToolChoice choice = wanted.toolChoice();
    if (choice == null || !tools || !takes(Feature.TOOL_CHOICE)) {
      return null;
    }
    boolean can = forcing && takes(Feature.FORCED_TOOL_CHOICE);
    return choice.isForced() && !can ? ToolChoice.AUTO : choice;
  }

  private @Nullable Reasoning reasoning() {
    Reasoning reasoning = wanted.reasoning();
    if (reasoning == null) {
      return null;
    }
    if (reasoning.isOff()) {
      return takes(Feature.REASONING_OFF)
          ? reasoning
          : only(Feature.REASONING_EFFORT, Reasoning.of(Reasoning.Effort.MINIMAL));
    }
    boolean can =
        takes(Feature.REASONING_EFFORT)
            || takes(Feature.REASONING_BUDGET)
            || takes(Feature.ADAPTIVE_REASONING);
    return can ? reasoning : null;
  }
}
