package io.openheim.tool;

import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Waits for what a tool gives later. */
final class Waiting {
  /** How often to look whether anybody still waits, as not every future can be cancelled. */
  private static final long GLANCE_MILLIS = 100;

  private Waiting() {}

  /** The future that a stage becomes, or for one that becomes none, another that ends with it. */
  static <T> Future<T> future(CompletionStage<T> stage) {
    try {
      return stage.toCompletableFuture();
    } catch (UnsupportedOperationException none) {
      CompletableFuture<T> same = new CompletableFuture<>();
      stage.whenComplete(
          (value, failure) -> {
            if (failure == null) {
              same.complete(value);
            } else {
              same.completeExceptionally(failure);
            }
          });
      return same;
    }
  }

  /** The result, once it is there; if nobody wants it any more, the work for it is cancelled. */
  static <T> @Nullable T on(@Nullable Future<T> future, ToolContext context) throws Exception {
    if (future == null) {
      throw new IllegalStateException(context.toolName() + " gave null in place of a future");
    }
    context.onCancelButNotInterrupt(() -> future.cancel(true));
    try {
      while (true) {
        try {
          return future.get(GLANCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException notYet) {
          if (context.isCancelled()) {
            CancellationException cancelled =
                new CancellationException("the work does not end although it was cancelled");
            cancelled.initCause(notYet);
            throw cancelled;
          }
        }
      }
    } catch (InterruptedException e) {
      future.cancel(true);
      throw e;
    } catch (ExecutionException e) {
      throw cause(e);
    }
  }

  /** What really went wrong, without the wrappings that futures put around it. */
  private static Exception cause(ExecutionException failure) {
    Throwable cause = failure;
    while (cause.getCause() != null
        && (cause instanceof ExecutionException || cause instanceof CompletionException)) {
      cause = cause.getCause();
    }
    if (cause instanceof Error error) {
      throw error;
    }
    if (cause instanceof InterruptedException) {
      // It was another thread that was interrupted, not the one that waits here.
      CancellationException cancelled = new CancellationException("the work was interrupted");
      cancelled.initCause(cause);
      return cancelled;
    }
    return cause instanceof Exception exception ? exception : failure;
  }
}
