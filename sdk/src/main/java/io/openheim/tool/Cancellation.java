package io.openheim.tool;

import java.util.ArrayList;
import java.util.List;

/**
 * A wish that work be given up, which is expressed once, and which others may look for or be told
 * of. Thread-safe.
 *
 * <pre>{@code
 * Cancellation cancellation = new Cancellation();
 * cancelButton.onClick(cancellation::cancel);
 * toolbox.call(call, ToolContext.NONE.cancelledBy(cancellation));
 * }</pre>
 */
public final class Cancellation {
  private static final System.Logger LOG = System.getLogger(Cancellation.class.getName());

  private final List<Runnable> actions = new ArrayList<>();
  private boolean cancelled;

  /** Begins with no such wish. */
  public Cancellation() {}

  /**
   * Expresses the wish: runs what waits for it, on this thread. Only the first call does anything.
   */
  public void cancel() {
    List<Runnable> due;
    synchronized (this) {
      cancelled = true;
      due = List.copyOf(actions);
      actions.clear();
    }
    due.forEach(Cancellation::run);
  }

  /**
   * Whether the work is to be given up.
   *
   * @return true from the first {@link #cancel} on
   */
  public synchronized boolean isCancelled() {
    return cancelled;
  }

  /**
   * Has something done when the work is to be given up: by the thread that cancels, or at once by
   * this one, if it was cancelled already. What the action throws is logged and goes no further.
   *
   * @param action what to do; it should not take long
   */
  public void onCancel(Runnable action) {
    synchronized (this) {
      if (!cancelled) {
        actions.add(action);
        return;
      }
    }
    run(action);
  }

  /** Takes back what was to be done. */
  synchronized void forget(Runnable action) {
    actions.removeIf(other -> other == action);
  }

  private static void run(Runnable action) {
    try {
      action.run();
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.DEBUG, "an action on cancellation failed", e);
    }
  }

  /** Whether it was cancelled. */
  @Override
  public String toString() {
    return isCancelled() ? "Cancellation[cancelled]" : "Cancellation[]";
  }
}
