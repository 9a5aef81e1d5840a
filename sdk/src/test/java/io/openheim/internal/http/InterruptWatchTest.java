package io.openheim.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.junit5.StartStop;
import okhttp3.Headers;
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

  private static Optional<Thread> watch() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals(InterruptWatch.THREAD))
        .findFirst();
  }
}
