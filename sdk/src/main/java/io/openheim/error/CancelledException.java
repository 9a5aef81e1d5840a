package io.openheim.error;

import org.jspecify.annotations.Nullable;

/**
 * The calling thread was interrupted, so the work was given up. The thread's interrupt flag is set
 * again before this is thrown.
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
