package io.openheim.tool;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.openheim.error.ConfigException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FunctionToolRulesTest {
  private static final ToolBuilder COUNT = FunctionTool.named("count").description("Counts");

  @ParameterizedTest
  @MethodSource
  void toolThatModelsCouldNotUseIsRefused(ThrowingCallable making, String message) {
    assertThatThrownBy(making).isInstanceOf(ConfigException.class).hasMessage(message);
  }

  static Stream<Arguments> toolThatModelsCouldNotUseIsRefused() {
    return Stream.of(
        bad(
            () -> FunctionTool.named("to count").description("Counts").call(() -> 1),
            "a tool's name must match [a-zA-Z_][a-zA-Z0-9_-]{0,63}; one is called \"to count\";"
                + " give it another name"),
        bad(
            () -> FunctionTool.named("count").call(() -> 1),
            "a tool needs a description; count has none; write .description(\"what it does\")"),
        bad(
            () -> FunctionTool.named("count").description(" ").parameters(Half.class).call(h -> 1),
            "a tool needs a description; count has none; write .description(\"what it does\")"),
        bad(
            () -> COUNT.param("a", int.class).param("a", int.class).call((a, b) -> a),
            "the parameters of a tool must have different names; count has two called a; give one"
                + " of them another name"),
        bad(
            () -> COUNT.param("a b", int.class).call(a -> a),
            "a parameter's name must match [a-zA-Z0-9_.-]{1,64}; count has one called \"a b\"; give"
                + " it another name"),
        bad(
            () -> COUNT.param("text", InputStream.class).call(text -> 1),
            "a tool parameter must have a JSON shape; count(text) is a java.io.InputStream; "
                + BoundTypes.REMEDY),
        bad(
            () -> COUNT.param("texts", List.class).call(texts -> 1),
            "a tool parameter must have a JSON shape; count(texts) is a java.util.List; "
                + BoundTypes.REMEDY),
        bad(
            () -> COUNT.param(ToolParam.listOf("texts", Thread.class)).call(texts -> 1),
            "a tool parameter must have a JSON shape; count(texts)[] is a java.lang.Thread; "
                + BoundTypes.REMEDY),
        bad(
            () -> COUNT.param("hidden", Hidden.class).call(hidden -> 1),
            "the types of a tool must be usable where the tool is; count(hidden) is a "
                + Hidden.class.getName()
                + ", which is private; remove private"),
        bad(
            () -> COUNT.param(ToolParam.of("a", int.class).min(2).max(1)).call(a -> 1),
            "the limits of a parameter must fit its type and leave a value; count(a) has some that"
                + " do not: 2 to 1 leaves no number; change or remove them"),
        bad(
            () -> COUNT.param(ToolParam.of("a", String.class).min(2)).call(a -> 1),
            "the limits of a parameter must fit its type and leave a value; count(a) has some that"
                + " do not: only numbers have a smallest and a largest value; change or remove"
                + " them"),
        bad(
            () -> COUNT.param(ToolParam.of("a", double.class).min(Double.NaN)).call(a -> 1),
            "the limits of a parameter must fit its type and leave a value; count(a) has some that"
                + " do not: NaN is not a number that has digits; change or remove them"),
        bad(
            () -> COUNT.param(ToolParam.of("a", int.class).max(3).defaultValue(4)).call(a -> 1),
            "the default of a parameter must be one of its values; that of count(a) is not:"
                + " expected a whole number of at most 3, got \"4\"; change or"
                + " remove it"),
        bad(
            () ->
                COUNT.param(ToolParam.listOf("a", int.class).defaultValue(List.of(1))).call(a -> 1),
            "the default of a parameter must be one of its values; that of count(a) is not: only a"
                + " single value can have one, not a list; change or remove it"),
        bad(
            () -> COUNT.parameters(String.class).call(text -> 1),
            "the parameters of a tool must be the properties of a record or a plain class that does"
                + " not contain itself; those of count are a java.lang.String; write a record with"
                + " a component for each parameter"),
        bad(
            () -> COUNT.parameters(Chain.class).call(chain -> 1),
            "the parameters of a tool must be the properties of a record or a plain class that does"
                + " not contain itself; those of count are a "
                + Chain.class.getName()
                + "; write a record with a component for each parameter"),
        bad(
            () -> COUNT.parameters(Half.class).call(half -> 1),
            "a tool parameter must have a JSON shape; count.right is a java.io.InputStream; "
                + BoundTypes.REMEDY));
  }

  @Test
  void nothingIsRefusedAtOnce() {
    assertThatThrownBy(() -> FunctionTool.named(null)).hasMessage("name");
    assertThatThrownBy(() -> COUNT.description(null)).hasMessage("description");
    assertThatThrownBy(() -> COUNT.flags(null)).hasMessage("flags");
    assertThatThrownBy(() -> COUNT.parameters(null)).hasMessage("type");
    assertThatThrownBy(() -> COUNT.param((ToolParam<?>) null)).hasMessage("param");
    assertThatThrownBy(() -> COUNT.param("a", null)).hasMessage("type");
    assertThatThrownBy(() -> COUNT.call((ToolFunction.None) null)).hasMessage("function");
  }

  private static Arguments bad(ThrowingCallable making, String message) {
    return arguments(making, message);
  }

  private record Hidden(int a) {}

  record Half(String left, InputStream right) {}

  record Chain(int link, List<Chain> rest) {}
}
