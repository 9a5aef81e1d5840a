package io.openheim.llm;

import java.util.Objects;

/**
 * The JSON that the text of a reply must be. Immutable and thread-safe.
 *
 * <p>A provider that can enforce it is asked to; for any other the model is given a tool of that
 * name that takes the answer, or is told in words. Either way the reply's text is the JSON.
 *
 * @param name what the answer is called: letters, digits, {@code _} and {@code -}, at most 64
 * @param description what it is, for the model; may be empty
 * @param schema its JSON Schema, as JSON text
 */
public record ResponseSchema(String name, String description, String schema) {
  /** Refuses null and a name that providers refuse. */
  public ResponseSchema {
    Objects.requireNonNull(description, "description");
    Objects.requireNonNull(schema, "schema");
    if (!name.matches("[a-zA-Z_][a-zA-Z0-9_-]{0,63}")) {
      throw new IllegalArgumentException(
          "the name of a response schema is letters, digits, _ and -, at most 64, and begins with a"
              + " letter or _; found \""
              + name
              + "\"");
    }
  }
}
