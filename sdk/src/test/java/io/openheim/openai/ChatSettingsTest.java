package io.openheim.openai;

import static io.openheim.openai.ChatBodies.TOOL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openheim.error.ConfigException;
import io.openheim.error.LlmAnswerException;
import io.openheim.llm.Capabilities;
import io.openheim.llm.Feature;
import io.openheim.llm.LlmRequest;
import io.openheim.llm.LlmSettings;
import io.openheim.llm.Reasoning;
import io.openheim.llm.Reasoning.Effort;
import io.openheim.llm.ResponseSchema;
import io.openheim.llm.ToolChoice;
import io.openheim.message.Message;
import java.util.EnumSet;
import java.util.List;
import java.util.function.UnaryOperator;
import mockwebserver3.MockWebServer;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the settings of a request are said. */
class ChatSettingsTest {
  @StartStop final MockWebServer server = new MockWebServer();

  private final ChatBodies bodies = new ChatBodies(server);

  private static UnaryOperator<Capabilities> only(Feature... features) {
    EnumSet<Feature> all = EnumSet.noneOf(Feature.class);
    all.addAll(List.of(features));
    return known -> Capabilities.of(all, 1000);
  }

  private static UnaryOperator<Capabilities> with(Feature... features) {
    return known -> known.with(features);
  }

  @Test
  void settings_areSaidInAFixedOrderBeforeToolsAndMessages() {
    LlmSettings all =
        LlmSettings.builder()
            .metadata("team", "a")
            .parallelToolCalls(false)
            .toolChoice(ToolChoice.REQUIRED)
            .seed(12345678901L)
            .stop("END", "\n")
            .topP(0.9)
            .temperature(0)
            .maxTokens(500)
            .build();

    assertThat(
            bodies.settings(
                known ->
                    known
                        .with(Feature.values())
                        .without(Feature.MAX_COMPLETION_TOKENS, Feature.RANDOM_SEED),
                all,
                TOOL))
        .isEqualTo(
            ",'max_tokens':500,'temperature':0.0,'top_p':0.9,'stop':['END','\\n'],"
                + "'seed':12345678901,'tool_choice':'required','parallel_tool_calls':false,"
                + "'metadata':{'team':'a'}");
  }

  @Test
  void nothingSet_saysNothing() {
    assertThat(bodies.settings(with(), LlmSettings.NONE)).isEmpty();
  }

  @Test
  void mistral_hasAnotherNameForTheSeed() {
    assertThat(
            bodies.settings(
                with(Feature.SEED, Feature.RANDOM_SEED), LlmSettings.builder().seed(7).build()))
        .isEqualTo(",'random_seed':7");
  }

  @Test
  void w052_reasoningModels_getMaxCompletionTokensAndNoSampling() {
    LlmSettings settings =
        LlmSettings.builder()
            .maxTokens(9)
            .temperature(0.5)
            .topP(0.5)
            .reasoning(Reasoning.of(Effort.LOW))
            .build();

    assertThat(
            bodies.settings(
                only(
                    Feature.MAX_COMPLETION_TOKENS,
                    Feature.TEMPERATURE,
                    Feature.TOP_P,
                    Feature.REASONING_EFFORT,
                    Feature.LOW_EFFORT),
                settings))
        .isEqualTo(",'max_completion_tokens':9,'reasoning_effort':'low'");
    assertThat(bodies.settings(only(), settings)).isEqualTo(",'max_tokens':9");
  }

  @Test
  void w053_toolChoiceAndParallelCalls_areLeftOutWithoutTools() {
    LlmSettings settings =
        LlmSettings.builder().toolChoice(ToolChoice.AUTO).parallelToolCalls(true).build();

    assertThat(bodies.settings(with(Feature.values()), settings)).isEmpty();
    assertThat(bodies.settings(with(Feature.values()), settings, TOOL))
        .isEqualTo(",'tool_choice':'auto','parallel_tool_calls':true");
  }

  @Test
  void w054_forcedToolChoice_isAutomaticWhereItCannotBeForced() {
    LlmSettings settings = LlmSettings.builder().toolChoice(ToolChoice.REQUIRED).build();

    assertThat(bodies.settings(only(Feature.TOOL_CHOICE), settings, TOOL))
        .isEqualTo(",'tool_choice':'auto'");
    assertThat(bodies.settings(only(), settings, TOOL)).isEmpty();
  }

  @Test
  void w055_forcedToolThatWasNotCalled_isAnError() {
    OpenAiChatClient client = bodies.client(only(Feature.TOOL_CHOICE, Feature.FORCED_TOOL_CHOICE));
    LlmRequest one = request(ToolChoice.tool("f"));
    String other = "{'tool_calls':[{'id':'a','function':{'name':'g','arguments':'{}'}}]}";

    assertThatThrownBy(() -> bodies.answered(client, one, "{'content':'Hi'}"))
        .isInstanceOf(LlmAnswerException.class)
        .hasMessageStartingWith("acme did not call the tool f, as the request demanded: {")
        .matches(failure -> ((LlmAnswerException) failure).retryable());
    assertThatThrownBy(() -> bodies.answered(client, one, other))
        .hasMessageStartingWith("acme did not call the tool f, as the request demanded: {");
    assertThatThrownBy(
            () -> bodies.answered(client, request(ToolChoice.REQUIRED), "{'content':'Hi'}"))
        .hasMessageStartingWith("acme did not call a tool, as the request demanded: {");
    assertThat(bodies.answered(client, request(ToolChoice.REQUIRED), other).message().toolCalls())
        .hasSize(1);
    assertThat(bodies.answered(client, one, "{'refusal':'No.'}").message().content()).hasSize(1);
    assertThat(bodies.sent())
        .contains("'tool_choice':{'type':'function','function':{'name':'f'}},'tools':[");
  }

  @Test
  void w056_whatCerebrasRefuses_isLeftOut() {
    LlmSettings settings =
        LlmSettings.builder().parallelToolCalls(false).metadata("a", "b").seed(1).build();

    assertThat(bodies.settings(only(Feature.SEED), settings, TOOL)).isEqualTo(",'seed':1");
  }

  @ParameterizedTest
  @CsvSource({
    "NONE, none",
    "MINIMAL, low",
    "LOW, low",
    "MEDIUM, medium",
    "HIGH, high",
    "MAX, xhigh",
  })
  void reasoning_isAWord(Effort effort, String word) {
    assertThat(
            bodies.settings(
                only(
                    Feature.REASONING_EFFORT,
                    Feature.LOW_EFFORT,
                    Feature.MEDIUM_EFFORT,
                    Feature.MAX_EFFORT,
                    Feature.REASONING_OFF),
                LlmSettings.builder().reasoning(Reasoning.of(effort)).build()))
        .isEqualTo(",'reasoning_effort':'" + word + "'");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "NONE | ,'thinking':{'type':'disabled'}",
        "HIGH | ,'thinking':{'type':'enabled'},'reasoning_effort':'high'",
        "MAX | ,'thinking':{'type':'enabled'},'reasoning_effort':'max'",
      })
  void deepseek_switchesThinkingByAFieldOfItsOwn(Effort effort, String said) {
    assertThat(
            bodies.settings(
                only(
                    Feature.REASONING_EFFORT,
                    Feature.MAX_EFFORT,
                    Feature.REASONING_OFF,
                    Feature.REASONING_REPLAYED,
                    Feature.THINKING_FIELD),
                LlmSettings.builder().reasoning(Reasoning.of(effort)).build()))
        .isEqualTo(said);
  }

  @Test
  void switchWithoutEfforts_isOnlyASwitch() {
    assertThat(
            bodies.settings(
                only(Feature.THINKING_FIELD, Feature.ADAPTIVE_REASONING),
                LlmSettings.builder().reasoning(Reasoning.of(Effort.HIGH)).build()))
        .isEqualTo(",'thinking':{'type':'enabled'}");
  }

  @Test
  void openRouter_takesWordsAndBudgetsInAnObject() {
    UnaryOperator<Capabilities> router =
        only(
            Feature.REASONING_OBJECT,
            Feature.REASONING_EFFORT,
            Feature.REASONING_BUDGET,
            Feature.REASONING_OFF,
            Feature.MAX_EFFORT);

    assertThat(reasoning(router, Reasoning.of(Effort.MAX)))
        .isEqualTo(",'reasoning':{'effort':'xhigh'}");
    assertThat(reasoning(router, Reasoning.budget(2000)))
        .isEqualTo(",'reasoning':{'max_tokens':2000}");
    assertThat(reasoning(router, Reasoning.OFF)).isEqualTo(",'reasoning':{'enabled':false}");
  }

  @Test
  void budget_isTheNearestWordWhereOnlyWordsAreTaken() {
    assertThat(
            reasoning(
                only(Feature.REASONING_EFFORT, Feature.MEDIUM_EFFORT), Reasoning.budget(9000)))
        .isEqualTo(",'reasoning_effort':'medium'");
  }

  @Test
  void responseSchema_isEnforcedInTheFormOfTheStrictMode() {
    ResponseSchema schema =
        new ResponseSchema(
            "answer",
            "What it is",
            "{\"type\":\"object\",\"properties\":{\"n\":{\"type\":\"integer\"}},"
                + "\"required\":[\"n\"]}");
    LlmSettings settings = LlmSettings.builder().responseSchema(schema).build();

    assertThat(bodies.settings(only(Feature.JSON_SCHEMA), settings))
        .isEqualTo(
            ",'response_format':{'type':'json_schema','json_schema':{'name':'answer',"
                + "'description':'What it is','schema':{'type':'object','properties':{'n':"
                + "{'type':'integer'}},'required':['n'],'additionalProperties':false},"
                + "'strict':true}}");
    assertThat(bodies.settings(only(Feature.JSON_SCHEMA), settings, TOOL)).isEmpty();
    assertThat(
            bodies.settings(
                only(Feature.JSON_SCHEMA, Feature.JSON_SCHEMA_WITH_TOOLS), settings, TOOL))
        .startsWith(",'response_format':");
    assertThat(bodies.settings(only(), settings)).isEmpty();
  }

  @Test
  void responseSchemaThatTheStrictModeCannotTake_isSentAsItIs() {
    String map =
        "{\"type\": \"object\", \"properties\": {}, \"additionalProperties\": {\"type\":"
            + " \"string\"}}";
    LlmSettings settings =
        LlmSettings.builder().responseSchema(new ResponseSchema("answer", "", map)).build();

    assertThat(bodies.settings(only(Feature.JSON_SCHEMA), settings))
        .isEqualTo(
            ",'response_format':{'type':'json_schema','json_schema':{'name':'answer','schema':"
                + map.replace('"', '\'')
                + ",'strict':false}}");
  }

  @Test
  void responseSchemaThatIsNone_saysSo() {
    LlmSettings settings =
        LlmSettings.builder().responseSchema(new ResponseSchema("answer", "", "[1")).build();

    assertThatThrownBy(() -> bodies.settings(only(Feature.JSON_SCHEMA), settings))
        .isInstanceOf(ConfigException.class)
        .hasMessage("the schema of the response answer cannot be used: it ends in the middle");
  }

  private String reasoning(UnaryOperator<Capabilities> known, Reasoning reasoning) {
    return bodies.settings(known, LlmSettings.builder().reasoning(reasoning).build());
  }

  private static LlmRequest request(ToolChoice choice) {
    return new LlmRequest(List.of(Message.user("Hi")), List.of(TOOL))
        .with(LlmSettings.builder().toolChoice(choice).build());
  }
}
