package io.openheim.tool;

import io.openheim.internal.http.InterruptWatch;
import io.openheim.message.ToolCall;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One tool call while it runs: whether it is to be given up, and what is to be done then. That the
 * thread which makes the call is interrupted counts, and is noticed also while the tool waits.
 */
final class CallScope implements InterruptWatch.Watched {
  private final ToolCall call;
  private final @Nullable Cancellation around;
  private final Thread thread = Thread.currentThread();
  private final Cancellation own = new Cancellation();
  private final Runnable link = own::cancel;
  private final List<Runnable> actions = new ArrayList<>();
  private boolean watched;
  private boolean over;

  private CallScope(ToolCall call, @Nullable Cancellation around) {
    this.call = call;
    this.around = around;
  }

  /** Begins a call on this thread. */
  static CallScope open(ToolCall call, @Nullable Cancellation around) {
    CallScope scope = new CallScope(call, around);
    if (around != null) {
      around.onCancel(scope.link);
    }
    return scope;
  }

  ToolCall call() {
    return call;
  }

  synchronized boolean isOver() {
    return over;
  }

  boolean isCancelled() {
    return own.isCancelled() || (!isOver() && thread.isInterrupted());
  }

  /** Has something done on cancellation, interruption included if somebody has to watch for it. */
  void onCancel(Runnable action, boolean watch) {
    synchronized (this) {
      if (over) {
        return;
      }
      actions.add(action);
      if (watch && !watched) {
        watched = true;
        InterruptWatch.add(this);
      }
    }
    own.onCancel(action);
  }

  /** The actions may take their time, which the watcher does not have. */
  @Override
  public void check(long now) {
    if (thread.isInterrupted() && !isOver() && !own.isCancelled()) {
      Thread cancelling = new Thread(null, own::cancel, "openheim-cancel", 0, false);
      cancelling.setDaemon(true);
      cancelling.setContextClassLoader(null);
      cancelling.start();
    }
  }

  /** Ends the call: what was to be done on cancellation is forgotten. */
  void close() {
    synchronized (this) {
      over = true;
      if (watched) {
        InterruptWatch.remove(this);
      }
      actions.forEach(own::forget);
      actions.clear();
    }
    if (around != null) {
      around.forget(link);
    }
  }
}
