package io.openheim.message;

import java.util.Objects;

/**
 * What came of one {@link ToolCall}. Immutable and thread-safe.
 *
 * @param callId the id of the call that this answers
 * @param name the name of the tool that was called
 * @param text what the model reads
 * @param error whether the call failed, was refused or was never made
 */
public record ToolResult(String callId, String name, String text, boolean error)
    implements Content {
  /** Refuses null. */
  public ToolResult {
    Objects.requireNonNull(callId, "callId");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(text, "text");
  }

  /**
   * The result of a call that worked.
   *
   * @param call the call that is answered
   * @param text what the model reads
   * @return a result without the error mark
   */
  public static ToolResult of(ToolCall call, String text) {
    return new ToolResult(call.id(), call.name(), text, false);
  }

  /**
   * The result of a call that failed or was not made.
   *
   * @param call the call that is answered
   * @param text what the model reads: what went wrong and what it can do about it
   * @return a result with the error mark
   */
  public static ToolResult error(ToolCall call, String text) {
    return new ToolResult(call.id(), call.name(), text, true);
  }
}
