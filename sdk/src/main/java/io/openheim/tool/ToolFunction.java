package io.openheim.tool;

import org.jspecify.annotations.Nullable;

/**
 * What a tool does that is made of a lambda: one interface for each number of arguments. The result
 * may be anything that a method marked {@link Tool @Tool} can give, and a lambda may throw what
 * such a method may throw. As thread-safe as the lambda is.
 */
public sealed interface ToolFunction {
  /** Takes nothing. */
  @FunctionalInterface
  non-sealed interface None extends ToolFunction {
    /**
     * Does the work.
     *
     * @return the result for the model
     * @throws Exception whatever goes wrong; a {@link io.openheim.error.ToolException} to tell the
     *     model of it
     */
    @Nullable Object call() throws Exception;
  }

  /**
   * Takes one argument.
   *
   * @param <A> its type
   */
  @FunctionalInterface
  non-sealed interface One<A> extends ToolFunction {
    /**
     * Does the work.
     *
     * @param a the argument
     * @return the result for the model
     * @throws Exception whatever goes wrong; a {@link io.openheim.error.ToolException} to tell the
     *     model of it
     */
    @Nullable Object call(A a) throws Exception;
  }

  /**
   * Takes two arguments.
   *
   * @param <A> the type of the first
   * @param <B> the type of the second
   */
  @FunctionalInterface
  non-sealed interface Two<A, B> extends ToolFunction {
    /**
     * Does the work.
     *
     * @param a the first argument
     * @param b the second argument
     * @return the result for the model
     * @throws Exception whatever goes wrong; a {@link io.openheim.error.ToolException} to tell the
     *     model of it
     */
    @Nullable Object call(A a, B b) throws Exception;
  }

  /**
   * Takes three arguments.
   *
   * @param <A> the type of the first
   * @param <B> the type of the second
   * @param <C> the type of the third
   */
  @FunctionalInterface
  non-sealed interface Three<A, B, C> extends ToolFunction {
    /**
     * Does the work.
     *
     * @param a the first argument
     * @param b the second argument
     * @param c the third argument
     * @return the result for the model
     * @throws Exception whatever goes wrong; a {@link io.openheim.error.ToolException} to tell the
     *     model of it
     */
    @Nullable Object call(A a, B b, C c) throws Exception;
  }

  /**
   * Takes four arguments.
   *
   * @param <A> the type of the first
   * @param <B> the type of the second
   * @param <C> the type of the third
   * @param <D> the type of the fourth
   */
  @FunctionalInterface
  non-sealed interface Four<A, B, C, D> extends ToolFunction {
    /**
     * Does the work.
     *
     * @param a the first argument
     * @param b the second argument
     * @param c the third argument
     * @param d the fourth argument
     * @return the result for the model
     * @throws Exception whatever goes wrong; a {@link io.openheim.error.ToolException} to tell the
     *     model of it
     */
    @Nullable Object call(A a, B b, C c, D d) throws Exception;
  }
}
