package io.openheim.internal.http;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Looks after the open calls: one daemon thread for all of them, alive only while there are any,
 * cancels a call whose reader was interrupted or waits for too long. A read of HTTP/1 does not wake
 * by itself.
 */
final class InterruptWatch {
  private static final long PERIOD_MILLIS = 20;
  private static final InterruptWatch SHARED = new InterruptWatch();

  private final Set<OpenCall> calls = ConcurrentHashMap.newKeySet();
  private boolean running;

  private InterruptWatch() {}

  static void add(OpenCall call) {
    SHARED.calls.add(call);
    SHARED.start();
  }

  static void remove(OpenCall call) {
    SHARED.calls.remove(call);
  }

  private synchronized void start() {
    if (!running) {
      running = true;
      Thread thread = new Thread(null, this::watch, "openheim-interrupt-watch", 0, false);
      thread.setDaemon(true);
      // A thread of the library must not hold on to the caller's class loader.
      thread.setContextClassLoader(null);
      thread.start();
    }
  }

  private void watch() {
    while (!isDone()) {
      long now = System.nanoTime();
      for (OpenCall call : calls) {
        call.check(now);
      }
      try {
        Thread.sleep(PERIOD_MILLIS);
      } catch (InterruptedException e) {
        // Nobody but a host that stops all threads does this; the next call starts another one.
        stopped();
        return;
      }
    }
  }

  private synchronized void stopped() {
    running = false;
  }

  private synchronized boolean isDone() {
    running = !calls.isEmpty();
    return !running;
  }
}
