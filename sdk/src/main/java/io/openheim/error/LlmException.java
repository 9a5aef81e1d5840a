package io.openheim.error;

import io.openheim.message.Message;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A model could not be asked, or did not answer properly. What is known about it is in the
 * accessors; no text of it ever holds a key. May be extended by clients of other providers.
 */
public non-sealed class LlmException extends OpenheimException {
  private static final long serialVersionUID = 1L;

  /** Null after Java serialization, which the message survives and this does not. */
  private final transient @Nullable Evidence evidence;

  private int attempts = 1;
  private String note = "";

  /**
   * Reports a failure.
   *
   * @param message what happened, without secrets
   * @param evidence what is known about it
   * @param cause what brought it to light, or null
   */
  public LlmException(String message, Evidence evidence, @Nullable Throwable cause) {
    super(message, cause);
    this.evidence = Objects.requireNonNull(evidence, "evidence");
  }

  private Evidence evidence() {
    return evidence == null ? Evidence.of("unknown") : evidence;
  }

  /**
   * The provider that was asked.
   *
   * @return its name, for example {@code openai}
   */
  public final String provider() {
    return evidence().provider();
  }

  /**
   * The HTTP status of the answer, or the one that an error inside a stream stands for.
   *
   * @return the status, empty where there was no answer
   */
  public final OptionalInt status() {
    return evidence().status() == 0 ? OptionalInt.empty() : OptionalInt.of(evidence().status());
  }

  /**
   * The provider's id of the request, to quote to its support.
   *
   * @return the id, empty where the provider sent none
   */
  public final Optional<String> requestId() {
    return Optional.ofNullable(evidence().requestId());
  }

  /**
   * Whether the same request may work if it is sent again later.
   *
   * @return true for overload, rate limits and broken connections
   */
  public final boolean retryable() {
    return evidence().retryable();
  }

  /**
   * How long the provider asked to wait before the next try.
   *
   * @return the wait, never negative; empty where the provider said nothing useful
   */
  public final Optional<Duration> retryAfter() {
    return Optional.ofNullable(evidence().retryAfter());
  }

  /**
   * What the model had said when the answer broke off.
   *
   * @return the unfinished message, empty if nothing had come; its tool calls may be cut in the
   *     middle and must not be run
   */
  public final Optional<Message> partial() {
    return Optional.ofNullable(evidence().partial());
  }

  /**
   * How often the request was sent.
   *
   * @return at least 1
   */
  public final int attempts() {
    return attempts;
  }

  /**
   * Notes how often the request was sent; called by the layer that retries.
   *
   * @param attempts at least 1
   * @return this exception
   */
  public final LlmException attempted(int attempts) {
    this.attempts = attempts;
    return this;
  }

  /**
   * Notes why a request that might work later was not sent again; called by the layer that retries.
   *
   * @param reason completes the sentence "not retried, because ..."
   * @return this exception
   */
  public final LlmException notRetried(String reason) {
    this.note = "; not retried, because " + reason;
    return this;
  }

  /**
   * The message, why the request was not sent again if that was so, and how often it was sent if
   * that was more than once.
   */
  @Override
  public String getMessage() {
    String message = super.getMessage() + note;
    return attempts == 1 ? message : message + " (after " + attempts + " attempts)";
  }

  /**
   * What is known about a failure.
   *
   * @param provider the provider's name
   * @param status the HTTP status, or the one an error inside a stream stands for; 0 if none
   * @param requestId the provider's id of the request, or null
   * @param retryable whether the same request may work later
   * @param retryAfter the wait that the provider asked for, or null
   * @param partial what the model had said when the answer broke off, or null
   */
  public record Evidence(
      String provider,
      int status,
      @Nullable String requestId,
      boolean retryable,
      @Nullable Duration retryAfter,
      @Nullable Message partial) {
    /** Refuses a negative wait. */
    public Evidence {
      Objects.requireNonNull(provider, "provider");
      if (retryAfter != null && retryAfter.isNegative()) {
        throw new IllegalArgumentException("retryAfter must not be negative; found " + retryAfter);
      }
    }

    /**
     * A failure that will not go away by trying again.
     *
     * @param provider the provider's name
     * @return evidence with nothing else set
     */
    public static Evidence of(String provider) {
      return new Evidence(provider, 0, null, false, null, null);
    }
  }
}
