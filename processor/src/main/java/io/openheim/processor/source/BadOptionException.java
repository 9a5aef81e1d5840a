package io.openheim.processor.source;

/** An option of the processor has a value that it cannot have. */
public final class BadOptionException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BadOptionException(String message) {
    super(message);
  }
}
