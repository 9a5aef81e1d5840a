package io.openheim.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import okhttp3.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryHintsTest {
  private static final Instant NOW = Instant.parse("2026-11-01T00:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "retry-after-ms, 1500, 1500",
    "retry-after-ms, 0.6, 1",
    "retry-after, 0, 0",
    "retry-after, 7, 7000",
    "retry-after, 1.25, 1250",
    "retry-after, 1., 1000",
    "retry-after, .5, 500",
    "retry-after, +2, 2000",
    "retry-after, 1e1, 10000",
    "retry-after, 1000000000, 1000000000000",
    "retry-after-ms, 0, 0",
    "Retry-After, 'Sun, 01 Nov 2026 00:01:00 GMT', 60000",
  })
  void waits_areRead(String name, String value, long millis) {
    assertThat(RetryHints.retryAfter(Headers.of(name, value), NOW))
        .isEqualTo(Duration.ofMillis(millis));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", ".", "-1", "-0.1", "NaN", "-NaN", "Infinity", "-Infinity", "1e99", "1e-", "1e999999999",
        "1000000001", "soon", "7s", "7d", "7f", "0x10", "0x1p3", "1_0", "1,5", "5, 9", "٣",
        "Sat, 31 Oct 2026 23:59:59 GMT", "2026-11-02"
      })
  void nonsense_isIgnored(String value) {
    Headers headers = new Headers.Builder().addUnsafeNonAscii("retry-after", value).build();
    assertThat(RetryHints.retryAfter(headers, NOW)).isNull();
    Headers millis = new Headers.Builder().addUnsafeNonAscii("retry-after-ms", value).build();
    if (!value.equals("1000000001")) {
      assertThat(RetryHints.retryAfter(millis, NOW)).isNull();
    }
  }

  @Test
  @Timeout(5)
  void numberOfManyDigits_isNoNumber() {
    String digits = "9".repeat(200_000);

    assertThat(RetryHints.retryAfter(Headers.of("retry-after", digits), NOW)).isNull();
    assertThat(RetryHints.retryAfter(Headers.of("retry-after", "0." + digits), NOW)).isNull();
  }

  @Test
  void dateThatIsFarAway_isTakenAsItIs() {
    assertThat(
            RetryHints.retryAfter(Headers.of("retry-after", "Fri, 31 Dec 9999 23:59:59 GMT"), NOW))
        .isEqualTo(Duration.between(NOW, Instant.parse("9999-12-31T23:59:59Z")));
  }

  @Test
  void milliseconds_goFirst_unlessTheyAreNonsense() {
    assertThat(RetryHints.retryAfter(Headers.of("retry-after-ms", "5", "retry-after", "9"), NOW))
        .isEqualTo(Duration.ofMillis(5));
    assertThat(RetryHints.retryAfter(Headers.of("retry-after-ms", "x", "retry-after", "9"), NOW))
        .isEqualTo(Duration.ofSeconds(9));
    assertThat(RetryHints.retryAfter(Headers.of(), NOW)).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "400, true, true",
    "400, TRUE, true",
    "400, false, false",
    "400, yes, false",
    "400, , false",
    "429, true, true",
    "429, false, false",
    "503, False, false",
    "503, no, true",
    "503, , true",
  })
  void serverThatDecidesForItself_isHeard(int status, String decided, boolean expected) {
    Headers headers = decided == null ? Headers.of() : Headers.of("X-Should-Retry", decided);

    assertThat(RetryHints.isRetryable(status, headers)).isEqualTo(expected);
  }

  @Test
  void statuses_areRetryableAsTheTableSays() {
    for (int status = 100; status < 700; status++) {
      boolean expected =
          status == 408 || status == 409 || status == 429 || (status >= 500 && status < 600);
      assertThat(RetryHints.isRetryable(status)).as("status " + status).isEqualTo(expected);
    }
  }
}
