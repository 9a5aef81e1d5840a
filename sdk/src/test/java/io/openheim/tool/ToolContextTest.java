package io.openheim.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openheim.error.CancelledException;
import io.openheim.error.ConfigException;
import io.openheim.message.ToolCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ToolContextTest {
  private static final ToolCall CALL = new ToolCall("c1", "run", "{}");

  @AfterEach
  void clearInterruption() {
    Thread.interrupted();
  }

  @Test
  void contextOfACallKnowsTheCallAndTheSession() {
    assertThat(
            run(
                ToolContext.NONE.inSession("s1"),
                context -> context.callId() + " " + context.toolName() + " " + context.sessionId()))
        .isEqualTo("c1 run Optional[s1]");
  }

  @Test
  void callWithoutAContextHasAnEmptyOne() {
    Toolbox tools = Toolboxes.of(new Runner(context -> context.sessionId() + context.toolName()));

    assertThat(tools.call(CALL).result().text()).isEqualTo("Optional.emptyrun");
    assertThat(ToolContext.NONE.callId()).isEmpty();
    assertThat(ToolContext.NONE.toolName()).isEmpty();
    assertThat(ToolContext.NONE.isCancelled()).isFalse();
  }

  @Test
  void userDataIsFoundByItsClassOrAnInterfaceOfIt() {
    ToolContext context = ToolContext.NONE.with("text", Locale.ROOT).with(7);

    assertThat(context.get(String.class)).isEqualTo("text");
    assertThat(context.get(Number.class)).isEqualTo(7);
    assertThat(context.find(Locale.class)).contains(Locale.ROOT);
    assertThat(context.find(Thread.class)).isEmpty();
  }

  @Test
  void objectOfTheVeryClassGoesBeforeOthers() {
    Base base = new Base();

    assertThat(ToolContext.NONE.with(new Derived(), base).get(Base.class)).isSameAs(base);
  }

  @Test
  void userDataThatIsMissingIsAnErrorWithTheRemedy() {
    Toolbox tools = Toolboxes.of(new Runner(context -> context.get(Locale.class).toString()));

    ToolOutcome outcome = tools.call(CALL, ToolContext.NONE.with("text"));

    assertThat(outcome.result().text()).isEqualTo("run failed with an internal error.");
    assertThat(outcome.failure())
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "the tool run asks for a java.util.Locale, and none was passed; pass it with"
                + " agent.with(...), or in a test with ToolContext.NONE.with(...)");
  }

  @Test
  void userDataThatIsAmbiguousIsAnError() {
    ToolContext context = ToolContext.NONE.with(1, 2L);

    assertThatThrownBy(() -> context.find(Number.class))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "a tool asks for a java.lang.Number, and several were passed; ask for one of"
                + " java.lang.Integer, java.lang.Long");
  }

  @Test
  void nullIsNoUserData() {
    assertThatThrownBy(() -> ToolContext.NONE.with("text", null))
        .isInstanceOf(NullPointerException.class)
        .hasMessage("user data must not be null");
  }

  @Test
  void contextPrintsNothingOfItsUserData() {
    assertThat(run(ToolContext.NONE.with("secret").inSession("s1"), ToolContext::toString))
        .isEqualTo(
            "ToolContext[callId=c1, toolName=run, sessionId=s1, userData=[java.lang.String]]");
  }

  @Test
  void progressIsToldToTheListener() {
    List<ToolProgress> told = new ArrayList<>();

    run(
        ToolContext.NONE.reportingTo(told::add),
        context -> {
          context.progress(0.25, "a quarter");
          context.progress(3, 4, "three");
          context.progress(0, 0, "nothing to do");
          context.progress(1.001, "more than all");
          context.progress(Double.NaN, "unknown");
          return "";
        });

    assertThat(told)
        .containsExactly(
            new ToolProgress("c1", "run", 0.25, "a quarter"),
            new ToolProgress("c1", "run", 0.75, "three"),
            new ToolProgress("c1", "run", 1, "nothing to do"),
            new ToolProgress("c1", "run", 1, "more than all"),
            new ToolProgress("c1", "run", 0, "unknown"));
  }

  @Test
  void progressAfterTheCallIsNotTold() {
    List<ToolProgress> told = new ArrayList<>();
    List<ToolContext> kept = new ArrayList<>();

    run(
        ToolContext.NONE.reportingTo(told::add),
        context -> {
          kept.add(context);
          return "";
        });
    kept.get(0).progress(0.5, "late");

    assertThat(told).isEmpty();
  }

  @Test
  void listenerThatFailsDoesNotFailTheTool() {
    ToolContext context =
        ToolContext.NONE.reportingTo(
            progress -> {
              throw new IllegalStateException("deaf");
            });

    assertThatCode(() -> context.progress(0.5, "half")).doesNotThrowAnyException();
  }

  @Test
  void cancelledToolEndsAsSuch() {
    Cancellation cancellation = new Cancellation();
    Runner runner =
        new Runner(
            context -> {
              context.throwIfCancelled();
              cancellation.cancel();
              assertThat(context.isCancelled()).isTrue();
              context.throwIfCancelled();
              return "never";
            });

    ToolOutcome outcome =
        Toolboxes.of(runner).call(CALL, ToolContext.NONE.cancelledBy(cancellation));

    assertThat(outcome.result().text()).isEqualTo("run was cancelled before it was done.");
    assertThat(outcome.failure())
        .isInstanceOf(CancelledException.class)
        .hasMessage("run was cancelled");
  }

  @Test
  void interruptionCountsAsCancellation() {
    Thread.currentThread().interrupt();

    assertThat(ToolContext.NONE.isCancelled()).isTrue();
    assertThatThrownBy(ToolContext.NONE::throwIfCancelled)
        .isInstanceOf(CancelledException.class)
        .hasMessage("the tool was cancelled");
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  @Timeout(20)
  void actionIsRunWhenTheThreadOfTheToolIsInterrupted() {
    CountDownLatch closed = new CountDownLatch(1);

    String text =
        run(
            ToolContext.NONE,
            context -> {
              context.onCancel(closed::countDown);
              Thread.currentThread().interrupt();
              while (closed.getCount() > 0) {
                // As something that does not heed interruption, until it is closed.
                Thread.onSpinWait();
              }
              return "closed";
            });

    assertThat(text).isEqualTo("closed");
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  @Timeout(20)
  void interruptionIsSeenByThreadsThatHelpTheTool() {
    String text =
        run(
            ToolContext.NONE,
            context -> {
              CountDownLatch seen = new CountDownLatch(1);
              Thread.currentThread().interrupt();
              Thread helper =
                  new Thread(
                      () -> {
                        if (context.isCancelled()) {
                          seen.countDown();
                        }
                      });
              helper.start();
              while (seen.getCount() > 0) {
                Thread.onSpinWait();
              }
              return "seen";
            });

    assertThat(text).isEqualTo("seen");
  }

  @Test
  void actionIsRunByCancelOnce() {
    Cancellation cancellation = new Cancellation();
    List<String> done = new ArrayList<>();

    run(
        ToolContext.NONE.cancelledBy(cancellation),
        context -> {
          context.onCancel(
              () -> {
                done.add("first");
                throw new IllegalStateException("cannot be closed");
              });
          context.onCancel(() -> done.add("second"));
          cancellation.cancel();
          cancellation.cancel();
          context.onCancel(() -> done.add("late"));
          return "";
        });

    assertThat(done).containsExactly("first", "second", "late");
  }

  @Test
  void actionIsForgottenWhenTheCallIsOver() {
    Cancellation cancellation = new Cancellation();
    List<String> done = new ArrayList<>();
    List<ToolContext> kept = new ArrayList<>();

    run(
        ToolContext.NONE.cancelledBy(cancellation),
        context -> {
          kept.add(context);
          context.onCancel(() -> done.add("during the call"));
          return "";
        });
    kept.get(0).onCancel(() -> done.add("after the call"));
    cancellation.cancel();

    assertThat(done).isEmpty();
    assertThat(cancellation).hasToString("Cancellation[cancelled]");
  }

  @Test
  void actionOutsideOfACallIsRunByCancel() throws InterruptedException {
    Cancellation cancellation = new Cancellation();
    CountDownLatch closed = new CountDownLatch(1);

    ToolContext.NONE.cancelledBy(cancellation).onCancel(closed::countDown);
    cancellation.cancel();

    assertThat(closed.await(0, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void secondParameterForTheContextIsRefused() {
    assertThatThrownBy(() -> Toolboxes.of(new Twice()))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "a tool takes its context at most once; "
                + Twice.class.getName()
                + ".run has two parameters of type ToolContext; remove one of them");
  }

  private static String run(ToolContext context, Function<ToolContext, String> work) {
    ToolOutcome outcome = Toolboxes.of(new Runner(work)).call(CALL, context);
    assertThat(outcome.failure()).isNull();
    return outcome.result().text();
  }

  static class Base {}

  static final class Derived extends Base {}

  static final class Runner {
    private final Function<ToolContext, String> work;

    Runner(Function<ToolContext, String> work) {
      this.work = work;
    }

    @Tool("Runs something")
    String run(ToolContext context) {
      return work.apply(context);
    }
  }

  static final class Twice {
    @Tool("Takes two")
    void run(ToolContext one, ToolContext other) {}
  }
}
