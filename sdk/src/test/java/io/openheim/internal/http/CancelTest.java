package io.openheim.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.openheim.error.CancelledException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.junit5.StartStop;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.Headers;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.BufferedSource;
import okio.ForwardingSource;
import okio.Okio;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whoever gives up an answer, wherever it is: nothing stays open, and nobody hears of it. */
@Timeout(30)
class CancelTest {
  private static final Duration SOON = Duration.ofSeconds(10);

  @StartStop final MockWebServer server = new MockWebServer();

  @Test
  void w155_cancelledStream_closesItsConnectionAndNoOtherErrorFollows() throws Exception {
    try (ServerSocket endless = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      FutureTask<Boolean> closed = start(() -> sendOneAndWaitForTheEnd(endless));
      String base = "http://127.0.0.1:" + endless.getLocalPort();
      Exchange exchange = post(new Transport("test", Endpoint.of(base, "x"), new OkHttpClient()));
      SseReader events = new SseReader(exchange.source());
      assertThat(events.next()).hasToString("[text=1]");
      FutureTask<Throwable> reader =
          start(() -> catchThrowableOfType(IOException.class, events::next));

      exchange.close();

      assertThat(closed.get(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
      IOException first = (IOException) reader.get(SOON.toSeconds(), TimeUnit.SECONDS);
      IOException later = catchThrowableOfType(IOException.class, events::next);
      for (IOException e : new IOException[] {first, later}) {
        assertThat(exchange.failure(e, null))
            .isInstanceOf(CancelledException.class)
            .hasMessage("the stream of test was closed");
      }
      assertThatThrownBy(exchange::requireWanted)
          .isInstanceOf(CancelledException.class)
          .hasMessage("the stream of test was closed");
      exchange.close();
      exchange.done();
    }
  }

  @Test
  void streamClosedWhileAReadSucceeds_isReleasedByItsReader() throws Exception {
    Slow slow = new Slow();
    Exchange exchange = post(transport(new OkHttpClient.Builder().addInterceptor(slow).build()));
    FutureTask<Boolean> reader = start(() -> exchange.source().request(1));
    slow.reading.await();

    exchange.close();
    assertThat(slow.closed.getCount()).isOne();
    slow.goOn.countDown();

    assertThat(reader.get(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
    assertThat(slow.closed.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void streamThatWasGivenUpAndClosedDuringARead_isReleasedByItsReader() throws Exception {
    Slow slow = new Slow();
    CountDownLatch givenUp = new CountDownLatch(1);
    OkHttpClient impatient =
        new OkHttpClient.Builder()
            .addInterceptor(slow)
            .readTimeout(Duration.ofMillis(200))
            .eventListener(
                new EventListener() {
                  @Override
                  public void canceled(Call call) {
                    givenUp.countDown();
                  }
                })
            .build();
    Exchange exchange = post(transport(impatient));
    exchange.await();
    FutureTask<Boolean> reader = start(() -> exchange.source().request(1));
    givenUp.await();

    exchange.close();
    slow.goOn.countDown();

    assertThat(reader.get(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
    assertThat(slow.closed.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void streamThatWasInterruptedAndClosed_isReadByNobody() throws Exception {
    Exchange exchange = post(transport(new OkHttpClient()));
    Thread.currentThread().interrupt();
    catchThrowableOfType(IOException.class, () -> exchange.source().request(1));
    assertThat(Thread.interrupted()).isTrue();

    exchange.close();

    IOException failure =
        catchThrowableOfType(IOException.class, () -> exchange.source().request(1));
    assertThat(exchange.failure(failure, null)).isInstanceOf(CancelledException.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void listenerThatThrows_doesNotKeepTheConnection() throws Exception {
    Slow slow = new Slow();
    Exchange exchange =
        post(
            transport(
                new OkHttpClient.Builder()
                    .addInterceptor(slow)
                    .eventListener(
                        new EventListener() {
                          @Override
                          public void canceled(Call call) {
                            throw new IllegalStateException("the user's own mistake");
                          }
                        })
                    .build()));

    assertThatThrownBy(exchange::close)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the user's own mistake");

    assertThat(slow.closed.getCount()).isZero();
  }

  @Test
  void streamThatIsDone_isReleasedOnce() throws Exception {
    Slow slow = new Slow();
    slow.goOn.countDown();
    Exchange exchange = post(transport(new OkHttpClient.Builder().addInterceptor(slow).build()));

    exchange.done();
    exchange.done();
    exchange.close();

    assertThat(slow.closes).isEqualTo(1);
  }

  @Test
  void interruptedThread_doesNotBeginToRead() {
    Exchange exchange =
        post(transport(new OkHttpClient.Builder().addInterceptor(new Slow()).build()));

    Thread.currentThread().interrupt();
    IOException failure =
        catchThrowableOfType(IOException.class, () -> exchange.source().request(1));

    assertThat(exchange.failure(failure, null))
        .isInstanceOf(CancelledException.class)
        .hasMessage("interrupted while waiting for test");
    assertThat(Thread.interrupted()).isTrue();
    exchange.close();
  }

  @Test
  void waitThatIsOver_isNoticedByTheReaderItself() throws Exception {
    Request request = new Request.Builder().url(server.url("/")).build();
    Call unused = new OkHttpClient().newCall(request);
    OpenCall call = new OpenCall(unused, 1);
    call.await();
    for (long start = System.nanoTime(); System.nanoTime() - start < 3_000_000; ) {
      Thread.onSpinWait();
    }

    assertThatThrownBy(call::enter).isInstanceOf(IOException.class).hasMessage("given up");

    assertThat(call.end()).isEqualTo(OpenCall.End.SILENT);
    assertThat(unused.isCanceled()).isTrue();
  }

  @Test
  void textThatBreaksOffInTheMiddleOfASecret_doesNotShowIt() throws Exception {
    String body = "x".repeat(500) + " the key sk-secret-123";
    try (ServerSocket broken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      start(
          () -> {
            try (Socket socket = broken.accept()) {
              String head = "HTTP/1.1 401 No\r\ncontent-length: 9999\r\n\r\n";
              socket.getOutputStream().write((head + body).getBytes(StandardCharsets.US_ASCII));
              // Takes the request in, so that closing does not reset the connection.
              return socket.getInputStream().read(new byte[10_000]);
            }
          });
      String base = "http://127.0.0.1:" + broken.getLocalPort();
      Redaction redaction = Redaction.NONE.and("sk-secret-12345");

      try (Exchange exchange =
          new Transport("test", Endpoint.of(base, "x"), null)
              .post(Headers.of(), new Buffer().writeUtf8("{}"), redaction)) {
        assertThat(exchange.text(10_000)).startsWith("xxx").doesNotContain("sk-secret");
      }
    }
  }

  private Transport transport(OkHttpClient client) {
    server.enqueue(new MockResponse.Builder().body("x").build());
    return new Transport("test", Endpoint.of(server.url("/").toString(), "x"), client);
  }

  private static Exchange post(Transport transport) {
    return transport.post(Headers.of(), new Buffer().writeUtf8("{}"), Redaction.NONE);
  }

  private static <T> FutureTask<T> start(Callable<T> work) {
    FutureTask<T> task = new FutureTask<>(work);
    Thread thread = new Thread(task);
    thread.setDaemon(true);
    thread.start();
    return task;
  }

  private static boolean sendOneAndWaitForTheEnd(ServerSocket server) throws IOException {
    try (Socket socket = server.accept()) {
      socket
          .getOutputStream()
          .write("HTTP/1.1 200 OK\r\n\r\ndata: 1\n\n".getBytes(StandardCharsets.US_ASCII));
      InputStream in = socket.getInputStream();
      byte[] request = new byte[1000];
      try {
        while (in.read(request) != -1) {
          // Until the other side hangs up.
        }
      } catch (IOException e) {
        // It hung up without a word.
      }
      return true;
    }
  }

  /** Makes a body that can be waited for at every step. */
  private static final class Slow implements Interceptor {
    final CountDownLatch reading = new CountDownLatch(1);
    final CountDownLatch goOn = new CountDownLatch(1);
    final CountDownLatch closed = new CountDownLatch(1);
    volatile int closes;

    @Override
    public Response intercept(Chain chain) throws IOException {
      Response response = chain.proceed(chain.request());
      BufferedSource body = Okio.buffer(new SlowBody(response.body().source()));
      return response
          .newBuilder()
          .body(
              new ResponseBody() {
                @Override
                public MediaType contentType() {
                  return null;
                }

                @Override
                public long contentLength() {
                  return -1;
                }

                @Override
                public BufferedSource source() {
                  return body;
                }
              })
          .build();
    }

    private final class SlowBody extends ForwardingSource {
      SlowBody(BufferedSource body) {
        super(body);
      }

      @Override
      public long read(Buffer sink, long byteCount) throws IOException {
        reading.countDown();
        try {
          goOn.await();
        } catch (InterruptedException e) {
          throw new IOException(e);
        }
        sink.writeByte('x');
        return 1;
      }

      @Override
      public void close() throws IOException {
        closes++;
        closed.countDown();
        super.close();
      }
    }
  }
}
