package io.openheim.llm;

import java.util.Objects;

/**
 * Whether a model may, must or must not call tools. Immutable and thread-safe.
 *
 * @param kind what is allowed
 * @param name the tool of {@link Kind#TOOL}; else empty
 */
public record ToolChoice(Kind kind, String name) {
  /** The model decides. This is what providers do by themselves. */
  public static final ToolChoice AUTO = new ToolChoice(Kind.AUTO, "");

  /** No tool is called. */
  public static final ToolChoice NONE = new ToolChoice(Kind.NONE, "");

  /** At least one tool is called. */
  public static final ToolChoice REQUIRED = new ToolChoice(Kind.REQUIRED, "");

  /** Refuses null, and a name where none belongs or none where one does. */
  public ToolChoice {
    Objects.requireNonNull(kind, "kind");
    if (name.isEmpty() == (kind == Kind.TOOL)) {
      throw new IllegalArgumentException(
          "a tool choice has a name if it is for one tool, and only then; found "
              + kind
              + " with the name \""
              + name
              + "\"");
    }
  }

  /**
   * This tool is called.
   *
   * @param name the tool's name
   * @return the choice
   */
  public static ToolChoice tool(String name) {
    return new ToolChoice(Kind.TOOL, name);
  }

  /**
   * Whether a call is forced.
   *
   * @return true for any tool, and for one tool
   */
  public boolean isForced() {
    return kind == Kind.REQUIRED || kind == Kind.TOOL;
  }

  /** What is allowed. */
  public enum Kind {
    /** The model decides. */
    AUTO,
    /** No tool is called. */
    NONE,
    /** At least one tool is called. */
    REQUIRED,
    /** One tool is called, which is named. */
    TOOL
  }
}
