package io.openheim.internal.wire;

import io.openheim.message.FinishReason;
import java.io.IOException;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * Reads one reply into its {@link ReplyBuilder}. What it is given and cannot parse it refuses with
 * an {@link IOException} or {@link com.squareup.moshi.JsonDataException}; what it does not know it
 * passes over.
 */
public interface ReplyReader {
  /**
   * Reads one event of a stream.
   *
   * @param name the event's name, or ""
   * @param data the event's data, never empty
   */
  void event(String name, Buffer data) throws IOException;

  /** Reads a JSON document that came instead of a stream. */
  void body(Buffer json) throws IOException;

  /** Whether the provider said that nothing more comes. */
  boolean isDone();

  /** What the reply lacks now that nothing more comes; null if it is whole. */
  @Nullable Flaw flaw();

  /** Why the model stopped. */
  FinishReason finish();

  /** The reply as the provider wants it back; null where the neutral form is as good. */
  default @Nullable String turn() throws IOException {
    return null;
  }

  /**
   * What makes a reply unusable.
   *
   * @param problem completes a sentence that begins with the provider's name
   * @param retryable whether the same request may do better
   */
  record Flaw(String problem, boolean retryable) {
    /** The stream just stopped. */
    public static final Flaw CUT = new Flaw("ended its answer in the middle", true);
  }
}
