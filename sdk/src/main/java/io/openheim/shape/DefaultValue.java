package io.openheim.shape;

import java.util.Objects;
import java.util.Optional;

/**
 * What stands for a property that is left out. Immutable and thread-safe.
 *
 * @param exact the value in its exact form: a string, a {@link JsonNumber} or a boolean
 */
public record DefaultValue(Object exact) {
  /** Refuses null. */
  public DefaultValue {
    Objects.requireNonNull(exact, "exact");
  }

  /**
   * Why a text cannot be the default of a property.
   *
   * @param shape the shape of the property
   * @param text the default as it was written
   * @return what is wrong, as a clause; empty if it can
   */
  public static Optional<String> problem(Shape shape, String text) {
    if (!isSingle(shape)) {
      return Optional.of("only a single value can have one, not " + Expectation.of(shape));
    }
    return Checker.check(shape, text).problems().stream().findFirst().map(Problem::what);
  }

  /**
   * Reads a text as the default of a property.
   *
   * @param shape the shape of the property
   * @param text the default as it was written
   * @return the default
   * @throws IllegalArgumentException if there is a {@link #problem}
   */
  public static DefaultValue of(Shape shape, String text) {
    Optional<String> problem = problem(shape, text);
    Object exact = Checker.check(shape, text).value();
    if (problem.isPresent() || exact == null) {
      throw new IllegalArgumentException(problem.orElse("there is no value"));
    }
    return new DefaultValue(exact);
  }

  private static boolean isSingle(Shape shape) {
    return shape instanceof Shape.Scalar
        || shape instanceof Shape.Text
        || shape instanceof Shape.EnumOf
        || (shape instanceof Shape.Limited limited && isSingle(limited.shape()));
  }

  /**
   * Adds the default to what is said about a property.
   *
   * @param description what else is said
   * @return the description for the model
   */
  public String describe(String description) {
    String words = "default: " + text();
    return description.isEmpty() ? words : description + " (" + words + ")";
  }

  /**
   * The characters of the value.
   *
   * @return the digits of a number, the text of a string, true or false
   */
  public String text() {
    return exact.toString();
  }
}
