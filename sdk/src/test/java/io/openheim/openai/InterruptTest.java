package io.openheim.openai;

import static org.assertj.core.api.Assertions.assertThat;

import io.openheim.error.CancelledException;
import io.openheim.error.LlmException.Evidence;
import io.openheim.error.LlmStatusException;
import io.openheim.llm.LlmClient;
import io.openheim.llm.LlmRequest;
import io.openheim.llm.LlmStream;
import io.openheim.llm.RetryClient;
import io.openheim.message.Message;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whoever waits can be told to stop waiting, at any point, and at once. */
@Timeout(60)
class InterruptTest {
  private static final LlmRequest REQUEST = new LlmRequest(List.of(Message.user("Hi")), List.of());
  private static final String FIRST = "data: {\"choices\":[{\"delta\":{\"content\":\"Hel\"}}]}\n\n";
  private static final Duration LIMIT = Duration.ofMillis(100);

  private final PatientBody body = PatientBody.silent(FIRST);

  @StartStop final MockWebServer server = new MockWebServer();

  @AfterEach
  void letTheServerGo() {
    body.release();
  }

  @Test
  void readerThatWaitsForTheHead_isInterrupted() throws Exception {
    MockResponse mute =
        new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE).build();

    Victim victim =
        quickestOfThree(
            mute,
            begun -> {
              letGoWhenTheRequestIsThere(begun);
              client().send(REQUEST);
            },
            Victim::interrupt);

    victim.assertInterrupted("interrupted while waiting for openai");
  }

  @Test
  void readerInMidBody_isInterrupted() throws Exception {
    Victim victim = quickestOfThree(body.response(), this::readOn, Victim::interrupt);

    victim.assertInterrupted("interrupted while waiting for openai");
  }

  @Test
  void whoWaitsToTryAgain_isInterrupted() throws Exception {
    Evidence evidence = new Evidence("openai", 503, null, true, Duration.ofSeconds(50), null);

    Victim victim =
        quickestOfThree(
            body.response(),
            begun -> {
              LlmClient busy =
                  request -> {
                    begun.countDown();
                    throw new LlmStatusException(
                        "busy", evidence, LlmStatusException.Kind.OVERLOADED, "", "", "");
                  };
              RetryClient.wrap(busy).send(REQUEST);
            },
            Victim::interrupt);

    victim.assertInterrupted("interrupted while waiting to try again");
  }

  @Test
  void threadThatIsInterruptedAlready_doesNotWaitAtAll() throws Exception {
    Victim victim =
        quickestOfThree(
            body.response(),
            begun -> {
              Thread.currentThread().interrupt();
              begun.countDown();
              client().send(REQUEST);
            },
            ignored -> {});

    victim.assertInterrupted("interrupted while waiting for openai");
  }

  @Test
  void streamThatIsClosedByAnotherThread_endsItsReader() throws Exception {
    CompletableFuture<LlmStream> opened = new CompletableFuture<>();
    server.enqueue(body.response());
    Victim victim =
        new Victim(
            begun -> {
              LlmStream stream = client().stream(REQUEST);
              opened.complete(stream);
              stream.next();
              begun.countDown();
              stream.next();
            });

    victim.await();
    opened.get().close();
    victim.end();

    assertThat(victim.failure)
        .isInstanceOf(CancelledException.class)
        .hasMessage("the stream of openai was closed");
    assertThat(victim.flag).isFalse();
  }

  private void letGoWhenTheRequestIsThere(CountDownLatch begun) {
    CompletableFuture.runAsync(
        () -> {
          try {
            server.takeRequest();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
          begun.countDown();
        });
  }

  private void readOn(CountDownLatch begun) {
    try (LlmStream stream = client().stream(REQUEST)) {
      stream.next();
      begun.countDown();
      stream.next();
    }
  }

  private OpenAiChatClient client() {
    return OpenAiChatClient.builder().baseUrl(server.url("/v1").toString()).model("m").build();
  }

  /** A busy machine may be late once, but not three times in a row. */
  private Victim quickestOfThree(
      MockResponse answer, Consumer<CountDownLatch> work, Consumer<Victim> strike)
      throws Exception {
    Victim quickest = null;
    for (int i = 0; i < 3; i++) {
      server.enqueue(answer);
      Victim victim = new Victim(work);
      victim.await();
      long start = System.nanoTime();
      strike.accept(victim);
      victim.end();
      victim.took = Duration.ofNanos(victim.ended - start);
      if (quickest == null || victim.took.compareTo(quickest.took) < 0) {
        quickest = victim;
      }
    }
    return quickest;
  }

  /** A thread that waits for a model. */
  private static final class Victim {
    private final CountDownLatch begun = new CountDownLatch(1);
    private final Thread thread;
    private Throwable failure;
    private boolean flag;
    private long ended;
    private Duration took;

    Victim(Consumer<CountDownLatch> work) {
      thread = new Thread(() -> run(work));
      thread.start();
    }

    private void run(Consumer<CountDownLatch> work) {
      try {
        work.accept(begun);
      } catch (Throwable e) {
        failure = e;
      }
      ended = System.nanoTime();
      flag = Thread.currentThread().isInterrupted();
    }

    void await() throws InterruptedException {
      begun.await();
    }

    void interrupt() {
      thread.interrupt();
    }

    void end() throws InterruptedException {
      thread.join();
    }

    void assertInterrupted(String message) {
      assertThat(failure).isInstanceOf(CancelledException.class).hasMessage(message);
      assertThat(flag).isTrue();
      assertThat(took).isLessThan(LIMIT);
    }
  }
}
