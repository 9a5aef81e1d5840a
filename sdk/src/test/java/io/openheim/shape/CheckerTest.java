package io.openheim.shape;

import static org.assertj.core.api.Assertions.assertThat;

import io.openheim.internal.json.JsonTree;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckerTest {
  private static final Shape.ObjectOf ORDER =
      Shape.object()
          .required("item", Shape.STRING)
          .required("count", Shape.INT)
          .optional("size", Shape.oneOf("SMALL", "EXTRA_LARGE"))
          .optional("tags", Shape.listOf(Shape.STRING));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "INT     | 5              | 5",
        "INT     | \"5\"          | 5",
        "INT     | \" -7 \"       | -7",
        "INT     | 3.0            | 3",
        "INT     | 1e3            | 1000",
        "INT     | -0             | 0",
        "LONG    | 9007199254740993    | 9007199254740993",
        "LONG    | 9223372036854775807 | 9223372036854775807",
        "DOUBLE  | 0.1            | 0.1",
        "DOUBLE  | \"1e3\"        | 1e3",
        "FLOAT   | 5              | 5",
        "DOUBLE  | -0.000e-99     | -0.000e-99",
        "STRING  | 5              | \"5\"",
        "STRING  | 1.50           | \"1.50\"",
        "CHAR    | \"x\"          | \"x\"",
        "CHAR    | 7              | \"7\"",
        "BOOLEAN | \"TRUE\"       | true",
        "BIG_DECIMAL | 12345678901234567890.10 | 12345678901234567890.10",
        "BIG_DECIMAL | \"1e-400\"   | 1e-400",
        "BIG_INTEGER | 123456789012345678901234567890 | 123456789012345678901234567890",
        "BIG_INTEGER | 1.20e3       | 1200",
        "YEAR    | \"2026\"       | 2026",
        "BOOLEAN | false          | false"
      })
  void acceptsWhatLosesNothing(ScalarType type, String given, String exact) {
    Checked checked = Checker.check(new Shape.Scalar(type), JsonTree.parse(given));

    assertThat(checked.problems()).isEmpty();
    assertThat(JsonTree.write(checked.value())).isEqualTo(exact);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "BYTE | 128    | $: expected a whole number from -128 to 127, got the number 128",
        "INT  | 3.7    | $: expected a whole number, got the number 3.7",
        "INT  | \"yes\"| $: expected a whole number, got \"yes\"",
        "INT  | true   | $: expected a whole number, got true",
        "INT  | null   | $: expected a whole number, got null",
        "LONG | 9223372036854775808 | $: expected a whole number from -9223372036854775808 to 9223372036854775807, got the number 9223372036854775808",
        "LONG | 1e20000000 | $: expected a whole number from -9223372036854775808 to 9223372036854775807, got the number 1e20000000",
        "LONG | 8e4670854554752648 | $: expected a whole number from -9223372036854775808 to 9223372036854775807, got the number 8e4670854554752648",
        "LONG | 1e-20000000 | $: expected a whole number from -9223372036854775808 to 9223372036854775807, got the number 1e-20000000",
        "DOUBLE | 1e400  | $: expected a number within the range of a double, got the number 1e400",
        "FLOAT  | 1e39   | $: expected a number within the range of a float, got the number 1e39",
        "DOUBLE | 1e-400 | $: expected a number within the range of a double, got the number 1e-400",
        "FLOAT  | 1e-60  | $: expected a number within the range of a float, got the number 1e-60",
        "DOUBLE | \"NaN\"| $: expected a number, got \"NaN\"",
        "BIG_INTEGER | 1e20000000 | $: expected a whole number of at most 400 characters, got the number 1e20000000",
        "BIG_INTEGER | 0.5 | $: expected a whole number, got the number 0.5",
        "BIG_DECIMAL | 8e4670854554752648 | $: expected a number of at most 400 characters and an exponent of at most 400, got the number 8e4670854554752648",
        "BIG_DECIMAL | 1e-401 | $: expected a number of at most 400 characters and an exponent of at most 400, got the number 1e-401",
        "YEAR | 1000000000 | $: expected a whole number from -999999999 to 999999999, got the number 1000000000",
        "DOUBLE | \"0x1\"| $: expected a number, got \"0x1\"",
        "STRING | true | $: expected a string, got true",
        "STRING | [1,2]| $: expected a string, got a list of 2",
        "CHAR   | \"ab\" | $: expected a string of one character, got \"ab\"",
        "BOOLEAN| \"yes\"| $: expected true or false, got \"yes\"",
        "BOOLEAN| 1    | $: expected true or false, got the number 1"
      })
  void refusesWhatWouldLoseSomething(ScalarType type, String given, String problem) {
    Checked checked = Checker.check(new Shape.Scalar(type), JsonTree.parse(given));

    assertThat(checked.problems()).extracting(Problem::toString).containsExactly(problem);
  }

  @Test
  void hugeNumberIsRefusedWithoutBeingConverted() {
    Checked checked = Checker.check(Shape.LONG, new JsonNumber("1".repeat(1_000_000)));

    assertThat(checked.problems())
        .extracting(Problem::toString)
        .containsExactly(
            "$: expected a whole number from -9223372036854775808 to 9223372036854775807, got the"
                + " number "
                + "1".repeat(60)
                + "... (1000000 characters)");
  }

  @ParameterizedTest
  @CsvSource({"EXTRA_LARGE", "extra_large", "Extra Large", "extra-large", "extraLarge"})
  void enumIsFoundByCaseAndSeparators(String given) {
    Checked checked = Checker.check(Shape.oneOf("SMALL", "EXTRA_LARGE"), given);

    assertThat(checked.value()).isEqualTo("EXTRA_LARGE");
    assertThat(checked.problems()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"JAVA_1_8, JAVA_1_8", "java 1.8, JAVA_1_8", "Java-17, JAVA_17", "java17, JAVA_17"})
  void separatorBetweenDigitsIsNotLost(String given, String constant) {
    assertThat(Checker.check(Shape.oneOf("JAVA_1_1", "JAVA_1_8", "JAVA_17"), given).value())
        .isEqualTo(constant);
  }

  @ParameterizedTest
  @CsvSource({"JAVA_18", "Java 11", "JAVA_1_7"})
  void anotherNumberIsNotTakenForAConstant(String given) {
    assertThat(Checker.check(Shape.oneOf("JAVA_1_1", "JAVA_1_8", "JAVA_17"), given).problems())
        .hasSize(1);
  }

  @Test
  void onlyTheFirstProblemsAreKeptAndAllAreCounted() {
    Checked checked =
        Checker.check(Shape.listOf(Shape.INT), Collections.nCopies(100_000, Boolean.TRUE));

    assertThat(checked.problems()).hasSize(Checked.MOST);
    assertThat(checked.found()).isEqualTo(100_000);
  }

  @Test
  void onlySomeOfManyStrangersAreNamed() {
    Map<String, Object> strangers = new LinkedHashMap<>();
    for (int i = 0; i < 20_000; i++) {
      strangers.put("x".repeat(100) + i, 1);
    }

    assertThat(Checker.check(Shape.object(), strangers).ignored())
        .hasSize(Checked.MOST)
        .first()
        .isEqualTo("$." + "x".repeat(60) + "... (101 characters)");
  }

  @Test
  void enumIsNotGuessedWhenTwoConstantsAreAlike() {
    Shape shape = Shape.oneOf("ab", "AB");

    assertThat(Checker.check(shape, "AB").value()).isEqualTo("AB");
    assertThat(Checker.check(shape, "Ab").problems())
        .extracting(Problem::toString)
        .containsExactly("$: expected one of ab, AB, got \"Ab\"; did you mean ab?");
  }

  @Test
  void everyProblemIsFoundAtOnce() {
    Checked checked =
        check("{\"itm\":\"pen\",\"count\":\"many\",\"size\":\"smal\",\"tags\":[\"a\",null,{}]}");

    assertThat(checked.problems())
        .extracting(Problem::toString)
        .containsExactly(
            "$.item: is missing; expected a string",
            "$.count: expected a whole number, got \"many\"",
            "$.size: expected one of SMALL, EXTRA_LARGE, got \"smal\"; did you mean SMALL?",
            "$.tags[1]: expected a string, got null",
            "$.tags[2]: expected a string, got an object",
            "$.itm: there is no such property; did you mean item?");
  }

  @Test
  void keysOfAMapAreCheckedAndMadeExact() {
    Shape shape = Shape.mapOf(Shape.oneOf("GOOD", "VERY_BAD"), Shape.INT);

    assertThat(JsonTree.write(Checker.check(shape, JsonTree.parse("{\"very bad\":\"1\"}")).value()))
        .isEqualTo("{\"VERY_BAD\":1}");
    assertThat(
            Checker.check(shape, JsonTree.parse("{\"god\":1,\"GOOD\":true,\"good\":2}")).problems())
        .extracting(Problem::toString)
        .containsExactly(
            "$: a key of it is wrong: expected one of GOOD, VERY_BAD, got \"god\"; did you mean"
                + " GOOD?",
            "$.GOOD: expected a whole number, got true",
            "$: the key \"good\" is given twice");
  }

  @Test
  void nullIsAbsentWhereAPropertyMayBeLeftOut() {
    Checked checked = check("{\"item\":\"pen\",\"count\":1,\"size\":null}");

    assertThat(checked.problems()).isEmpty();
    assertThat(JsonTree.write(checked.value())).isEqualTo("{\"item\":\"pen\",\"count\":1}");
  }

  @Test
  void nullIsAProblemWhereAPropertyIsRequired() {
    assertThat(check("{\"item\":null,\"count\":1}").problems())
        .extracting(Problem::toString)
        .containsExactly("$.item: expected a string, got null");
  }

  @Test
  void strangePropertyIsIgnoredOnlyWhenEverythingElseWasSaid() {
    Checked complete =
        check("{\"item\":\"a\",\"count\":1,\"size\":\"SMALL\",\"tags\":[],\"color\":\"red\"}");
    Checked partial = check("{\"item\":\"a\",\"count\":1,\"color\":\"red\"}");

    assertThat(complete.problems()).isEmpty();
    assertThat(complete.ignored()).containsExactly("$.color");
    assertThat(partial.problems())
        .extracting(Problem::toString)
        .containsExactly(
            "$.color: there is no such property; the properties are item, count, size, tags");
  }

  @Test
  void strangePropertyIsIgnoredWhereItDoesNoHarmUnlessItIsAMisspeltOne() {
    Checked checked = harmless("{\"item\":\"a\",\"count\":1,\"color\":\"red\"}");

    assertThat(checked.problems()).isEmpty();
    assertThat(checked.ignored()).containsExactly("$.color");
    assertThat(JsonTree.write(checked.value())).isEqualTo("{\"item\":\"a\",\"count\":1}");
    assertThat(harmless("{\"item\":\"a\",\"count\":1,\"sise\":\"SMALL\"}").problems())
        .extracting(Problem::toString)
        .containsExactly("$.sise: there is no such property; did you mean size?");
  }

  @Test
  void strangePropertyIsToldWhereARequiredOneIsMissing() {
    assertThat(harmless("{\"item\":\"a\",\"amount\":1}").problems())
        .extracting(Problem::toString)
        .containsExactly(
            "$.count: is missing; expected a whole number",
            "$.amount: there is no such property; did you mean count?");
  }

  @Test
  void somethingElseThanAnObjectIsOneProblem() {
    assertThat(check("[1]").problems())
        .extracting(Problem::toString)
        .containsExactly("$: expected an object, got a list of 1");
  }

  @Test
  void nearestNameIsFoundAcrossTyposAndSeparators() {
    List<String> names = List.of("list_orders", "refund", "weather");

    assertThat(Names.nearest("wether", names)).contains("weather");
    assertThat(Names.nearest("listOrders", names)).contains("list_orders");
    assertThat(Names.nearest("shipment", names)).isEmpty();
    assertThat(Names.nearest("x".repeat(100_000), names)).isEmpty();
  }

  private static Checked harmless(String json) {
    return Checker.check(ORDER, JsonTree.parse(json), true);
  }

  private static Checked check(String json) {
    return Checker.check(ORDER, JsonTree.parse(json));
  }
}
