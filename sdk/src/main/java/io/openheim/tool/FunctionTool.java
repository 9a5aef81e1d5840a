package io.openheim.tool;

import io.openheim.error.ConfigException;
import io.openheim.shape.SchemaWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A tool made of a lambda. The model sees no difference to a method marked {@link Tool @Tool}:
 * schema, leniency, refusals and results are the same. As thread-safe as the lambda is.
 *
 * <pre>{@code
 * FunctionTool add = FunctionTool.named("add")
 *     .description("Adds two numbers")
 *     .param("a", int.class)
 *     .param("b", int.class, "the number to add")
 *     .call((a, b) -> a + b);
 *
 * record Query(@Param("what to look for") String words, Optional<Integer> year) {}
 *
 * FunctionTool find = FunctionTool.named("find")
 *     .description("Finds letters in the archive")
 *     .parameters(Query.class)
 *     .call(query -> archive.find(query.words(), query.year()));
 *
 * Agent agent = Agent.builder().model("offline").tools(add, find).build();
 * }</pre>
 *
 * <p>A lambda does not tell the type of its result, so each result is written as its own class
 * says, once it is there: texts, numbers, enums, records and plain classes as a method that
 * declares them would, and so what a list, a map or a generic class holds; {@link ToolReturn},
 * futures and {@code Optional}s too. This makes a difference for the kinds of a sealed type: by
 * itself none of them says which it is. A record with a component of the sealed type does. A lambda
 * that has nothing to tell gives a text such as {@code "Done."}.
 *
 * <p>Records and enums that are used have to be usable where the lambda is written: not private,
 * and public if they are in another package.
 */
public final class FunctionTool extends Toolbox {
  private final RecordType parameters;
  private final ObjectBinding.@Nullable Maker whole;
  private final FoundResult result;
  private final Body body;

  private FunctionTool(Draft draft, Parameters parameters, FoundResult result, Body body) {
    super(
        new ToolSpec(
            draft.name,
            draft.description,
            SchemaWriter.write(parameters.type.fields().shape()),
            draft.flags));
    this.parameters = parameters.type;
    this.whole = parameters.whole;
    this.result = result;
    this.body = body;
  }

  /**
   * Begins a tool.
   *
   * @param name the name by which the model calls it: a letter or underscore, then at most 63
   *     letters, digits, underscores and hyphens
   * @return what takes the rest; a description has to follow
   */
  public static ToolBuilder named(String name) {
    return new ToolBuilder(new Draft(name, "", ToolFlags.NONE, List.of()));
  }

  @Override
  protected void call(int tool, ToolInput in, ToolOutput out) throws Throwable {
    in.beginObject(parameters.fields());
    @Nullable Object[] values = parameters.readValues(in);
    in.endObject();
    parameters.fillIn(values);
    result.give(out, body.call(whole == null ? values : made(whole, values, in), in.context()));
  }

  private static @Nullable Object[] made(
      ObjectBinding.Maker whole, @Nullable Object[] values, ToolInput in) {
    try {
      return new Object[] {whole.make(values)};
    } catch (IllegalArgumentException refusal) {
      in.refused(refusal);
      throw new RefusedArguments(in.refused());
    }
  }

  @Override
  protected Fields parameters(int tool) {
    return parameters.fields();
  }

  /** What a lambda does, whatever the number of its arguments. */
  interface Body {
    @Nullable Object call(@Nullable Object[] arguments, ToolContext context) throws Exception;
  }

  /** What the arguments of a call become: values, or an object that is made of them. */
  private record Parameters(RecordType type, ObjectBinding.@Nullable Maker whole) {}

  /** What is known of a tool before its lambda. */
  record Draft(String name, String description, ToolFlags flags, List<ToolParam<?>> params) {
    Draft {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(description, "description");
      Objects.requireNonNull(flags, "flags");
    }

    Draft description(String text) {
      return new Draft(name, text, flags, params);
    }

    Draft flags(ToolFlags other) {
      return new Draft(name, description, other, params);
    }

    Draft with(ToolParam<?> param) {
      List<ToolParam<?>> more = new ArrayList<>(params);
      more.add(Objects.requireNonNull(param, "param"));
      return new Draft(name, description, flags, List.copyOf(more));
    }

    /** Makes the tool; the lambda is only asked for its package. */
    FunctionTool tool(ToolFunction function, Body body) {
      checkTexts();
      Class<?> user = Objects.requireNonNull(function, "function").getClass();
      FoundResult values = new FoundResult(user, name + "()");
      BoundTypes types = BoundTypes.ofParameters(user);
      PropertyBinder properties = new PropertyBinder(types);
      for (ToolParam<?> param : params) {
        ToolRules.checkProperty(
            param.name(), properties.shape(), name, "the parameters of a tool", "");
        String path = name + "(" + param.name() + ")";
        types.whole(properties.add(param.source(values), path), path);
      }
      return new FunctionTool(this, new Parameters(properties.finish(), null), values, body);
    }

    /** Makes the tool, whose parameters are the properties of a class. */
    FunctionTool tool(Class<?> type, ToolFunction function, Body body) {
      checkTexts();
      Class<?> user = Objects.requireNonNull(function, "function").getClass();
      BoundTypes types = BoundTypes.ofParameters(user);
      if (!(types.whole(types.orOptional(type, name), name) instanceof ObjectBinding object)) {
        throw new ConfigException(
            "the parameters of a tool must be the properties of a record or a plain class that"
                + " does not contain itself; those of "
                + name
                + " are a "
                + type.getTypeName()
                + "; write a record with a component for each parameter");
      }
      return new FunctionTool(
          this,
          new Parameters(object.properties(), object.maker()),
          new FoundResult(user, name + "()"),
          body);
    }

    private void checkTexts() {
      ToolRules.checkName(name, "one is called", "");
      if (description.isBlank()) {
        throw new ConfigException(
            "a tool needs a description; "
                + name
                + " has none; write .description(\"what it does\")");
      }
    }
  }
}
