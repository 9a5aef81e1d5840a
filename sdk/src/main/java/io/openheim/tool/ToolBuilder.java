package io.openheim.tool;

/**
 * A tool that is still without its lambda, see {@link FunctionTool#named}. Each method gives a new
 * builder that knows one thing more; {@code call} ends with the tool, or throws a {@link
 * io.openheim.error.ConfigException} if something of it is not usable. A lambda takes the arguments
 * in the order of the parameters, and if it takes one more, that is the {@link ToolContext}. More
 * than three parameters are taken as a record, see {@link #parameters}. Immutable and thread-safe.
 */
public final class ToolBuilder {
  private final FunctionTool.Draft draft;

  ToolBuilder(FunctionTool.Draft draft) {
    this.draft = draft;
  }

  /**
   * Says what the tool does; replaces an earlier description.
   *
   * @param text what it does, in words for the model
   * @return a builder that knows
   */
  public ToolBuilder description(String text) {
    return new ToolBuilder(draft.description(text));
  }

  /**
   * Says how the tool behaves; replaces earlier flags.
   *
   * @param flags for example {@code ToolFlags.NONE.withReadOnly()}
   * @return a builder that knows
   */
  public ToolBuilder flags(ToolFlags flags) {
    return new ToolBuilder(draft.flags(flags));
  }

  /**
   * Takes all parameters from a record, each of its components being one; {@link Param @Param}
   * describes and limits them. A plain class will do too.
   *
   * @param type the record
   * @param <T> the record
   * @return a builder that takes a lambda
   */
  public <T> RecordToolBuilder<T> parameters(Class<T> type) {
    return new RecordToolBuilder<>(draft, type);
  }

  /**
   * Adds a parameter that the model has to give.
   *
   * @param name the name that the model sees
   * @param type the class of its values
   * @param <A> that class
   * @return a builder with the parameter
   */
  public <A> One<A> param(String name, Class<A> type) {
    return param(ToolParam.of(name, type));
  }

  /**
   * Adds a parameter that the model has to give.
   *
   * @param name the name that the model sees
   * @param type the class of its values
   * @param description what it is, in words for the model
   * @param <A> that class
   * @return a builder with the parameter
   */
  public <A> One<A> param(String name, Class<A> type, String description) {
    return param(ToolParam.of(name, type).description(description));
  }

  /**
   * Adds a parameter.
   *
   * @param param the parameter, with a default or limits for example
   * @param <A> the class of its values
   * @return a builder with the parameter
   */
  public <A> One<A> param(ToolParam<A> param) {
    return new One<>(draft.with(param), param);
  }

  /**
   * Ends a tool without parameters.
   *
   * @param function what it does
   * @return the tool
   */
  public FunctionTool call(ToolFunction.None function) {
    return draft.tool(function, (values, context) -> function.call());
  }

  /**
   * Ends a tool without parameters.
   *
   * @param function what it does with the context of a call
   * @return the tool
   */
  public FunctionTool call(ToolFunction.One<ToolContext> function) {
    return draft.tool(function, (values, context) -> function.call(context));
  }

  /**
   * A tool with one parameter.
   *
   * @param <A> the class of the parameter
   */
  public static final class One<A> {
    private final FunctionTool.Draft draft;
    private final ToolParam<A> a;

    private One(FunctionTool.Draft draft, ToolParam<A> a) {
      this.draft = draft;
      this.a = a;
    }

    /**
     * Adds a parameter that the model has to give.
     *
     * @param name the name that the model sees
     * @param type the class of its values
     * @param <B> that class
     * @return a builder with the parameter
     */
    public <B> Two<A, B> param(String name, Class<B> type) {
      return param(ToolParam.of(name, type));
    }

    /**
     * Adds a parameter that the model has to give.
     *
     * @param name the name that the model sees
     * @param type the class of its values
     * @param description what it is, in words for the model
     * @param <B> that class
     * @return a builder with the parameter
     */
    public <B> Two<A, B> param(String name, Class<B> type, String description) {
      return param(ToolParam.of(name, type).description(description));
    }

    /**
     * Adds a parameter.
     *
     * @param param the parameter, with a default or limits for example
     * @param <B> the class of its values
     * @return a builder with the parameter
     */
    public <B> Two<A, B> param(ToolParam<B> param) {
      return new Two<>(draft.with(param), a, param);
    }

    /**
     * Ends the tool.
     *
     * @param function what it does with its argument
     * @return the tool
     */
    public FunctionTool call(ToolFunction.One<A> function) {
      return draft.tool(function, (values, context) -> function.call(a.value(values[0])));
    }

    /**
     * Ends the tool.
     *
     * @param function what it does with its argument and the context of a call
     * @return the tool
     */
    public FunctionTool call(ToolFunction.Two<A, ToolContext> function) {
      return draft.tool(function, (values, context) -> function.call(a.value(values[0]), context));
    }
  }

  /**
   * A tool with two parameters.
   *
   * @param <A> the class of the first one
   * @param <B> the class of the second one
   */
  public static final class Two<A, B> {
    private final FunctionTool.Draft draft;
    private final ToolParam<A> a;
    private final ToolParam<B> b;

    private Two(FunctionTool.Draft draft, ToolParam<A> a, ToolParam<B> b) {
      this.draft = draft;
      this.a = a;
      this.b = b;
    }

    /**
     * Adds a parameter that the model has to give.
     *
     * @param name the name that the model sees
     * @param type the class of its values
     * @param <C> that class
     * @return a builder with the parameter
     */
    public <C> Three<A, B, C> param(String name, Class<C> type) {
      return param(ToolParam.of(name, type));
    }

    /**
     * Adds a parameter that the model has to give.
     *
     * @param name the name that the model sees
     * @param type the class of its values
     * @param description what it is, in words for the model
     * @param <C> that class
     * @return a builder with the parameter
     */
    public <C> Three<A, B, C> param(String name, Class<C> type, String description) {
      return param(ToolParam.of(name, type).description(description));
    }

    /**
     * Adds a parameter.
     *
     * @param param the parameter, with a default or limits for example
     * @param <C> the class of its values
     * @return a builder with the parameter
     */
    public <C> Three<A, B, C> param(ToolParam<C> param) {
      return new Three<>(draft.with(param), a, b, param);
    }

    /**
     * Ends the tool.
     *
     * @param function what it does with its arguments
     * @return the tool
     */
    public FunctionTool call(ToolFunction.Two<A, B> function) {
      return draft.tool(
          function, (values, context) -> function.call(a.value(values[0]), b.value(values[1])));
    }

    /**
     * Ends the tool.
     *
     * @param function what it does with its arguments and the context of a call
     * @return the tool
     */
    public FunctionTool call(ToolFunction.Three<A, B, ToolContext> function) {
      return draft.tool(
          function,
          (values, context) -> function.call(a.value(values[0]), b.value(values[1]), context));
    }
  }

  /**
   * A tool with three parameters.
   *
   * @param <A> the class of the first one
   * @param <B> the class of the second one
   * @param <C> the class of the third one
   */
  public static final class Three<A, B, C> {
    private final FunctionTool.Draft draft;
    private final ToolParam<A> a;
    private final ToolParam<B> b;
    private final ToolParam<C> c;

    private Three(FunctionTool.Draft draft, ToolParam<A> a, ToolParam<B> b, ToolParam<C> c) {
      this.draft = draft;
      this.a = a;
      this.b = b;
      this.c = c;
    }

    /**
     * Ends the tool.
     *
     * @param function what it does with its arguments
     * @return the tool
     */
    public FunctionTool call(ToolFunction.Three<A, B, C> function) {
      return draft.tool(
          function,
          (values, context) ->
              function.call(a.value(values[0]), b.value(values[1]), c.value(values[2])));
    }

    /**
     * Ends the tool.
     *
     * @param function what it does with its arguments and the context of a call
     * @return the tool
     */
    public FunctionTool call(ToolFunction.Four<A, B, C, ToolContext> function) {
      return draft.tool(
          function,
          (values, context) ->
              function.call(a.value(values[0]), b.value(values[1]), c.value(values[2]), context));
    }
  }
}
