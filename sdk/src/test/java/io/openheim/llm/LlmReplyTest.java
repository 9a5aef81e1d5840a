package io.openheim.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openheim.error.CancelledException;
import io.openheim.message.Content;
import io.openheim.message.FinishReason;
import io.openheim.message.Message;
import io.openheim.message.Role;
import io.openheim.message.ToolCall;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LlmReplyTest {
  private static final FinishReason STOP = new FinishReason(FinishReason.Kind.STOP, "stop");
  private static final LlmRequest HI = new LlmRequest(List.of(Message.user("hi")), List.of());

  @Test
  void messageOfAnotherRoleIsRefused() {
    assertThatThrownBy(() -> new LlmReply(Message.user("hi"), STOP, null, "m"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a reply is a message of the role ASSISTANT; found USER");
  }

  @Test
  void twoCallsOfOneIdAreRefused() {
    ToolCall call = new ToolCall("1", "add", "{}");

    assertThatThrownBy(
            () -> new LlmReply(new Message(Role.ASSISTANT, List.of(call, call)), STOP, null, "m"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the tool calls of a reply need different ids; found 1 twice");
  }

  @Test
  void readyReplyIsToldInChunksOfWhichNoneIsEmpty() {
    LlmReply reply =
        new LlmReply(
            new Message(
                Role.ASSISTANT,
                List.of(
                    new Content.Thinking("hm"),
                    new Content.Text(""),
                    new Content.Text("so"),
                    new ToolCall("1", "add", "{}"))),
            STOP,
            null,
            "m");

    try (LlmStream stream = LlmClient.of(request -> reply).stream(HI)) {
      List<LlmChunk> chunks = new ArrayList<>();
      for (LlmChunk chunk = stream.next(); chunk != null; chunk = stream.next()) {
        chunks.add(chunk);
      }

      assertThat(chunks)
          .containsExactly(
              new LlmChunk.Thinking("hm"),
              new LlmChunk.Text("so"),
              new LlmChunk.CallStarted(0, "1", "add"),
              new LlmChunk.CallArguments(0, "{}"));
      assertThat(stream.reply()).isSameAs(reply);
    }
  }

  @Test
  void closedStreamDoesNotLookComplete() {
    LlmStream stream = LlmClient.of(request -> LlmReply.text("so")).stream(HI);
    stream.close();

    assertThatThrownBy(stream::next)
        .isInstanceOf(CancelledException.class)
        .hasMessage("the stream was closed before its end");
  }
}
