package io.openheim.llm;

import java.util.function.Function;

/**
 * A model that can be asked. Implementations are thread-safe.
 *
 * <p>The one method to implement is {@link #stream}; a blocking answer is a drained stream. A model
 * of one's own, a stub for a test for example, is a lambda:
 *
 * <pre>{@code
 * LlmClient parrot = LlmClient.of(request -> LlmReply.text("You said: "
 *     + request.messages().get(request.messages().size() - 1).text()));
 * }</pre>
 */
@FunctionalInterface
public interface LlmClient {
  /**
   * Sends a request and opens its reply for reading. The request has been sent, and the provider
   * has begun to answer, when this returns.
   *
   * @param request what to ask
   * @return the reply as it arrives; the caller closes it
   * @throws io.openheim.error.LlmException if the provider cannot be reached or refuses
   * @throws io.openheim.error.CancelledException if the calling thread is interrupted
   */
  LlmStream stream(LlmRequest request);

  /**
   * Sends a request and waits for the whole reply.
   *
   * @param request what to ask
   * @return the finished reply
   * @throws io.openheim.error.LlmException if the provider cannot be reached, refuses, or breaks
   *     off
   * @throws io.openheim.error.CancelledException if the calling thread is interrupted
   */
  default LlmReply send(LlmRequest request) {
    try (LlmStream stream = stream(request)) {
      return stream.reply();
    }
  }

  /**
   * A client that answers with a function.
   *
   * @param answer called once for each request, on the caller's thread
   * @return a client whose streams hold the whole reply from the start
   */
  static LlmClient of(Function<LlmRequest, LlmReply> answer) {
    return request -> new ReadyStream(answer.apply(request));
  }
}
