package io.openheim.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.openheim.error.LlmConnectionException;
import io.openheim.error.OpenheimException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.junit5.StartStop;
import okhttp3.Headers;
import okhttp3.OkHttpClient;
import okio.Buffer;
import okio.BufferedSink;
import okio.GzipSink;
import okio.Okio;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that were compressed although nobody asked for it. */
@Timeout(30)
class ContentCodingTest {
  private static final String EVENTS = "data: ä€😀\n\ndata: " + "2".repeat(3000) + "\n\n";

  @StartStop final MockWebServer server = new MockWebServer();
  private final OkHttpClient client = new OkHttpClient();

  @ParameterizedTest
  @ValueSource(strings = {"gzip", "GZIP", "x-gzip", "identity, gzip", " gzip ,"})
  void gzip_isDecoded(String coding) throws IOException {
    serve(200, coding, gzip(EVENTS));

    try (Exchange exchange = post()) {
      SseReader events = new SseReader(exchange.source());
      assertThat(events.next()).hasToString("[text=ä€😀]");
      assertThat(events.next())
          .isNotNull()
          .extracting(Buffer::readUtf8)
          .isEqualTo("2".repeat(3000));
      assertThat(events.next()).isNull();
      assertThat(events.unfinished()).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"identity", "", "Identity,"})
  void bodyThatIsNotEncoded_isLeftAlone(String coding) {
    serve(200, coding, new Buffer().writeUtf8(EVENTS));

    try (Exchange exchange = post()) {
      assertThat(exchange.text(10_000)).isEqualTo(EVENTS);
    }
  }

  @Test
  void errorBody_isDecodedToo() {
    serve(429, "gzip", gzip("{\"error\":\"slow down\"}"));

    try (Exchange exchange = post()) {
      assertThat(exchange.status()).isEqualTo(429);
      assertThat(exchange.text(1000)).isEqualTo("{\"error\":\"slow down\"}");
    }
  }

  @Test
  void bodyThatIsEmpty_isNoBrokenOne() throws IOException {
    serve(204, "gzip", new Buffer());

    try (Exchange exchange = post()) {
      assertThat(exchange.source().exhausted()).isTrue();
    }
  }

  @Test
  void connection_isUsedAgain() throws Exception {
    for (int i = 0; i < 2; i++) {
      serve(200, "gzip", gzip(EVENTS));
      Exchange exchange = post();
      exchange.source().readByteString();
      exchange.done();
    }

    assertThat(server.takeRequest().getConnectionIndex()).isZero();
    assertThat(server.takeRequest().getConnectionIndex()).isZero();
  }

  @Test
  void event_isGivenOutBeforeTheNextIsSent() throws Exception {
    CountDownLatch read = new CountDownLatch(1);
    try (ServerSocket slow = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      Thread thread = new Thread(() -> sendTwo(slow, read));
      thread.setDaemon(true);
      thread.start();

      String base = "http://127.0.0.1:" + slow.getLocalPort();
      try (Exchange exchange =
          new Transport("test", Endpoint.of(base, "x"), client)
              .post(Headers.of(), new Buffer().writeUtf8("{}"), Redaction.NONE)) {
        SseReader events = new SseReader(exchange.source());
        assertThat(events.next()).hasToString("[text=1]");
        read.countDown();
        assertThat(events.next()).hasToString("[text=2]");
        assertThat(events.next()).isNull();
      }
      thread.join();
    }
  }

  @Test
  void bodyThatIsCutAnywhere_isABrokenConnection() throws IOException {
    byte[] whole = gzip("data: a small one\n\ndata: [DONE]\n\n").readByteArray();

    for (int length = 1; length < whole.length; length++) {
      serve(200, "gzip", new Buffer().write(whole, 0, length));

      try (Exchange exchange = post()) {
        IOException failure =
            catchThrowableOfType(IOException.class, () -> exchange.source().readByteString());
        assertThat(failure).as("cut at %s of %s", length, whole.length).isNotNull();
        LlmConnectionException broken = (LlmConnectionException) exchange.failure(failure, null);
        assertThat(broken.getMessage())
            .startsWith("the connection to test at " + base() + " broke: ");
        assertThat(broken.retryable()).isTrue();
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"15, source exhausted prematurely", "-2, EOFException"})
  void bodyThatIsCut_saysSo(int length, String reason) {
    byte[] whole = gzip("data: a small one\n\n").readByteArray();
    int size = length > 0 ? length : whole.length + length;
    serve(200, "gzip", new Buffer().write(whole, 0, size));

    try (Exchange exchange = post()) {
      assertThat(failure(exchange).getMessage())
          .isEqualTo("the connection to test at " + base() + " broke: " + reason);
    }
  }

  @Test
  void errorBodyThatIsCut_isKeptAsFarAsItCame() {
    byte[] whole = gzip("no: 0123456789 abcdefghijklmnopqrstuvwxyz").readByteArray();
    serve(500, "gzip", new Buffer().write(whole, 0, whole.length - 12));

    try (Exchange exchange = post()) {
      assertThat(exchange.text(1000)).startsWith("no: 0123456789");
    }
  }

  @Test
  void bomb_isLimitedByWhatItBecomes() throws IOException {
    Buffer bomb = bomb();
    assertThat(bomb.size()).isLessThan(100_000);
    serve(200, "gzip", bomb.clone());
    serve(400, "gzip", bomb);

    try (Exchange exchange = post()) {
      assertThatThrownBy(() -> new SseReader(exchange.source()).next())
          .isInstanceOf(TooLongException.class);
      assertThat(exchange.source().getBuffer().size()).isLessThanOrEqualTo(SseReader.LIMIT + 8192);
    }
    try (Exchange exchange = post()) {
      assertThat(exchange.text(1000)).hasSize(1000);
      assertThat(exchange.source().getBuffer().size()).isLessThan(8192);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "br, br",
    "Deflate, deflate",
    "'gzip, gzip', 'gzip, gzip'",
    "0123456789012345678901234567890123456789x, 0123456789012345678901234567890123456789..."
  })
  void codingThatIsNotKnown_isToldAndNotRetried(String coding, String shown) {
    serve(200, coding, new Buffer().writeUtf8("whatever"));

    try (Exchange exchange = post()) {
      LlmConnectionException failure = (LlmConnectionException) failure(exchange);
      assertThat(failure.getMessage())
          .isEqualTo(
              "test at "
                  + base()
                  + " sent a body with the content-encoding '"
                  + shown
                  + "', which is not understood; the request asks for none, so look at what is"
                  + " between here and there");
      assertThat(failure.retryable()).isFalse();
    }
  }

  @Test
  void errorBodyInACodingThatIsNotKnown_isNamed() {
    serve(503, "br", new Buffer().writeUtf8("whatever"));

    try (Exchange exchange = post()) {
      assertThat(exchange.text(1000))
          .isEqualTo("(a body with the content-encoding 'br', which is not understood)");
    }
  }

  @Test
  void whatIsNoGzipAtAll_isABrokenConnection() {
    serve(200, "gzip", new Buffer().writeUtf8("data: never compressed\n\n"));

    try (Exchange exchange = post()) {
      assertThat(failure(exchange).getMessage())
          .startsWith("the connection to test at " + base() + " broke: ID1ID2: ");
    }
  }

  private static OpenheimException failure(Exchange exchange) {
    IOException failure =
        catchThrowableOfType(IOException.class, () -> exchange.source().readByteString());
    return exchange.failure(failure, null);
  }

  private void serve(int status, String coding, Buffer body) {
    server.enqueue(
        new MockResponse.Builder()
            .code(status)
            .body(body)
            .addHeader("Content-Encoding", coding)
            .build());
  }

  private Exchange post() {
    return new Transport("test", Endpoint.of(base(), "x"), client)
        .post(Headers.of(), new Buffer().writeUtf8("{}"), Redaction.NONE);
  }

  private String base() {
    return "http://" + server.getHostName() + ":" + server.getPort();
  }

  private static Buffer gzip(String text) {
    Buffer zipped = new Buffer();
    try (BufferedSink sink = Okio.buffer(new GzipSink(zipped))) {
      sink.writeUtf8(text);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return zipped;
  }

  private static Buffer bomb() throws IOException {
    Buffer zipped = new Buffer();
    byte[] piece = new byte[1 << 20];
    try (BufferedSink sink = Okio.buffer(new GzipSink(zipped))) {
      for (int i = 0; i < 64; i++) {
        sink.write(piece);
      }
    }
    return zipped;
  }

  private static void sendTwo(ServerSocket server, CountDownLatch read) {
    try (Socket socket = server.accept()) {
      OutputStream out = socket.getOutputStream();
      out.write(
          "HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\nconnection: close\r\n\r\n"
              .getBytes(StandardCharsets.US_ASCII));
      try (GZIPOutputStream zipped = new GZIPOutputStream(out, 512, true)) {
        zipped.write("data: 1\n\n".getBytes(StandardCharsets.US_ASCII));
        zipped.flush();
        assertThat(read.await(20, TimeUnit.SECONDS)).isTrue();
        zipped.write("data: 2\n\n".getBytes(StandardCharsets.US_ASCII));
      }
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
