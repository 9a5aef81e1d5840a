package io.openheim.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openheim.message.ToolCall;
import io.openheim.message.ToolResult;
import io.openheim.shape.Shape;
import org.junit.jupiter.api.Test;

class ToolboxesTest {
  @Test
  void generatedToolboxIsFoundByItsNameAndRegistersItself() {
    assertThat(Toolboxes.of(new Bell())).isInstanceOf(ToolboxesTest_BellToolbox.class);
  }

  @Test
  void generatedToolboxOfASuperclassIsFoundForAProxy() {
    Toolbox tools = Toolboxes.of(new Bell() {});

    assertThat(tools).isInstanceOf(ToolboxesTest_BellToolbox.class);
    assertThat(tools.call(new ToolCall("1", "ring", "{}")).result().text()).isEqualTo("ding");
  }

  @Test
  void subclassWithToolsOfItsOwnIsNotMistakenForItsSuperclass() {
    Toolbox tools = Toolboxes.of(new LoudBell());

    assertThat(tools.specs()).extracting(ToolSpec::name).containsExactly("ring", "toll");
  }

  @Test
  void toolThatAProxyOverridesIsStillThereWithoutGeneratedCode() {
    Toolbox tools =
        Toolboxes.of(
            new Gong() {
              @Override
              String strike() {
                return "boom by proxy";
              }
            });

    assertThat(tools.call(new ToolCall("1", "strike", "{}")).result().text())
        .isEqualTo("boom by proxy");
  }

  @Test
  void propertyThatGeneratedCodeDoesNotExpectIsLeftToTheChecker() {
    assertThat(Toolboxes.of(new Bell()).call(new ToolCall("1", "ring", "{\"x\":1}")).result())
        .isEqualTo(
            new ToolResult(
                "1", "ring", "(ignored, as there are no such parameters: $.x)\nding", false));
  }

  @Test
  void callOfAToolThatIsNotThereIsAProgrammersMistake() {
    Toolbox tools = Toolboxes.of(new Bell());

    assertThatThrownBy(() -> tools.call(new ToolCall("1", "rang", "{}")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("there is no tool rang in Toolbox[ring]");
  }

  static class Bell {
    @Tool("Rings")
    String ring() {
      return "ding";
    }
  }

  static class Gong {
    @Tool("Strikes")
    String strike() {
      return "boom";
    }
  }

  static final class LoudBell extends Bell {
    @Tool("Tolls")
    String toll() {
      return "dong";
    }
  }

  @Test
  void toolsOfAGenericSuperclassHaveTheTypesThatTheSubclassSays() {
    Toolbox tools = Toolboxes.of(new Numbers());

    assertThat(tools.specs())
        .extracting(ToolSpec::schema)
        .containsExactly(
            "{\"type\":\"object\",\"properties\":{\"thing\":{\"type\":\"integer\"}},"
                + "\"required\":[\"thing\"],\"additionalProperties\":false}");
  }

  @Test
  void toolsOfAnInterfaceAreFound() {
    assertThat(Toolboxes.of(new Greeting()).specs())
        .extracting(ToolSpec::name)
        .containsExactly("greet");
  }

  @Test
  void toolsOfSeveralInterfacesAreFoundTogether() {
    assertThat(Toolboxes.of(new Polite()).specs())
        .extracting(ToolSpec::name)
        .containsExactly("greet", "thank");
  }

  abstract static class Store<T> {
    @Tool("Gives a thing back")
    T keep(@Param(name = "thing") T thing) {
      return thing;
    }
  }

  static final class Numbers extends Store<Integer> {}

  interface Greets {
    @Tool("Greets")
    default String greet() {
      return "Hello";
    }
  }

  interface GreetsAgain extends Greets {}

  interface Thanks {
    @Tool("Thanks")
    default String thank() {
      return "Thank you";
    }
  }

  static final class Greeting implements GreetsAgain {}

  static final class Polite implements Greets, Thanks {}
}

/** What the processor would write. */
@Generated
final class ToolboxesTest_BellToolbox extends Toolbox {
  private static final Fields NONE = Fields.of(Shape.object());

  static {
    Toolboxes.register(
        ToolboxesTest.Bell.class,
        new ToolboxFactory<ToolboxesTest.Bell>() {
          @Override
          public Toolbox create(ToolboxesTest.Bell target) {
            return new ToolboxesTest_BellToolbox(target);
          }
        });
  }

  private final ToolboxesTest.Bell target;

  private ToolboxesTest_BellToolbox(ToolboxesTest.Bell target) {
    super(new ToolSpec("ring", "Rings", "{\"type\":\"object\",\"properties\":{}}"));
    this.target = target;
  }

  @Override
  protected void call(int tool, ToolInput in, ToolOutput out) {
    in.beginObject(NONE);
    in.endObject();
    out.text(target.ring());
  }

  @Override
  protected Fields parameters(int tool) {
    return NONE;
  }
}
