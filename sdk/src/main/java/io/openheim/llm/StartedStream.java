package io.openheim.llm;

import io.openheim.error.LlmException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A stream whose first chunk was read already, so that failing before it could be repeated. */
final class StartedStream implements LlmStream {
  private final LlmStream stream;
  private final Attempts attempts;
  private volatile @Nullable LlmChunk first;

  private StartedStream(LlmStream stream, Attempts attempts, @Nullable LlmChunk first) {
    this.stream = stream;
    this.attempts = attempts;
    this.first = first;
  }

  static LlmStream start(LlmStream stream, Attempts attempts) {
    try {
      return new StartedStream(stream, attempts, stream.next());
    } catch (RuntimeException | Error e) {
      closeAfter(stream, e);
      throw e;
    }
  }

  private static void closeAfter(LlmStream stream, Throwable failure) {
    try {
      stream.close();
    } catch (RuntimeException e) {
      failure.addSuppressed(e);
    }
  }

  @Override
  public @Nullable LlmChunk next() {
    LlmChunk chunk = first;
    if (chunk != null) {
      first = null;
      return chunk;
    }
    return counted(stream::next);
  }

  @Override
  public LlmReply reply() {
    first = null;
    return counted(stream::reply);
  }

  private <T extends @Nullable Object> T counted(Supplier<T> read) {
    try {
      return read.get();
    } catch (LlmException e) {
      throw e.attempted(attempts.made());
    }
  }

  @Override
  public void close() {
    first = null;
    stream.close();
  }
}
