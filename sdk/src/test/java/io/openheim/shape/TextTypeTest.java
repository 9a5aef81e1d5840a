package io.openheim.shape;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextTypeTest {
  @ParameterizedTest
  @CsvSource({
    "LOCAL_DATE, 2026-11-23, 2026-11-23",
    "LOCAL_TIME, 14:30:00.5, 14:30:00.500",
    "LOCAL_DATE_TIME, 2026-11-23T14:30:01, 2026-11-23T14:30:01",
    "INSTANT, 2026-11-23T14:30:00.000000001Z, 2026-11-23T14:30:00.000000001Z",
    "OFFSET_DATE_TIME, 2026-11-23T14:30+01:00, 2026-11-23T14:30+01:00",
    "ZONED_DATE_TIME, 2026-11-23T14:30+01:00[Europe/Oslo], 2026-11-23T14:30+01:00[Europe/Oslo]",
    "ZONED_DATE_TIME, 2026-11-23T14:30:00Z, 2026-11-23T14:30Z",
    "DURATION, PT1H30M, PT1H30M",
    "PERIOD, P1Y2M3D, P1Y2M3D",
    "YEAR_MONTH, 2026-11, 2026-11",
    "ZONE_ID, Europe/Oslo, Europe/Oslo",
    "UUID, 123E4567-e89b-12d3-a456-426614174000, 123e4567-e89b-12d3-a456-426614174000",
    "URI, https://example.com/a?b=c, https://example.com/a?b=c",
    "LOCALE, en_GB, en-GB",
    "CURRENCY, EUR, EUR",
    "PATTERN, a+b*, a+b*",
    "BYTES, aGVsbG8=, aGVsbG8="
  })
  void valueSurvivesTheWayThroughItsJavaType(TextType type, String text, String written) {
    Object value = type.parse(text).orElseThrow();

    assertThat(value).isInstanceOf(type.javaType());
    assertThat(type.format(value)).isEqualTo(written);
    assertThat(type.format(type.parse(written).orElseThrow())).isEqualTo(written);
  }

  @ParameterizedTest
  @CsvSource({
    "LOCAL_DATE, 2026-02-29",
    "LOCAL_DATE, 23.11.2026",
    "INSTANT, 2026-11-23T14:30:00",
    "ZONED_DATE_TIME, 2026-11-23T14:30:00+05:00[Europe/Oslo]",
    "DURATION, 90 minutes",
    "DURATION, PT99999999999999999999S",
    "ZONE_ID, Atlantis/Poseidonis",
    "UUID, 1-1-1-1-1",
    "URI, 'http://exa mple'",
    "LOCALE, english please",
    "CURRENCY, Euro",
    "PATTERN, (",
    "BYTES, not base64!"
  })
  void textOfAnotherFormIsRefused(TextType type, String text) {
    assertThat(type.parse(text)).isEmpty();
  }

  @Test
  void patternThatNestsTooDeeplyIsRefused() {
    assertThat(TextType.PATTERN.parse("(".repeat(1_000_000))).isEmpty();
  }

  @Test
  void formIsSaidInTheDescription() {
    Shape shape =
        Shape.object()
            .with(new Shape.Property("day", Shape.text(java.time.LocalDate.class), true, "when"))
            .required("id", Shape.text(java.util.UUID.class));

    assertThat(SchemaWriter.write(shape))
        .isEqualTo(
            """
            {"type":"object","properties":{\
            "day":{"type":"string","description":"when (a date such as 2026-11-23)"},\
            "id":{"type":"string","description":"a UUID such as 123e4567-e89b-12d3-a456-426614174000"}},\
            "required":["day","id"],"additionalProperties":false}""");
  }
}
