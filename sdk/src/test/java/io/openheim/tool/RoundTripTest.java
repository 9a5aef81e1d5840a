package io.openheim.tool;

import static org.assertj.core.api.Assertions.assertThat;

import io.openheim.internal.json.JsonTree;
import io.openheim.message.ToolCall;
import io.openheim.shape.RandomJson;
import io.openheim.shape.Shape;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shop.Plain;

/** What a tool was given and gives back means the same when it is given once more. */
class RoundTripTest {
  private static final int VALUES = 3000;

  private final Echo echo = new Echo();
  private final Toolbox tools = Toolboxes.of(echo);

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void valueSurvivesTheWayToJsonAndBack(int tool) {
    Shape arguments = tools.parameters(tool).shape();
    int accepted = 0;
    for (int seed = 0; seed < VALUES; seed++) {
      ToolOutcome first = call(tool, JsonTree.write(RandomJson.of(arguments, new Random(seed))));
      if (first.result().error()) {
        continue;
      }
      accepted++;
      Object given = echo.given;
      String text = first.result().text();
      String json = text.substring(text.lastIndexOf('\n') + 1);

      ToolOutcome second = call(tool, "{\"it\":" + json + "}");

      assertThat(second.result().text()).as("seed %d", seed).isEqualTo(json);
      assertThat(echo.given)
          .as("seed %d", seed)
          .usingRecursiveComparison()
          .withEqualsForType(RoundTripTest::isEqual, Number.class)
          .isEqualTo(given);
    }
    assertThat(accepted).isGreaterThan(VALUES / 10);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void everyRefusalIsAListOfProblems(int tool) {
    Shape arguments = tools.parameters(tool).shape();
    String refusal = tools.specs().get(tool).name() + " was not called: its arguments ";
    for (int seed = 0; seed < VALUES; seed++) {
      String value = JsonTree.write(RandomJson.of(arguments, new Random(seed)));
      ToolOutcome outcome = call(tool, value);

      assertThat(outcome.failure()).as("seed %d: %s", seed, value).isNull();
      assertThat(outcome.result().text().startsWith(refusal))
          .as("seed %d: %s", seed, value)
          .isEqualTo(outcome.result().error());
    }
  }

  /** Minus zero in any JSON is a decimal number that is written as zero. */
  private static boolean isEqual(Number one, Number other) {
    return one.equals(other)
        || new BigDecimal(one.toString()).compareTo(new BigDecimal(other.toString())) == 0;
  }

  private ToolOutcome call(int tool, String arguments) {
    return tools.call(new ToolCall("1", tools.specs().get(tool).name(), arguments));
  }

  enum Speed {
    SLOW,
    VERY_FAST
  }

  record Numbers(
      byte b, Short h, int i, Long l, float f, Double d, BigInteger g, BigDecimal m, Year y) {}

  record Texts(
      LocalDate date,
      Instant instant,
      OffsetDateTime offset,
      ZonedDateTime zoned,
      Duration duration,
      UUID uuid,
      URI uri,
      Locale locale) {}

  record Maybe(
      Optional<String> text,
      OptionalInt i,
      OptionalLong l,
      OptionalDouble d,
      Optional<List<Speed>> speeds,
      Optional<Numbers> numbers) {}

  record Everything(
      Optional<Numbers> numbers,
      Optional<Texts> texts,
      Maybe maybe,
      boolean flag,
      Set<Character> letters,
      List<List<BigDecimal>> table,
      Map<String, Maybe> byName,
      Map<Integer, Speed> byNumber) {}

  enum Unit {
    @Param(name = "km/h")
    KMH,
    @Param(name = "m/s")
    MS,
    KNOTS {
      @Override
      public String toString() {
        return "kn";
      }
    }
  }

  sealed interface Figure permits Circle, Group, Nothing {}

  record Circle(double radius, Optional<Unit> unit) implements Figure {}

  @Param(name = "many")
  record Group(List<Figure> figures) implements Figure {}

  record Nothing() implements Figure {}

  record Tree<T>(T value, List<Tree<T>> children, Optional<Tree<T>> twin) {}

  record Limited(
      @Param(min = -1, max = 2026) int whole,
      @Param(min = 0.5) double floating,
      @Param(min = 1) Optional<BigInteger> big,
      @Param(minLength = 1, maxLength = 4) String text,
      @Param(maxItems = 2) Set<Unit> units,
      @Param(minItems = 1) Map<String, Boolean> flags,
      @Param(defaultValue = "km/h") Unit unit,
      @Param(defaultValue = "2026-11-23") LocalDate date) {}

  record Kinds(
      Optional<Limited> limited,
      Optional<Figure> figure,
      Optional<Tree<Integer>> tree,
      Optional<Plain.Money> money,
      Optional<Plain.Person> person,
      Map<Unit, Figure> byUnit,
      Optional<Object> any,
      Map<String, Object> open,
      List<RawJson> raw) {}

  static final class Echo {
    private Object given;

    @Tool("Gives back what it is given")
    Everything echo(@Param(name = "it") Everything it) {
      given = it;
      return it;
    }

    @Tool("Gives back things of all kinds")
    Kinds kinds(@Param(name = "it") Kinds it) {
      given = it;
      return it;
    }
  }
}
