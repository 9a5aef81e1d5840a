package io.openheim.shape;

import java.math.BigDecimal;
import java.math.BigInteger;

/** Numbers for tests, exact within bounds that are wider than those of the product. */
final class ExactNumber {
  private static final BigInteger LARGEST_EXPONENT = BigInteger.valueOf(5000);

  private ExactNumber() {}

  /** The value; one with an exponent beyond all bounds becomes one that is still beyond ours. */
  static BigDecimal of(String text) {
    int e = Math.max(text.indexOf('e'), text.indexOf('E'));
    if (e < 0) {
      return new BigDecimal(text);
    }
    BigInteger exponent = new BigInteger(text.substring(e + 1));
    BigInteger tame = exponent.min(LARGEST_EXPONENT).max(LARGEST_EXPONENT.negate());
    return new BigDecimal(text.substring(0, e)).scaleByPowerOfTen(tame.intValueExact());
  }

  static boolean isWhole(BigDecimal value) {
    return value.signum() == 0 || value.stripTrailingZeros().scale() <= 0;
  }

  static boolean isBetween(BigDecimal value, long min, long max) {
    return value.compareTo(BigDecimal.valueOf(min)) >= 0
        && value.compareTo(BigDecimal.valueOf(max)) <= 0;
  }
}
