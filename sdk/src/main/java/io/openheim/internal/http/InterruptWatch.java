package io.openheim.internal.http;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;

/**
 * Looks after the open calls: one daemon thread for all of them, alive only while there are any,
 * cancels a call whose reader was interrupted or waits for too long. A read of HTTP/1 does not wake
 * by itself.
 */
final class InterruptWatch {
  static final String THREAD = "openheim-interrupt-watch";

  private static final long PERIOD_MILLIS = 20;
  private static final InterruptWatch SHARED = new InterruptWatch();

  /** Weak, so that a stream that nobody closed does not keep the thread alive for ever. */
  private final Set<OpenCall> calls = Collections.newSetFromMap(new WeakHashMap<>());

  private boolean running;

  private InterruptWatch() {}

  static void add(OpenCall call) {
    SHARED.start(call);
  }

  static void remove(OpenCall call) {
    SHARED.forget(call);
  }

  private synchronized void start(OpenCall call) {
    calls.add(call);
    if (!running) {
      running = true;
      Thread thread = new Thread(null, this::watch, THREAD, 0, false);
      thread.setDaemon(true);
      // A thread of the library must not hold on to the caller's class loader.
      thread.setContextClassLoader(null);
      thread.start();
    }
  }

  private synchronized void forget(OpenCall call) {
    calls.remove(call);
  }

  private void watch() {
    for (List<OpenCall> open = open(); !open.isEmpty(); open = open()) {
      long now = System.nanoTime();
      for (OpenCall call : open) {
        call.check(now);
      }
      try {
        Thread.sleep(PERIOD_MILLIS);
      } catch (InterruptedException e) {
        // Only a host that stops all threads does this; the next call starts another one.
        stop();
        return;
      }
    }
  }

  private synchronized List<OpenCall> open() {
    running = !calls.isEmpty();
    return List.copyOf(calls);
  }

  private synchronized void stop() {
    running = false;
  }
}
