package io.openheim.internal.json;

import io.openheim.shape.JsonNumber;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A way around a defect of Moshi 1.15.2, which takes the digits after a multiple of 2^64 for digits
 * after a leading zero (its issue 1529): numbers with very many digits are read as strings.
 */
final class LongDigits {
  /** The fewest digits of a multiple of 2^64. */
  private static final int FEWEST = 20;

  /** A string, which is left alone, or a number whose whole part has that many digits and more. */
  private static final Pattern TOKEN =
      Pattern.compile(
          "\"(?:[^\"\\\\]++|\\\\.)*+(?:\"|\\\\?\\z)|(-?[0-9]{21,}+(?:[.][0-9]++)?(?:[eE][-+]?[0-9]++)?)",
          Pattern.DOTALL);

  /** Begins the strings that stand for numbers; no string of a document that is read so has it. */
  private static final String MARK = "\ue000number\ue000";

  private LongDigits() {}

  /** Whether a text has such a number, and no string that could be taken for one then. */
  static boolean in(String json) {
    return !json.contains(MARK)
        && !json.contains("\\ue000")
        && !json.contains("\\uE000")
        && TOKEN.matcher(json).results().anyMatch(token -> misread(token.group(1)));
  }

  private static boolean misread(@Nullable String number) {
    if (number == null) {
      return false;
    }
    String digits = number.replaceAll("^-|[.eE].*", "");
    BigInteger prefix = new BigInteger(digits.substring(0, FEWEST));
    long low = prefix.longValue();
    for (int end = FEWEST; end < digits.length(); end++) {
      if (low == 0) {
        return digits.charAt(0) != '0';
      }
      // The low 64 bits are all that is looked at, so they are all that is calculated.
      low = low * 10 + (digits.charAt(end) - '0');
    }
    return false;
  }

  /** Puts such numbers into quotes. */
  static String hide(String json) {
    Matcher token = TOKEN.matcher(json);
    StringBuilder hidden = new StringBuilder(json.length() + 100);
    int done = 0;
    while (token.find()) {
      if (misread(token.group(1))) {
        hidden.append(json, done, token.start()).append('"').append(MARK);
        hidden.append(token.group(1)).append('"');
        done = token.end();
      }
    }
    return hidden.append(json, done, json.length()).toString();
  }

  /** Makes numbers of them again. */
  static @Nullable Object restore(@Nullable Object tree) {
    if (tree instanceof String text && text.startsWith(MARK)) {
      return new JsonNumber(text.substring(MARK.length()));
    }
    if (tree instanceof List<?> list) {
      List<@Nullable Object> restored = new ArrayList<>(list.size());
      list.forEach(item -> restored.add(restore(item)));
      return restored;
    }
    if (tree instanceof Map<?, ?> map) {
      Map<Object, @Nullable Object> restored = new LinkedHashMap<>();
      map.forEach((name, item) -> restored.put(name, restore(item)));
      return restored;
    }
    return tree;
  }
}
