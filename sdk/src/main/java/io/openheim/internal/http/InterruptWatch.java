package io.openheim.internal.http;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Looks after the open calls: one daemon thread for all of them, alive only while there are any,
 * cancels a call whose reader was interrupted or waits for too long. A read of HTTP/1 does not wake
 * by itself, nor do some things that tools wait for.
 */
public final class InterruptWatch {
  static final String THREAD = "openheim-interrupt-watch";

  private static final long PERIOD_MILLIS = 20;
  private static final InterruptWatch SHARED = new InterruptWatch();

  /** Weak, so that a stream that nobody closed does not keep the thread alive for ever. */
  private final Set<Watched> calls = Collections.newSetFromMap(new WeakHashMap<>());

  private @Nullable Thread watcher;

  private InterruptWatch() {}

  /** What is looked after. */
  @FunctionalInterface
  public interface Watched {
    /**
     * Looks whether the call is to be given up; called every few milliseconds, so it must not wait.
     *
     * @param now the time as {@link System#nanoTime} has it
     */
    void check(long now);
  }

  /**
   * Begins to look after a call.
   *
   * @param call the call; held weakly
   */
  public static void add(Watched call) {
    SHARED.start(call);
  }

  /**
   * Looks no more after a call.
   *
   * @param call the call
   */
  public static void remove(Watched call) {
    SHARED.forget(call);
  }

  private synchronized void start(Watched call) {
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

  private synchronized void forget(Watched call) {
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
    List<Watched> open = open();
    for (Watched call : open) {
      try {
        call.check(now);
      } catch (Throwable e) {
        // A listener of the user; the call was cancelled before it was told, and others go on.
      }
    }
    return !open.isEmpty();
  }

  private synchronized List<Watched> open() {
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
