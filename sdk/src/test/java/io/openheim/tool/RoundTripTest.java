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
import org.junit.jupiter.api.Test;

/** What a tool was given and gives back means the same when it is given once more. */
class RoundTripTest {
  private static final int VALUES = 3000;

  private final Echo echo = new Echo();
  private final Toolbox tools = Toolboxes.of(echo);

  @Test
  void valueSurvivesTheWayToJsonAndBack() {
    Shape arguments = tools.parameters(0).shape();
    int accepted = 0;
    for (int seed = 0; seed < VALUES; seed++) {
      String value = JsonTree.write(RandomJson.of(arguments, new Random(seed)));
      ToolOutcome first = call(value);
      if (first.result().error()) {
        continue;
      }
      accepted++;
      Everything given = echo.given;
      String text = first.result().text();
      String json = text.substring(text.lastIndexOf('\n') + 1);

      ToolOutcome second = call("{\"it\":" + json + "}");

      assertThat(second.result().text()).as("seed %d", seed).isEqualTo(json);
      assertThat(echo.given).as("seed %d", seed).isEqualTo(given);
    }
    assertThat(accepted).isGreaterThan(VALUES / 10);
  }

  @Test
  void everyRefusalIsAListOfProblems() {
    Shape arguments = tools.parameters(0).shape();
    for (int seed = 0; seed < VALUES; seed++) {
      String value = JsonTree.write(RandomJson.of(arguments, new Random(seed)));
      ToolOutcome outcome = call(value);

      assertThat(outcome.failure()).as("seed %d: %s", seed, value).isNull();
      assertThat(outcome.result().text().startsWith("echo was not called: its arguments "))
          .as("seed %d: %s", seed, value)
          .isEqualTo(outcome.result().error());
    }
  }

  private ToolOutcome call(String arguments) {
    return tools.call(new ToolCall("1", "echo", arguments));
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

  static final class Echo {
    private Everything given;

    @Tool("Gives back what it is given")
    Everything echo(@Param(name = "it") Everything it) {
      given = it;
      return it;
    }
  }
}
