package io.openheim.llm;

import java.time.Duration;
import java.util.Objects;

/**
 * How often, and after which waits, a failed request is sent again. Immutable and thread-safe; each
 * setter returns a changed copy.
 *
 * <pre>{@code
 * RetryPolicy patient = RetryPolicy.standard().retries(6).maxWait(Duration.ofSeconds(30));
 * }</pre>
 */
public final class RetryPolicy {
  private static final RetryPolicy STANDARD =
      new RetryPolicy(
          3,
          Duration.ofSeconds(1),
          Duration.ofSeconds(8),
          0.25,
          Duration.ofSeconds(60),
          Duration.ofMinutes(30));

  private final int retries;
  private final Duration firstWait;
  private final Duration maxWait;
  private final double jitter;
  private final Duration hintCap;
  private final Duration deadline;

  private RetryPolicy(
      int retries,
      Duration firstWait,
      Duration maxWait,
      double jitter,
      Duration hintCap,
      Duration deadline) {
    this.retries = retries;
    this.firstWait = firstWait;
    this.maxWait = maxWait;
    this.jitter = jitter;
    this.hintCap = hintCap;
    this.deadline = deadline;
  }

  /**
   * The defaults: 3 retries after 1, 2 and 4 s, each wait up to 25 % shorter; a provider's own wish
   * is followed up to 60 s; no retry begins later than 30 min after the first try.
   *
   * @return the policy that an agent uses unless it is told otherwise
   */
  public static RetryPolicy standard() {
    return STANDARD;
  }

  /**
   * No retries at all.
   *
   * @return a policy under which every request is sent once
   */
  public static RetryPolicy none() {
    return STANDARD.retries(0);
  }

  /**
   * Replaces how often a request is sent again after the first time; 3 by default.
   *
   * @param retries at least 0
   * @return a changed copy
   */
  public RetryPolicy retries(int retries) {
    if (retries < 0) {
      throw new IllegalArgumentException("retries must be 0 or more; found " + retries);
    }
    return new RetryPolicy(retries, firstWait, maxWait, jitter, hintCap, deadline);
  }

  /**
   * Replaces the wait before the first retry; each further wait is twice as long. 1 s by default.
   *
   * @param firstWait zero or more
   * @return a changed copy
   */
  public RetryPolicy firstWait(Duration firstWait) {
    notNegative("firstWait", firstWait);
    return new RetryPolicy(retries, firstWait, maxWait, jitter, hintCap, deadline);
  }

  /**
   * Replaces the longest wait that doubling leads to; 8 s by default.
   *
   * @param maxWait zero or more
   * @return a changed copy
   */
  public RetryPolicy maxWait(Duration maxWait) {
    notNegative("maxWait", maxWait);
    return new RetryPolicy(retries, firstWait, maxWait, jitter, hintCap, deadline);
  }

  /**
   * Replaces the share by which a wait may be shortened at random, so that many clients do not come
   * back at the same moment; 0.25 by default.
   *
   * @param jitter from 0 to 1
   * @return a changed copy
   */
  public RetryPolicy jitter(double jitter) {
    if (!(jitter >= 0 && jitter <= 1)) {
      throw new IllegalArgumentException("jitter must be from 0 to 1; found " + jitter);
    }
    return new RetryPolicy(retries, firstWait, maxWait, jitter, hintCap, deadline);
  }

  /**
   * Replaces the longest wait that a provider may ask for; 60 s by default. If it asks for more,
   * the request fails at once.
   *
   * @param hintCap zero or more
   * @return a changed copy
   */
  public RetryPolicy hintCap(Duration hintCap) {
    notNegative("hintCap", hintCap);
    return new RetryPolicy(retries, firstWait, maxWait, jitter, hintCap, deadline);
  }

  /**
   * Replaces the time after which no further try begins, counted from the first one; 30 min by
   * default. A try that is under way is not cut short by it.
   *
   * @param deadline zero or more
   * @return a changed copy
   */
  public RetryPolicy deadline(Duration deadline) {
    notNegative("deadline", deadline);
    return new RetryPolicy(retries, firstWait, maxWait, jitter, hintCap, deadline);
  }

  int retries() {
    return retries;
  }

  Duration hintCap() {
    return hintCap;
  }

  Duration deadline() {
    return deadline;
  }

  /** The wait before retry {@code retry}, from 1; {@code random} is from 0 to 1. */
  Duration waitBefore(int retry, double random) {
    Duration wait = firstWait;
    for (int i = 1; i < retry && wait.compareTo(maxWait) < 0; i++) {
      wait = wait.multipliedBy(2);
    }
    double millis = Math.min(millis(wait), millis(maxWait)) * (1 - jitter * random);
    return Duration.ofMillis(Math.round(millis));
  }

  private static double millis(Duration duration) {
    return duration.getSeconds() * 1e3 + duration.getNano() / 1e6;
  }

  private static void notNegative(String name, Duration value) {
    Objects.requireNonNull(value, name);
    if (value.isNegative()) {
      throw new IllegalArgumentException(name + " must not be negative; found " + value);
    }
  }

  @Override
  public String toString() {
    return "RetryPolicy[retries="
        + retries
        + ", firstWait="
        + firstWait
        + ", maxWait="
        + maxWait
        + ", jitter="
        + jitter
        + ", hintCap="
        + hintCap
        + ", deadline="
        + deadline
        + "]";
  }
}
