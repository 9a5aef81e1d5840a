package io.openheim.error;

import org.jspecify.annotations.Nullable;

/**
 * The provider answered, but not with a whole, readable reply: the stream ended early, a frame did
 * not parse, or the body is no answer of a model at all. {@link #partial()} has what came before.
 */
public final class LlmAnswerException extends LlmException {
  private static final long serialVersionUID = 1L;

  /**
   * Reports an answer that could not be used.
   *
   * @param message what is wrong with it, without secrets
   * @param evidence what is known about it
   * @param cause what brought it to light, or null
   */
  public LlmAnswerException(String message, Evidence evidence, @Nullable Throwable cause) {
    super(message, evidence, cause);
  }
}
