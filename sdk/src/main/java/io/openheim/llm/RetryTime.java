package io.openheim.llm;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Time and chance, as a retry sees them; replaced in tests. */
interface RetryTime {
  /** The real clock. */
  RetryTime SYSTEM =
      new RetryTime() {
        @Override
        public long nanos() {
          return System.nanoTime();
        }

        @Override
        public void sleep(Duration wait) throws InterruptedException {
          Thread.sleep(wait.toMillis());
        }

        @Override
        public double random() {
          return ThreadLocalRandom.current().nextDouble();
        }
      };

  long nanos();

  void sleep(Duration wait) throws InterruptedException;

  /** From 0 to 1. */
  double random();
}
