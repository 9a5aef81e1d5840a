package io.openheim.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openheim.Agent;
import io.openheim.error.ConfigException;
import io.openheim.error.ToolException;
import io.openheim.message.ToolCall;
import io.openheim.message.ToolResult;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Parity with generated code is tested where the processor is; here is what only the twin has. */
class ReflectiveToolboxTest {
  private final Toolbox shop = Toolboxes.of(new Shop());

  @Test
  void schemaIsReadFromTheMethod() {
    assertThat(shop.specs().get(0))
        .isEqualTo(
            new ToolSpec(
                "order",
                "Orders something",
                """
                {"type":"object","properties":{\
                "item":{"type":"string","description":"what to order"},\
                "count":{"type":"integer"},\
                "size":{"type":"string","enum":["SMALL","EXTRA_LARGE"]},\
                "to":{"type":"array","items":{"type":"object","properties":{\
                "city":{"type":"string","description":"its name"},"zip":{"type":"string"}},\
                "required":["city"],"additionalProperties":false}}},\
                "required":["item","count","to"],"additionalProperties":false}"""));
  }

  @Test
  void callReadsItsArgumentsAndWritesItsResult() {
    assertThat(
            call(
                "order",
                "{\"item\":\"pen\",\"count\":2,\"size\":\"EXTRA_LARGE\",\"to\":[{\"city\":\"Oslo\"}]}"))
        .isEqualTo(
            "{\"line\":\"2 pen EXTRA_LARGE Oslo\",\"price\":1.5,\"to\":{\"city\":\"Oslo\"}}");
  }

  @Test
  void lenientArgumentsAreReadToo() {
    assertThat(
            call(
                "order",
                "{\"item\":5,\"count\":\"2\",\"size\":\"extra-large\",\"to\":[{\"city\":\"Oslo\"}]}"))
        .isEqualTo("{\"line\":\"2 5 EXTRA_LARGE Oslo\",\"price\":1.5,\"to\":{\"city\":\"Oslo\"}}");
  }

  @Test
  void badArgumentsComeBackAsOneListOfProblems() {
    assertThat(call("order", "{\"item\":null,\"cuont\":2,\"to\":[{\"zip\":\"1\"}]}"))
        .isEqualTo(
            """
            order was not called: its arguments have 4 problems.
            - $.item: expected a string, got null
            - $.count: is missing; expected a whole number
            - $.to[0].city: is missing; expected a string
            - $.cuont: there is no such property; did you mean count?
            Correct them and call again.""");
  }

  @Test
  void refusalOfAConstructorIsAProblemOfItsPath() {
    assertThat(
            call("order", "{\"item\":\"a\",\"count\":1,\"to\":[{\"city\":\"a\"},{\"city\":\"\"}]}"))
        .isEqualTo(
            """
            order was not called: its arguments have 1 problem.
            - $.to[1]: a city needs a name
            Correct them and call again.""");
  }

  @Test
  void refusalOfAConstructorDoesNotHideOtherProblems() {
    assertThat(call("order", "{\"to\":[{\"city\":\"\"}],\"item\":\"a\",\"count\":\"many\"}"))
        .isEqualTo(
            """
            order was not called: its arguments have 2 problems.
            - $.to[0]: a city needs a name
            - $.count: expected a whole number, got "many"
            Correct them and call again.""");
    assertThat(
            call(
                "order",
                "{\"to\":[{\"city\":\"\"},{\"city\":\"a\"},{\"city\":\"\"}],\"item\":\"a\","
                    + "\"count\":\"5\"}"))
        .isEqualTo(
            """
            order was not called: its arguments have 2 problems.
            - $.to[0]: a city needs a name
            - $.to[2]: a city needs a name
            Correct them and call again.""");
    assertThat(call("order", "{\"to\":[{\"city\":\"\"}],"))
        .isEqualTo(
            "order was not called: its arguments are not one JSON object, because it ends in the"
                + " middle.\nCall again with valid JSON.");
  }

  @Test
  void exceptionThatCannotSpeakIsAnInternalError() {
    assertThat(Toolboxes.of(new Mute()).call(new ToolCall("1", "fail", "{}")).result())
        .isEqualTo(new ToolResult("1", "fail", "fail failed with an internal error.", true));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"item\":   | it ends in the middle",
        "nonsense     | the text at $ is malformed",
        "{} {}        | there is more text after the end of the JSON value"
      })
  void brokenArgumentsComeBackWithTheReason(String arguments, String reason) {
    assertThat(call("order", arguments))
        .isEqualTo(
            "order was not called: its arguments are not one JSON object, because "
                + reason
                + ".\nCall again with valid JSON.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "{}", "{\"reason\":\"none\"}"})
  void toolWithoutParametersIsCalledWhateverIsSent(String arguments) {
    assertThat(call("ping", arguments)).endsWith("Done.");
  }

  @Test
  void propertyThatIsIgnoredIsNamed() {
    assertThat(call("ping", "{\"reason\":\"none\"}"))
        .isEqualTo("(ignored, as there are no such parameters: $.reason)\nDone.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "text|plain \"text\"",
        "none|null",
        "choice|SMALL",
        "nan|\"NaN\"",
        "letter|x",
        "path|[\"a\"]",
        "built|[\"x\"]"
      })
  void resultIsWrittenAsAReaderExpects(String tool, String text) {
    assertThat(Toolboxes.of(new Results()).call(new ToolCall("1", tool, "{}")).result())
        .isEqualTo(new ToolResult("1", tool, text, false));
  }

  @Test
  void deepAndHugeArgumentsEndAsProblems() {
    assertThat(call("order", "{\"item\":" + "[".repeat(10_000)))
        .isEqualTo(
            "order was not called: its arguments are not one JSON object, because it nests too"
                + " deeply.\nCall again with valid JSON.");
    assertThat(call("order", "{\"item\":\"a\",\"to\":[],\"count\":" + "9".repeat(100_000) + "}"))
        .startsWith("order was not called: its arguments have 1 problem.\n- $.count: expected");
  }

  @Test
  void overriddenToolIsCalledOnceAndInheritedOnesAreThere() {
    Toolbox tools = Toolboxes.of(new CornerShop());

    assertThat(tools.specs()).extracting(ToolSpec::name).containsExactly("close", "order");
  }

  @Test
  void classWithoutToolsIsRefused() {
    assertThatThrownBy(() -> Toolboxes.of("text"))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "tools(...) takes objects with methods marked @Tool, and java.lang.String has none;"
                + " mark the methods that the model may call");
  }

  @Test
  void collectionInPlaceOfItsElementsIsRefused() {
    assertThatThrownBy(() -> Toolboxes.of(new ArrayList<>(List.of(new Shop()))))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "tools(...) takes the objects themselves, and was given a java.util.ArrayList; pass each"
                + " of its elements");
  }

  @Test
  @SuppressWarnings("NullAway") // What callers without a checker pass.
  void nothingInPlaceOfAnObjectIsRefused() {
    assertThatThrownBy(() -> Agent.builder().model("offline").tools((Object) null).build())
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "tools(...) takes objects with methods marked @Tool, and was given null; pass an"
                + " instance of the class with the tools");
  }

  @Test
  void classInPlaceOfAnObjectIsRefused() {
    assertThatThrownBy(() -> Toolboxes.of(Shop.class))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "tools(...) takes objects, and was given the class "
                + Shop.class.getName()
                + "; pass an instance of it");
  }

  @Test
  void parameterOfAnUnsupportedTypeIsRefusedWithThePathToIt() {
    assertThatThrownBy(() -> Toolboxes.of(new BadParameter()))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "a tool parameter must have a JSON shape; "
                + BadParameter.class.getName()
                + ".read(box).in is a java.io.InputStream; use a String, number, date, enum,"
                + " record or plain class, or a List, Set, Map, array or Optional of these");
  }

  @Test
  void resultOfAnUnsupportedTypeIsRefused() {
    assertThatThrownBy(() -> Toolboxes.of(new BadResult()))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "a tool result must have a JSON shape; "
                + BadResult.class.getName()
                + ".map(){key} is a java.util.Date; use a String, number, date, enum, record or"
                + " plain class, or a List, Set, Map, array or Optional of these");
  }

  @Test
  void toolWithoutDescriptionIsRefused() {
    assertThatThrownBy(() -> Toolboxes.of(new Silent()))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "a tool needs a description; "
                + Silent.class.getName()
                + ".hush has none that can be seen here, where Javadoc is not; write"
                + " @Tool(\"what it does\")");
  }

  @Test
  void parameterWhoseNameTheCompilerDroppedIsRefused() {
    assertThatThrownBy(() -> Toolboxes.of(new Nameless()))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "a tool's parameters need names; those of "
                + Nameless.class.getName()
                + ".say were not kept by the compiler; write @Param(name = \"...\"), or compile it"
                + " with -parameters or with the annotation processor openheim-processor");
  }

  @Test
  void badNameIsRefused() {
    assertThatThrownBy(() -> Toolboxes.of(new BadName()))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "a tool's name must match [a-zA-Z_][a-zA-Z0-9_-]{0,63}; "
                + BadName.class.getName()
                + ".go is called \"go now\"; give it another name with @Tool(name = \"...\")");
  }

  @Test
  void badNameOfAParameterIsRefused() {
    assertThatThrownBy(() -> Toolboxes.of(new BadParamName()))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "a parameter's name must match [a-zA-Z0-9_.-]{1,64}; "
                + BadParamName.class.getName()
                + ".go has one called \"how far\"; give it another name with"
                + " @Param(name = \"...\")");
  }

  @Test
  void twoParametersOfOneNameAreRefused() {
    assertThatThrownBy(() -> Toolboxes.of(new TwinParams()))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "the parameters of a tool must have different names; "
                + TwinParams.class.getName()
                + ".go has two called way; give one of them another name with"
                + " @Param(name = \"...\")");
  }

  @Test
  void genericToolIsRefused() {
    assertThatThrownBy(() -> Toolboxes.of(new GenericTool()))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "a tool must not be generic; "
                + GenericTool.class.getName()
                + ".any has the type parameter T; write the type that it stands for");
  }

  @Test
  void privateToolIsRefused() {
    assertThatThrownBy(() -> Toolboxes.of(new Hidden()))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "a tool must be callable from the class generated beside it; "
                + Hidden.class.getName()
                + ".secret is private; remove private");
  }

  @Test
  void twoToolsOfOneNameAreRefused() {
    assertThatThrownBy(() -> Toolboxes.of(new Twins()))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "the tools of a class must have different names; "
                + Twins.class.getName()
                + " has two called twin; give one of them another name with @Tool(name = \"...\")");
  }

  @Test
  void recordThatNeedsAnotherOfItselfIsRefused() {
    assertThatThrownBy(() -> Toolboxes.of(new Recursive()))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "a type that contains itself must be able to end; "
                + Recursive.class.getName()
                + ".walk(node) never does; make the part that closes the circle an Optional or a"
                + " List");
  }

  @Test
  void toolboxIsGivenBackAsItIs() {
    assertThat(Toolboxes.of(shop)).isSameAs(shop);
  }

  private String call(String tool, String arguments) {
    return shop.call(new ToolCall("1", tool, arguments)).result().text();
  }

  enum Size {
    SMALL,
    EXTRA_LARGE {
      @Override
      public String toString() {
        return "huge";
      }
    }
  }

  record Place(@Param("its name") String city, Optional<String> zip) {
    Place {
      if (city.isEmpty()) {
        throw new IllegalArgumentException("a city needs a name");
      }
    }
  }

  record Receipt(String line, double price, Optional<Place> to) {}

  static class Shop {
    @Tool("Orders something")
    Receipt order(
        @Param(name = "item", value = "what to order") String item,
        @Param(name = "count") int count,
        @Param(name = "size") Optional<Size> size,
        @Param(name = "to") List<Place> to) {
      String line = count + " " + item + size.map(s -> " " + s.name()).orElse("");
      return new Receipt(
          to.isEmpty() ? line : line + " " + to.get(0).city(), 1.5, to.stream().findFirst());
    }

    @Tool("Does nothing")
    void ping() {}
  }

  static final class CornerShop extends Shop {
    @Override
    void ping() {}

    @Tool("Closes the shop")
    void close() {}
  }

  static final class Results {
    @Tool("a text")
    String text() {
      return "plain \"text\"";
    }

    @Tool("nothing there")
    Optional<Place> none() {
      return Optional.empty();
    }

    @Tool("a choice")
    Size choice() {
      return Size.SMALL;
    }

    @Tool("no number")
    double nan() {
      return Double.NaN;
    }

    @Tool("a letter")
    char letter() {
      return 'x';
    }

    @Tool("a path, which is a list of paths too")
    Object path() {
      return List.of(Path.of("a"));
    }

    @Tool("a text that is no String")
    List<CharSequence> built() {
      return List.of(new StringBuilder("x"));
    }
  }

  static final class Mute {
    @Tool("fails without words")
    void fail() {
      throw new ToolException("x") {
        @Override
        public String getMessage() {
          throw new IllegalStateException("speechless");
        }
      };
    }
  }

  record Box(InputStream in) {}

  static final class BadParameter {
    @Tool("reads")
    void read(@Param(name = "box") Box box) {}
  }

  static final class BadResult {
    @Tool("maps")
    Map<Date, String> map() {
      return Map.of();
    }
  }

  static final class Silent {
    @Tool
    void hush() {}
  }

  static final class Nameless {
    @Tool("says")
    void say(String what) {}
  }

  static final class BadName {
    @Tool(value = "goes", name = "go now")
    void go() {}
  }

  static final class Hidden {
    @Tool("hides")
    private void secret() {}
  }

  static final class Twins {
    @Tool("one")
    void twin() {}

    @Tool("two")
    void twin(@Param(name = "a") int a) {}
  }

  record Node(Node next) {}

  static final class BadParamName {
    @Tool("goes")
    void go(@Param(name = "how far") int distance) {}
  }

  static final class TwinParams {
    @Tool("goes")
    void go(@Param(name = "way") int one, @Param(name = "way") int other) {}
  }

  static final class GenericTool {
    @Tool("takes anything")
    <T> void any(@Param(name = "thing") T thing) {}
  }

  static final class Recursive {
    @Tool("walks")
    void walk(@Param(name = "node") Node node) {}
  }
}
