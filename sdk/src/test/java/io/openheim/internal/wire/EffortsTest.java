package io.openheim.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.openheim.llm.Capabilities;
import io.openheim.llm.Reasoning.Effort;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EffortsTest {
  @ParameterizedTest
  @CsvSource({
    "OPENAI_CHAT, gpt-5-mini, MINIMAL, MINIMAL",
    "OPENAI_CHAT, gpt-5-mini, MAX, HIGH",
    "OPENAI_CHAT, gpt-5.6-sol, MINIMAL, LOW",
    "OPENAI_CHAT, gpt-5.6-sol, MAX, MAX",
    "OPENAI_CHAT, gpt-5.6-sol, NONE, NONE",
    "OPENAI_CHAT, any, HIGH, HIGH",
    "OPENAI_CHAT, any, LOW, LOW",
    "ANTHROPIC, claude-opus-5, MAX, MAX",
    "GEMINI, gemini-3-flash-preview, MINIMAL, MINIMAL",
    "GEMINI, gemini-3.7-flash, MINIMAL, LOW"
  })
  void effortIsTheNearestThatTheModelKnows(Wire wire, String model, Effort wished, Effort asked) {
    Capabilities taken = ProviderTable.capabilities(wire, "proxy", "proxy.example", model);

    assertThat(Efforts.nearest(wished, taken)).isEqualTo(asked);
  }

  @ParameterizedTest
  @CsvSource({
    "mistral, mistral-medium-latest, MINIMAL, HIGH",
    "mistral, mistral-medium-latest, LOW, HIGH",
    "zai, glm-5.3, MINIMAL, LOW",
    "zai, glm-5.3, MEDIUM, HIGH",
    "zai, glm-5.3, MAX, MAX"
  })
  void effortThatAProviderDoesNotKnowIsRaised(
      String provider, String model, Effort wished, Effort asked) {
    Capabilities taken =
        ProviderTable.capabilities(Wire.OPENAI_CHAT, provider, "proxy.example", model);

    assertThat(Efforts.nearest(wished, taken)).isEqualTo(asked);
  }
}
