package io.openheim.internal.http;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

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

  private @Nullable Thread watcher;

  private InterruptWatch() {}

  static void add(OpenCall call) {
    SHARED.start(call);
  }

  static void remove(OpenCall call) {
    SHARED.forget(call);
  }

  private synchronized void start(OpenCall call) {
    calls.add(call);
    if (watcher == null) {
      Thread thread = new Thread(null, this::watch, THREAD, 0, false);
      thread.setDaemon(true);
      // A thread of the library must not hold on to the caller's class loader.
      thread.setContextClassLoader(null);
      thread.start();
      // Only now: a thread that could not be started would be waited for in vain.
      watcher = thread;
    }
  }

  private synchronized void forget(OpenCall call) {
    calls.remove(call);
  }

  private void watch() {
    try {
      while (round()) {
        Thread.sleep(PERIOD_MILLIS);
      }
    } catch (InterruptedException e) {
      // Only a host that stops all threads does this; the next call starts another one.
    } finally {
      stop();
    }
  }

  /** In a method of its own, since its list would keep dropped calls alive over the sleep. */
  private boolean round() {
    long now = System.nanoTime();
    List<OpenCall> open = open();
    for (OpenCall call : open) {
      try {
        call.check(now);
      } catch (Throwable e) {
        // A listener of the user; the call was cancelled before it was told, and others go on.
      }
    }
    return !open.isEmpty();
  }

  private synchronized List<OpenCall> open() {
    if (calls.isEmpty()) {
      stop();
    }
    return List.copyOf(calls);
  }

  /** Whoever was told to stop may still run while its successor watches already. */
  private synchronized void stop() {
    if (watcher == Thread.currentThread()) {
      watcher = null;
    }
  }
}
