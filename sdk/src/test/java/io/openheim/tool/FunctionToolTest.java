package io.openheim.tool;

import static org.assertj.core.api.Assertions.assertThat;

import io.openheim.error.ToolException;
import io.openheim.message.ToolCall;
import io.openheim.shape.Shape;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever is made of a lambda here is also there as a method, and both have to agree. */
class FunctionToolTest {
  private static final Map<String, FunctionTool> LAMBDAS =
      Map.of(
          "add",
          FunctionTool.named("add")
              .description("Adds two numbers")
              .param("a", int.class, "the first")
              .param("b", int.class)
              .call((a, b) -> a + b),
          "search",
          FunctionTool.named("search")
              .description("Searches")
              .flags(ToolFlags.NONE.withReadOnly().withTimeout(Duration.ofSeconds(3)))
              .param(ToolParam.of("words", String.class).size(2, 5).pattern("[a-z]+"))
              .param(ToolParam.of("most", long.class).min(1).max(50.0).defaultValue(10L))
              .param(ToolParam.listOf("sizes", Size.class).size(1, 2).optional())
              .call((words, most, sizes) -> words + most + sizes),
          "share",
          FunctionTool.named("share")
              .description("Shares")
              .param(ToolParam.of("part", double.class).description("share").min(0.5).optional())
              .param(
                  ToolParam.of("size", Size.class).description("how much").defaultValue(Size.XXL))
              .param(ToolParam.of("day", LocalDate.class).defaultValue(LocalDate.of(2026, 1, 2)))
              .call((part, size, day) -> new Shared(part, size, day)),
          "many",
          FunctionTool.named("many")
              .description("Takes much")
              .parameters(Query.class)
              .call(query -> query),
          "greet",
          FunctionTool.named("greet")
              .description("Greets")
              .param("times", int[].class)
              .call((times, context) -> context.get(String.class) + times.length),
          "fail",
          FunctionTool.named("fail")
              .description("Fails")
              .param("softly", boolean.class)
              .call(
                  softly -> {
                    throw softly ? new ToolException("as you wished") : new Exception("secret");
                  }));

  private final Toolbox methods = Toolboxes.of(new Twins());

  @ParameterizedTest
  @CsvSource({"add", "search", "share", "many", "greet", "fail"})
  void modelIsToldTheSame(String tool) {
    ToolSpec twin =
        methods.specs().stream().filter(spec -> spec.name().equals(tool)).findFirst().orElseThrow();

    assertThat(lambda(tool).specs()).containsExactly(twin);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "add    | {\"a\":2,\"b\":40}",
        "add    | {\"a\":\"2\",\"b\":40.0}",
        "add    | {\"aa\":2,\"b\":4.5}",
        "add    | {\"a\":2",
        "search | {\"words\":\"abc\"}",
        "search | {\"words\":\"abc\",\"most\":50,\"sizes\":[\"XXL\",\"s\"],\"surplus\":1}",
        "search | {\"words\":\"A\",\"most\":51,\"sizes\":[]}",
        "share  | {}",
        "share  | {\"part\":0.75,\"size\":\"small\",\"day\":\"2026-02-03\"}",
        "share  | {\"part\":0.25,\"size\":\"huge\",\"day\":\"soon\"}",
        "many   | {\"words\":\"x\",\"counts\":{\"a\":[1,2]}}",
        "many   | {\"words\":\"x\",\"counts\":{\"a\":[1,2]},\"most\":4,\"price\":1.50,\"about\":null}",
        "many   | {\"words\":\"\",\"counts\":{\"a\":[1.5]},\"most\":0}",
        "greet  | {\"times\":[1,2,3]}",
        "fail   | {\"softly\":true}",
        "fail   | {\"softly\":false}"
      })
  void callIsAnsweredTheSame(String tool, String arguments) {
    ToolCall call = new ToolCall("1", tool, arguments);
    ToolContext context = ToolContext.NONE.with("hello");
    ToolOutcome twin = methods.call(call, context);

    ToolOutcome outcome = lambda(tool).call(call, context);

    assertThat(outcome.result()).isEqualTo(twin.result());
    assertThat(String.valueOf(outcome.failure())).isEqualTo(String.valueOf(twin.failure()));
  }

  @Test
  void answersAreNotMerelyEqual() {
    assertThat(text("add", "{\"a\":2,\"b\":40}")).isEqualTo("42");
    assertThat(text("search", "{\"words\":\"abc\"}")).isEqualTo("abc10Optional.empty");
    assertThat(text("share", "{}")).isEqualTo("{\"size\":\"XXL\",\"day\":\"2026-01-02\"}");
    assertThat(text("fail", "{\"softly\":true}")).isEqualTo("as you wished");
    assertThat(text("fail", "{\"softly\":false}")).isEqualTo("fail failed with an internal error.");
    assertThat(text("search", "{\"words\":\"A\",\"most\":51}"))
        .isEqualTo(
            """
            search was not called: its arguments have 2 problems.
            - $.words: expected a string of 2 to 5 characters that matches [a-z]+, got "A"
            - $.most: expected a whole number from 1 to 50, got the number 51
            Correct them and call again.""");
  }

  @Test
  void refusalOfTheRecordOfAllParametersIsAProblemOfTheWhole() {
    FunctionTool tool =
        FunctionTool.named("span").description("Spans").parameters(Span.class).call(span -> "ok");

    assertThat(tool.call(new ToolCall("1", "span", "{\"from\":2,\"to\":1}")).result().text())
        .isEqualTo(
            """
            span was not called: its arguments have 1 problem.
            - $: a span must not end before it begins
            Correct them and call again.""");
    assertThat(tool.call(new ToolCall("1", "span", "{\"from\":1,\"to\":2}")).result().text())
        .isEqualTo("ok");
  }

  @Test
  void toolWithoutParametersTakesAnyCall() {
    FunctionTool now = FunctionTool.named("now").description("Now").call(() -> "noon");
    FunctionTool who =
        FunctionTool.named("who").description("Who").call(context -> context.toolName());

    assertThat(now.specs().get(0).schema())
        .isEqualTo("{\"type\":\"object\",\"properties\":{},\"additionalProperties\":false}");
    assertThat(now.call(new ToolCall("1", "now", "")).result().text()).isEqualTo("noon");
    assertThat(who.call(new ToolCall("1", "who", "{}")).result().text()).isEqualTo("who");
  }

  @Test
  void recordAndThreeParametersMayComeWithTheContext() {
    FunctionTool span =
        FunctionTool.named("span")
            .description("Spans")
            .parameters(Span.class)
            .call((all, context) -> context.callId() + all.to());
    FunctionTool three =
        FunctionTool.named("three")
            .description("Three")
            .param("a", String.class)
            .param("b", String.class)
            .param("c", String.class)
            .call((a, b, c, context) -> a + b + c + context.callId());

    assertThat(span.call(new ToolCall("7", "span", "{\"from\":1,\"to\":2}")).result().text())
        .isEqualTo("72");
    assertThat(
            three
                .call(new ToolCall("7", "three", "{\"a\":\"x\",\"b\":\"y\",\"c\":\"z\"}"))
                .result()
                .text())
        .isEqualTo("xyz7");
  }

  @Test
  void beginningsOfToolsCanBeShared() {
    ToolBuilder begun = FunctionTool.named("one").description("One");
    FunctionTool first = begun.param("a", int.class).call(a -> a);
    FunctionTool second = begun.param("b", int.class).call(b -> b);

    assertThat(first.parameters(0).shape()).isEqualTo(Shape.object().required("a", Shape.INT));
    assertThat(second.parameters(0).shape()).isEqualTo(Shape.object().required("b", Shape.INT));
    assertThat(Toolboxes.of(first)).isSameAs(first).hasToString("Toolbox[one]");
  }

  private static FunctionTool lambda(String tool) {
    return LAMBDAS.get(tool);
  }

  private static String text(String tool, String arguments) {
    return lambda(tool).call(new ToolCall("1", tool, arguments)).result().text();
  }

  enum Size {
    @Param(name = "small")
    S,
    XXL
  }

  record Span(int from, int to) {
    Span {
      if (to < from) {
        throw new IllegalArgumentException("a span must not end before it begins");
      }
    }
  }

  record Query(
      @Param(value = "what to look for", minLength = 1) String words,
      Map<String, List<Integer>> counts,
      @Param(min = 1, defaultValue = "3") int most,
      Optional<BigDecimal> price,
      Optional<Span> about) {}

  static final class Twins {
    @Tool("Adds two numbers")
    int add(@Param(name = "a", value = "the first") int a, @Param(name = "b") int b) {
      return a + b;
    }

    @Tool(value = "Searches", readOnly = true, timeout = "3s")
    String search(
        @Param(name = "words", minLength = 2, maxLength = 5, pattern = "[a-z]+") String words,
        @Param(name = "most", min = 1, max = 50, defaultValue = "10") long most,
        @Param(name = "sizes", minItems = 1, maxItems = 2) Optional<List<Size>> sizes) {
      return words + most + sizes;
    }

    @Tool("Shares")
    Shared share(
        @Param(name = "part", value = "share", min = 0.5) Optional<Double> part,
        @Param(name = "size", value = "how much", defaultValue = "XXL") Size size,
        @Param(name = "day", defaultValue = "2026-01-02") LocalDate day) {
      return new Shared(part, size, day);
    }

    @Tool("Takes much")
    Query many(
        @Param(name = "words", value = "what to look for", minLength = 1) String words,
        @Param(name = "counts") Map<String, List<Integer>> counts,
        @Param(name = "most", min = 1, defaultValue = "3") int most,
        @Param(name = "price") Optional<BigDecimal> price,
        @Param(name = "about") Optional<Span> about) {
      return new Query(words, counts, most, price, about);
    }

    @Tool("Greets")
    String greet(@Param(name = "times") int[] times, ToolContext context) {
      return context.get(String.class) + times.length;
    }

    @Tool("Fails")
    String fail(@Param(name = "softly") boolean softly) throws Exception {
      throw softly ? new ToolException("as you wished") : new Exception("secret");
    }
  }

  record Shared(Optional<Double> part, Size size, LocalDate day) {}
}
