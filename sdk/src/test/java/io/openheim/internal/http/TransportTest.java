package io.openheim.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.openheim.error.LlmConnectionException;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import mockwebserver3.junit5.StartStop;
import okhttp3.Credentials;
import okhttp3.Headers;
import okhttp3.OkHttpClient;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import okio.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransportTest {
  @StartStop final MockWebServer server = new MockWebServer();

  @ParameterizedTest
  @CsvSource({"503, 0", "408, 0", "408,", "503,", "429, 0", "421,", "500, 0", "503, 99999999999"})
  void errorStatus_isNotSentAgainByOkHttp(int status, String retryAfter) {
    MockResponse.Builder answer = new MockResponse.Builder().code(status).body("no");
    if (retryAfter != null) {
      answer.addHeader("Retry-After", retryAfter);
    }
    server.enqueue(answer.build());
    server.enqueue(new MockResponse.Builder().body("second").build());

    try (Exchange exchange = post(transport(null))) {
      assertThat(exchange.status()).isEqualTo(status);
      assertThat(exchange.text(100)).isEqualTo("no");
    }

    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void usersAuthenticators_doNotResend() {
    OkHttpClient user =
        new OkHttpClient.Builder()
            .authenticator(
                (route, response) ->
                    response
                        .request()
                        .newBuilder()
                        .header("Authorization", Credentials.basic("u", "p"))
                        .build())
            .build();
    server.enqueue(new MockResponse.Builder().code(401).build());
    server.enqueue(new MockResponse.Builder().body("second").build());

    try (Exchange exchange = post(transport(user))) {
      assertThat(exchange.status()).isEqualTo(401);
    }

    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void usersProxyAuthenticator_doesNotResend() {
    OkHttpClient user =
        new OkHttpClient.Builder()
            .proxy(server.getProxyAddress())
            .proxyAuthenticator(
                (route, response) ->
                    response
                        .request()
                        .newBuilder()
                        .header("Proxy-Authorization", Credentials.basic("u", "p"))
                        .build())
            .build();
    server.enqueue(new MockResponse.Builder().code(407).build());
    server.enqueue(new MockResponse.Builder().body("second").build());

    try (Exchange exchange =
        post(new Transport("test", Endpoint.of("http://model.example", "x"), user))) {
      assertThat(exchange.status()).isEqualTo(407);
    }

    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"300", "301", "302", "303", "307", "308"})
  void redirect_isNotFollowed(int status) throws Exception {
    try (MockWebServer other = new MockWebServer()) {
      other.start();
      other.enqueue(new MockResponse.Builder().body("stolen").build());
      server.enqueue(
          new MockResponse.Builder()
              .code(status)
              .addHeader("Location", other.url("/x").toString())
              .build());

      try (Exchange exchange = post(transport(new OkHttpClient()))) {
        assertThat(exchange.status()).isEqualTo(status);
      }

      assertThat(server.getRequestCount()).isEqualTo(1);
      assertThat(other.getRequestCount()).isZero();
    }
  }

  @Test
  void pooledConnectionThatDiesWithTheNextRequest_isAnError() {
    Transport transport = transport(new OkHttpClient());
    server.enqueue(new MockResponse.Builder().body("first").build());
    server.enqueue(
        new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()).build());
    server.enqueue(new MockResponse.Builder().body("third").build());
    readAll(transport);

    LlmConnectionException broken =
        catchThrowableOfType(LlmConnectionException.class, () -> readAll(transport));

    assertThat(broken.retryable()).isTrue();
    assertThat(broken.getMessage()).startsWith("the connection to test at " + base() + " broke: ");
    // The server gave its second answer, which was to hang up; the third one is still there.
    assertThat(readAll(transport)).isEqualTo("third");
  }

  @Test
  void bodyThatIsReadToItsEnd_givesItsConnectionBack() throws Exception {
    Transport transport = transport(new OkHttpClient());
    server.enqueue(new MockResponse.Builder().body("first").build());
    server.enqueue(new MockResponse.Builder().body("second").build());

    readAll(transport);
    readAll(transport);

    assertThat(server.takeRequest().getConnectionIndex()).isZero();
    assertThat(server.takeRequest().getConnectionIndex()).isZero();
  }

  @Test
  void refusedConnection_saysWhereAndWhy() throws Exception {
    int port;
    try (ServerSocket closed = new ServerSocket(0)) {
      port = closed.getLocalPort();
    }
    String base = "http://localhost:" + port + "/v1";

    LlmConnectionException failure =
        catchThrowableOfType(
            LlmConnectionException.class,
            () -> post(new Transport("openai", Endpoint.of(base, "x"), null)));

    assertThat(failure.getMessage())
        .isEqualTo("openai could not be reached at " + base + ": Connection refused");
    assertThat(failure.retryable()).isTrue();
    assertThat(failure.provider()).isEqualTo("openai");
    assertThat(failure.status()).isEmpty();
  }

  @Test
  void unknownHost_saysSo() {
    LlmConnectionException failure =
        catchThrowableOfType(
            LlmConnectionException.class,
            () -> post(new Transport("x", Endpoint.of("https://no.such.invalid", "x"), null)));

    assertThat(failure.getMessage())
        .isEqualTo("x could not be reached at https://no.such.invalid: unknown host");
    assertThat(failure.retryable()).isTrue();
  }

  @Test
  void certificateOfAStranger_isNotRetryable() {
    HandshakeCertificates certificates =
        new HandshakeCertificates.Builder()
            .heldCertificate(
                new HeldCertificate.Builder().addSubjectAlternativeName("localhost").build())
            .build();
    server.useHttps(certificates.sslSocketFactory());
    String base = "https://localhost:" + server.getPort();

    LlmConnectionException failure =
        catchThrowableOfType(
            LlmConnectionException.class,
            () -> post(new Transport("x", Endpoint.of(base, "x"), null)));

    assertThat(failure.getMessage()).startsWith("x could not be reached at " + base + ": ");
    assertThat(failure.retryable()).isFalse();
  }

  @Test
  void silence_isNoticed() {
    OkHttpClient impatient = new OkHttpClient.Builder().readTimeout(Duration.ofMillis(200)).build();
    server.enqueue(new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE).build());

    LlmConnectionException failure =
        catchThrowableOfType(LlmConnectionException.class, () -> post(transport(impatient)));

    assertThat(failure.getMessage()).isEqualTo("test at " + base() + " sent nothing for 200 ms");
    assertThat(failure.retryable()).isTrue();
  }

  @Test
  void usualHeaders_areSentAndCanBeReplaced() throws Exception {
    server.enqueue(new MockResponse.Builder().body("x").build());

    transport(null)
        .post(
            Headers.of("User-Agent", "mine", "x-a", "1", "x-b", "2"),
            new Buffer().writeUtf8("{}"),
            Redaction.NONE)
        .close();

    Headers sent = server.takeRequest().getHeaders();
    assertThat(sent.values("User-Agent")).containsExactly("mine");
    assertThat(sent.get("Accept")).isEqualTo("text/event-stream");
    assertThat(sent.get("Accept-Encoding")).isEqualTo("identity");
    assertThat(sent.get("Content-Type")).isEqualTo("application/json");
    assertThat(sent.get("x-b")).isEqualTo("2");
  }

  @Test
  void answer_isAskedForAsTheCallerWantsIt() throws Exception {
    for (int i = 0; i < 3; i++) {
      server.enqueue(new MockResponse.Builder().body("x").build());
    }

    transport(null)
        .post(Headers.of(), new Buffer().writeUtf8("{}"), Redaction.NONE, Transport.Accept.JSON)
        .close();
    transport(null)
        .post(Headers.of(), new Buffer().writeUtf8("{}"), Redaction.NONE, Transport.Accept.EVENTS)
        .close();
    transport(null).get(Headers.of("accept", "text/x"), Redaction.NONE).close();

    assertThat(server.takeRequest().getHeaders().values("Accept"))
        .containsExactly("application/json");
    assertThat(server.takeRequest().getHeaders().values("Accept"))
        .containsExactly("text/event-stream");
    assertThat(server.takeRequest().getHeaders().values("Accept")).containsExactly("text/x");
  }

  @Test
  void get_asksForJsonWithoutABody() throws Exception {
    server.enqueue(new MockResponse.Builder().body("{\"data\":[]}").build());

    try (Exchange exchange = transport(null).get(Headers.of("x-a", "1"), Redaction.NONE)) {
      assertThat(exchange.text(100)).isEqualTo("{\"data\":[]}");
    }

    RecordedRequest sent = server.takeRequest();
    assertThat(sent.getMethod()).isEqualTo("GET");
    assertThat(sent.getUrl().encodedPath()).isEqualTo("/v1/x");
    assertThat(sent.getBodySize()).isZero();
    assertThat(sent.getHeaders().get("Accept")).isEqualTo("application/json");
    assertThat(sent.getHeaders().get("Accept-Encoding")).isEqualTo("identity");
    assertThat(sent.getHeaders().get("Content-Type")).isNull();
    assertThat(sent.getHeaders().get("User-Agent")).isEqualTo("openheim-java");
    assertThat(sent.getHeaders().get("x-a")).isEqualTo("1");
  }

  @ParameterizedTest
  @CsvSource({
    "503, 0",
    "503, 00",
    "408, 0",
    "408,",
    "503,",
    "503, 7",
    "503, 2147483648",
    "429, 0",
    "301, 0"
  })
  void get_isNotSentAgainByOkHttp(int status, String retryAfter) {
    MockResponse.Builder answer = new MockResponse.Builder().code(status).body("no");
    if (retryAfter != null) {
      answer.addHeader("Retry-After", retryAfter);
    }
    server.enqueue(answer.build());
    server.enqueue(new MockResponse.Builder().body("second").build());

    try (Exchange exchange = transport(null).get(Headers.of(), Redaction.NONE)) {
      assertThat(exchange.status()).isEqualTo(status);
      assertThat(exchange.text(100)).isEqualTo("no");
      boolean isSense = retryAfter != null && retryAfter.length() < 10;
      assertThat(RetryHints.retryAfter(exchange.headers(), Instant.EPOCH))
          .isEqualTo(isSense ? Duration.ofSeconds(Long.parseLong(retryAfter)) : null);
    }

    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void silenceAfterAGet_isNoticed() {
    OkHttpClient impatient = new OkHttpClient.Builder().readTimeout(Duration.ofMillis(200)).build();
    server.enqueue(new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE).build());

    LlmConnectionException failure =
        catchThrowableOfType(
            LlmConnectionException.class,
            () -> transport(impatient).get(Headers.of(), Redaction.NONE));

    assertThat(failure.getMessage()).isEqualTo("test at " + base() + " sent nothing for 200 ms");
  }

  @ParameterizedTest
  @CsvSource({
    "x-request-id",
    "Request-Id",
    "mistral-correlation-id",
    "apim-request-id",
    "x-amzn-requestid",
    "CF-RAY"
  })
  void idOfARequest_isFoundAndCleaned(String header) {
    server.enqueue(
        new MockResponse.Builder()
            .addHeader(header, "req-secret-1")
            .addHeader("cf-ray", "z")
            .build());

    try (Exchange exchange =
        transport(null).post(Headers.of(), new Buffer(), Redaction.NONE.and("secret-1"))) {
      assertThat(exchange.requestId()).isIn("req-***", header.equals("CF-RAY") ? "z" : "req-***");
    }
  }

  @Test
  void requestWithoutAnId_hasNone() {
    server.enqueue(new MockResponse.Builder().addHeader("x-request-id", "").build());

    try (Exchange exchange = post(transport(null))) {
      assertThat(exchange.requestId()).isNull();
    }
  }

  @Test
  void readTimeOutThatNobodyChose_isRaised() {
    assertThat(Clients.of(new OkHttpClient()).readTimeoutMillis()).isEqualTo(120_000);
    assertThat(Clients.of(null).readTimeoutMillis()).isEqualTo(120_000);
    assertThat(Clients.of(null).connectTimeoutMillis()).isEqualTo(10_000);
    assertThat(
            Clients.of(new OkHttpClient.Builder().readTimeout(Duration.ofSeconds(3)).build())
                .readTimeoutMillis())
        .isEqualTo(3000);
  }

  private String base() {
    return "http://" + server.getHostName() + ":" + server.getPort() + "/v1";
  }

  private Transport transport(OkHttpClient user) {
    return new Transport("test", Endpoint.of(base(), "x"), user);
  }

  private static Exchange post(Transport transport) {
    return transport.post(Headers.of(), new Buffer().writeUtf8("{}"), Redaction.NONE);
  }

  private static String readAll(Transport transport) {
    Exchange exchange = post(transport);
    String text = exchange.text(1000);
    exchange.done();
    return text;
  }
}
