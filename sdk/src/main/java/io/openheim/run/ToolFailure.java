package io.openheim.run;

import io.openheim.message.ToolCall;
import java.util.Objects;

/**
 * An exception that a tool threw, for the operator: the model saw only what the tool meant for it.
 *
 * @param call the call during which it was thrown
 * @param exception what the tool threw
 */
public record ToolFailure(ToolCall call, Throwable exception) {
  /** Refuses null. */
  public ToolFailure {
    Objects.requireNonNull(call, "call");
    Objects.requireNonNull(exception, "exception");
  }

  /** The tool's name and the exception. */
  @Override
  public String toString() {
    return call.name() + ": " + exception;
  }
}
