package io.openheim.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.openheim.error.OutputException;
import java.math.BigInteger;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What models say, with JSON in it or without. */
class AnswerTest {
  private static final OutputType<Point> POINT = OutputType.of(Point.class);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"x\":1,\"y\":2}",
        " \n{\"x\":1,\"y\":2}\n ",
        "\uFEFF{\"x\":1,\"y\":2}",
        "```json\n{\"x\":1,\"y\":2}\n```",
        "```\n{\"x\":1,\n\"y\":2}\n```\n",
        "```json {\"x\":1,\"y\":2}```",
        "```json\n{\"x\":1,\"y\":2}",
        "Here is the point:\n\n```JSON\r\n{\"x\":1,\"y\":2}\r\n```\r\nAnything else?",
        "First I thought of {\"x\":7,\"y\":7}, but:\n```json\n{\"x\":1,\"y\":2}\n```",
        "Run this:\n```sh\necho {}\n```\nand see:\n```json\n{\"x\":1,\"y\":2}\n```",
        "Sure! {\"x\":1,\"y\":2} I hope this helps.",
        "According to [1] and [2, p. 3], {as you know}, it is {\"x\":1,\"y\":2}.",
        "5\" wide: {\"x\":1,\"y\":2,\"note\":\"a } in a \\\" text {\"}",
      })
  void oneJsonValueIsFoundAmongWords(String answer) {
    assertThat(POINT.parse(answer)).isEqualTo(new Point(1, 2));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "``|it is empty",
        "` \n`|it is empty",
        "I cannot do that.|there is no JSON object or list in it",
        "\"x|there is no JSON object or list in it",
        "{\"x\":1,\"y\":2}{\"x\":1,\"y\":2}|it holds 2 of them",
        "Either {\"x\":1,\"y\":2} or {\"x\":3,\"y\":4}.|it holds 2 of them",
        "See [1] and [2].|it holds 2 of them",
        "{\"x\":1,\"y\":2|it ends in the middle",
        "{\"more\":{\"x\":1,\"y\":2}|it ends in the middle",
        "[{\"x\":1,\"y\":2},{\"x\":3|it ends in the middle",
        "Here: [1, {\"x\":1,\"y\":2}|it ends in the middle",
        "{\"x\":1,\"y\":2,}|the text at $.y is malformed",
        "Here: [{\"x\":1,\"y\":2},]|the text at $[1] is malformed",
        "{\"x\":1,\"x\":2,\"y\":2}|the property $.x is given twice",
        "{'x':1,'y':2}|there is no JSON object or list in it",
      })
  void answerWithoutOneJsonValueIsRefused(String answer, String reason) {
    assertThat(refusal(POINT, answer))
        .isEqualTo(
            "the answer is not one JSON value, because "
                + reason
                + ".\nAnswer again with the JSON alone.");
  }

  @Test
  void severalFencedBlocksAreRefused() {
    assertThat(refusal(POINT, "```json\n{\"x\":1}\n```\n```json\n{\"x\":2}\n```\n"))
        .isEqualTo(
            "the answer is not one JSON value, because it holds 2 of them.\nAnswer again with the"
                + " JSON alone.");
  }

  @Test
  void allProblemsAreToldAtOnce() {
    String answer =
        "It is {\"z\":{\"even\":3},\"zs\":[{\"even\":1},{\"even\":\"b\"}],\"y\":\"a\"}.";

    OutputException refused =
        catchThrowableOfType(OutputException.class, () -> OutputType.of(Many.class).parse(answer));

    assertThat(refused)
        .hasMessage(
            """
            the answer has 5 problems.
            - $.z: 3 is odd
            - $.zs[0]: 1 is odd
            - $.x: is missing; expected a whole number
            - $.y: expected a whole number, got "a"
            - $.zs[1].even: expected a whole number, got "b"
            Correct them and give the whole answer again.\
            """);
    assertThat(refused.answer()).isEqualTo(answer);
  }

  @Test
  void whatOnlyConstructorsRefuseIsToldToo() {
    assertThat(refusal(OutputType.listOf(Even.class), "[{\"even\":\"2\"},{\"even\":3}]"))
        .isEqualTo(
            """
            the answer has 1 problem.
            - $.value[1]: 3 is odd
            Correct them and give the whole answer again.\
            """);
    assertThat(refusal(OutputType.mapOf(Even.class), "{\"a[x]\":{\"even\":3}}"))
        .isEqualTo(
            """
            the answer has 1 problem.
            - $.a[x]: 3 is odd
            Correct them and give the whole answer again.\
            """);
    assertThat(refusal(OutputType.of(Even.class), "{\"even\":3}"))
        .isEqualTo(
            """
            the answer has 1 problem.
            - $: 3 is odd
            Correct them and give the whole answer again.\
            """);
  }

  @Test
  void placesAreThoseOfTheSchemaAlsoWithoutTheObject() {
    String expected =
        """
        the answer has 1 problem.
        - $.value[1]: expected true or false, got "maybe"
        Correct them and give the whole answer again.\
        """;

    assertThat(refusal(OutputType.listOf(Boolean.class), "[true,\"maybe\"]")).isEqualTo(expected);
    assertThat(refusal(OutputType.listOf(Boolean.class), "{\"value\":[true,\"maybe\"]}"))
        .isEqualTo(expected);
  }

  @Test
  void objectInAListIsNotTakenOutOfIt() {
    assertThat(refusal(POINT, "Here: [{\"x\":1,\"y\":2}]"))
        .isEqualTo(
            """
            the answer has 1 problem.
            - $: expected an object, got a list of 1
            Correct them and give the whole answer again.\
            """);
  }

  @Test
  void nothingIsNoValue() {
    String expected =
        """
        the answer has 1 problem.
        - $.value: expected a value, got null
        Correct them and give the whole answer again.\
        """;

    assertThat(refusal(OutputType.of(Object.class), "null")).isEqualTo(expected);
    assertThat(refusal(OutputType.of(Object.class), "{\"value\":null}")).isEqualTo(expected);
  }

  @Test
  void misspeltPropertyIsNotIgnored() {
    assertThat(refusal(POINT, "{\"x\":1,\"Y_\":2}"))
        .isEqualTo(
            """
            the answer has 2 problems.
            - $.y: is missing; expected a whole number
            - $.Y_: there is no such property; did you mean y?
            Correct them and give the whole answer again.\
            """);
  }

  @Test
  void messagesAreBounded() {
    String list = "[" + "\"x\",".repeat(100_000) + "1]";

    assertThat(refusal(OutputType.listOf(Integer.class), list))
        .startsWith("the answer has 100000 problems.\n- $.value[0]: expected a whole number")
        .endsWith("\n- and 99980 more\nCorrect them and give the whole answer again.")
        .hasSizeLessThan(3_000);
    assertThat(refusal(OutputType.of(Loud.class), "{\"text\":\"" + "x".repeat(1_000_000) + "\"}"))
        .isEqualTo(
            "the answer has 1 problem.\n- $: "
                + "x".repeat(1_000)
                + "...\nCorrect them and give the whole answer again.");
  }

  @Test
  void nestingIsReadUpToALimitAndRefusedBeyond() {
    OutputType<Object> any = OutputType.of(Object.class);
    Set<String> endings = new LinkedHashSet<>();

    for (int depth = 200; depth < 300; depth++) {
      String answer = "[".repeat(depth) + "]".repeat(depth);
      Throwable refused = catchThrowable(() -> any.parse(answer));
      endings.add(refused == null ? "read" : refused.getMessage());
    }

    assertThat(endings)
        .containsExactly(
            "read",
            "the answer is not one JSON value, because it nests too deeply.\nAnswer again with the"
                + " JSON alone.");
  }

  @Test
  void hostileAnswersAreRefusedAtOnce() {
    assertThat(Duration.ofSeconds(5))
        .isGreaterThan(
            time(
                () -> {
                  refusal(POINT, "[".repeat(1_000_000));
                  refusal(POINT, "{\"a\":".repeat(1_000_000) + "1" + "}".repeat(1_000_000));
                  refusal(POINT, "{}[]".repeat(500_000));
                  refusal(POINT, "`".repeat(1_000_000));
                  refusal(POINT, "```\n".repeat(250_000));
                  refusal(OutputType.of(BigInteger.class), "1e20000000");
                  refusal(OutputType.of(Object.class), "-8e4670854554752648");
                }));
  }

  @Test
  void otherExceptionsOfConstructorsComeOutAsTheyAre() {
    assertThat(
            catchThrowableOfType(
                IllegalStateException.class, () -> OutputType.of(Broken.class).parse("{\"x\":1}")))
        .hasMessage("a bug");
  }

  @Test
  void textsThatLookLikeJsonStayTexts() {
    OutputType<Map<String, String>> output = OutputType.mapOf(String.class);
    Map<String, String> value = Map.of("a", "```json\n{\"x\":1}\n```");

    assertThat(output.parse(output.write(value))).isEqualTo(value);
  }

  private static Duration time(Runnable action) {
    long begin = System.nanoTime();
    action.run();
    return Duration.ofNanos(System.nanoTime() - begin);
  }

  private static String refusal(OutputType<?> output, String answer) {
    return catchThrowableOfType(OutputException.class, () -> output.parse(answer)).getMessage();
  }

  record Point(int x, int y) {}

  record Many(int x, int y, Even z, List<Even> zs) {}

  record Even(int even) {
    Even {
      if (even % 2 != 0) {
        throw new IllegalArgumentException(even + " is odd");
      }
    }
  }

  record Loud(String text) {
    Loud {
      throw new IllegalArgumentException(text);
    }
  }

  record Broken(int x) {
    Broken {
      throw new IllegalStateException("a bug");
    }
  }
}
