package io.openheim.tool;

import java.util.Objects;

/**
 * One tool: what a model is told about it, and what is known about it besides. Immutable and
 * thread-safe.
 *
 * @param name the name to call it by
 * @param description what it does, for the model
 * @param schema the JSON Schema of its arguments, as the bytes that are sent: an object at the root
 * @param flags how it behaves and how it wants to be run; no model is told
 */
public record ToolSpec(String name, String description, String schema, ToolFlags flags) {
  /** Refuses null. */
  public ToolSpec {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(description, "description");
    Objects.requireNonNull(schema, "schema");
    Objects.requireNonNull(flags, "flags");
  }

  /**
   * A tool about which nothing is known but what a model is told.
   *
   * @param name the name to call it by
   * @param description what it does, for the model
   * @param schema the JSON Schema of its arguments
   */
  public ToolSpec(String name, String description, String schema) {
    this(name, description, schema, ToolFlags.NONE);
  }
}
