package io.openheim.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.openheim.error.CancelledException;
import io.openheim.error.LlmConnectionException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import okhttp3.Headers;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okio.Buffer;
import okio.ForwardingSink;
import okio.Okio;
import okio.Sink;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A server that keeps sending, or never takes what is sent, is not waited for without end. */
@Timeout(30)
class PatienceTest {
  private static final int DRIP_MILLIS = 20;
  private static final OkHttpClient IMPATIENT =
      new OkHttpClient.Builder()
          .readTimeout(Duration.ofMillis(300))
          .writeTimeout(Duration.ofMillis(300))
          .build();

  private final CountDownLatch released = new CountDownLatch(1);
  private ServerSocket server;

  @BeforeEach
  void listen() throws IOException {
    server = new ServerSocket(0, 10, InetAddress.getByName("127.0.0.1"));
  }

  @AfterEach
  void letTheServerGo() throws IOException {
    released.countDown();
    server.close();
  }

  @Test
  void headThatDrips_isGivenUp() {
    serve(true, "HTTP/1.1 200 OK\r\nx-a: ");

    LlmConnectionException failure = catchThrowableOfType(LlmConnectionException.class, this::post);

    assertThat(failure.getMessage()).isEqualTo("test at " + base() + " sent nothing for 300 ms");
    assertThat(failure.retryable()).isTrue();
  }

  @Test
  void errorBodyThatDrips_isCutWhereItsReaderGivesUp() {
    serve(true, "HTTP/1.1 500 Oops\r\ncontent-length: 60000\r\n\r\noops");

    try (Exchange exchange = post()) {
      assertThat(exchange.status()).isEqualTo(500);
      assertThat(exchange.text(60_000)).startsWith("oops").hasSizeLessThan(60_000);
    }
  }

  @Test
  void requestThatIsNotTaken_isNoSilenceOfTheServer() {
    serve(false, "");

    LlmConnectionException failure =
        catchThrowableOfType(
            LlmConnectionException.class, () -> post(new Buffer().write(new byte[30_000_000])));

    assertThat(failure.getMessage())
        .isEqualTo("test at " + base() + " did not take the request in time");
    assertThat(failure.retryable()).isTrue();
  }

  @Test
  void requestThatIsTakenSlowly_isNotGivenUp() throws IOException {
    OpenCall call = new OpenCall(new OkHttpClient().newCall(anyRequest()), 1000);
    OneShotBody body = new OneShotBody(new Buffer().write(new byte[2_000_000]));
    body.sentBy(call);
    call.enter();
    call.await();
    long start = System.nanoTime();

    body.writeTo(Okio.buffer(slowly(() -> call.check(System.nanoTime()))));

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofSeconds(1));
    assertThat(call.end()).isNull();
    assertThat(call.isSent()).isTrue();
  }

  @Test
  void exchangeThatWasClosed_isReadByNobody() {
    serve(false, "HTTP/1.1 200 OK\r\ncontent-length: 60000\r\n\r\nbegun");
    Exchange exchange = post();

    exchange.close();

    IOException failure =
        catchThrowableOfType(IOException.class, () -> exchange.source().request(60_000));
    assertThat(exchange.failure(failure, null))
        .isInstanceOf(CancelledException.class)
        .hasMessage("the stream of test was closed");
  }

  private Exchange post() {
    return post(new Buffer().writeUtf8("{}"));
  }

  private Exchange post(Buffer body) {
    return new Transport("test", Endpoint.of(base(), "x"), IMPATIENT)
        .post(Headers.of(), body, Redaction.NONE);
  }

  private String base() {
    return "http://127.0.0.1:" + server.getLocalPort();
  }

  private Request anyRequest() {
    return new Request.Builder().url(base()).build();
  }

  /** Answers one request with {@code start}, and then letter by letter, until it is let go. */
  private void serve(boolean dripping, String start) {
    Thread thread =
        new Thread(
            () -> {
              try (Socket socket = server.accept()) {
                OutputStream out = socket.getOutputStream();
                out.write(start.getBytes(StandardCharsets.US_ASCII));
                while (!released.await(DRIP_MILLIS, TimeUnit.MILLISECONDS)) {
                  out.write(dripping ? new byte[] {'a'} : new byte[0]);
                }
              } catch (IOException | InterruptedException e) {
                // The client has had enough.
              }
            });
    thread.setDaemon(true);
    thread.start();
  }

  private Sink slowly(Runnable meanwhile) {
    return new ForwardingSink(Okio.blackhole()) {
      @Override
      public void write(Buffer source, long byteCount) throws IOException {
        try {
          assertThat(released.await(50, TimeUnit.MILLISECONDS)).isFalse();
        } catch (InterruptedException e) {
          throw new IOException(e);
        }
        meanwhile.run();
        super.write(source, byteCount);
      }
    };
  }
}
