package io.openheim.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openheim.error.ConfigException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutputTypeTest {
  private static final String ITEM =
      "{\"type\":\"object\",\"properties\":{\"name\":{\"type\":\"string\",\"description\":\"its"
          + " name\"},\"price\":{\"type\":\"number\"},\"until\":{\"type\":\"string\",\"description\":"
          + "\"a date such as 2026-11-23\"}},\"required\":[\"name\",\"price\"],"
          + "\"additionalProperties\":false}";

  @Test
  void recordIsAnObjectByItself() {
    OutputType<Item> output = OutputType.of(Item.class);

    assertThat(output.name()).isEqualTo("Item");
    assertThat(output.schema()).isEqualTo(ITEM);
    assertThat(output.parse("{\"name\":\"nail\",\"price\":0.10}")).isEqualTo(item("0.10"));
    assertThat(output.write(item("0.10"))).isEqualTo("{\"name\":\"nail\",\"price\":0.10}");
  }

  @Test
  void listStandsInAnObject() {
    OutputType<List<Item>> output = OutputType.listOf(Item.class);

    assertThat(output.name()).isEqualTo("ItemList");
    assertThat(output.schema()).isEqualTo(wrapped("{\"type\":\"array\",\"items\":" + ITEM + "}"));
    assertThat(output.parse("{\"value\":[{\"name\":\"nail\",\"price\":1}]}"))
        .containsExactly(item("1"));
    assertThat(output.write(List.of(item("1"))))
        .isEqualTo("{\"value\":[{\"name\":\"nail\",\"price\":1}]}");
  }

  @Test
  void mapIsAnObjectByItself() {
    OutputType<Map<String, Item>> output = OutputType.mapOf(Item.class);

    assertThat(output.name()).isEqualTo("ItemMap");
    assertThat(output.schema())
        .isEqualTo("{\"type\":\"object\",\"additionalProperties\":" + ITEM + "}");
    assertThat(
            output.parse(
                "{\"b\":{\"name\":\"nail\",\"price\":1},\"a\":"
                    + "{\"name\":\"nail\",\"price\":2}}"))
        .containsExactly(Map.entry("b", item("1")), Map.entry("a", item("2")));
    assertThat(output.write(Map.of("value", item("1"))))
        .isEqualTo("{\"value\":{\"name\":\"nail\",\"price\":1}}");
  }

  @Test
  void outputsAreMadeOfOutputs() {
    OutputType<Map<String, List<Set<Mood>>>> output =
        OutputType.mapOf(OutputType.listOf(OutputType.setOf(Mood.class)));

    assertThat(output.name()).isEqualTo("MoodSetListMap");
    assertThat(output.parse("{\"a\":[[\"SAD\",\"sad\",\"HAPPY\"],[]]}"))
        .containsExactly(Map.entry("a", List.of(Set.of(Mood.SAD, Mood.HAPPY), Set.of())));
    assertThat(output).hasToString("OutputType[MoodSetListMap]");
  }

  @Test
  void enumStandsInAnObject() {
    OutputType<Mood> output = OutputType.of(Mood.class);

    assertThat(output.schema())
        .isEqualTo(wrapped("{\"type\":\"string\",\"enum\":[\"HAPPY\",\"SAD\"]}"));
    assertThat(output.write(Mood.SAD)).isEqualTo("{\"value\":\"SAD\"}");
  }

  @Test
  void typeThatContainsItselfStandsInAnObjectWithItsDefinition() {
    OutputType<Tree> output = OutputType.of(Tree.class);

    assertThat(output.schema())
        .isEqualTo(
            "{\"type\":\"object\",\"properties\":{\"value\":{\"$ref\":\"#/$defs/Tree\"}},"
                + "\"required\":[\"value\"],\"additionalProperties\":false,\"$defs\":{\"Tree\":"
                + "{\"type\":\"object\",\"properties\":{\"children\":{\"type\":\"array\",\"items\":"
                + "{\"$ref\":\"#/$defs/Tree\"}}},\"required\":[\"children\"],"
                + "\"additionalProperties\":false}}}");
    assertThat(output.parse("{\"value\":{\"children\":[{\"children\":[]}]}}"))
        .isEqualTo(new Tree(List.of(new Tree(List.of()))));
  }

  @Test
  void singleValuesKeepEveryDigit() {
    assertThat(OutputType.of(int.class).parse("{\"value\":42}")).isEqualTo(42);
    assertThat(OutputType.of(BigDecimal.class).parse("{\"value\":12345678901234567890.10}"))
        .isEqualTo(new BigDecimal("12345678901234567890.10"));
    assertThat(OutputType.of(LocalDate.class).parse("{\"value\":\"2026-11-23\"}"))
        .isEqualTo(LocalDate.of(2026, 11, 23));
    assertThat(OutputType.of(boolean[].class).parse("[true,\"FALSE\"]"))
        .containsExactly(true, false);
    assertThat(OutputType.of(boolean[].class).name()).isEqualTo("booleanArray");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"value\":{\"type\":\"Square\",\"value\":2}}",
        "{\"type\":\"Square\",\"value\":2}",
        "{\"value\":2,\"type\":\"square\"}",
        "{\"value\":{\"type\":\"Square\",\"value\":2},\"note\":\"it is blue\"}",
      })
  void kindOfASealedTypeIsReadWithAndWithoutTheObject(String answer) {
    assertThat(OutputType.of(Figure.class).parse(answer)).isEqualTo(new Square(2));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{\"value\":[1,2]}", "[1,2]", "[\"1\", 2.0]", "{\"value\":[1,2],\"n\":2}"})
  void listIsReadWithAndWithoutTheObject(String answer) {
    assertThat(OutputType.listOf(Integer.class).parse(answer)).containsExactly(1, 2);
  }

  @Test
  void objectThatTheSchemaAsksForComesFirst() {
    OutputType<Loop> loop = OutputType.of(Loop.class);
    OutputType<Object> any = OutputType.of(Object.class);

    assertThat(loop.parse("{\"value\":{}}")).isEqualTo(new Loop(Optional.empty()));
    assertThat(loop.parse("{\"value\":{\"value\":{}}}"))
        .isEqualTo(new Loop(Optional.of(new Loop(Optional.empty()))));
    assertThat(loop.parse("{}")).isEqualTo(new Loop(Optional.empty()));
    assertThat(any.parse("{\"value\":1}")).isEqualTo(1);
    assertThat(any.parse("{\"value\":1,\"other\":2}")).isEqualTo(Map.of("value", 1, "other", 2));
  }

  @Test
  void propertiesThatTheTypeDoesNotHaveAreIgnored() {
    assertThat(
            OutputType.of(Item.class).parse("{\"name\":\"nail\",\"colour\":\"red\",\"price\":1}"))
        .isEqualTo(item("1"));
  }

  @Test
  void namesAreFitForProviders() {
    assertThat(OutputType.of(Größe.class).name()).isEqualTo("Gr__e");
    assertThat(
            OutputType.of(ANameOfMoreThanSixtyFourCharactersWhichIsMoreThanAnyProviderTakes.class)
                .name())
        .isEqualTo("ANameOfMoreThanSixtyFourCharactersWhichIsMoreThanAnyProviderTake");
  }

  @Test
  void sameClassHasOneOutput() {
    assertThat(OutputType.of(Item.class)).isSameAs(OutputType.of(Item.class));
  }

  @Test
  void generatedOutputIsFoundByItsNameAndRegistersItself() {
    assertThat(OutputType.of(Coin.class)).isInstanceOf(OutputTypeTest_CoinOutput.class);
    assertThat(OutputType.listOf(Coin.class).parse("[3]")).containsExactly(new Coin(3));
    assertThat(OutputType.listOf(Coin.class).write(List.of(new Coin(3))))
        .isEqualTo("{\"value\":[3]}");
  }

  @Test
  void classThatOnlyHasTheNameOfAGeneratedOneIsLeftAlone() {
    OutputType<Note> output = OutputType.of(Note.class);

    assertThat(output.parse("{\"text\":\"a\"}")).isEqualTo(new Note("a"));
    assertThat(OutputTypeTest.noteOutputLoaded).isFalse();
  }

  @Test
  void typesWithoutAShapeAreRefused() {
    assertThatThrownBy(() -> OutputType.of(Hidden.class))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "an output must be usable in its own package; io.openheim.tool.OutputTypeTest$Hidden is"
                + " private; remove private");
    assertThatThrownBy(() -> OutputType.of(List.class))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "an output must not be generic; java.util.List has the type parameter E; use a record"
                + " with a component that says what it stands for, or OutputType.listOf, setOf or"
                + " mapOf");
    assertThatThrownBy(() -> OutputType.listOf(Runnable.class))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "an output must have a JSON shape; OutputType.of(java.lang.Runnable) is a"
                + " java.lang.Runnable; use a String, number, date, enum, record or plain class, or"
                + " a List, Set, Map, array or Optional of these");
    assertThatThrownBy(() -> OutputType.of(void.class)).isInstanceOf(ConfigException.class);
  }

  private static String wrapped(String schema) {
    return "{\"type\":\"object\",\"properties\":{\"value\":"
        + schema
        + "},\"required\":[\"value\"],\"additionalProperties\":false}";
  }

  private static Item item(String price) {
    return new Item("nail", new BigDecimal(price), Optional.empty());
  }

  static boolean noteOutputLoaded;

  record Item(@Param("its name") String name, BigDecimal price, Optional<LocalDate> until) {}

  enum Mood {
    HAPPY,
    SAD
  }

  record Tree(List<Tree> children) {}

  record Loop(Optional<Loop> value) {}

  sealed interface Figure permits Circle, Square {}

  record Circle(double radius) implements Figure {}

  record Square(int value) implements Figure {}

  record Größe(int x) {}

  record ANameOfMoreThanSixtyFourCharactersWhichIsMoreThanAnyProviderTakes(int x) {}

  private record Hidden(int x) {}

  record Note(String text) {}

  @Output
  record Coin(int value) {}
}

/** What the processor would write, but for a type that is not an object. */
@Generated
final class OutputTypeTest_CoinOutput extends OutputType<OutputTypeTest.Coin> {
  static {
    register(OutputTypeTest.Coin.class, new OutputTypeTest_CoinOutput());
  }

  private OutputTypeTest_CoinOutput() {
    super("Coin", io.openheim.shape.Shape.INT);
  }

  @Override
  protected OutputTypeTest.Coin read(ToolInput in) {
    return new OutputTypeTest.Coin(in.nextInt());
  }

  @Override
  protected void write(ToolOutput out, OutputTypeTest.Coin value) {
    out.value((long) value.value());
  }
}

/** Not generated, and the type is not marked. */
final class OutputTypeTest_NoteOutput {
  static {
    OutputTypeTest.noteOutputLoaded = true;
  }

  private OutputTypeTest_NoteOutput() {}
}
