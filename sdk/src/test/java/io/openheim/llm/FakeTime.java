package io.openheim.llm;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A clock that sleeps in no time at all, and remembers how long it should have. */
final class FakeTime implements RetryTime {
  final List<Duration> slept = new ArrayList<>();
  double random;
  private long nanos;

  void pass(Duration time) {
    nanos += time.toNanos();
  }

  @Override
  public long nanos() {
    return nanos;
  }

  @Override
  public void sleep(Duration wait) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    slept.add(wait);
    pass(wait);
  }

  @Override
  public double random() {
    return random;
  }
}
