package io.openheim.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openheim.error.LlmException;
import io.openheim.llm.LlmChunk;
import io.openheim.llm.LlmClient;
import io.openheim.llm.LlmReply;
import io.openheim.llm.LlmRequest;
import io.openheim.llm.LlmStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All that a caller gets to see of a reply: its chunks, and then the reply or a failure. Each one
 * is held to the laws of streams.
 */
record Delivery(List<LlmChunk> chunks, Optional<LlmReply> reply, Optional<LlmException> failure) {
  /** Asks, and reads all there is. */
  static Delivery of(LlmClient client, LlmRequest request) {
    List<LlmChunk> chunks = new ArrayList<>();
    LlmStream stream;
    try {
      stream = client.stream(request);
    } catch (LlmException refused) {
      assertThat(refused.partial()).isEmpty();
      return new Delivery(chunks, Optional.empty(), Optional.of(refused));
    }
    Delivery delivery;
    try (stream) {
      delivery = read(stream, chunks);
    }
    StreamLaws.check(delivery);
    return delivery;
  }

  private static Delivery read(LlmStream stream, List<LlmChunk> chunks) {
    try {
      for (LlmChunk chunk = stream.next(); chunk != null; chunk = stream.next()) {
        chunks.add(chunk);
      }
    } catch (LlmException failure) {
      assertThatThrownBy(stream::next).as("next after a failure").isSameAs(failure);
      assertThatThrownBy(stream::reply).as("reply after a failure").isSameAs(failure);
      return new Delivery(chunks, Optional.empty(), Optional.of(failure));
    }
    assertThat(stream.next()).as("next after the end").isNull();
    LlmReply reply = stream.reply();
    assertThat(stream.reply()).as("reply once more").isSameAs(reply);
    assertThat(stream.next()).as("next after the reply").isNull();
    return new Delivery(chunks, Optional.of(reply), Optional.empty());
  }
}
