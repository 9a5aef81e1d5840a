package io.openheim.tool;

import io.openheim.message.ToolResult;
import org.jspecify.annotations.Nullable;

/**
 * What came of running one tool call.
 *
 * @param result the answer for the model
 * @param failure what the tool threw, for the operator; null if it threw nothing
 */
public record ToolOutcome(ToolResult result, @Nullable Throwable failure) {
  static ToolOutcome of(ToolResult result) {
    return new ToolOutcome(result, null);
  }
}
