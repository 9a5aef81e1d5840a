package io.openheim.tool;

import com.squareup.moshi.JsonReader;
import io.openheim.error.CancelledException;
import io.openheim.error.ToolException;
import io.openheim.internal.json.BrokenJsonException;
import io.openheim.internal.json.JsonTree;
import io.openheim.message.ToolCall;
import io.openheim.message.ToolResult;
import io.openheim.shape.Checked;
import io.openheim.shape.Checker;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CancellationException;

/**
 * The tools of one object, ready to be called: what the processor writes beside a class with {@link
 * Tool @Tool} methods, and what stands in for it where the processor does not run. As thread-safe
 * as the object whose methods are called.
 *
 * <pre>{@code
 * Toolbox tools = CalculatorToolbox.of(new Calculator());
 * ToolOutcome outcome = tools.call(new ToolCall("1", "add", "{\"a\":2,\"b\":40}"));
 * assert outcome.result().text().equals("42");
 * }</pre>
 */
public abstract class Toolbox {
  private final List<ToolSpec> specs;

  /**
   * Made by generated code.
   *
   * @param specs what the model is told about each tool, ordered by name
   */
  protected Toolbox(ToolSpec... specs) {
    this.specs = List.of(specs);
  }

  /**
   * What the model is told about the tools.
   *
   * @return one entry for each tool, ordered by name
   */
  public final List<ToolSpec> specs() {
    return specs;
  }

  /**
   * Runs one call on the calling thread. Whatever goes wrong, the model gets an answer: bad
   * arguments come back as one text that lists every problem, and nothing was run then.
   *
   * @param call the call; its name is that of one of {@link #specs}
   * @return the answer for the model, and what the tool threw, if it did
   * @throws IllegalArgumentException if there is no tool of that name here
   */
  public final ToolOutcome call(ToolCall call) {
    return call(call, ToolContext.NONE);
  }

  /**
   * Runs one call on the calling thread, as {@link #call(ToolCall)} does.
   *
   * @param call the call; its name is that of one of {@link #specs}
   * @param context what the tool may know; the call itself is added
   * @return the answer for the model, and what the tool threw, if it did
   * @throws IllegalArgumentException if there is no tool of that name here
   */
  public final ToolOutcome call(ToolCall call, ToolContext context) {
    int tool = position(call.name());
    CallScope scope = CallScope.open(call, context.cancellation());
    try {
      return answer(tool, call, context.during(scope));
    } finally {
      scope.close();
    }
  }

  private ToolOutcome answer(int tool, ToolCall call, ToolContext context) {
    ToolOutput out = new ToolOutput(context);
    List<String> ignored = List.of();
    try {
      ToolInput in = new ToolInput(JsonReader.of(JsonTree.bytes(arguments(call))), context);
      try {
        call(tool, in, out);
      } catch (Surprise surprise) {
        Checked checked = check(tool, call);
        if (!checked.problems().isEmpty()) {
          return ToolOutcome.of(Refusals.problems(call, in.refused(), checked));
        }
        ignored = checked.ignored();
        out = new ToolOutput(context);
        call(tool, ToolInput.ofChecked(checked.value(), context), out);
      }
      return ToolOutcome.of(out.result(call, Refusals.note(ignored)));
    } catch (RefusedArguments refused) {
      return ToolOutcome.of(refused(tool, call, refused));
    } catch (BrokenJsonException broken) {
      return ToolOutcome.of(Refusals.broken(call, broken));
    } catch (ToolException failure) {
      return new ToolOutcome(ToolResult.error(call, words(call, failure)), failure);
    } catch (Throwable failure) {
      return failed(call, failure);
    }
  }

  /**
   * Reads the arguments of one tool, calls its method and writes the result. Written by the
   * processor.
   *
   * @param tool the tool's position in {@link #specs}
   * @param in the arguments
   * @param out takes the result
   * @throws Throwable whatever the method throws
   */
  protected abstract void call(int tool, ToolInput in, ToolOutput out) throws Throwable;

  /**
   * The parameters of one tool. Written by the processor.
   *
   * @param tool the tool's position in {@link #specs}
   * @return its parameters
   */
  protected abstract Fields parameters(int tool);

  /** The constructors were not the only ones to find something wrong, perhaps. */
  private ToolResult refused(int tool, ToolCall call, RefusedArguments refused) {
    try {
      return Refusals.problems(call, refused.problems(), check(tool, call));
    } catch (BrokenJsonException broken) {
      return Refusals.broken(call, broken);
    }
  }

  private static String words(ToolCall call, ToolException failure) {
    try {
      return Objects.requireNonNullElse(failure.getMessage(), "");
    } catch (RuntimeException speechless) {
      return call.name() + " failed with an internal error.";
    }
  }

  private Checked check(int tool, ToolCall call) {
    boolean harmless = specs.get(tool).flags().readOnly();
    return Checker.check(parameters(tool).shape(), JsonTree.parse(arguments(call)), harmless);
  }

  /** Some models send nothing at all for a tool without arguments. */
  private static String arguments(ToolCall call) {
    return call.arguments().isBlank() ? "{}" : call.arguments();
  }

  private int position(String name) {
    for (int i = 0; i < specs.size(); i++) {
      if (specs.get(i).name().equals(name)) {
        return i;
      }
    }
    throw new IllegalArgumentException("there is no tool " + name + " in " + this);
  }

  /** A foreign exception's text may hold anything, so the model learns only that there was one. */
  private static ToolOutcome failed(ToolCall call, Throwable failure) {
    if (failure instanceof VirtualMachineError error && !(error instanceof StackOverflowError)) {
      throw error;
    }
    if (failure instanceof InterruptedException) {
      Thread.currentThread().interrupt();
    }
    boolean cancelled =
        failure instanceof InterruptedException
            || failure instanceof CancelledException
            || failure instanceof CancellationException;
    String text =
        cancelled
            ? call.name() + " was cancelled before it was done."
            : call.name() + " failed with an internal error.";
    return new ToolOutcome(ToolResult.error(call, text), failure);
  }

  /** The names of the tools. */
  @Override
  public String toString() {
    return "Toolbox" + specs.stream().map(ToolSpec::name).toList();
  }
}
