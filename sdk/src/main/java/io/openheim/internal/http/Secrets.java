package io.openheim.internal.http;

import io.openheim.error.ConfigException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Rules for values that must never be shown, made before OkHttp could show them. */
public final class Secrets {
  private static final Pattern TELLING =
      Pattern.compile("auth|key|token|secret|password|signature|^sig$|cookie|credential");

  private Secrets() {}

  /**
   * The key, trimmed.
   *
   * @param key what was configured
   * @param source where the user sets it, for example {@code OPENAI_API_KEY}
   * @throws ConfigException if it is empty or cannot stand in a header
   */
  public static String key(@Nullable String key, String source) {
    String trimmed = key == null ? "" : key.strip();
    if (trimmed.isEmpty()) {
      throw new ConfigException("the API key must not be empty; set " + source);
    }
    String problem = problem(trimmed, ' ');
    if (problem != null) {
      throw new ConfigException(
          "an API key must be one line of visible ASCII characters; found one with "
              + problem
              + "; look at how "
              + source
              + " is set");
    }
    return trimmed;
  }

  /**
   * The value of a header, trimmed.
   *
   * @throws ConfigException if it cannot stand in a header
   */
  public static String header(String name, String value) {
    int good = 0;
    while (good < name.length() && isOfName(name.charAt(good))) {
      good++;
    }
    if (good == 0 || good < name.length()) {
      // What comes after it is not shown: it may be the value, put into the wrong place.
      throw new ConfigException(
          "the name of a header must be visible ASCII characters without a colon; found "
              + (name.isEmpty() ? "an empty one" : "'" + name.substring(0, good) + "' and more"));
    }
    String trimmed = value.strip();
    String problem = problem(trimmed, '\u001f');
    if (problem != null) {
      throw new ConfigException(
          "the value of a header must be one line of ASCII characters; found one with "
              + problem
              + " in header "
              + name);
    }
    return trimmed;
  }

  private static boolean isOfName(char c) {
    return c > ' ' && c < 127 && c != ':';
  }

  /** Whether a header or parameter of this name usually carries a secret. */
  public static boolean isTelling(String name) {
    return TELLING.matcher(name.toLowerCase(Locale.ROOT)).find();
  }

  private static @Nullable String problem(String value, char below) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '\n' || c == '\r') {
        return "a line break at position " + i;
      }
      if (c <= below || c == 127) {
        return (c == ' ' ? "a space" : "a control character") + " at position " + i;
      }
      if (c > 127) {
        return "a non-ASCII character at position " + i;
      }
    }
    return null;
  }
}
