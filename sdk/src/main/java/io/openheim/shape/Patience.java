package io.openheim.shape;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How long the texts of one call may be looked at by regular expressions: some patterns take hours
 * to say no to a short text that is made for it. Not thread-safe.
 */
public final class Patience {
  private static final int MOST = 10_000_000;

  /** How often it is looked whether somebody wants to stop. */
  private static final int GLANCE = 0xffff;

  /** Made when there is a pattern: most calls have none. */
  private @Nullable Map<String, Pattern> patterns;

  private int looks = MOST;

  /** Begins with full patience. */
  public Patience() {}

  /** Whether all of a text matches; what is not decided in time does not. */
  boolean matches(String pattern, CharSequence text) {
    if (patterns == null) {
      patterns = new HashMap<>();
    }
    try {
      return patterns
          .computeIfAbsent(pattern, Pattern::compile)
          .matcher(new Watched(text, this))
          .matches();
    } catch (ImpatienceException | StackOverflowError hopeless) {
      return false;
    }
  }

  private void look() {
    looks--;
    if (looks < 0 || ((looks & GLANCE) == 0 && Thread.currentThread().isInterrupted())) {
      throw new ImpatienceException();
    }
  }

  private record Watched(CharSequence text, Patience patience) implements CharSequence {
    @Override
    public int length() {
      return text.length();
    }

    @Override
    public char charAt(int index) {
      patience.look();
      return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return new Watched(text.subSequence(start, end), patience);
    }

    @Override
    public String toString() {
      return text.toString();
    }
  }

  private static final class ImpatienceException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ImpatienceException() {
      super("gave up", null, false, false);
    }
  }
}
