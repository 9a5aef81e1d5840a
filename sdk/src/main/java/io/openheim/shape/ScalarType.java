package io.openheim.shape;

import java.util.Optional;

/** The Java types that are one JSON value. */
public enum ScalarType {
  /** {@code String}. */
  STRING("a string"),
  /** {@code char}. */
  CHAR("a string of one character"),
  /** {@code boolean}. */
  BOOLEAN("true or false"),
  /** {@code byte}. */
  BYTE(Byte.MIN_VALUE, Byte.MAX_VALUE),
  /** {@code short}. */
  SHORT(Short.MIN_VALUE, Short.MAX_VALUE),
  /** {@code int}. */
  INT(Integer.MIN_VALUE, Integer.MAX_VALUE),
  /** {@code long}. */
  LONG(Long.MIN_VALUE, Long.MAX_VALUE),
  /** {@code float}. */
  FLOAT("a number", "a number within the range of a float"),
  /** {@code double}. */
  DOUBLE("a number", "a number within the range of a double"),
  /** {@code java.math.BigInteger}. */
  BIG_INTEGER("a whole number", "a whole number of at most 400 characters"),
  /** {@code java.math.BigDecimal}. */
  BIG_DECIMAL("a number", "a number of at most 400 characters and an exponent of at most 400"),
  /** {@code java.time.Year}. */
  YEAR(java.time.Year.MIN_VALUE, java.time.Year.MAX_VALUE);

  private final String expectation;
  private final String range;
  private final long min;
  private final long max;

  ScalarType(String expectation) {
    this(expectation, expectation);
  }

  ScalarType(String expectation, String range) {
    this.expectation = expectation;
    this.range = range;
    this.min = 0;
    this.max = 0;
  }

  /** Whoever sends no number at all is not helped by the range of a type that holds nearly all. */
  ScalarType(long min, long max) {
    this.range = "a whole number from " + min + " to " + max;
    this.expectation = max >= Integer.MAX_VALUE ? "a whole number" : range;
    this.min = min;
    this.max = max;
  }

  /**
   * The type that a Java type is, primitives and their boxes alike.
   *
   * @param javaType the type's canonical name, for example {@code int} or {@code java.lang.String}
   * @return the type, empty if the Java type is none of these
   */
  public static Optional<ScalarType> ofJava(String javaType) {
    return Optional.ofNullable(
        switch (javaType) {
          case "java.lang.String", "java.lang.CharSequence" -> STRING;
          case "char", "java.lang.Character" -> CHAR;
          case "boolean", "java.lang.Boolean" -> BOOLEAN;
          case "byte", "java.lang.Byte" -> BYTE;
          case "short", "java.lang.Short" -> SHORT;
          case "int", "java.lang.Integer" -> INT;
          case "long", "java.lang.Long" -> LONG;
          case "float", "java.lang.Float" -> FLOAT;
          case "double", "java.lang.Double" -> DOUBLE;
          case "java.math.BigInteger" -> BIG_INTEGER;
          case "java.math.BigDecimal" -> BIG_DECIMAL;
          case "java.time.Year" -> YEAR;
          default -> null;
        });
  }

  /**
   * Whether only whole numbers fit.
   *
   * @return true for the four integer types
   */
  public boolean whole() {
    return min < 0;
  }

  /**
   * What fits, in words for a model.
   *
   * @return for example {@code a string}
   */
  public String expectation() {
    return expectation;
  }

  /** What fits, for a model that sent a number which is too large or too small. */
  String range() {
    return range;
  }

  long min() {
    return min;
  }

  long max() {
    return max;
  }
}
