package io.openheim.shape;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says what a JSON value is, briefly. Stateless and thread-safe. */
public final class Found {
  private static final int LONGEST = 60;

  private Found() {}

  /**
   * A value in words for a model.
   *
   * @param value a tree: a map, a list, a string, a {@link JsonNumber}, a boolean or null
   * @return for example {@code the number 5} or {@code a list of 3}
   */
  public static String describe(@Nullable Object value) {
    if (value instanceof String text) {
      return JsonText.quote(new StringBuilder(), cut(text)).toString();
    }
    if (value instanceof JsonNumber number) {
      return "the number " + cut(number.text());
    }
    if (value instanceof List<?> list) {
      return "a list of " + list.size();
    }
    return value instanceof Map ? "an object" : String.valueOf(value);
  }

  /**
   * A text, shortened if it is long.
   *
   * @param text the text
   * @return at most its first 60 characters, and how many it has
   */
  public static String cut(String text) {
    if (text.length() <= LONGEST) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
    return text.substring(0, end) + "... (" + text.length() + " characters)";
  }
}
