package io.openheim.tool;

import java.util.Objects;

/**
 * What a model is told about one tool. Immutable and thread-safe.
 *
 * @param name the name to call it by
 * @param description what it does, for the model
 * @param schema the JSON Schema of its arguments, as the bytes that are sent: an object at the root
 */
public record ToolSpec(String name, String description, String schema) {
  /** Refuses null. */
  public ToolSpec {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(description, "description");
    Objects.requireNonNull(schema, "schema");
  }
}
