package io.openheim.shape;

import java.math.BigInteger;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** JSON that is right and is not yet read, or not yet written, as it should be. */
public final class Misread {
  private static final Pattern LONG_DIGITS = Pattern.compile("\\d{21,}");

  private Misread() {}

  /** Whether a text has digits after a multiple of 2^64: Moshi believes they follow a zero. */
  public static boolean in(String json) {
    return LONG_DIGITS
        .matcher(json)
        .results()
        .map(MatchResult::group)
        .anyMatch(
            digits ->
                IntStream.range(20, digits.length())
                    .mapToObj(end -> new BigInteger(digits.substring(0, end)))
                    .anyMatch(number -> number.longValue() == 0));
  }

  /** Whether a text has half a surrogate pair, which a tool gives back as a question mark. */
  public static boolean halves(String json) {
    return json.contains("\\ud83d");
  }
}
