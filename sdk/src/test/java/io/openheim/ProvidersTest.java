package io.openheim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openheim.error.ConfigException;
import io.openheim.internal.wire.ProviderRow;
import io.openheim.internal.wire.ProviderTable;
import io.openheim.llm.LlmClient;
import io.openheim.llm.LlmRequest;
import io.openheim.message.Message;
import io.openheim.offline.OfflineClient;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProvidersTest {
  @StartStop final MockWebServer server = new MockWebServer();

  private static final String ALL =
      ProviderTable.providers().stream().map(ProviderRow::name).collect(Collectors.joining(", "));

  @ParameterizedTest
  @CsvSource({
    "openai/gpt-5.4-mini, OPENAI_API_KEY, https://api.openai.com/v1",
    "groq/openai/gpt-oss-20b, GROQ_API_KEY, https://api.groq.com/openai/v1",
    "openrouter/openai/gpt-4o, OPENROUTER_API_KEY, https://openrouter.ai/api/v1",
    "hf/zai-org/GLM-5.2, HF_TOKEN, https://router.huggingface.co/v1",
    "ollama/qwen3, , http://localhost:11434/v1"
  })
  void nameGivesProviderModelAndAddress(String name, String variable, String address) {
    Map<String, String> environment = variable == null ? Map.of() : Map.of(variable, "key-1");

    assertThat(Providers.resolve(name, environment::get).toString())
        .startsWith("OpenAiChatClient[provider=")
        .contains(name.substring(name.indexOf('/') + 1))
        .contains(address)
        .doesNotContain("key-1");
  }

  @Test
  void addressComesFromTheEnvironmentIfItIsSetThere() {
    Map<String, String> environment =
        Map.of("OPENAI_API_KEY", "key-1", "OPENAI_BASE_URL", "https://proxy.example/v1");

    assertThat(Providers.resolve("openai/gpt-5.4-mini", environment::get).toString())
        .contains("https://proxy.example/v1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"evil.example/x", "us/central1", "a@evil.example", "a?b", "a#b", "a\\b"})
  void partOfAnAddress_cannotLeadToAnotherMachine(String location) {
    Map<String, String> environment =
        Map.of(
            "GOOGLE_CLOUD_PROJECT",
            "p",
            "GOOGLE_CLOUD_LOCATION",
            location,
            "GOOGLE_OAUTH_ACCESS_TOKEN",
            "token-1");

    assertThatThrownBy(() -> Providers.resolve("vertex/gemini-2.5-flash", environment::get))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "the environment variable GOOGLE_CLOUD_LOCATION is a part of an address: letters,"
                + " digits, and any of . _ : -; found '"
                + location
                + "'");
  }

  @Test
  void providerAloneStandsForItsDefaultModel() {
    assertThat(Providers.resolve("groq", Map.of("GROQ_API_KEY", "key-1")::get))
        .hasToString(
            "OpenAiChatClient[provider=groq, model=openai/gpt-oss-120b,"
                + " baseUrl=https://api.groq.com/openai/v1]");
  }

  @Test
  void serverOfOnesOwnHasNoDefaultModel() {
    assertThatThrownBy(() -> Providers.resolve("ollama", name -> null))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "the provider ollama has no model that everybody has; name one, as in"
                + " model(\"ollama/...\")");
  }

  @Test
  void otherNameOfAProviderIsItsName() {
    assertThat(Providers.resolve("kimi/kimi-k3", Map.of("KIMI_API_KEY", "key-1")::get))
        .hasToString(
            "OpenAiChatClient[provider=moonshot, model=kimi-k3,"
                + " baseUrl=https://api.moonshot.ai/v1]");
  }

  @Test
  void partsOfTheAddressComeFromTheEnvironment() {
    Map<String, String> environment =
        Map.of("AWS_BEARER_TOKEN_BEDROCK", "key-1", "AWS_DEFAULT_REGION", "eu-north-1");

    assertThat(Providers.resolve("bedrock/openai.gpt-oss-20b", environment::get))
        .hasToString(
            "OpenAiChatClient[provider=bedrock, model=openai.gpt-oss-20b,"
                + " baseUrl=https://bedrock-mantle.eu-north-1.api.aws/v1]");
  }

  @Test
  void missingPartOfTheAddressIsNamed() {
    assertThatThrownBy(
            () -> Providers.resolve("azure/mine", Map.of("AZURE_OPENAI_API_KEY", "key-1")::get))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "the provider azure has an address of your own; set the environment variable"
                + " AZURE_OPENAI_ENDPOINT, or the whole address in AZURE_BASE_URL");
  }

  @Test
  void azureGetsItsKeyInItsOwnHeaderAndItsVersionInTheQuery() throws Exception {
    server.enqueue(new MockResponse.Builder().code(401).body("{}").build());
    Map<String, String> environment = new HashMap<>();
    environment.put("AZURE_OPENAI_API_KEY", " key-123456 ");
    environment.put("AZURE_OPENAI_ENDPOINT", server.url("/").toString());
    environment.put("AZURE_OPENAI_API_VERSION", "preview");
    LlmClient client = Providers.resolve("azure/mine", environment::get);
    LlmRequest request = new LlmRequest(List.of(Message.user("Hello")), List.of());

    assertThatThrownBy(() -> client.stream(request))
        .hasMessageEndingWith("; check the key in AZURE_OPENAI_API_KEY");

    RecordedRequest sent = server.takeRequest();
    assertThat(sent.getTarget()).isEqualTo("/openai/v1/chat/completions?api-version=preview");
    assertThat(sent.getHeaders().get("api-key")).isEqualTo("key-123456");
    assertThat(sent.getHeaders().get("Authorization")).isNull();
  }

  @Test
  void offlineNeedsNothing() {
    assertThat(Providers.resolve("offline", name -> null)).isInstanceOf(OfflineClient.class);
  }

  @Test
  void missingKeyNamesTheVariableToSet() {
    assertThatThrownBy(() -> Providers.resolve("openai/gpt-5.4-mini", name -> null))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "the provider openai needs a key; set the environment variable OPENAI_API_KEY, or use"
                + " model(\"offline\") to rehearse tools without any model");
  }

  @Test
  void blankKeyIsNoKey() {
    assertThatThrownBy(() -> Providers.resolve("groq/x", name -> "  "))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "the provider groq needs a key; set the environment variable GROQ_API_KEY, or use"
                + " model(\"offline\") to rehearse tools without any model");
  }

  @Test
  void unknownProviderGivesTheNearestOne() {
    assertThatThrownBy(() -> Providers.resolve("openia/gpt-5.4-mini", name -> null))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "there is no provider \"openia\", as in model(\"openia/gpt-5.4-mini\"); did you mean"
                + " openai? The providers are "
                + ALL
                + "; for any other server that speaks OpenAI's format use"
                + " client(OpenAiChatClient.builder().baseUrl(...))");
  }

  @Test
  void theKeyOfOpenAiGoesWhereItsAddressIs() {
    Map<String, String> gateway =
        Map.of("OPENAI_API_KEY", "key-1", "OPENAI_BASE_URL", "https://gateway.example/v1");

    assertThat(Providers.resolve("openai-responses/m", gateway::get).toString())
        .contains("baseUrl=https://gateway.example/v1]");
    assertThat(Providers.resolve("openai/m", gateway::get).toString())
        .contains("baseUrl=https://gateway.example/v1]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "anthropic/claude-opus-5 | AnthropicClient[provider=anthropic, model=claude-opus-5,"
            + " baseUrl=https://api.anthropic.com/v1]",
        "gemini/gemini-3.8-flash | GeminiClient[provider=gemini, model=gemini-3.8-flash,"
            + " baseUrl=https://generativelanguage.googleapis.com/v1beta]",
        "openai-responses/gpt-5.4 | OpenAiResponsesClient[provider=openai-responses,"
            + " model=gpt-5.4, baseUrl=https://api.openai.com/v1]",
        "minimax/MiniMax-M3 | AnthropicClient[provider=minimax, model=MiniMax-M3,"
            + " baseUrl=https://api.minimax.io/anthropic/v1]",
      })
  void everyFormatHasItsClient(String name, String client) {
    assertThat(Providers.resolve(name, variable -> variable.endsWith("_KEY") ? "key-1" : null))
        .hasToString(client);
  }

  @ParameterizedTest
  @CsvSource({
    "gpt-5.4-mini, openai/gpt-5.4-mini",
    "o4-mini, openai/o4-mini",
    "claude-opus-5, anthropic/claude-opus-5",
    "gemini-3.8-flash, gemini/gemini-3.8-flash",
    "Offline, offline",
    "grog, groq"
  })
  void nameWithoutProviderIsGuessedAt(String name, String meant) {
    assertThatThrownBy(() -> Providers.resolve(name, variable -> null))
        .hasMessageEndingWith("; found \"" + name + "\"; did you mean " + meant + "?");
  }

  @ParameterizedTest
  @CsvSource({"my-model", "openai/", "/gpt-5.4-mini", "''"})
  void nameWithoutProviderOrModelIsRefused(String name) {
    assertThatThrownBy(() -> Providers.resolve(name, variable -> null))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "a model is named provider/model, for example openai/gpt-5.4-mini, or is called"
                + " offline; found \""
                + name
                + "\"");
  }
}
