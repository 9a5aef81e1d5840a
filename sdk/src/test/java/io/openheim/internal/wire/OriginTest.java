package io.openheim.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.openheim.message.Content;
import io.openheim.message.Message;
import io.openheim.message.Role;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OriginTest {
  private static final Origin HERE = Origin.of("acme", "https://acme.example", "lime-4-large");

  @ParameterizedTest
  @CsvSource({
    "claude-sonnet-4-6, claude",
    "claude-opus-5, claude",
    "gpt-5.1-mini, gpt",
    "o3, o",
    "gemini-3-pro-preview, gemini",
    "anthropic/claude-sonnet-4.5, anthropic/claude",
    "meta-llama/Llama-3.3-70B, meta-llama/llama",
    "qwen3, qwen",
    "2026-model, ''",
  })
  void family_isTheBeginningOfTheName(String model, String family) {
    assertThat(Origin.family(model)).isEqualTo(family);
  }

  @Test
  void aTurn_isOwnOnlyToTheSameProviderPlaceAndFamily() {
    Message said = new Message(Role.ASSISTANT, List.of(new Content.Text("A")), HERE.turn("[]"));

    assertThat(HERE.own(said)).isEqualTo(HERE.turn("[]"));
    assertThat(Origin.of("acme", "https://acme.example", "lime-5").own(said)).isNotNull();
    assertThat(Origin.of("else", "https://acme.example", "lime-4").own(said)).isNull();
    assertThat(Origin.of("acme", "https://else.example", "lime-4").own(said)).isNull();
    assertThat(Origin.of("acme", "https://acme.example", "pear-4").own(said)).isNull();
    assertThat(HERE.isForeign(said)).isFalse();
    assertThat(Origin.of("else", "u", "lime").isForeign(said)).isTrue();
  }

  /** Thoughts in words that all can read are no turn to send, but are not for others either. */
  @Test
  void aTurnWithoutWordsOfItsOwn_isStillForeignToOthers() {
    Message said = new Message(Role.ASSISTANT, List.of(new Content.Thinking("A")), HERE.turn());

    assertThat(HERE.own(said)).isNull();
    assertThat(HERE.isForeign(said)).isFalse();
    assertThat(Origin.of("else", "u", "lime").isForeign(said)).isTrue();
  }

  @Test
  void aMessageWithoutATurn_isNeitherOwnNorForeign() {
    assertThat(HERE.own(Message.assistant("A"))).isNull();
    assertThat(HERE.isForeign(Message.assistant("A"))).isFalse();
  }
}
