package io.openheim.tool;

import java.util.Objects;

/**
 * A tool that takes its arguments as one object and is still without its lambda, see {@link
 * ToolBuilder#parameters}. Immutable and thread-safe.
 *
 * @param <T> the class of the object
 */
public final class RecordToolBuilder<T> {
  private final FunctionTool.Draft draft;
  private final Class<T> type;

  RecordToolBuilder(FunctionTool.Draft draft, Class<T> type) {
    this.draft = draft;
    this.type = Objects.requireNonNull(type, "type");
  }

  /**
   * Ends the tool.
   *
   * @param function what it does with the object
   * @return the tool
   * @throws io.openheim.error.ConfigException if the name, the description or the class is not
   *     usable
   */
  public FunctionTool call(ToolFunction.One<T> function) {
    return draft.tool(type, function, (values, context) -> function.call(object(values)));
  }

  /**
   * Ends the tool.
   *
   * @param function what it does with the object and the context of a call
   * @return the tool
   * @throws io.openheim.error.ConfigException if the name, the description or the class is not
   *     usable
   */
  public FunctionTool call(ToolFunction.Two<T, ToolContext> function) {
    return draft.tool(type, function, (values, context) -> function.call(object(values), context));
  }

  private T object(Object[] values) {
    return type.cast(values[0]);
  }
}
