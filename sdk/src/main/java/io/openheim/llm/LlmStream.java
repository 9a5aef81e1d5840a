package io.openheim.llm;

import org.jspecify.annotations.Nullable;

/**
 * A reply while it arrives. Pulled by the reader: nothing is read ahead of it, and no thread works
 * behind it. Not thread-safe, except that {@link #close} may be called from any thread.
 *
 * <pre>{@code
 * try (LlmStream stream = client.stream(request)) {
 *   for (LlmChunk chunk = stream.next(); chunk != null; chunk = stream.next()) {
 *     if (chunk instanceof LlmChunk.Text text) {
 *       System.out.print(text.text());
 *     }
 *   }
 *   Usage usage = stream.reply().usage();
 * }
 * }</pre>
 */
public interface LlmStream extends AutoCloseable {
  /**
   * Waits for the next piece of the reply.
   *
   * @return the next piece, or null once the reply is complete
   * @throws io.openheim.error.LlmException if the reply breaks off or cannot be read
   * @throws io.openheim.error.CancelledException if the calling thread is interrupted, or the
   *     stream was closed
   */
  @Nullable LlmChunk next();

  /**
   * Reads what is left and gives the whole reply.
   *
   * @return the finished reply
   * @throws io.openheim.error.LlmException if the reply breaks off or cannot be read
   * @throws io.openheim.error.CancelledException if the calling thread is interrupted, or the
   *     stream was closed before the end
   */
  LlmReply reply();

  /** Ends the exchange; what was not read is dropped and the connection is let go. */
  @Override
  void close();
}
