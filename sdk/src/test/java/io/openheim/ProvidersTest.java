package io.openheim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openheim.error.ConfigException;
import io.openheim.offline.OfflineClient;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProvidersTest {
  private static final String ALL =
      "openai, cerebras, deepseek, fireworks, groq, mistral, openrouter, perplexity, together, xai,"
          + " zai, llamacpp, lmstudio, ollama, vllm";

  @ParameterizedTest
  @CsvSource({
    "openai/gpt-5-mini, OPENAI_API_KEY, https://api.openai.com/v1",
    "groq/openai/gpt-oss-20b, GROQ_API_KEY, https://api.groq.com/openai/v1",
    "openrouter/openai/gpt-4o, OPENROUTER_API_KEY, https://openrouter.ai/api/v1",
    "ollama/qwen3, , http://localhost:11434/v1"
  })
  void nameGivesProviderModelAndAddress(String name, String variable, String address) {
    Map<String, String> environment = variable == null ? Map.of() : Map.of(variable, "key-1");

    assertThat(Providers.resolve(name, environment::get).toString())
        .contains(name.substring(0, name.indexOf('/')))
        .contains(name.substring(name.indexOf('/') + 1))
        .contains(address)
        .doesNotContain("key-1");
  }

  @Test
  void addressComesFromTheEnvironmentIfItIsSetThere() {
    Map<String, String> environment =
        Map.of("OPENAI_API_KEY", "key-1", "OPENAI_BASE_URL", "https://proxy.example/v1");

    assertThat(Providers.resolve("openai/gpt-5-mini", environment::get).toString())
        .contains("https://proxy.example/v1");
  }

  @Test
  void offlineNeedsNothing() {
    assertThat(Providers.resolve("offline", name -> null)).isInstanceOf(OfflineClient.class);
  }

  @Test
  void missingKeyNamesTheVariableToSet() {
    assertThatThrownBy(() -> Providers.resolve("openai/gpt-5-mini", name -> null))
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
    assertThatThrownBy(() -> Providers.resolve("openia/gpt-5-mini", name -> null))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "there is no provider \"openia\", as in model(\"openia/gpt-5-mini\"); did you mean"
                + " openai? The providers are "
                + ALL
                + "; for any other server that speaks OpenAI's format use"
                + " client(OpenAiChatClient.builder().baseUrl(...))");
  }

  @Test
  void providerThatIsStillToComeIsSaidToBe() {
    assertThatThrownBy(() -> Providers.resolve("anthropic/claude", name -> null))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "the provider anthropic is not supported yet, as in model(\"anthropic/claude\"); its"
                + " models can be reached with model(\"openrouter/...\")");
  }

  @ParameterizedTest
  @CsvSource({"gpt-5-mini, openai/gpt-5-mini", "o4-mini, openai/o4-mini", "Offline, offline"})
  void nameWithoutProviderIsGuessedAt(String name, String meant) {
    assertThatThrownBy(() -> Providers.resolve(name, variable -> null))
        .hasMessageEndingWith("; found \"" + name + "\"; did you mean " + meant + "?");
  }

  @ParameterizedTest
  @CsvSource({"my-model", "openai/", "/gpt-5-mini", "''"})
  void nameWithoutProviderOrModelIsRefused(String name) {
    assertThatThrownBy(() -> Providers.resolve(name, variable -> null))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "a model is named provider/model, for example openai/gpt-5-mini, or is called offline;"
                + " found \""
                + name
                + "\"");
  }
}
