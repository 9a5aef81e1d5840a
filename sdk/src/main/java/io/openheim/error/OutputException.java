package io.openheim.error;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The model's answer is not a value of the type that was asked for. The message is meant for the
 * model: it lists everything that is wrong, each with its place, so that the next answer can be
 * right.
 */
public final class OutputException extends OpenheimException {
  private static final long serialVersionUID = 1L;

  private final String answer;

  /**
   * Refuses an answer.
   *
   * @param message what is wrong with it, for the model
   * @param answer what the model said
   * @param cause what brought it to light, or null
   */
  public OutputException(String message, String answer, @Nullable Throwable cause) {
    super(message, cause);
    this.answer = Objects.requireNonNull(answer, "answer");
  }

  /**
   * What the model said.
   *
   * @return the whole text
   */
  public String answer() {
    return answer;
  }
}
