package io.openheim.internal.http;

import java.io.IOException;
import okhttp3.Call;
import org.jspecify.annotations.Nullable;

/** One call under way: who waits for it, until when, and how it was ended. */
final class OpenCall implements InterruptWatch.Watched {
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
  private boolean closed;
  private boolean sent;
  private boolean waiting;
  private long waitingSince;

  OpenCall(Call call, long patienceMillis) {
    this.call = call;
    this.patienceMillis = patienceMillis;
  }

  /**
   * The calling thread is about to block. Looks itself whether it should, as the other side may
   * send so much that is of no use that the watch hardly ever finds it blocked.
   *
   * @throws IOException if the call was closed, so that nobody reads while it is cleaned up, or if
   *     the calling thread has reason to stop waiting
   */
  void enter() throws IOException {
    if (!begin()) {
      call.cancel();
      throw new IOException("given up");
    }
  }

  private synchronized boolean begin() throws IOException {
    if (closed) {
      throw new IOException("closed");
    }
    reader = Thread.currentThread();
    if (isOver(System.nanoTime())) {
      reader = null;
      return false;
    }
    return true;
  }

  /**
   * The calling thread is back.
   *
   * @return whether the call was closed in the meantime, so that the caller has to clean up
   */
  synchronized boolean exit() {
    reader = null;
    return closed;
  }

  /** From now on the caller waits for content; what is no content does not end the wait. */
  synchronized void await() {
    waiting = true;
    waitingSince = System.nanoTime();
  }

  /** The whole request was written; the other side is next. */
  synchronized void sent() {
    sent = true;
  }

  synchronized boolean isSent() {
    return sent;
  }

  /** Looks whether the reader should stop waiting; only one that is blocked right now is. */
  @Override
  public void check(long now) {
    if (isOver(now)) {
      // Outside the lock, as it runs listeners of the user.
      call.cancel();
    }
  }

  private synchronized boolean isOver(long now) {
    if (reader == null || end != null) {
      return false;
    }
    if (reader.isInterrupted()) {
      end = End.INTERRUPTED;
    } else if (waiting && patienceMillis > 0 && now - waitingSince > patienceMillis * 1_000_000) {
      end = End.SILENT;
    }
    return end != null;
  }

  /**
   * Ends the call.
   *
   * @param cleanUp run if nobody is reading, nor will be; else the reader does it
   */
  void close(Runnable cleanUp) {
    boolean first;
    boolean free;
    synchronized (this) {
      closed = true;
      first = end == null;
      end = first ? End.CLOSED : end;
      free = reader == null;
    }
    try {
      if (first) {
        call.cancel();
      }
    } finally {
      // Also after a listener of the user that throws.
      if (free) {
        cleanUp.run();
      }
    }
  }

  /** The longest wait for content, in words. */
  String patience() {
    return patienceMillis % 1000 == 0 ? patienceMillis / 1000 + " s" : patienceMillis + " ms";
  }

  synchronized @Nullable End end() {
    return end;
  }
}
