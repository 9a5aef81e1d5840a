package io.openheim.shape;

import java.util.Objects;

/**
 * A JSON number as it was written, so that no digit is lost on the way. Immutable and thread-safe.
 * Two are equal if they are written alike.
 */
public final class JsonNumber extends Number {
  private static final long serialVersionUID = 1L;

  private final String text;

  /**
   * Takes the characters as they are.
   *
   * @param text the number's characters, valid by the grammar of JSON
   */
  public JsonNumber(String text) {
    this.text = Objects.requireNonNull(text, "text");
  }

  /**
   * The number's characters.
   *
   * @return the exact number
   */
  public String text() {
    return text;
  }

  /** The nearest double, cut off behind the point. */
  @Override
  public int intValue() {
    return (int) doubleValue();
  }

  /** The nearest double, cut off behind the point. */
  @Override
  public long longValue() {
    return (long) doubleValue();
  }

  /** The nearest float. */
  @Override
  public float floatValue() {
    return Float.parseFloat(text);
  }

  /** The nearest double. */
  @Override
  public double doubleValue() {
    return Double.parseDouble(text);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof JsonNumber number && number.text.equals(text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  /** The number's characters. */
  @Override
  public String toString() {
    return text;
  }
}
