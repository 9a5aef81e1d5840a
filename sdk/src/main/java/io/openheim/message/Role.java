package io.openheim.message;

/** Who speaks in a {@link Message}. */
public enum Role {
  /** The application's standing instructions to the model. */
  SYSTEM,
  /** The person, or the program, that asks. */
  USER,
  /** The model. */
  ASSISTANT,
  /** The results of tool calls that the model asked for. */
  TOOL
}
