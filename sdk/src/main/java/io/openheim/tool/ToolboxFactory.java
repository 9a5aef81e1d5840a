package io.openheim.tool;

/**
 * Makes the toolbox of an object. Implemented by generated code.
 *
 * @param <T> the class whose methods are tools
 */
@FunctionalInterface
public interface ToolboxFactory<T> {
  /**
   * Makes a toolbox.
   *
   * @param target the object whose methods are called
   * @return its tools
   */
  Toolbox create(T target);
}
