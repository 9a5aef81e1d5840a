package io.openheim.shape;

import java.math.BigDecimal;
import java.util.stream.Collectors;

/** Says what fits a shape, in words for a model. */
final class Expectation implements Shape.Visitor<String> {
  private static final Expectation WORDS = new Expectation();

  private Expectation() {}

  static String of(Shape shape) {
    return shape.accept(WORDS);
  }

  @Override
  public String scalar(Shape.Scalar scalar) {
    return scalar.type().expectation();
  }

  @Override
  public String text(Shape.Text text) {
    return text.type().expectation();
  }

  @Override
  public String enumeration(Shape.EnumOf choice) {
    return "one of " + String.join(", ", choice.values());
  }

  @Override
  public String list(Shape.ListOf list) {
    return "a list";
  }

  @Override
  public String map(Shape.MapOf map) {
    return "an object";
  }

  @Override
  public String object(Shape.ObjectOf object) {
    return "an object";
  }

  @Override
  public String union(Shape.Union union) {
    return "an object whose "
        + union.discriminator()
        + " is one of "
        + union.cases().stream().map(Shape.Case::name).collect(Collectors.joining(", "));
  }

  @Override
  public String any(Shape.Any any) {
    return "any value";
  }

  @Override
  public String limited(Shape.Limited limited) {
    Limits limits = limited.limits();
    Shape shape = limited.shape();
    if (shape instanceof Shape.ListOf) {
      return "a list of " + count(limits, "item");
    }
    if (shape instanceof Shape.MapOf) {
      return "an object of " + entries(limits);
    }
    ScalarType type = ((Shape.Scalar) shape).type();
    if (type == ScalarType.STRING) {
      return string(limits);
    }
    if (type.whole() && (type.expectation().equals(type.range()) || isClosed(limits))) {
      return "a whole number from " + limits.smallest(type) + " to " + limits.largest(type);
    }
    boolean whole = type.whole() || type == ScalarType.BIG_INTEGER;
    return (whole ? "a whole number " : "a number ") + range(limits);
  }

  private static boolean isClosed(Limits limits) {
    return limits.min() != null && limits.max() != null;
  }

  @Override
  public String recursive(Shape.Recursive recursive) {
    return of(recursive.shape());
  }

  /** Only objects and unions contain themselves. */
  @Override
  public String reference(Shape.Reference reference) {
    return "an object";
  }

  private static String string(Limits limits) {
    boolean sized = limits.least() > 0 || limits.most() < Integer.MAX_VALUE;
    String matching =
        limits.pattern().isEmpty()
            ? ""
            : limits.pattern().equals(Constraints.NOT_BLANK)
                ? " that is not blank"
                : " that matches " + limits.pattern();
    return "a string" + (sized ? " of " + count(limits, "character") : "") + matching;
  }

  static String entries(Limits limits) {
    int last = limits.most() < Integer.MAX_VALUE ? limits.most() : limits.least();
    return count(limits, "") + (last == 1 ? " entry" : " entries");
  }

  private static String count(Limits limits, String unit) {
    int least = limits.least();
    int most = limits.most();
    if (most == Integer.MAX_VALUE) {
      return "at least " + least + units(least, unit);
    }
    if (least == most) {
      return most + units(most, unit);
    }
    return (least == 0 ? "at most " : least + " to ") + most + units(most, unit);
  }

  private static String units(int count, String unit) {
    return unit.isEmpty() ? "" : " " + unit + (count == 1 ? "" : "s");
  }

  /** Which numbers are allowed, after the word number. */
  static String range(Limits limits) {
    BigDecimal min = limits.min();
    BigDecimal max = limits.max();
    String low = min == null ? "" : (limits.above() ? "above " : "of at least ") + digits(min);
    String high = max == null ? "" : (limits.below() ? "below " : "of at most ") + digits(max);
    return low + (low.isEmpty() || high.isEmpty() ? "" : " and ") + high;
  }

  static String digits(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }
}
