package io.openheim.message;

import java.util.Objects;

/**
 * A model's wish that one tool be run. Immutable and thread-safe.
 *
 * @param id names the call in the conversation; its {@link ToolResult} carries the same id
 * @param name the tool's name as the model wrote it; it may name no tool at all
 * @param arguments the arguments as JSON text, exactly as the model wrote them; it may be broken
 *     JSON. A provider that sends nothing for "no arguments" arrives here as {@code {}}
 */
public record ToolCall(String id, String name, String arguments) implements Content {
  /** Refuses null. */
  public ToolCall {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(arguments, "arguments");
  }
}
