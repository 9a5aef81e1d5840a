package io.openheim.internal.http;

import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/** What an answer says about trying again. */
public final class RetryHints {
  private static final double LONGEST_SECONDS = 1e9;

  /** Not longer than a number that makes sense, as reading takes time too. */
  private static final Pattern NUMBER =
      Pattern.compile("\\+?(\\d{1,99}\\.?\\d{0,99}|\\.\\d{1,99})([eE][+-]?\\d{1,3})?");

  private RetryHints() {}

  /** Whether an answer of this status may be different next time. */
  public static boolean isRetryable(int status) {
    return status == 408 || status == 409 || status == 429 || (status >= 500 && status <= 599);
  }

  /** The same, unless {@code x-should-retry} decides. */
  public static boolean isRetryable(int status, Headers headers) {
    String decided = headers.get("x-should-retry");
    if ("true".equalsIgnoreCase(decided)) {
      return true;
    }
    return !"false".equalsIgnoreCase(decided) && isRetryable(status);
  }

  /**
   * The wait that the server asks for: {@code retry-after-ms}, else {@code retry-after} in seconds
   * or as a date.
   *
   * @return null if there is none, or none that makes sense
   */
  public static @Nullable Duration retryAfter(Headers headers, Instant now) {
    Duration millis = seconds(headers.get("retry-after-ms"), 1e-3);
    if (millis != null) {
      return millis;
    }
    Duration seconds = seconds(headers.get("retry-after"), 1);
    if (seconds != null) {
      return seconds;
    }
    Instant date = headers.getInstant("retry-after");
    return date == null || date.isBefore(now) ? null : Duration.between(now, date);
  }

  private static @Nullable Duration seconds(@Nullable String number, double unit) {
    if (number == null) {
      return null;
    }
    try {
      if (!NUMBER.matcher(number).matches()) {
        // Java takes more for a number than the wire does, 0x1p3 and 7d among them.
        return null;
      }
      double seconds = Double.parseDouble(number) * unit;
      return seconds >= 0 && seconds <= LONGEST_SECONDS
          ? Duration.ofMillis(Math.round(seconds * 1000))
          : null;
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
