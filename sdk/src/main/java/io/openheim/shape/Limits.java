package io.openheim.shape;

import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Year;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which values of a shape are allowed. Immutable and thread-safe; each method gives a copy that
 * allows what both the old limits and the new one allow.
 *
 * <pre>{@code
 * Shape percent = Shape.limited(Shape.INT, Limits.NONE.min("0").max("100"));
 * }</pre>
 *
 * @param min the smallest number; null if there is none
 * @param max the largest number; null if there is none
 * @param above whether {@code min} itself is excluded
 * @param below whether {@code max} itself is excluded
 * @param least the smallest number of characters (of Unicode), items or entries
 * @param most the largest number of characters (of Unicode), items or entries
 * @param pattern the regular expression of Java that a whole string matches; empty if there is none
 */
public record Limits(
    @Nullable BigDecimal min,
    @Nullable BigDecimal max,
    boolean above,
    boolean below,
    int least,
    int most,
    String pattern) {
  /** Allows everything. */
  public static final Limits NONE = new Limits(null, null, false, false, 0, Integer.MAX_VALUE, "");

  /** Refuses limits that allow nothing, and patterns that are none. */
  public Limits {
    Objects.requireNonNull(pattern, "pattern");
    int order = min == null || max == null ? -1 : min.compareTo(max);
    if (order > 0 || (order == 0 && (above || below))) {
      throw new IllegalArgumentException(min + " to " + max + " leaves no number");
    }
    if (least < 0 || most < least) {
      throw new IllegalArgumentException(least + " to " + most + " leaves no length");
    }
    if (TextType.PATTERN.parse(pattern).isEmpty()) {
      throw new IllegalArgumentException("\"" + pattern + "\" is no regular expression");
    }
  }

  /**
   * Allows no number below one.
   *
   * @param number the smallest number, as decimal digits
   * @return limits with that one too
   */
  public Limits min(String number) {
    return atLeast(new BigDecimal(number), false);
  }

  /**
   * Allows no number above one.
   *
   * @param number the largest number, as decimal digits
   * @return limits with that one too
   */
  public Limits max(String number) {
    return atMost(new BigDecimal(number), false);
  }

  /**
   * Allows only numbers above one.
   *
   * @param number the largest number that is too small, as decimal digits
   * @return limits with that one too
   */
  public Limits above(String number) {
    return atLeast(new BigDecimal(number), true);
  }

  /**
   * Allows only numbers below one.
   *
   * @param number the smallest number that is too large, as decimal digits
   * @return limits with that one too
   */
  public Limits below(String number) {
    return atMost(new BigDecimal(number), true);
  }

  private Limits atLeast(BigDecimal number, boolean excluded) {
    int order = min == null ? 1 : number.compareTo(min);
    return order < 0 || (order == 0 && above)
        ? this
        : new Limits(number, max, excluded, below, least, most, pattern);
  }

  private Limits atMost(BigDecimal number, boolean excluded) {
    int order = max == null ? -1 : number.compareTo(max);
    return order > 0 || (order == 0 && below)
        ? this
        : new Limits(min, number, above, excluded, least, most, pattern);
  }

  /**
   * Allows only some lengths of strings (in characters of Unicode), lists and maps.
   *
   * @param least the smallest
   * @param most the largest
   * @return limits with that one too
   */
  public Limits size(int least, int most) {
    return new Limits(
        min, max, above, below, Math.max(this.least, least), Math.min(this.most, most), pattern);
  }

  /**
   * Allows only strings that match a pattern as a whole.
   *
   * @param regex a regular expression of Java
   * @return limits with that one too
   * @throws IllegalArgumentException if there is another pattern already
   */
  public Limits pattern(String regex) {
    if (!pattern.isEmpty() && !pattern.equals(regex)) {
      throw new IllegalArgumentException("there are two patterns, " + pattern + " and " + regex);
    }
    return new Limits(min, max, above, below, least, most, regex);
  }

  /**
   * Whether a value is allowed.
   *
   * @param value a number, a year, a text, a collection, a map or an array
   * @param patience how long patterns may look at texts
   * @return whether it keeps to every limit that applies to such values
   */
  public boolean allow(Object value, Patience patience) {
    if (value instanceof Number number) {
      return allow(number);
    }
    if (value instanceof Year year) {
      return allow((Number) year.getValue());
    }
    if (value instanceof CharSequence text) {
      return sizeFits(Character.codePointCount(text, 0, text.length()))
          && (pattern.isEmpty() || patience.matches(pattern, text));
    }
    return sizeFits(
        value instanceof Map<?, ?> map
            ? map.size()
            : value instanceof Collection<?> all ? all.size() : Array.getLength(value));
  }

  private boolean allow(Number number) {
    BigDecimal exact =
        number instanceof BigDecimal decimal
            ? decimal
            : number instanceof BigInteger integer
                ? new BigDecimal(integer)
                : new BigDecimal(number.toString());
    int toMin = min == null ? 1 : exact.compareTo(min);
    int toMax = max == null ? -1 : exact.compareTo(max);
    return (above ? toMin > 0 : toMin >= 0) && (below ? toMax < 0 : toMax <= 0);
  }

  private boolean sizeFits(int size) {
    return size >= least && size <= most;
  }

  /**
   * Why values of a shape cannot have these limits.
   *
   * @param shape the shape
   * @return what is wrong, as the end of a sentence; empty if they can
   */
  public Optional<String> misfit(Shape shape) {
    boolean numbers = min != null || max != null;
    boolean sizes = least > 0 || most < Integer.MAX_VALUE;
    ScalarType type = shape instanceof Shape.Scalar scalar ? scalar.type() : null;
    boolean string = type == ScalarType.STRING;
    boolean many = shape instanceof Shape.ListOf || shape instanceof Shape.MapOf;
    boolean number =
        type != null && !string && type != ScalarType.CHAR && type != ScalarType.BOOLEAN;
    if (numbers && !number) {
      return Optional.of("only numbers have a smallest and a largest value");
    }
    if (sizes && !string && !many) {
      return Optional.of("only strings, lists and maps have a length");
    }
    if (!pattern.isEmpty() && !string) {
      return Optional.of("only strings have a pattern");
    }
    if (shape instanceof Shape.MapOf map
        && map.keys() instanceof Shape.EnumOf choice
        && choice.values().size() < least) {
      return Optional.of("there are only " + choice.values().size() + " different keys");
    }
    BigDecimal low = smallest(type);
    BigDecimal high = largest(type);
    return low != null && high != null && low.compareTo(high) > 0
        ? Optional.of("there is no number of the type within them")
        : Optional.empty();
  }

  /** The smallest number that is left of a type; null if there is none. */
  @Nullable BigDecimal smallest(@Nullable ScalarType type) {
    BigDecimal low = type != null && type.whole() ? BigDecimal.valueOf(type.min()) : null;
    if (min == null || !isWhole(type)) {
      return min == null ? low : min;
    }
    BigDecimal ceiling = min.setScale(0, RoundingMode.CEILING);
    BigDecimal first = above && ceiling.compareTo(min) == 0 ? ceiling.add(BigDecimal.ONE) : ceiling;
    return low == null ? first : low.max(first);
  }

  /** The largest number that is left of a type; null if there is none. */
  @Nullable BigDecimal largest(@Nullable ScalarType type) {
    BigDecimal high = type != null && type.whole() ? BigDecimal.valueOf(type.max()) : null;
    if (max == null || !isWhole(type)) {
      return max == null ? high : max;
    }
    BigDecimal floor = max.setScale(0, RoundingMode.FLOOR);
    BigDecimal last = below && floor.compareTo(max) == 0 ? floor.subtract(BigDecimal.ONE) : floor;
    return high == null ? last : high.min(last);
  }

  /** Whether a bound that is excluded is the same as another one that is not. */
  static boolean isWhole(@Nullable ScalarType type) {
    return type != null && (type.whole() || type == ScalarType.BIG_INTEGER);
  }

  /**
   * The pattern as JSON Schema has it, where it is searched for anywhere in the string. One that
   * ends with a dollar sign as a character has no anchor there.
   */
  String anchored() {
    return pattern.startsWith("^")
            && pattern.endsWith("$")
            && !pattern.endsWith("\\$")
            && !pattern.contains("|")
        ? pattern
        : "^(?:" + pattern + ")$";
  }
}
