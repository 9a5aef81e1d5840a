package io.openheim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ModelChoiceTest {
  @Test
  void namedModelComesFirst() {
    Map<String, String> environment =
        Map.of("OPENHEIM_MODEL", " ollama/qwen3 ", "OPENAI_API_KEY", "key-1");

    assertThat(ModelChoice.from(environment::get))
        .isEqualTo(new ModelChoice("ollama/qwen3", "using ollama/qwen3, named by OPENHEIM_MODEL"));
  }

  @Test
  void keyChoosesItsProvidersDefaultModel() {
    assertThat(ModelChoice.from(Map.of("OPENAI_API_KEY", "key-1")::get))
        .isEqualTo(
            new ModelChoice(
                "openai/gpt-5.4-mini", "using openai/gpt-5.4-mini, as OPENAI_API_KEY is set"));
  }

  @Test
  void firstProviderOfTheTableWins() {
    Map<String, String> environment =
        Map.of("GROQ_API_KEY", "key-1", "GOOGLE_API_KEY", "key-2", "ANTHROPIC_API_KEY", " ");

    assertThat(ModelChoice.from(environment::get))
        .isEqualTo(
            new ModelChoice(
                "gemini/gemini-3.8-flash",
                "using gemini/gemini-3.8-flash, as GOOGLE_API_KEY is set"));
  }

  @Test
  void keyOfAProviderThatNeedsMoreChoosesNothing() {
    Map<String, String> environment =
        Map.of("AZURE_OPENAI_API_KEY", "key-1", "AWS_BEARER_TOKEN_BEDROCK", "key-2");

    assertThat(ModelChoice.from(environment::get).model()).isEqualTo("offline");
  }

  @Test
  void withoutEitherItIsTheStandIn() {
    assertThat(ModelChoice.from(Map.of("OPENAI_API_KEY", " ")::get))
        .isEqualTo(
            new ModelChoice(
                "offline",
                "no key found: using the offline stand-in (set OPENAI_API_KEY, or"
                    + " OPENHEIM_MODEL)"));
  }
}
