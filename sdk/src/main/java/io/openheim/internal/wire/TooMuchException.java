package io.openheim.internal.wire;

/** A reply is longer than any model's. Ends the reading of a frame from wherever it is noticed. */
final class TooMuchException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TooMuchException() {
    super("a reply of more than 32 Mi characters");
  }
}
