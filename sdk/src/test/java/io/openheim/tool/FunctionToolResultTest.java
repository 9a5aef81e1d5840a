package io.openheim.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.openheim.error.ConfigException;
import io.openheim.message.Image;
import io.openheim.message.ToolCall;
import io.openheim.message.ToolResult;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Year;
import java.time.ZoneId;
import java.util.AbstractMap.SimpleImmutableEntry;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A lambda does not tell the type of its result; what it gives does. */
class FunctionToolResultTest {
  @ParameterizedTest
  @MethodSource
  void resultIsWrittenAsItsClassSays(Object value, String text) {
    assertThat(run(() -> value).result()).isEqualTo(new ToolResult("1", "give", text, false));
  }

  static Stream<Arguments> resultIsWrittenAsItsClassSays() {
    return Stream.of(
        arguments(null, "null"),
        arguments("plain \"text\"", "plain \"text\""),
        arguments(new StringBuilder("built"), "built"),
        arguments('x', "x"),
        arguments(true, "true"),
        arguments(9007199254740993L, "9007199254740993"),
        arguments(0.1f, "0.1"),
        arguments(Double.NaN, "\"NaN\""),
        arguments(new BigDecimal("12345678901234567890.10"), "12345678901234567890.10"),
        arguments(BigInteger.TWO.pow(80), "1208925819614629174706176"),
        arguments(Year.of(2026), "2026"),
        arguments(Path.of("a", "b"), Path.of("a", "b").toString()),
        arguments(ZoneId.of("Europe/Oslo"), "Europe/Oslo"),
        arguments(Locale.CANADA, "en-CA"),
        arguments(new UUID(0, 1), "00000000-0000-0000-0000-000000000001"),
        arguments(new byte[] {1, 2, 3}, "AQID"),
        arguments(new RawJson("{\"a\": 1.0}"), "{\"a\": 1.0}"),
        arguments(Mood.GOOD, "fine"),
        arguments(Mood.BAD, "BAD"),
        arguments(
            List.of(Mood.GOOD, 1, "a", new Point(1, 2)), "[\"fine\",1,\"a\",{\"x\":1,\"y\":2}]"),
        arguments(Arrays.asList(1, null), "[1,null]"),
        arguments(List.of(new StringBuilder("built"), Optional.of(1)), "[\"built\",1]"),
        arguments(new int[] {1, 2}, "[1,2]"),
        arguments(new Object[] {"a", new Point(1, 2)}, "[\"a\",{\"x\":1,\"y\":2}]"),
        arguments(Map.of(Mood.GOOD, new Point(1, 2)), "{\"fine\":{\"x\":1,\"y\":2}}"),
        arguments(Map.of(Year.of(2026), List.of()), "{\"2026\":[]}"),
        arguments(Map.of(new UUID(0, 1), 'c'), "{\"00000000-0000-0000-0000-000000000001\":\"c\"}"),
        arguments(Optional.of("there"), "there"),
        arguments(Optional.empty(), "null"),
        arguments(OptionalInt.of(1), "1"),
        arguments(OptionalLong.empty(), "null"),
        arguments(OptionalDouble.of(1.5), "1.5"),
        arguments(
            new Page<>(List.of(new Point(1, 2)), "next"),
            "{\"items\":[{\"x\":1,\"y\":2}],\"more\":\"next\"}"),
        arguments(new Page<>(List.of(), null), "{\"items\":[],\"more\":null}"),
        arguments(
            new Page<>(List.of(new Page<>(List.of(), 1)), 2),
            "{\"items\":[{\"items\":[],\"more\":1}],\"more\":2}"),
        arguments(
            new Tree("a", List.of(new Tree("b", List.of()))),
            "{\"name\":\"a\",\"parts\":[{\"name\":\"b\",\"parts\":[]}]}"),
        arguments(new Dot(3), "{\"size\":3}"),
        arguments(new Drawing(new Dot(3)), "{\"mark\":{\"type\":\"Dot\",\"size\":3}}"),
        arguments(CompletableFuture.completedFuture(new Point(1, 2)), "{\"x\":1,\"y\":2}"),
        arguments(CompletableFuture.completedStage("later"), "later"),
        arguments(done(new FutureTask<>(() -> 5)), "5"));
  }

  @Test
  void richResultKeepsItsImagesAndData() {
    Image image = Image.of("image/png", new byte[] {1});

    ToolResult result =
        run(() -> CompletableFuture.completedFuture(ToolReturn.of("seen").image(image).data(5)))
            .result();

    assertThat(result).isEqualTo(new ToolResult("1", "give", "seen", false, List.of(image), 5));
  }

  @Test
  void failureOfAFutureIsTheFailureOfTheTool() {
    IllegalStateException broken = new IllegalStateException("secret");

    assertThat(run(() -> CompletableFuture.failedFuture(broken)))
        .isEqualTo(
            new ToolOutcome(
                new ToolResult("1", "give", "give failed with an internal error.", true), broken));
  }

  @ParameterizedTest
  @MethodSource
  void resultWithoutAShapeIsAFailureForTheOperator(Object value, String message) {
    ToolOutcome outcome = run(() -> value);

    assertThat(outcome.result().text()).isEqualTo("give failed with an internal error.");
    assertThat(outcome.failure()).isInstanceOf(ConfigException.class).hasMessage(message);
  }

  static Stream<Arguments> resultWithoutAShapeIsAFailureForTheOperator() {
    return Stream.of(
        arguments(
            new ByteArrayInputStream(new byte[0]),
            "a tool result must have a JSON shape; give() is a java.io.ByteArrayInputStream; "
                + BoundTypes.REMEDY),
        arguments(
            new AtomicInteger(1),
            "a tool result must have a JSON shape; give() is a"
                + " java.util.concurrent.atomic.AtomicInteger; "
                + BoundTypes.REMEDY),
        arguments(
            new SimpleImmutableEntry<>("a", 1),
            "a tool result must have a JSON shape; give() is a"
                + " java.util.AbstractMap$SimpleImmutableEntry; "
                + BoundTypes.REMEDY),
        arguments(
            Map.of(1.5, "a"),
            "a tool result must have a JSON shape; give(){key} is a java.lang.Double; "
                + BoundTypes.REMEDY),
        arguments(
            new Secret(1),
            "the types of a tool must be usable where the tool is; give() is a "
                + Secret.class.getName()
                + ", which is private; remove private"));
  }

  private static ToolOutcome run(ToolFunction.None function) {
    return FunctionTool.named("give")
        .description("Gives something")
        .call(function)
        .call(new ToolCall("1", "give", "{}"));
  }

  private static Object done(FutureTask<?> task) {
    task.run();
    return task;
  }

  enum Mood {
    @Param(name = "fine")
    GOOD {
      @Override
      public String toString() {
        return "a constant with a body";
      }
    },
    BAD
  }

  record Point(int x, int y) {}

  record Page<T, M>(List<T> items, M more) {}

  record Tree(String name, List<Tree> parts) {}

  sealed interface Mark permits Dot {}

  record Dot(int size) implements Mark {}

  record Drawing(Mark mark) {}

  private record Secret(int number) {}
}
