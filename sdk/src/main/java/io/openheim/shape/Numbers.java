package io.openheim.shape;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Exact numbers out of JSON text, within bounds that keep hostile text from costing time. */
public final class Numbers {
  /** More characters than any number of a Java primitive is written with on purpose. */
  private static final int LONGEST = 400;

  private static final Pattern GRAMMAR =
      Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");

  private Numbers() {}

  /**
   * Whether a text is a number by the grammar of JSON, and short enough to be converted.
   *
   * @param text any text
   * @return whether it may be read as a number
   */
  public static boolean valid(String text) {
    return text.length() <= LONGEST && GRAMMAR.matcher(text).matches();
  }

  /** The whole number that the text is exactly, empty if it is none or has over 64 bits. */
  static OptionalLong toLong(String text) {
    if (text.length() > LONGEST) {
      return OptionalLong.empty();
    }
    try {
      return OptionalLong.of(new BigDecimal(text).longValueExact());
    } catch (ArithmeticException | NumberFormatException e) {
      return OptionalLong.empty();
    }
  }

  /** Whether the nearest double is in range. */
  static boolean fitsDouble(String text) {
    return text.length() <= LONGEST && fits(Double.parseDouble(text), text);
  }

  /** Whether the nearest float is in range. */
  static boolean fitsFloat(String text) {
    return text.length() <= LONGEST && fits(Float.parseFloat(text), text);
  }

  /**
   * The decimal number that a text is, with all its digits.
   *
   * @param text a number by the grammar of JSON
   * @return the number, empty if it is so long, or its exponent so large, that to work with it
   *     costs time
   */
  public static Optional<BigDecimal> toBigDecimal(String text) {
    if (text.length() > LONGEST) {
      return Optional.empty();
    }
    try {
      BigDecimal number = new BigDecimal(text);
      return Math.abs((long) number.scale()) <= 2L * LONGEST && exponent(text) <= LONGEST
          ? Optional.of(number)
          : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /**
   * The whole number that a text is exactly.
   *
   * @param text a number by the grammar of JSON
   * @return the number, empty if it is not whole, or longer than 400 characters
   */
  public static Optional<BigInteger> toBigInteger(String text) {
    Optional<BigDecimal> decimal = toBigDecimal(text);
    try {
      return decimal
          .map(BigDecimal::toBigIntegerExact)
          .filter(number -> number.toString().length() <= LONGEST);
    } catch (ArithmeticException fraction) {
      return Optional.empty();
    }
  }

  /** How far the exponent that is written down is from zero. */
  private static long exponent(String text) {
    int e = Math.max(text.indexOf('e'), text.indexOf('E'));
    return e < 0 ? 0 : Math.abs(Long.parseLong(text.substring(e + 1)));
  }

  /**
   * Whether a number survived its conversion: not if it became infinite, or zero without being it.
   *
   * @param value what it became
   * @param text what it was
   * @return whether it is still about the same
   */
  public static boolean fits(double value, String text) {
    return Double.isFinite(value) && (value != 0 || isZero(text));
  }

  private static boolean isZero(String text) {
    for (int i = 0; i < text.length() && Character.toLowerCase(text.charAt(i)) != 'e'; i++) {
      if (text.charAt(i) >= '1' && text.charAt(i) <= '9') {
        return false;
      }
    }
    return true;
  }
}
