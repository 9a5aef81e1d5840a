package io.openheim.internal.http;

import okhttp3.Call;
import org.jspecify.annotations.Nullable;

/** One call under way: who waits for it, until when, and how it was ended. */
final class OpenCall {
  /** Why a call was cancelled. */
  enum End {
    CLOSED,
    INTERRUPTED,
    SILENT
  }

  private final Call call;
  private final long patienceMillis;
  private @Nullable Thread reader;
  private @Nullable End end;
  private boolean waiting;
  private long waitingSince;

  OpenCall(Call call, long patienceMillis) {
    this.call = call;
    this.patienceMillis = patienceMillis;
  }

  /** The calling thread is about to block. */
  synchronized void enter() {
    reader = Thread.currentThread();
  }

  /** The calling thread is back. */
  synchronized void exit() {
    reader = null;
  }

  /** From now on the caller waits for content; what is no content does not end the wait. */
  synchronized void await() {
    waiting = true;
    waitingSince = System.nanoTime();
  }

  /** Looks whether the reader should stop waiting; only one that is blocked right now is. */
  synchronized void check(long now) {
    if (reader == null || end != null) {
      return;
    }
    if (reader.isInterrupted()) {
      cancel(End.INTERRUPTED);
    } else if (waiting && patienceMillis > 0 && now - waitingSince > patienceMillis * 1_000_000) {
      cancel(End.SILENT);
    }
  }

  /**
   * Ends the call.
   *
   * @return whether nobody is reading, so that the caller has to clean up
   */
  synchronized boolean close() {
    if (end == null) {
      cancel(End.CLOSED);
    }
    return reader == null;
  }

  private void cancel(End why) {
    end = why;
    call.cancel();
  }

  /** The longest wait for content, in words. */
  String patience() {
    return patienceMillis % 1000 == 0 ? patienceMillis / 1000 + " s" : patienceMillis + " ms";
  }

  synchronized @Nullable End end() {
    return end;
  }
}
