package io.openheim.shape;

import java.util.Objects;

/**
 * A JSON number as it was written, so that no digit is lost on the way.
 *
 * @param text the number's characters, valid by the grammar of JSON
 */
public record JsonNumber(String text) {
  /** Refuses null. */
  public JsonNumber {
    Objects.requireNonNull(text, "text");
  }
}
