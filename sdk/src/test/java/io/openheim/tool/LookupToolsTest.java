package io.openheim.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openheim.error.ConfigException;
import io.openheim.message.ToolCall;
import io.openheim.shape.Shape;
import java.lang.invoke.MethodHandles;
import org.junit.jupiter.api.Test;

/** In JShell a lookup stands for more; that is tested in a real one. */
class LookupToolsTest {
  @Test
  void lookupStandsForTheStaticToolsOfItsClass() {
    Toolbox tools = Toolboxes.of(Plain.lookup());

    assertThat(tools.specs()).extracting(ToolSpec::name).containsExactly("double", "half");
    assertThat(tools.call(new ToolCall("1", "half", "{\"number\":\"42\"}")).result().text())
        .isEqualTo("21");
  }

  @Test
  void generatedToolboxIsTakenAndOnlyItsStaticToolsAreThere() {
    Toolbox tools = Toolboxes.of(Processed.lookup());

    assertThat(tools.specs()).containsExactly(new ToolSpec("now", "From its Javadoc", "{}"));
    assertThat(tools.call(new ToolCall("1", "now", "{}")).result().text()).isEqualTo("noon");
    assertThat(tools.call(new ToolCall("1", "now", "{\"x\":1}")).result().text())
        .isEqualTo("(ignored, as there are no such parameters: $.x)\nnoon");
  }

  @Test
  void classWithoutStaticToolsHasNothingToGive() {
    assertThatThrownBy(() -> Toolboxes.of(Instance.lookup()))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "a lookup stands for the static methods marked @Tool of its class, and "
                + Instance.class.getName()
                + " has none; mark some, or pass an object with tools");
  }

  @Test
  void privateToolIsRefusedAsElsewhere() {
    assertThatThrownBy(() -> Toolboxes.of(Secretive.lookup()))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "a tool must be callable from the class generated beside it; "
                + Secretive.class.getName()
                + ".hush is private; remove private");
  }

  static class Plain extends Instance {
    @Tool("Halves a number")
    static int half(@Param(name = "number") int number) {
      return number / 2;
    }

    @Tool(value = "Doubles a number", name = "double")
    static int twice(@Param(name = "number") int number) {
      return number * 2;
    }

    @Tool("Needs an object")
    int self() {
      return hashCode();
    }

    static MethodHandles.Lookup lookup() {
      return MethodHandles.lookup();
    }
  }

  static class Instance {
    @Tool("Needs an object")
    int other() {
      return hashCode();
    }

    static MethodHandles.Lookup lookup() {
      return MethodHandles.lookup();
    }
  }

  static class Secretive {
    @Tool("Hushes")
    private static int hush() {
      return 0;
    }

    static MethodHandles.Lookup lookup() {
      return MethodHandles.lookup();
    }
  }

  static class Processed {
    @Tool("Needs an object")
    int alone() {
      return hashCode();
    }

    @Tool
    static String now() {
      return "noon";
    }

    static MethodHandles.Lookup lookup() {
      return MethodHandles.lookup();
    }
  }
}

/** What the processor would write. */
@Generated
final class LookupToolsTest_ProcessedToolbox extends Toolbox {
  private static final Fields NONE = Fields.of(Shape.object());

  static {
    Toolboxes.register(
        LookupToolsTest.Processed.class,
        new ToolboxFactory<LookupToolsTest.Processed>() {
          @Override
          public Toolbox create(LookupToolsTest.Processed target) {
            return new LookupToolsTest_ProcessedToolbox(target);
          }
        });
  }

  private final LookupToolsTest.Processed target;

  private LookupToolsTest_ProcessedToolbox(LookupToolsTest.Processed target) {
    super(
        new ToolSpec("alone", "Needs an object", "{}"),
        new ToolSpec("now", "From its Javadoc", "{}"));
    this.target = target;
  }

  @Override
  protected void call(int tool, ToolInput in, ToolOutput out) {
    in.beginObject(NONE);
    in.endObject();
    if (tool == 0) {
      out.value(target.alone());
    } else {
      out.text(LookupToolsTest.Processed.now());
    }
  }

  @Override
  protected Fields parameters(int tool) {
    return NONE;
  }
}
