package io.openheim.tool;

import org.jspecify.annotations.Nullable;

/**
 * The arguments are not what generated code expects. Says nothing more: the checker then looks at
 * them as a whole and finds the words.
 */
final class Surprise extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Surprise(@Nullable Throwable cause) {
    super("the arguments need a closer look", cause, false, false);
  }
}
