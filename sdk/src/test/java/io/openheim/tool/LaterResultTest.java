package io.openheim.tool;

import static org.assertj.core.api.Assertions.assertThat;

import io.openheim.error.ToolException;
import io.openheim.message.ToolCall;
import io.openheim.message.ToolResult;
import java.lang.reflect.Proxy;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Tools whose result is there later. */
@Timeout(20)
class LaterResultTest {
  private static final ToolCall CALL = new ToolCall("c1", "work", "{}");

  @AfterEach
  void clearInterruption() {
    Thread.interrupted();
  }

  @Test
  void resultIsWaitedFor() {
    CountDownLatch called = new CountDownLatch(1);
    CompletableFuture<Integer> result =
        CompletableFuture.supplyAsync(
            () -> {
              awaitUninterruptibly(called);
              return 42;
            });

    assertThat(
            call(new Numbers(
                    () -> {
                      called.countDown();
                      return result;
                    }))
                .result())
        .isEqualTo(ToolResult.of(CALL, "42"));
  }

  @Test
  void causeOfAFailureIsTakenOutOfItsWrappings() {
    ToolException words = new ToolException("sold out");
    CompletableFuture<Integer> failed =
        CompletableFuture.failedFuture(new ExecutionException(new CompletionException(words)));

    ToolOutcome outcome = call(new Numbers(() -> failed));

    assertThat(outcome.result()).isEqualTo(ToolResult.error(CALL, "sold out"));
    assertThat(outcome.failure()).isSameAs(words);
  }

  @Test
  void wrappingWithoutACauseIsTheFailureItself() {
    CompletionException empty = new CompletionException("?", null);

    assertThat(call(new Numbers(() -> CompletableFuture.failedFuture(empty))).failure())
        .isInstanceOf(CompletionException.class)
        .isSameAs(empty);
  }

  @Test
  void interruptionWhileWaitingCancelsTheFuture() {
    CompletableFuture<Integer> never = new CompletableFuture<>();
    Thread.currentThread().interrupt();

    ToolOutcome outcome = call(new Numbers(() -> never));

    assertThat(never).isCancelled();
    assertThat(Thread.interrupted()).isTrue();
    assertThat(outcome.result())
        .isEqualTo(ToolResult.error(CALL, "work was cancelled before it was done."));
    assertThat(outcome.failure()).isInstanceOf(InterruptedException.class);
  }

  @Test
  void cancellationWhileWaitingCancelsTheFuture() {
    Cancellation cancellation = new Cancellation();
    FutureTask<Integer> never = new FutureTask<>(() -> 1);
    Numbers numbers =
        new Numbers(
            () -> {
              new Thread(cancellation::cancel).start();
              return never;
            });

    ToolOutcome outcome =
        Toolboxes.of(numbers).call(CALL, ToolContext.NONE.cancelledBy(cancellation));

    assertThat(never.isCancelled()).isTrue();
    assertThat(outcome.result().text()).isEqualTo("work was cancelled before it was done.");
    assertThat(outcome.failure()).isInstanceOf(CancellationException.class);
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  @Test
  void futureThatCannotBeCancelledIsNotWaitedForAnyLonger() {
    Cancellation cancellation = new Cancellation();
    FutureTask<Integer> stubborn =
        new FutureTask<>(() -> 1) {
          @Override
          public boolean cancel(boolean interrupt) {
            return false;
          }
        };
    Numbers numbers =
        new Numbers(
            () -> {
              cancellation.cancel();
              return stubborn;
            });

    ToolOutcome outcome =
        Toolboxes.of(numbers).call(CALL, ToolContext.NONE.cancelledBy(cancellation));

    assertThat(outcome.result().text()).isEqualTo("work was cancelled before it was done.");
  }

  @Test
  void interruptionOfTheThreadThatDoesTheWorkIsNotOurs() {
    CompletableFuture<Integer> failed =
        CompletableFuture.failedFuture(new InterruptedException("pool closed"));

    ToolOutcome outcome = call(new Numbers(() -> failed));

    assertThat(Thread.currentThread().isInterrupted()).isFalse();
    assertThat(outcome.failure())
        .isInstanceOf(CancellationException.class)
        .hasRootCauseMessage("pool closed");
  }

  @Test
  void nullInPlaceOfAFutureIsAFailure() {
    ToolOutcome outcome = call(new Numbers(() -> null));

    assertThat(outcome.result().text()).isEqualTo("work failed with an internal error.");
    assertThat(outcome.failure()).hasMessage("work gave null in place of a future");
  }

  @Test
  void stageThatGivesNothingIsDone() {
    assertThat(call(new Stage()).result().text()).isEqualTo("Done.");
  }

  @Test
  void stageThatBecomesNoFutureIsWaitedForToo() {
    Stage stage = new Stage();
    stage.given = stubborn(CompletableFuture.completedFuture(null));
    assertThat(call(stage).result().text()).isEqualTo("Done.");

    stage.given = stubborn(CompletableFuture.failedFuture(new ToolException("sold out")));
    assertThat(call(stage).result()).isEqualTo(ToolResult.error(CALL, "sold out"));
  }

  @SuppressWarnings("unchecked")
  private static CompletionStage<Void> stubborn(CompletionStage<Void> stage) {
    return (CompletionStage<Void>)
        Proxy.newProxyInstance(
            LaterResultTest.class.getClassLoader(),
            new Class<?>[] {CompletionStage.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("toCompletableFuture")) {
                throw new UnsupportedOperationException();
              }
              return method.invoke(stage, arguments);
            });
  }

  private static ToolOutcome call(Object target) {
    return Toolboxes.of(target).call(CALL);
  }

  private static void awaitUninterruptibly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  interface Source {
    Future<Integer> get();
  }

  static final class Numbers {
    private final Source source;

    Numbers(Source source) {
      this.source = source;
    }

    @Tool("Gives a number, later")
    Future<Integer> work() {
      return source.get();
    }
  }

  static final class Stage {
    private CompletionStage<Void> given = CompletableFuture.completedStage(null);

    @Tool("Does something, later")
    CompletionStage<Void> work() {
      return given;
    }
  }
}
