package io.openheim.tool;

import static org.assertj.core.api.Assertions.assertThat;

import io.openheim.message.ToolCall;
import io.openheim.message.ToolResult;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.DoubleAdder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values that are not what they seem: texts that mean the same, numbers that are rounded. */
class SurprisesTest {
  private final Toolbox tools = Toolboxes.of(new Odd());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "uuids | {\"v\":{\"123e4567-e89b-12d3-a456-426614174000\":1,\"123E4567-E89B-12D3-A456-426614174000\":2}} | $.v: the key \"123E4567-E89B-12D3-A456-426614174000\" is given twice",
        "durations | {\"v\":{\"PT60S\":1,\"PT1M\":2}} | $.v: the key \"PT1M\" is given twice",
        "locales | {\"v\":{\"en-GB\":1,\"en_gb\":2}} | $.v: the key \"en_gb\" is given twice",
        "different | {\"v\":[\"a\",\"a\"]} | $.v: expected at least 2 different items, got 1",
        "rounded | {\"v\":16777217} | $.v: expected a number of at least 16777217, got the number 16777217"
      })
  void isAProblemAndNoInternalError(String tool, String arguments, String problem) {
    ToolResult result = tools.call(new ToolCall("1", tool, arguments)).result();

    assertThat(result.text())
        .isEqualTo(
            tool
                + " was not called: its arguments have 1 problem.\n- "
                + problem
                + "\nCorrect them and call again.");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-23T14:30:00.5+01:00[Europe/Oslo]",
    "2026-11-23T14:30:00.12+01:00[Europe/Oslo]",
    "2026-11-23T14:30+01:00[Europe/Oslo]",
    "2026-11-23T13:30:00Z"
  })
  void timeOfAZoneIsReadHoweverItsSecondsAreWritten(String time) {
    assertThat(call("zoned", "{\"v\":\"" + time + "\"}"))
        .isEqualTo(ZonedDateTime.parse(time).toString());
  }

  @Test
  void numberOfAnyClassKeepsItsFraction() {
    assertThat(call("adder", "{}")).isEqualTo("3.7");
  }

  @Test
  void patternsOfOneCallHaveOneBudget() {
    List<String> codes = Collections.nCopies(2_000, "a".repeat(60));

    String answer =
        call("codes", "{\"v\":[{\"code\":\"" + String.join("\"},{\"code\":\"", codes) + "\"}]}");

    assertThat(answer).startsWith("codes was not called: its arguments have 2000 problems.");
  }

  @Test
  void textThatIsCutInAStringWithManyQuotesIsReadOnce() {
    String cut =
        "{\"text\":\"" + "<a href=\\\"x\\\">12345678901234567890123</a>\\n".repeat(100_000);

    assertThat(call("write", cut))
        .isEqualTo(
            "write was not called: its arguments are not one JSON object, because it ends in the"
                + " middle.\nCall again with valid JSON.");
  }

  private String call(String tool, String arguments) {
    return tools.call(new ToolCall("1", tool, arguments)).result().text();
  }

  record Item(@Param(pattern = "(.*)(.*)(.*)(.*)(.*)(.*)(.*)(.*)x\\1") String code) {}

  static final class Odd {
    @Tool("Takes UUIDs")
    int uuids(@Param(name = "v") Map<UUID, Integer> v) {
      return v.size();
    }

    @Tool("Takes durations")
    int durations(@Param(name = "v") Map<Duration, Integer> v) {
      return v.size();
    }

    @Tool("Takes locales")
    int locales(@Param(name = "v") Map<Locale, Integer> v) {
      return v.size();
    }

    @Tool("Takes different texts")
    int different(@Param(name = "v", minItems = 2) Set<String> v) {
      return v.size();
    }

    @Tool("Takes a float")
    float rounded(@Param(name = "v", min = 16777217) float v) {
      return v;
    }

    @Tool("Takes a time")
    ZonedDateTime zoned(@Param(name = "v") ZonedDateTime v) {
      return v;
    }

    @Tool("Gives a number of an unusual class")
    Object adder() {
      DoubleAdder adder = new DoubleAdder();
      adder.add(3.7);
      return adder;
    }

    @Tool("Takes codes")
    int codes(@Param(name = "v") List<Item> v) {
      return v.size();
    }

    @Tool("Writes a text")
    void write(@Param(name = "text") String text) {}
  }
}
