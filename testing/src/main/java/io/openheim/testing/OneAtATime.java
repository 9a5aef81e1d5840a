package io.openheim.testing;

import org.jspecify.annotations.Nullable;

/** Refuses requests of two threads at the same time: their order would be another in each run. */
final class OneAtATime {
  private @Nullable Thread busy;
  private int open;

  /**
   * A request begins. A thread may begin several, as their order is the same in each run.
   *
   * @param request for the error
   * @throws AssertionError if one of another thread is still open
   */
  synchronized void begin(String request) {
    Thread now = Thread.currentThread();
    if (open > 0 && busy != now) {
      throw new AssertionError(
          "a cassette takes requests one after the other, since their order is all that tells them"
              + " apart; found "
              + request
              + " while an answer to another thread was still open; give each thread a cassette of"
              + " its own");
    }
    busy = now;
    open++;
  }

  /** The answer to one was closed. */
  synchronized void end() {
    open--;
  }
}
