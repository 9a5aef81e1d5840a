package io.openheim.tool;

import java.util.Objects;

/**
 * How far a tool has come. Immutable and thread-safe.
 *
 * @param callId the id of the call
 * @param toolName the name of the tool
 * @param fraction how much of the work is done, from 0 to 1
 * @param message what the tool says about it, for people; may be empty
 */
public record ToolProgress(String callId, String toolName, double fraction, String message) {
  /**
   * Refuses null.
   *
   * @throws IllegalArgumentException if the fraction is not from 0 to 1
   */
  public ToolProgress {
    Objects.requireNonNull(callId, "callId");
    Objects.requireNonNull(toolName, "toolName");
    Objects.requireNonNull(message, "message");
    if (!(fraction >= 0 && fraction <= 1)) {
      throw new IllegalArgumentException("progress is a fraction from 0 to 1; it is " + fraction);
    }
  }
}
