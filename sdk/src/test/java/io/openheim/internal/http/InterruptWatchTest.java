package io.openheim.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.junit5.StartStop;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.Headers;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okio.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class InterruptWatchTest {
  @StartStop final MockWebServer server = new MockWebServer();

  @Test
  void thread_isADaemonAndEndsWithTheLastCall() throws Exception {
    server.enqueue(new MockResponse.Builder().body("x").build());
    Transport transport = new Transport("test", Endpoint.of(server.url("/").toString(), "x"), null);
    Exchange exchange = transport.post(Headers.of(), new Buffer().writeUtf8("{}"), Redaction.NONE);

    Thread watch = watch().orElseThrow();
    assertThat(watch.isDaemon()).isTrue();
    assertThat(watch.getContextClassLoader()).isNull();
    exchange.close();

    watch.join();
    assertThat(watch.isAlive()).isFalse();
  }

  @Test
  void listenerThatThrows_doesNotEndTheWatch() throws Exception {
    OkHttpClient hostile =
        new OkHttpClient.Builder()
            .readTimeout(Duration.ofMillis(50))
            .eventListener(
                new EventListener() {
                  @Override
                  public void canceled(Call call) {
                    throw new AssertionError("the user's own mistake");
                  }
                })
            .build();
    OpenCall first = waiting(hostile);
    OpenCall second = waiting(hostile);

    InterruptWatch.add(first);
    until(() -> first.end() == OpenCall.End.SILENT);
    Thread watch = watch().orElseThrow();
    InterruptWatch.add(second);
    until(() -> second.end() == OpenCall.End.SILENT);

    assertThat(watch()).hasValue(watch);
    InterruptWatch.remove(first);
    InterruptWatch.remove(second);
    watch.join();
  }

  @Test
  void streamThatNobodyClosed_letsTheThreadEnd() throws Exception {
    InterruptWatch.add(waiting(new OkHttpClient()));
    Thread watch = watch().orElseThrow();

    until(
        () -> {
          System.gc();
          return !watch.isAlive();
        });
  }

  private OpenCall waiting(OkHttpClient client) throws IOException {
    Request request = new Request.Builder().url(server.url("/")).build();
    OpenCall call = new OpenCall(client.newCall(request), client.readTimeoutMillis());
    call.enter();
    call.await();
    return call;
  }

  private static void until(BooleanSupplier reached) throws InterruptedException {
    CountDownLatch never = new CountDownLatch(1);
    while (!reached.getAsBoolean()) {
      assertThat(never.await(5, TimeUnit.MILLISECONDS)).isFalse();
    }
  }

  private static Optional<Thread> watch() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals(InterruptWatch.THREAD))
        .findFirst();
  }
}
