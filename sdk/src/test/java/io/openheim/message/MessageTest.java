package io.openheim.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MessageTest {
  @Test
  void textIsAllTextAndNothingElse() {
    Message message =
        new Message(
            Role.ASSISTANT,
            List.of(
                new Content.Thinking("hmm"),
                new Content.Text("a"),
                new ToolCall("1", "add", "{}"),
                new Content.Text("b")));

    assertThat(message.text()).isEqualTo("ab");
    assertThat(message.toolCalls()).containsExactly(new ToolCall("1", "add", "{}"));
    assertThat(message.toolResults()).isEmpty();
  }
}
