package io.openheim.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openheim.llm.Feature;
import io.openheim.shape.dialect.Dialect;
import java.util.Map;
import okio.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProviderTableTest {
  private static final String NOWHERE = "proxy.example";

  @ParameterizedTest
  @CsvSource({
    // W52: reasoning models refuse sampling, and want the limit by its new name.
    "OPENAI_CHAT, gpt-5-mini, TEMPERATURE, false",
    "OPENAI_CHAT, gpt-5-mini, TOP_P, false",
    "OPENAI_CHAT, gpt-5-mini, STOP, false",
    "OPENAI_CHAT, o3, STOP, false",
    "OPENAI_CHAT, o3-mini, STOP, true",
    "OPENAI_CHAT, gpt-5-mini, MAX_COMPLETION_TOKENS, true",
    "OPENAI_CHAT, gpt-4o, MAX_COMPLETION_TOKENS, true",
    "OPENAI_CHAT, gpt-4o, TEMPERATURE, true",
    "OPENAI_CHAT, gpt-4o, REASONING_EFFORT, false",
    "OPENAI_CHAT, gpt-5-chat-latest, TEMPERATURE, true",
    "OPENAI_CHAT, gpt-5-chat-latest, REASONING_EFFORT, false",
    "OPENAI_CHAT, gpt-5.2, TEMPERATURE, true",
    "OPENAI_CHAT, gpt-5.2, REASONING_BY_DEFAULT, false",
    "OPENAI_CHAT, gpt-5.2, SAMPLING_WHILE_REASONING, false",
    "OPENAI_CHAT, gpt-5.2-pro, REASONING_OFF, false",
    "OPENAI_CHAT, gpt-5.1-codex-max, MAX_EFFORT, true",
    "OPENAI_CHAT, gpt-5.1-codex, MAX_EFFORT, false",
    "OPENAI_CHAT, gpt-5.1, MAX_EFFORT, false",
    "OPENAI_CHAT, gpt-5.6-sol, REASONING_BY_DEFAULT, true",
    "OPENAI_CHAT, gpt-5.6-sol, REASONING_OFF, true",
    "OPENAI_CHAT, gpt-6.1-sol, REASONING_OFF, false",
    "OPENAI_CHAT, gpt-6.1-terra, REASONING_OFF, true",
    "OPENAI_CHAT, gpt-5.4-mini, TOOLS_WHILE_REASONING, false",
    "OPENAI_RESPONSES, gpt-5.4-mini, TOOLS_WHILE_REASONING, true",
    "OPENAI_RESPONSES, gpt-5.4-mini, ENCRYPTED_REASONING, true",
    "OPENAI_RESPONSES, gpt-4.1, ENCRYPTED_REASONING, false",
    "OPENAI_CHAT, GPT-5-Mini, TEMPERATURE, false",
    "OPENAI_CHAT, o4-mini, PARALLEL_TOOL_CALLS, false",
    // Names of others that only look alike.
    "OPENAI_CHAT, gpt-oss-120b, MAX_COMPLETION_TOKENS, false",
    "OPENAI_CHAT, olmo-3, TEMPERATURE, true",
    "OPENAI_CHAT, qwen3, MAX_COMPLETION_TOKENS, false",
    "OPENAI_CHAT, qwen3, MANY_SYSTEM_MESSAGES, false",
    // W54
    "OPENAI_CHAT, qwen-3-coder-480b, FORCED_TOOL_CHOICE, false",
    "OPENAI_CHAT, openai/gpt-oss-20b, FORCED_TOOL_CHOICE, false",
    // W58
    "OPENAI_CHAT, o1-mini, SYSTEM, false",
    "OPENAI_CHAT, o1-mini, DEVELOPER_ROLE, false",
    "OPENAI_CHAT, o3, DEVELOPER_ROLE, true",
    "OPENAI_CHAT, gpt-4o, DEVELOPER_ROLE, false",
    // W105 to W107
    "ANTHROPIC, claude-haiku-4-5, ADAPTIVE_REASONING, false",
    "ANTHROPIC, claude-haiku-4-5, REASONING_BUDGET, true",
    "ANTHROPIC, claude-haiku-4-5, FORCED_TOOL_CHOICE, true",
    "ANTHROPIC, claude-haiku-4-5, FORCED_TOOL_CHOICE_WHILE_REASONING, false",
    "ANTHROPIC, claude-haiku-4-5, SAMPLING_WHILE_REASONING, false",
    "ANTHROPIC, claude-haiku-4-5, JSON_SCHEMA, true",
    "ANTHROPIC, claude-opus-4-20250514, JSON_SCHEMA, false",
    "ANTHROPIC, claude-sonnet-4-0, TEMPERATURE, true",
    "ANTHROPIC, claude-sonnet-4-6, ADAPTIVE_REASONING, true",
    "ANTHROPIC, claude-sonnet-4-6, REASONING_BUDGET, true",
    "ANTHROPIC, claude-sonnet-4-6, TEMPERATURE, true",
    "ANTHROPIC, claude-sonnet-4-6, REASONING_BY_DEFAULT, false",
    "ANTHROPIC, claude-opus-4-8, TEMPERATURE, false",
    "ANTHROPIC, claude-opus-4-8, REASONING_BUDGET, false",
    "ANTHROPIC, claude-opus-4-8, FORCED_TOOL_CHOICE, true",
    "ANTHROPIC, claude-opus-4-8, REASONING_OFF, true",
    "ANTHROPIC, claude-sonnet-5, REASONING_BY_DEFAULT, true",
    "ANTHROPIC, claude-sonnet-5, REASONING_OFF, true",
    "ANTHROPIC, claude-opus-5-5, REASONING_OFF, false",
    "ANTHROPIC, claude-opus-5-5, FORCED_TOOL_CHOICE, false",
    "ANTHROPIC, claude-fable-5, FORCED_TOOL_CHOICE, false",
    "ANTHROPIC, claude-something-9, TEMPERATURE, false",
    "ANTHROPIC, claude-3-5-haiku-latest, REASONING_BUDGET, false",
    "ANTHROPIC, claude-3-7-sonnet-20250219, REASONING_BUDGET, true",
    "ANTHROPIC, MiniMax-M3, TEMPERATURE, true",
    // W128, W143
    "GEMINI, gemini-2.5-flash, REASONING_BUDGET, true",
    "GEMINI, gemini-2.5-flash, REASONING_EFFORT, false",
    "GEMINI, gemini-2.5-flash, JSON_SCHEMA_WITH_TOOLS, false",
    "GEMINI, gemini-2.5-pro, REASONING_OFF, false",
    "GEMINI, gemini-2.5-flash-lite, REASONING_BY_DEFAULT, false",
    "GEMINI, gemini-3-flash-preview, REASONING_EFFORT, true",
    "GEMINI, gemini-3-flash-preview, REASONING_BUDGET, false",
    "GEMINI, gemini-3.8-flash, REASONING_EFFORT, true",
    "GEMINI, gemini-2.0-flash, REASONING_BUDGET, false",
    "GEMINI, gemma-3-27b-it, SYSTEM, false",
    "GEMINI, gemma-3-27b-it, TOOLS, false",
    "GEMINI, gemma-4-31b-it, TOOLS, true",
    "GEMINI, gemini-2.5-flash-image, TOOLS, false"
  })
  void nameOfAModelTellsWhatItTakes(Wire wire, String model, Feature feature, boolean taken) {
    assertThat(ProviderTable.capabilities(wire, "proxy", NOWHERE, model).takes(feature))
        .isEqualTo(taken);
  }

  @ParameterizedTest
  @CsvSource({
    // W50, W51
    "deepseek, deepseek-v4-flash, REASONING_REPLAYED, true",
    "deepseek, deepseek-v4-flash, FORCED_TOOL_CHOICE, true",
    "deepseek, deepseek-v4-flash, FORCED_TOOL_CHOICE_WHILE_REASONING, false",
    "deepseek, deepseek-reasoner, FORCED_TOOL_CHOICE, false",
    "deepseek, deepseek-v4-flash, JSON_SCHEMA, false",
    "deepseek, deepseek-v4-flash, IMAGES, false",
    // W54
    "moonshot, kimi-k3, FORCED_TOOL_CHOICE, false",
    "groq, openai/gpt-oss-120b, FORCED_TOOL_CHOICE, true",
    // W56
    "cerebras, gpt-oss-120b, PARALLEL_TOOL_CALLS, false",
    // W64
    "mistral, mistral-large-latest, STREAM_OPTIONS, false",
    "cohere, command-a-03-2025, STREAM_OPTIONS, false",
    "groq, openai/gpt-oss-120b, STREAM_OPTIONS, true",
    // W146, W147
    "mistral, mistral-large-latest, NINE_LETTER_CALL_IDS, true",
    "mistral, mistral-large-latest, USER_AFTER_RESULTS, false",
    "mistral, mistral-large-latest, RANDOM_SEED, true",
    "mistral, mistral-large-latest, REASONING_EFFORT, false",
    "mistral, mistral-small-latest, REASONING_EFFORT, true",
    "azure, my-deployment, MAX_COMPLETION_TOKENS, true",
    "azure, mistral-large, MAX_COMPLETION_TOKENS, false",
    "azure, gpt-4o, DOCUMENTS, false",
    "xai, grok-4.5, STOP, false",
    "xai, grok-4.20-0309-non-reasoning, STOP, true",
    "openrouter, openai/gpt-5.2, TEMPERATURE, true"
  })
  void providerTellsWhatItsModelsTake(
      String provider, String model, Feature feature, boolean taken) {
    assertThat(
            ProviderTable.capabilities(Wire.OPENAI_CHAT, provider, NOWHERE, model).takes(feature))
        .isEqualTo(taken);
  }

  /** W116 */
  @Test
  void vertexTakesNoIdsOfCalls() {
    String host = "europe-west1-aiplatform.googleapis.com";

    assertThat(takes(Wire.GEMINI, "gemini", "generativelanguage.googleapis.com")).isTrue();
    assertThat(takes(Wire.GEMINI, "vertex", NOWHERE)).isFalse();
    assertThat(takes(Wire.GEMINI, "gemini", "aiplatform.googleapis.com")).isFalse();
    assertThat(takes(Wire.GEMINI, "gemini", host)).isFalse();
  }

  private static boolean takes(Wire wire, String provider, String host) {
    return ProviderTable.capabilities(wire, provider, host, "gemini-3.8-flash")
        .takes(Feature.CALL_IDS);
  }

  @ParameterizedTest
  @CsvSource({
    "other, api.mistral.ai, true",
    "openai, API.Mistral.AI, true",
    "Mistral, proxy.example, true",
    "mistralai, proxy.example, true",
    "other, notmistral.ai, false",
    "mistral, api.groq.com, false"
  })
  void hostSaysMoreThanTheName(String provider, String host, boolean mistral) {
    assertThat(
            ProviderTable.capabilities(Wire.OPENAI_CHAT, provider, host, "m")
                .takes(Feature.NINE_LETTER_CALL_IDS))
        .isEqualTo(mistral);
  }

  /** A client is named openai unless somebody says otherwise, wherever its server is. */
  @Test
  void nameOfOpenAiAloneSaysNothing() {
    assertThat(
            ProviderTable.capabilities(Wire.OPENAI_CHAT, "openai", "localhost", "qwen3")
                .takes(Feature.DOCUMENTS))
        .isFalse();
    assertThat(
            ProviderTable.capabilities(Wire.OPENAI_CHAT, "openai", "api.openai.com", "gpt-4o")
                .takes(Feature.DOCUMENTS))
        .isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "claude-sonnet-4-6, 16000",
    "claude-3-haiku-20240307, 4096",
    "claude-3-5-sonnet-20241022, 8192",
    "claude-3-7-sonnet-20250219, 16000"
  })
  void limitOfAReplyIsOneThatTheModelTakes(String model, int maxTokens) {
    assertThat(ProviderTable.capabilities(Wire.ANTHROPIC, "", "", model).maxTokens())
        .isEqualTo(maxTokens);
  }

  @ParameterizedTest
  @CsvSource({
    "OPENAI_CHAT, openai, gpt-5.4-mini, OPENAI_LOOSE",
    "OPENAI_CHAT, vllm, Qwen/Qwen3-4B, INLINED",
    "OPENAI_CHAT, groq, meta-llama/llama-4-scout, INLINED",
    "OPENAI_CHAT, openrouter, google/gemini-3.8-flash, INLINED",
    "OPENAI_CHAT, openrouter, openai/gpt-5.4-mini, OPENAI_LOOSE",
    "OPENAI_CHAT, alibaba, anything, INLINED",
    "ANTHROPIC, anthropic, claude-opus-5, LOOSE",
    "GEMINI, vertex, gemini-3.8-flash, GEMINI_JSON_SCHEMA"
  })
  void formOfSchemasDependsOnProviderAndModel(
      Wire wire, String provider, String model, Dialect dialect) {
    assertThat(ProviderTable.dialect(wire, provider, NOWHERE, model)).isEqualTo(dialect);
  }

  @ParameterizedTest
  @CsvSource({
    "OPENAI_CHAT, OPENAI_STRICT, BEARER",
    "OPENAI_RESPONSES, OPENAI_STRICT, BEARER",
    "ANTHROPIC, ANTHROPIC_STRICT, X_API_KEY",
    "GEMINI, GEMINI_JSON_SCHEMA, X_GOOG_API_KEY"
  })
  void formatTellsHowSchemasAreEnforcedAndKeysSent(Wire wire, Dialect strict, KeyHeader header) {
    assertThat(ProviderTable.strictDialect(wire)).isEqualTo(strict);
    assertThat(ProviderTable.keyHeader(wire)).isEqualTo(header);
  }

  @ParameterizedTest
  @CsvSource({
    "BEARER, Authorization, Bearer k",
    "X_API_KEY, x-api-key, k",
    "X_GOOG_API_KEY, x-goog-api-key, k",
    "API_KEY, api-key, k"
  })
  void keyIsSentInItsHeader(KeyHeader header, String name, String value) {
    assertThat(header.header()).isEqualTo(name);
    assertThat(header.value("k")).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource({
    "europe-west1,"
        + " https://europe-west1-aiplatform.googleapis.com/v1/projects/p/locations/europe-west1/publishers/google",
    "global, https://aiplatform.googleapis.com/v1/projects/p/locations/global/publishers/google",
    ", https://aiplatform.googleapis.com/v1/projects/p/locations/global/publishers/google"
  })
  void addressOfVertexDependsOnItsLocation(String location, String address) {
    ProviderRow vertex = ProviderTable.find("vertexai").orElseThrow();
    Map<String, String> environment =
        location == null
            ? Map.of("GOOGLE_CLOUD_PROJECT", "p")
            : Map.of("GOOGLE_CLOUD_PROJECT", "p", "GOOGLE_CLOUD_LOCATION", location);

    assertThat(vertex.baseUrl(environment::get)).contains(address);
    assertThat(vertex.missing(name -> null)).containsExactly("GOOGLE_CLOUD_PROJECT");
    assertThat(vertex.baseUrlVariable()).isEqualTo("VERTEX_BASE_URL");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"wires\":{\"OTHER\":{}}}"
            + "| No enum constant io.openheim.internal.wire.Wire.OTHER, near $.wires.OTHER",
        "{\"providers\":[{\"name\":\"a\",\"colour\":\"red\"}]}"
            + "| there is a field that nobody reads, near $.providers[0].colour",
        "{\"providers\":[{}]}| the field name is missing, near $.providers[1]",
        "{\"models\":[{\"model\":\"a\",\"adds\":[\"STOP\",\"STOP\"]}]}"
            + "| STOP is said twice, near $.models[0].adds",
        "{\"models\":[{\"model\":3}]" + "| End of input, near $.models"
      })
  void brokenFileIsAnErrorOfOurs(String json, String problem) {
    assertThatThrownBy(() -> ProviderReader.read(new Buffer().writeUtf8(json)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "providers.json of this copy of the library cannot be read: " + problem.strip());
  }

  @Test
  void formatThatTheFileIsSilentAboutIsAnErrorOfOurs() {
    ProviderTable table = ProviderReader.read(new Buffer().writeUtf8("{}"));

    assertThatThrownBy(() -> table.taken(Wire.GEMINI, java.util.Optional.empty(), "m"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("providers.json says nothing of GEMINI");
  }
}
