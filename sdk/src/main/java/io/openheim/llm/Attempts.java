package io.openheim.llm;

import io.openheim.error.LlmException;
import java.time.Duration;

/** Counts the tries of one request and decides whether there is another. */
final class Attempts {
  private final RetryPolicy policy;
  private final RetryTime time;
  private final long start;
  private int made = 1;

  Attempts(RetryPolicy policy, RetryTime time) {
    this.policy = policy;
    this.time = time;
    this.start = time.nanos();
  }

  int made() {
    return made;
  }

  void next() {
    made++;
  }

  /** How long to wait before the next try; throws {@code failure} if there is none. */
  Duration waitAfter(LlmException failure) {
    failure.attempted(made);
    if (!failure.retryable() || made > policy.retries()) {
      throw failure;
    }
    Duration hint = failure.retryAfter().orElse(null);
    if (hint != null && hint.compareTo(policy.hintCap()) > 0) {
      throw failure.notRetried(
          "the provider asks to wait " + words(hint) + ", the limit is " + words(policy.hintCap()));
    }
    Duration wait = hint != null ? hint : policy.waitBefore(made, time.random());
    Duration spent = Duration.ofNanos(time.nanos() - start);
    if (spent.plus(wait).compareTo(policy.deadline()) > 0) {
      throw failure.notRetried(
          "after a wait of "
              + words(wait)
              + " the deadline of "
              + words(policy.deadline())
              + " would be over");
    }
    return wait;
  }

  private static String words(Duration duration) {
    if (duration.compareTo(Duration.ofMinutes(2)) >= 0) {
      return duration.toMinutes() + " min";
    }
    long millis = duration.toMillis();
    return millis % 1000 == 0 ? millis / 1000 + " s" : millis + " ms";
  }
}
