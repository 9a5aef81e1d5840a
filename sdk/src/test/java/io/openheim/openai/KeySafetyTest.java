package io.openheim.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.openheim.error.ConfigException;
import io.openheim.error.LlmAnswerException;
import io.openheim.error.LlmConnectionException;
import io.openheim.error.LlmStatusException;
import io.openheim.llm.LlmRequest;
import io.openheim.llm.LlmSettings;
import io.openheim.message.Message;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.junit5.StartStop;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever goes wrong, no string shows the key. */
class KeySafetyTest {
  private static final String KEY = "sk-Zebra/42+x";
  private static final String PART = "Zebra";
  private static final LlmRequest REQUEST = new LlmRequest(List.of(Message.user("Hi")), List.of());

  @StartStop final MockWebServer server = new MockWebServer();

  private final Logger root = Logger.getLogger("");
  private final LogCatcher logs = new LogCatcher();
  private final Level levelBefore = root.getLevel();

  @BeforeEach
  void catchLogs() {
    root.setLevel(Level.ALL);
    root.addHandler(logs);
  }

  @AfterEach
  void logs_showNoKey() {
    root.removeHandler(logs);
    root.setLevel(levelBefore);
    assertThat(logs.text.toString()).doesNotContain(PART);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sk-Zebra\nX", "sk-Zebra\r\nX: y", "sk-Zebra-ä", "sk-Zebra X"})
  void keyThatCannotBeSent_isRefusedUnseen(String key) {
    Throwable fixed = catchThrowable(() -> builder().apiKey(key).build());
    Throwable supplied = catchThrowable(() -> builder().apiKey(() -> key).build().send(REQUEST));

    assertThat(fixed).isInstanceOf(ConfigException.class);
    assertThat(supplied).isInstanceOf(ConfigException.class);
    assertSafe(fixed);
    assertSafe(supplied);
    assertThat(server.getRequestCount()).isZero();
  }

  @Test
  void keyWithWhiteSpaceAround_isTrimmed() throws Exception {
    server.enqueue(new MockResponse.Builder().code(500).build());

    catchThrowable(() -> builder().apiKey(" " + KEY + "\n").build().send(REQUEST));

    assertThat(server.takeRequest().getHeaders().get("Authorization")).isEqualTo("Bearer " + KEY);
  }

  @Test
  void redirectToAnotherHost_isNotFollowed() throws Exception {
    try (MockWebServer other = new MockWebServer()) {
      other.start();
      other.enqueue(new MockResponse.Builder().body("stolen").build());
      server.enqueue(
          new MockResponse.Builder()
              .code(307)
              .addHeader("Location", other.url("/v1?key=" + KEY).toString())
              .build());

      Throwable failure = failure();

      assertThat(failure)
          .isInstanceOf(LlmStatusException.class)
          .hasMessage(
              "openai answered with status 307, a redirect to http://"
                  + other.getHostName()
                  + "; redirects are not followed, as they would carry the key to another place;"
                  + " set baseUrl to where the provider is");
      assertSafe(failure);
      assertThat(other.getRequestCount()).isZero();
      assertThat(server.getRequestCount()).isEqualTo(1);
    }
  }

  @Test
  void failedConnection_showsNoKey() throws Exception {
    int port;
    try (ServerSocket closed = new ServerSocket(0)) {
      port = closed.getLocalPort();
    }

    Throwable failure =
        catchThrowable(
            () ->
                builder()
                    .baseUrl("http://localhost:" + port + "/v1?token=" + KEY)
                    .apiKey(KEY)
                    .build()
                    .send(REQUEST));

    assertThat(failure)
        .isInstanceOf(LlmConnectionException.class)
        .hasMessage(
            "openai could not be reached at http://localhost:" + port + "/v1: Connection refused");
    assertSafe(failure);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"error\":{\"message\":\"Incorrect API key provided: sk-Zebra/42+x.\"}}",
        "{\"error\":{\"message\":\"Incorrect API key provided: sk-Zebra\\/42+x.\"}}",
        "Incorrect API key provided: sk-Zebra/42+x.",
      })
  void answerThatEchoesTheKey_isBlottedOut(String body) {
    server.enqueue(
        new MockResponse.Builder()
            .code(401)
            .addHeader("x-request-id", "for-" + KEY)
            .body(body)
            .build());

    LlmStatusException failure = (LlmStatusException) failure();

    assertThat(failure.getMessage())
        .isEqualTo(
            "openai answered with status 401: Incorrect API key provided: ***.; check the key in"
                + " OPENAI_API_KEY (request id for-***)");
    assertThat(failure.body()).doesNotContain(PART).contains("***");
    assertThat(failure.requestId()).hasValue("for-***");
    assertSafe(failure);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "data: {\"error\":{\"message\":\"bad sk-Zebra/42+x\"}}\n\n",
        "data: sk-Zebra/42+x\n\ndata: [DONE]\n\n",
        "data: {\"choices\":[]} sk-Zebra/42+x\n\n",
        "{\"no\":\"sk-Zebra/42+x\"}",
        "<html>sk-Zebra/42+x</html>",
        "sk-Zebra%2F42%2Bx"
      })
  void answerOfStatus200ThatEchoesTheKey_isBlottedOut(String body) {
    server.enqueue(new MockResponse.Builder().body(body).build());

    Throwable failure = failure();

    assertThat(failure).isInstanceOfAny(LlmStatusException.class, LlmAnswerException.class);
    assertSafe(failure);
    assertThat(failure.getMessage()).contains("***");
  }

  @ParameterizedTest
  @ValueSource(ints = {60, 80, 90, 94, 98, 99, 100})
  void keyWhereAFrameIsCut_isBlottedOutWhole(int before) {
    server.enqueue(
        new MockResponse.Builder()
            .body("data: " + "o".repeat(before) + KEY + " is bad\n\ndata: [DONE]\n\n")
            .build());

    assertNoPiece(failure());
  }

  @ParameterizedTest
  @ValueSource(ints = {980, 985, 990, 993, 994, 65_520, 65_525, 65_530})
  void keyWhereABodyIsCut_isBlottedOutWhole(int before) {
    server.enqueue(
        new MockResponse.Builder().body("{\"p\":\"" + "y".repeat(before) + KEY + "\"}").build());
    server.enqueue(
        new MockResponse.Builder().body("{\"p\":\"" + " ".repeat(before) + KEY + "\"}").build());
    server.enqueue(
        new MockResponse.Builder().code(500).body(" ".repeat(before + 6) + KEY + KEY).build());

    assertNoPiece(failure());
    assertNoPiece(failure());
    assertNoPiece(failure());
  }

  /** Not even the first five characters. */
  private static void assertNoPiece(Throwable failure) {
    assertSafe(failure);
    assertThat(failure.getMessage()).doesNotContain(KEY.substring(0, 5));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"error\":{\"message\":\"bad sk-Zebra\\u002F42\\u002bx\"}}",
        "see /v1?key=sk-Zebra%2f42%2bx",
        "see /v1?key=sk-Zebra/42%2Bx",
        "<p>sk-Zebra&#x2F;42&#43;x</p>",
      })
  void keyInAnySpelling_isBlottedOut(String body) {
    server.enqueue(new MockResponse.Builder().code(500).body(body).build());

    LlmStatusException failure = (LlmStatusException) failure();

    assertSafe(failure);
    assertThat(failure.getMessage()).contains("***");
    assertThat(failure.body()).contains("***").doesNotContain(PART);
  }

  @Test
  void placeholderKey_leavesNoHolesInWords() {
    server.enqueue(new MockResponse.Builder().code(404).body("try ollama pull").build());

    assertThat(catchThrowable(() -> builder().apiKey("ollama").build().send(REQUEST)))
        .hasMessage(
            "openai answered with status 404: try ollama pull; check the model m and the base URL"
                + " http://"
                + server.getHostName()
                + ":"
                + server.getPort()
                + "/v1");
  }

  @Test
  void keyInTheBodyThatIsEchoed_isBlottedOut() {
    server.enqueue(
        new MockResponse.Builder()
            .code(400)
            .body("{\"error\":{\"message\":\"no such key: " + KEY + "\"}}")
            .build());

    Throwable failure =
        catchThrowable(
            () ->
                builder()
                    .build()
                    .send(
                        REQUEST.with(
                            LlmSettings.builder()
                                .extraBody("upstream_api_key", "\"" + KEY + "\"")
                                .build())));

    assertThat(failure).hasMessage("openai answered with status 400: no such key: ***");
    assertSafe(failure);
  }

  @Test
  void keyInTheWrongPlace_isNotShown() {
    assertThat(catchThrowable(() -> builder().baseUrl(KEY).build()).getMessage())
        .doesNotContain(PART);
    assertThat(
            catchThrowable(() -> builder().header("Authorization: Bearer " + KEY, "")).getMessage())
        .doesNotContain(PART);
  }

  @Test
  void exceptionOfAnInterceptorThatShowsTheKey_isReplaced() {
    OkHttpClient chatty =
        new OkHttpClient.Builder()
            .addInterceptor(
                chain -> {
                  throw new IOException(
                      "cannot send " + chain.request().header("Authorization"),
                      new IOException(KEY));
                })
            .build();

    Throwable failure =
        catchThrowable(() -> builder().apiKey(KEY).httpClient(chatty).build().send(REQUEST));

    assertThat(failure).isInstanceOf(LlmConnectionException.class);
    assertSafe(failure);
  }

  @Test
  void secretHeaders_areBlottedOutToo() {
    server.enqueue(new MockResponse.Builder().code(400).body("bad header my-Zebra-token").build());

    Throwable failure =
        catchThrowable(() -> builder().header("api-key", "my-Zebra-token").build().send(REQUEST));

    assertThat(failure).hasMessage("openai answered with status 400: bad header ***");
    assertSafe(failure);
  }

  @Test
  void nothingPrintsTheKey() {
    OpenAiChatClient.Builder builder =
        builder()
            .baseUrl("https://a.example/v1?sig=" + PART)
            .apiKey(KEY)
            .header("x-token", PART)
            .query("key", PART);

    assertThat(builder.toString()).doesNotContain(PART);
    assertThat(builder.build())
        .hasToString("OpenAiChatClient[provider=openai, model=m, baseUrl=https://a.example/v1]");
  }

  private Throwable failure() {
    return catchThrowable(() -> builder().apiKey(KEY).build().send(REQUEST));
  }

  private OpenAiChatClient.Builder builder() {
    return OpenAiChatClient.builder()
        .baseUrl(server.url("/v1").toString())
        .keyName("OPENAI_API_KEY")
        .model("m");
  }

  private static void assertSafe(Throwable failure) {
    StringWriter trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace, true));
    assertThat(trace.toString()).doesNotContain(PART);
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      assertThat(cause.toString() + cause.getMessage()).doesNotContain(PART);
      for (Throwable suppressed : cause.getSuppressed()) {
        assertSafe(suppressed);
      }
    }
  }

  /** Keeps all that is logged, at every level. */
  private static final class LogCatcher extends Handler {
    private final StringBuffer text = new StringBuffer();

    LogCatcher() {
      setLevel(Level.ALL);
    }

    @Override
    public void publish(LogRecord record) {
      text.append(new SimpleFormatter().format(record));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
