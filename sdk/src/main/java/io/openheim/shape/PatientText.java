package io.openheim.shape;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/**
 * A text that a regular expression may look at only so often: some patterns take hours to say no to
 * a short text that is made for it.
 */
final class PatientText implements CharSequence {
  private static final int MOST = 10_000_000;

  private final CharSequence text;

  /** How often a character may still be looked at, by this and all parts of the text. */
  private final AtomicInteger looks;

  private PatientText(CharSequence text, AtomicInteger looks) {
    this.text = text;
    this.looks = looks;
  }

  /** Whether all of a text matches; one that is not decided in time does not. */
  static boolean matches(Pattern pattern, CharSequence text) {
    try {
      return pattern.matcher(new PatientText(text, new AtomicInteger(MOST))).matches();
    } catch (TooManyLooksException | StackOverflowError hopeless) {
      return false;
    }
  }

  @Override
  public int length() {
    return text.length();
  }

  @Override
  public char charAt(int index) {
    if (looks.decrementAndGet() < 0) {
      throw new TooManyLooksException();
    }
    return text.charAt(index);
  }

  @Override
  public CharSequence subSequence(int start, int end) {
    return new PatientText(text.subSequence(start, end), looks);
  }

  @Override
  public String toString() {
    return text.toString();
  }

  private static final class TooManyLooksException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooManyLooksException() {
      super("gave up", null, false, false);
    }
  }
}
