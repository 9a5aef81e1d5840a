package io.openheim.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openheim.error.ConfigException;
import io.openheim.llm.Capabilities;
import io.openheim.llm.Feature;
import io.openheim.llm.LlmRequest;
import io.openheim.llm.LlmSettings;
import io.openheim.llm.Reasoning;
import io.openheim.llm.Reasoning.Effort;
import io.openheim.llm.ToolChoice;
import io.openheim.message.Message;
import io.openheim.tool.ToolSpec;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class FittingTest {
  private static final Capabilities ALL = Capabilities.of(EnumSet.allOf(Feature.class), 100);
  private static final ToolSpec TOOL = new ToolSpec("f", "F", "{\"type\":\"object\"}");

  private final LlmSettings.Builder wanted = LlmSettings.builder();

  @Test
  void whatIsTaken_stays() {
    wanted
        .maxTokens(5)
        .temperature(0.5)
        .topP(0.9)
        .stop("END")
        .seed(7)
        .toolChoice(ToolChoice.REQUIRED)
        .parallelToolCalls(false)
        .reasoning(Reasoning.budget(2000))
        .metadata("user", "u1")
        .header("x-a", "b")
        .extraBody("c", "1");

    assertThat(fit(ALL)).isEqualTo(wanted.build());
  }

  @Test
  void w052_w056_w107_whatIsRefused_isLeftOut() {
    wanted
        .maxTokens(5)
        .temperature(0.5)
        .topP(0.9)
        .stop("END")
        .seed(7)
        .parallelToolCalls(false)
        .metadata("user", "u1");

    assertThat(
            fit(
                ALL.without(
                    Feature.TEMPERATURE,
                    Feature.TOP_P,
                    Feature.STOP,
                    Feature.SEED,
                    Feature.PARALLEL_TOOL_CALLS,
                    Feature.METADATA)))
        .isEqualTo(LlmSettings.builder().maxTokens(5).build());
  }

  @Test
  void w053_w109_settingsOfTools_areLeftOutWhereThereAreNone() {
    wanted.toolChoice(ToolChoice.NONE).parallelToolCalls(true);

    assertThat(Fitting.fit(request(List.of()), ALL).settings()).isEqualTo(LlmSettings.NONE);
  }

  @Test
  void aChoiceOfAToolThatIsNotThere_isRefused() {
    wanted.toolChoice(ToolChoice.tool("g"));

    assertThatThrownBy(() -> fit(ALL))
        .isInstanceOf(ConfigException.class)
        .hasMessage("a tool choice names a tool of the request; it names g, and the tools are f");
    assertThat(Fitting.fit(request(List.of()), ALL).settings()).isEqualTo(LlmSettings.NONE);
  }

  @Test
  void w054_aForcedChoice_becomesAFreeOne() {
    wanted.toolChoice(ToolChoice.tool("f"));

    assertThat(fit(ALL.without(Feature.FORCED_TOOL_CHOICE)).toolChoice())
        .isEqualTo(ToolChoice.AUTO);
    assertThat(fit(ALL.without(Feature.TOOL_CHOICE)).toolChoice()).isNull();
  }

  @Test
  void w051_w105_w106_reasoning_mayExcludeSamplingAndForcing() {
    wanted
        .temperature(0.5)
        .topP(0.9)
        .toolChoice(ToolChoice.REQUIRED)
        .reasoning(Reasoning.of(Effort.HIGH));
    Capabilities apart =
        ALL.without(Feature.SAMPLING_WHILE_REASONING, Feature.FORCED_TOOL_CHOICE_WHILE_REASONING);

    assertThat(fit(apart))
        .isEqualTo(
            LlmSettings.builder()
                .toolChoice(ToolChoice.AUTO)
                .reasoning(Reasoning.of(Effort.HIGH))
                .build());

    wanted.reasoning(Reasoning.OFF);
    assertThat(fit(apart)).isEqualTo(wanted.build());
  }

  @Test
  void reasoning_isLeftOutWhereThereIsNone_andReducedWhereItCannotBeSwitchedOff() {
    Capabilities never =
        ALL.without(
            Feature.REASONING_EFFORT,
            Feature.REASONING_BUDGET,
            Feature.ADAPTIVE_REASONING,
            Feature.REASONING_OFF);
    wanted.reasoning(Reasoning.of(Effort.HIGH));
    assertThat(fit(never).reasoning()).isNull();

    wanted.reasoning(Reasoning.OFF);
    assertThat(fit(never).reasoning()).isNull();
    assertThat(fit(ALL.without(Feature.REASONING_OFF)).reasoning())
        .isEqualTo(Reasoning.of(Effort.MINIMAL));
    assertThat(fit(ALL).reasoning()).isEqualTo(Reasoning.OFF);
  }

  @Test
  void w052_samplingIsLeftOut_whereAModelReasonsWithoutBeingAsked() {
    wanted.temperature(0.5);
    Capabilities apart = ALL.without(Feature.SAMPLING_WHILE_REASONING);

    assertThat(fit(apart)).isEqualTo(LlmSettings.NONE);
    assertThat(fit(apart.without(Feature.REASONING_BY_DEFAULT))).isEqualTo(wanted.build());
  }

  @Test
  void reasoningIsSwitchedOff_whereAModelCannotCallToolsBesideIt() {
    Capabilities apart = ALL.without(Feature.TOOLS_WHILE_REASONING);

    assertThat(fit(apart).reasoning()).isEqualTo(Reasoning.OFF);
    assertThat(fit(apart.without(Feature.REASONING_BY_DEFAULT)).reasoning()).isNull();
    assertThat(fit(apart.without(Feature.REASONING_OFF)).reasoning()).isNull();
    assertThat(Fitting.fit(request(List.of()), apart).settings()).isEqualTo(LlmSettings.NONE);

    wanted.reasoning(Reasoning.of(Effort.HIGH));
    assertThat(fit(apart.without(Feature.REASONING_BY_DEFAULT)).reasoning())
        .isEqualTo(Reasoning.OFF);
  }

  @Test
  void w051_reasoningThatNobodyAskedFor_givesWayToAForcedCall() {
    wanted.toolChoice(ToolChoice.REQUIRED);
    Capabilities apart = ALL.without(Feature.FORCED_TOOL_CHOICE_WHILE_REASONING);

    assertThat(fit(apart)).isEqualTo(wanted.build().toBuilder().reasoning(Reasoning.OFF).build());
    assertThat(fit(apart.without(Feature.REASONING_OFF)))
        .isEqualTo(LlmSettings.builder().toolChoice(ToolChoice.AUTO).build());
    assertThat(fit(apart.without(Feature.FORCED_TOOL_CHOICE)))
        .isEqualTo(LlmSettings.builder().toolChoice(ToolChoice.AUTO).build());
  }

  @Test
  void effortIsOneThatTheModelKnows_besideItsBudget() {
    wanted.reasoning(Reasoning.budget(500));

    assertThat(fit(ALL.without(Feature.MINIMAL_EFFORT)).reasoning())
        .isEqualTo(new Reasoning(Effort.LOW, 500));
    assertThat(fit(ALL.without(Feature.REASONING_EFFORT, Feature.ADAPTIVE_REASONING)).reasoning())
        .isEqualTo(Reasoning.budget(500));
  }

  @Test
  void requestThatFits_staysTheSame() {
    LlmRequest request = request(List.of(TOOL));

    assertThat(Fitting.fit(request, ALL)).isSameAs(request);
  }

  private LlmSettings fit(Capabilities capabilities) {
    return Fitting.fit(request(List.of(TOOL)), capabilities).settings();
  }

  private LlmRequest request(List<ToolSpec> tools) {
    return new LlmRequest(List.of(Message.user("Hi")), tools, wanted.build());
  }
}
