package io.openheim.gemini;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which Gemini a model is, where the wire format itself depends on it. */
final class Generation {
  private static final Pattern NUMBER = Pattern.compile("gemini-(\\d{1,4})(?![0-9])");
  private static final Pattern ALIAS = Pattern.compile("gemini-[a-z-]*-?latest$");

  private Generation() {}

  /** Whether the model wants each step's first call signed; the aliases name the newest models. */
  static boolean isThreeOrLater(String model) {
    String name = model.toLowerCase(Locale.ROOT);
    Matcher number = NUMBER.matcher(name);
    return number.find() ? Integer.parseInt(number.group(1)) >= 3 : ALIAS.matcher(name).find();
  }

  /** Whether it is one of the large models, whose thinking has other bounds. */
  static boolean isPro(String model) {
    return model.toLowerCase(Locale.ROOT).contains("-pro");
  }
}
