package io.openheim.internal.wire;

import io.openheim.error.ConfigException;
import io.openheim.llm.Capabilities;
import io.openheim.llm.Feature;
import io.openheim.llm.LlmRequest;
import io.openheim.llm.LlmSettings;
import io.openheim.llm.Reasoning;
import io.openheim.llm.ToolChoice;
import io.openheim.tool.ToolSpec;
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
    requireTool(request, wanted.toolChoice());
    boolean tools = !request.tools().isEmpty();
    LlmSettings fitting = new Fitting(wanted, capabilities, tools).settings();
    return fitting.equals(wanted) ? request : request.with(fitting);
  }

  /** Providers refuse it, or pass over it; where there are no tools at all it is left out. */
  private static void requireTool(LlmRequest request, @Nullable ToolChoice choice) {
    List<String> names = request.tools().stream().map(ToolSpec::name).toList();
    if (choice != null
        && choice.kind() == ToolChoice.Kind.TOOL
        && !names.isEmpty()
        && !names.contains(choice.name())) {
      throw new ConfigException(
          "a tool choice names a tool of the request; it names "
              + choice.name()
              + ", and the tools are "
              + String.join(", ", names));
    }
  }

  private LlmSettings settings() {
    Reasoning reasoning = reasoning();
    boolean reasons = reasoning == null ? takes(Feature.REASONING_BY_DEFAULT) : !reasoning.isOff();
    boolean sampling = takes(Feature.SAMPLING_WHILE_REASONING) || !reasons;
    return new LlmSettings(
        wanted.maxTokens(),
        sampling ? only(Feature.TEMPERATURE, wanted.temperature()) : null,
        sampling ? only(Feature.TOP_P, wanted.topP()) : null,
        takes(Feature.STOP) ? wanted.stop() : List.of(),
        only(Feature.SEED, wanted.seed()),
        toolChoice(takes(Feature.FORCED_TOOL_CHOICE_WHILE_REASONING) || !reasons),
        tools ? only(Feature.PARALLEL_TOOL_CALLS, wanted.parallelToolCalls()) : null,
        reasoning,
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
    if (isInTheWay(reasoning) && takes(Feature.REASONING_OFF)) {
      return Reasoning.OFF;
    }
    if (reasoning == null) {
      return null;
    }
    boolean inWords = takes(Feature.REASONING_EFFORT) || takes(Feature.ADAPTIVE_REASONING);
    if (reasoning.isOff()) {
      return takes(Feature.REASONING_OFF)
          ? reasoning
          : inWords ? Reasoning.of(nearest(Reasoning.Effort.MINIMAL)) : null;
    }
    if (inWords) {
      return new Reasoning(nearest(reasoning.effort()), reasoning.budget());
    }
    return only(Feature.REASONING_BUDGET, reasoning);
  }

  /**
   * Whether the model could not do what is asked for while it reasons: call tools at all, or, if
   * reasoning is only its habit, the tool that it has to.
   */
  private boolean isInTheWay(@Nullable Reasoning reasoning) {
    boolean reasons = reasoning == null ? takes(Feature.REASONING_BY_DEFAULT) : !reasoning.isOff();
    ToolChoice choice = wanted.toolChoice();
    boolean forced =
        choice != null
            && choice.isForced()
            && takes(Feature.FORCED_TOOL_CHOICE)
            && !takes(Feature.FORCED_TOOL_CHOICE_WHILE_REASONING);
    return reasons
        && tools
        && (!takes(Feature.TOOLS_WHILE_REASONING) || (reasoning == null && forced));
  }

  private Reasoning.Effort nearest(Reasoning.Effort effort) {
    return Efforts.nearest(effort, capabilities);
  }
}
