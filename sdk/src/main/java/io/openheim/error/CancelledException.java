package io.openheim.error;

import org.jspecify.annotations.Nullable;

/**
 * The work was given up because nobody wants it any more: the calling thread was interrupted, in
 * which case its interrupt flag is set again before this is thrown, or the stream was closed.
 */
public final class CancelledException extends OpenheimException {
  private static final long serialVersionUID = 1L;

  /**
   * Reports work that was given up.
   *
   * @param message what was given up
   * @param cause how the interruption showed itself, or null
   */
  public CancelledException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
