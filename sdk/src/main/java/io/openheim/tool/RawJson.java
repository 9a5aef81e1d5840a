package io.openheim.tool;

import io.openheim.internal.json.BrokenJsonException;
import io.openheim.internal.json.JsonTree;

/**
 * One JSON value as text, for tools that take or give JSON as it is. Immutable and thread-safe.
 *
 * <pre>{@code
 * @Tool("Stores a document")
 * void store(String id, RawJson document) { ... }
 * }</pre>
 *
 * @param text the value, with every digit of its numbers, without white space around it
 */
public record RawJson(String text) {
  /**
   * Checks the text.
   *
   * @throws IllegalArgumentException if it is not exactly one JSON value
   */
  public RawJson {
    text = text.strip();
    try {
      JsonTree.parse(text);
    } catch (BrokenJsonException broken) {
      throw new IllegalArgumentException(
          "a RawJson must be one JSON value; " + broken.getMessage(), broken);
    }
  }

  /** The text. */
  @Override
  public String toString() {
    return text;
  }
}
