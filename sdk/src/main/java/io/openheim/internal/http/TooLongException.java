package io.openheim.internal.http;

import java.io.IOException;

/** The other side sends more than any provider would. */
public final class TooLongException extends IOException {
  private static final long serialVersionUID = 1L;

  /** Says what was too long, as in "a line longer than 1 MiB". */
  public TooLongException(String what) {
    super(what);
  }
}
