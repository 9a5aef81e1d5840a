package io.openheim.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import okhttp3.Headers;
import org.junit.jupiter.api.Test;
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
    "Retry-After, 'Sun, 01 Nov 2026 00:01:00 GMT', 60000",
  })
  void waits_areRead(String name, String value, long millis) {
    assertThat(RetryHints.retryAfter(Headers.of(name, value), NOW))
        .isEqualTo(Duration.ofMillis(millis));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "-1", "NaN", "Infinity", "1e99", "soon", "Sat, 31 Oct 2026 23:59:59 GMT"})
  void nonsense_isIgnored(String value) {
    assertThat(RetryHints.retryAfter(Headers.of("retry-after", value), NOW)).isNull();
  }

  @Test
  void milliseconds_goFirst_unlessTheyAreNonsense() {
    assertThat(RetryHints.retryAfter(Headers.of("retry-after-ms", "5", "retry-after", "9"), NOW))
        .isEqualTo(Duration.ofMillis(5));
    assertThat(RetryHints.retryAfter(Headers.of("retry-after-ms", "x", "retry-after", "9"), NOW))
        .isEqualTo(Duration.ofSeconds(9));
    assertThat(RetryHints.retryAfter(Headers.of(), NOW)).isNull();
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
