package io.openheim.shape;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says what a JSON value is, briefly. */
final class Found {
  private static final int LONGEST = 60;

  private Found() {}

  static String describe(@Nullable Object value) {
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

  /** A text, shortened if it is long. */
  static String cut(String text) {
    if (text.length() <= LONGEST) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
    return text.substring(0, end) + "... (" + text.length() + " characters)";
  }
}
