package io.openheim.shape;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads limits from annotations, whoever made them: {@code @Param} and those of Jakarta Validation
 * (and of its predecessor in {@code javax}), which are known by their names alone. Their meaning is
 * that of the Jakarta Validation specification, but for two things: a length counts characters of
 * Unicode, and a pattern with flags is left to the method.
 */
public final class Constraints {
  private static final String PARAM = "io.openheim.tool.Param";
  static final String NOT_BLANK = "[\\s\\S]*\\S[\\s\\S]*";

  private Constraints() {}

  /**
   * Adds what one annotation says.
   *
   * @param limits what the others say
   * @param annotation the qualified name of the annotation
   * @param attributes its attributes, defaults included: numbers, strings and booleans
   * @return limits that agree with all of them
   * @throws IllegalArgumentException if they contradict each other, with the reason
   */
  public static Limits add(
      Limits limits, String annotation, Function<String, @Nullable Object> attributes) {
    if (annotation.equals(PARAM)) {
      return param(limits, attributes);
    }
    String name = annotation.substring(annotation.lastIndexOf('.') + 1);
    boolean known =
        annotation.equals("jakarta.validation.constraints." + name)
            || annotation.equals("javax.validation.constraints." + name);
    return known ? jakarta(limits, name, attributes) : limits;
  }

  private static Limits param(Limits limits, Function<String, @Nullable Object> attributes) {
    Limits all = limits;
    if (attributes.apply("min") instanceof Double min && min > Double.NEGATIVE_INFINITY) {
      all = all.min(exact(min));
    }
    if (attributes.apply("max") instanceof Double max && max < Double.POSITIVE_INFINITY) {
      all = all.max(exact(max));
    }
    all = all.size(number(attributes, "minLength", 0), number(attributes, "maxLength", all.most()));
    all = all.size(number(attributes, "minItems", 0), number(attributes, "maxItems", all.most()));
    return attributes.apply("pattern") instanceof String pattern && !pattern.isEmpty()
        ? all.pattern(pattern)
        : all;
  }

  /** Beyond 2^53 the number is no longer the one that was written. */
  private static String exact(double limit) {
    if (Double.isNaN(limit) || Math.abs(limit) > 1L << 53) {
      throw new IllegalArgumentException(
          new BigDecimal(limit).toPlainString() + " is more than a double holds exactly");
    }
    return Expectation.digits(BigDecimal.valueOf(limit));
  }

  private static Limits jakarta(
      Limits limits, String name, Function<String, @Nullable Object> attributes) {
    return switch (name) {
      case "Min" -> limits.min(text(attributes));
      case "Max" -> limits.max(text(attributes));
      case "DecimalMin" ->
          inclusive(attributes) ? limits.min(text(attributes)) : limits.above(text(attributes));
      case "DecimalMax" ->
          inclusive(attributes) ? limits.max(text(attributes)) : limits.below(text(attributes));
      case "Positive" -> limits.above("0");
      case "PositiveOrZero" -> limits.min("0");
      case "Negative" -> limits.below("0");
      case "NegativeOrZero" -> limits.max("0");
      case "Size" ->
          limits.size(number(attributes, "min", 0), number(attributes, "max", limits.most()));
      case "NotEmpty" -> limits.size(1, limits.most());
      case "NotBlank" -> limits.pattern(NOT_BLANK);
      case "Pattern" ->
          hasFlags(attributes)
              ? limits
              : limits.pattern(String.valueOf(attributes.apply("regexp")));
      default -> limits;
    };
  }

  /**
   * Whether a pattern means more than it says, which nothing can be told of.
   *
   * @param attributes its attributes, as for {@link #add}; several flags as an array or a list
   * @return true if it has flags
   */
  public static boolean hasFlags(Function<String, @Nullable Object> attributes) {
    Object flags = attributes.apply("flags");
    return flags instanceof Object[] several
        ? several.length > 0
        : flags instanceof List<?> list && !list.isEmpty();
  }

  private static boolean inclusive(Function<String, @Nullable Object> attributes) {
    return !Boolean.FALSE.equals(attributes.apply("inclusive"));
  }

  private static String text(Function<String, @Nullable Object> attributes) {
    return String.valueOf(attributes.apply("value"));
  }

  private static int number(
      Function<String, @Nullable Object> attributes, String name, int otherwise) {
    return attributes.apply(name) instanceof Integer number ? number : otherwise;
  }
}
