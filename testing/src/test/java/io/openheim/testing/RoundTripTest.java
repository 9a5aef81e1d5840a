package io.openheim.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.openheim.error.LlmStatusException;
import io.openheim.llm.LlmChunk;
import io.openheim.llm.LlmReply;
import io.openheim.llm.LlmRequest;
import io.openheim.llm.LlmStream;
import io.openheim.message.Message;
import io.openheim.openai.OpenAiChatClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import mockwebserver3.junit5.StartStop;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okio.Buffer;
import okio.BufferedSource;
import okio.ByteString;
import okio.GzipSink;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What was recorded is played as it was. */
@Timeout(60)
class RoundTripTest {
  private static final String EVENTS =
      """
      : hello\r
      data: {"id":"1","model":"m-1","choices":[{"index":0,"delta":{"role":"assistant","content":"Sm\u00f8rre"}}]}\r
      \r
      data: {"choices":[{"index":0,"delta":{"content":"br\u00f8d 😀"},"finish_reason":"stop"}]}

      data: {"choices":[],"usage":{"prompt_tokens":3,"completion_tokens":4,"total_tokens":7}}

      data: [DONE]

      """;

  @StartStop final MockWebServer server = new MockWebServer();
  @TempDir Path folder;

  @Test
  void jsonAnswer_isTheSameAndTheFileCanBeReviewed() throws IOException {
    server.enqueue(
        Http.json("{\"a\":1.50}\n")
            .newBuilder()
            .addHeader("X-Request-Id", "req_1")
            .addHeader("Set-Cookie", "session=very-secret-cookie")
            .build());
    String body =
        "{\"n\":12345678901234567890.10,\"list\":[],\"deep\":{\"x\":[null,true,\"\\ud800\"]}}";
    Request request =
        Http.post(server.url("/v1/chat?api-version=7&key=secret-of-query"), body)
            .newBuilder()
            .header("Authorization", "Bearer sk-0123456789")
            .header("anthropic-version", "2023-06-01")
            .header("X-Other", "not known")
            .build();

    assertThat(record(request)).isEqualTo("{\"a\":1.50}\n");

    assertThat(file())
        .isEqualTo(
            """
            [
              {
                "request": {
                  "method": "POST",
                  "path": "/v1/chat?api-version=7",
                  "headers": {
                    "anthropic-version": "2023-06-01",
                    "content-type": "application/json"
                  },
                  "json": {
                    "n": 12345678901234567890.10,
                    "list": [],
                    "deep": {
                      "x": [
                        null,
                        true,
                        "\\ud800"
                      ]
                    }
                  }
                },
                "response": {
                  "status": 200,
                  "headers": {
                    "content-type": "application/json",
                    "x-request-id": "req_1"
                  },
                  "text": [
                    "{\\"a\\":1.50}\\n"
                  ]
                }
              }
            ]
            """);
    // The key is another one, the order of properties too, and nobody is there to connect to.
    String other =
        "{\"deep\" : {\"x\":[null,true,\"\\ud800\"]},\"list\":[],\n\"n\":12345678901234567890.10}";
    try (Player player = Player.of(path())) {
      Request again =
          Http.post(Http.NOWHERE.resolve("?api-version=7&key=other"), other)
              .newBuilder()
              .header("Authorization", "Bearer none")
              .build();
      try (Response played = Http.client(player).newCall(again).execute()) {
        assertThat(played.code()).isEqualTo(200);
        assertThat(played.header("X-Request-Id")).isEqualTo("req_1");
        assertThat(played.body().contentLength()).isEqualTo(11);
        assertThat(played.body().string()).isEqualTo("{\"a\":1.50}\n");
      }
    }
  }

  @Test
  void stream_isKeptByteForByte() throws IOException {
    server.enqueue(events(EVENTS).chunkedBody(EVENTS, 10).build());
    LlmReply recorded;
    try (Recorder recorder = Recorder.to(path())) {
      recorded = model(recorder, server.url("/v1").toString()).send(asked("Lunch?"));
    }

    List<LlmChunk> chunks = new ArrayList<>();
    LlmReply played;
    try (Player player = Player.of(path());
        LlmStream stream = model(player, "https://no.such.invalid/v1").stream(asked("Lunch?"))) {
      for (LlmChunk chunk = stream.next(); chunk != null; chunk = stream.next()) {
        chunks.add(chunk);
      }
      played = stream.reply();
    }

    assertThat(recorded.message().text()).isEqualTo("Smørrebrød 😀");
    assertThat(played).isEqualTo(recorded);
    assertThat(chunks).hasSize(2);
    TapedExchange.Answered answer = CassetteFile.read(path()).get(0).response();
    assertThat(answer.body()).isEqualTo(new TapedBody.Text(EVENTS));
    // The client stops at [DONE], and the end of the body behind it counts as read all the same.
    assertThat(answer.end()).isEqualTo(TapedExchange.End.WHOLE);
    assertThat(file())
        .contains("\n        \": hello\\r\\n\",\n        \"data: {")
        .doesNotContain("cut");
  }

  @Test
  void bodies_arePlayedInPiecesOfAFewBytes() throws IOException {
    server.enqueue(Http.json("{\"text\":\"0123456789\"}"));
    record(Http.post(server.url("/v1/chat"), "{}"));

    List<Long> sizes = new ArrayList<>();
    try (Player player = Player.of(path());
        Response response = Http.client(player).newCall(Http.post(Http.NOWHERE, "{}")).execute()) {
      Buffer piece = new Buffer();
      for (long n = response.body().source().read(piece, 100);
          n != -1;
          n = response.body().source().read(piece, 100)) {
        sizes.add(n);
      }
    }

    assertThat(sizes).containsExactly(7L, 7L, 7L);
  }

  @Test
  void gzip_isUnpackedInTheFile() throws IOException {
    Buffer packed = new Buffer();
    try (GzipSink gzip = new GzipSink(packed)) {
      gzip.write(new Buffer().writeUtf8("{\"packed\":true}"), 15);
    }
    server.enqueue(
        new MockResponse.Builder()
            .addHeader("Content-Type", "application/json")
            .addHeader("Content-Encoding", "gzip")
            .body(packed)
            .build());
    // As the SDK asks, so that OkHttp does not unpack it.
    Request request =
        Http.post(server.url("/v1/chat"), "{}")
            .newBuilder()
            .header("Accept-Encoding", "identity")
            .build();

    try (Recorder recorder = Recorder.to(path());
        Response response = Http.client(recorder).newCall(request).execute()) {
      assertThat(response.body().bytes()).startsWith(0x1f, 0x8b);
    }

    assertThat(file()).contains("\"{\\\"packed\\\":true}\"").doesNotContain("gzip");
    assertThat(play(Http.post(Http.NOWHERE, "{}"))).isEqualTo("{\"packed\":true}");
  }

  @Test
  void otherCompression_isNotRecorded() throws IOException {
    server.enqueue(
        new MockResponse.Builder().addHeader("Content-Encoding", "br").body("?").build());
    Recorder recorder = Recorder.to(path());
    Http.send(Http.client(recorder), Http.post(server.url("/v1/chat"), "{}"));

    assertThatThrownBy(recorder::close)
        .isInstanceOf(AssertionError.class)
        .hasMessage(
            "the cassette "
                + path()
                + " was not written: exchange 1 cannot be recorded: it is compressed as 'br', in"
                + " which a key could not be seen; have it sent plain or as gzip");
    assertThat(path()).doesNotExist();
  }

  @Test
  void errorStatus_isAnErrorAgain() throws IOException {
    server.enqueue(
        Http.json("{\"error\":{\"message\":\"Slow down.\",\"type\":\"rate\"}}")
            .newBuilder()
            .code(429)
            .addHeader("Retry-After", "7")
            .addHeader("x-request-id", "req_9")
            .build());
    LlmStatusException recorded;
    try (Recorder recorder = Recorder.to(path())) {
      OpenAiChatClient model = model(recorder, server.url("/v1").toString());
      recorded = catchThrowableOfType(LlmStatusException.class, () -> model.send(asked("Hi")));
    }

    try (Player player = Player.of(path())) {
      OpenAiChatClient model = model(player, server.url("/v1").toString());
      LlmStatusException played =
          catchThrowableOfType(LlmStatusException.class, () -> model.send(asked("Hi")));
      assertThat(played.getMessage()).isEqualTo(recorded.getMessage()).contains("Slow down.");
      assertThat(played.status()).hasValue(429);
      assertThat(played.requestId()).contains("req_9");
      assertThat(played.retryAfter()).isEqualTo(recorded.retryAfter()).isPresent();
      assertThat(played.body()).isEqualTo(recorded.body());
    }
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void binaryBodies_areBase64() throws IOException {
    ByteString sent = ByteString.decodeHex("00ff80c3");
    ByteString came = ByteString.decodeHex("89504e470d0a1a0a");
    server.enqueue(
        new MockResponse.Builder()
            .addHeader("Content-Type", "image/png")
            .body(new Buffer().write(came))
            .build());
    MediaType type = MediaType.get("application/octet-stream");

    try (Recorder recorder = Recorder.to(path());
        Response response =
            Http.client(recorder)
                .newCall(Http.post(server.url("/v1/chat"), type, sent))
                .execute()) {
      assertThat(response.body().byteString()).isEqualTo(came);
    }

    assertThat(server.getRequestCount()).isEqualTo(1);
    assertThat(file()).contains("\"base64\": \"AP+Aww==\"", "\"base64\": \"iVBORw0KGgo=\"");
    try (Player player = Player.of(path());
        Response response =
            Http.client(player).newCall(Http.post(Http.NOWHERE, type, sent)).execute()) {
      assertThat(response.body().byteString()).isEqualTo(came);
    }
  }

  @Test
  void emptyBodies_areNothing() throws IOException {
    server.enqueue(new MockResponse.Builder().code(204).build());
    Request get = new Request.Builder().url(server.url("/v1/models")).build();

    assertThat(record(get)).isEmpty();

    assertThat(file()).doesNotContain("json", "text", "base64", "cut");
    assertThat(play(get)).isEmpty();
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void textThatIsNoJson_staysText() throws IOException {
    server.enqueue(new MockResponse.Builder().body("one\ntwo").build());
    server.enqueue(new MockResponse.Builder().body("ok").build());
    MediaType plain = MediaType.get("text/plain");
    ByteString deep = ByteString.encodeUtf8("[".repeat(230) + "]".repeat(230));
    try (Recorder recorder = Recorder.to(path())) {
      OkHttpClient client = Http.client(recorder);
      Http.send(client, Http.post(server.url("/v1/chat"), plain, ByteString.encodeUtf8("{a\nb")));
      Http.send(client, Http.post(server.url("/v1/chat"), plain, deep));
    }

    try (Player player = Player.of(path())) {
      OkHttpClient client = Http.client(player);
      assertThat(Http.send(client, Http.post(Http.NOWHERE, plain, ByteString.encodeUtf8("{a\nb"))))
          .isEqualTo("one\ntwo");
      assertThat(Http.send(client, Http.post(Http.NOWHERE, plain, deep))).isEqualTo("ok");
    }
  }

  @Test
  void recorder_handsOnWhatCameBeforeTheRestIsThere() throws IOException {
    String first = "data: first\n\n";
    // The server says it has more, and never sends it.
    server.enqueue(
        new MockResponse.Builder()
            .addHeader("Content-Type", "text/event-stream")
            .addHeader("Content-Length", "1000000")
            .body(new Buffer().writeUtf8(first))
            .setHeader("Content-Length", "1000000")
            .onResponseEnd(SocketEffect.Stall.INSTANCE)
            .build());
    OkHttpClient patient = new OkHttpClient.Builder().readTimeout(50, TimeUnit.SECONDS).build();

    try (Recorder recorder = Recorder.to(path())) {
      OkHttpClient client = patient.newBuilder().addInterceptor(recorder).build();
      try (Response response = client.newCall(Http.post(server.url("/v1/chat"), "{}")).execute()) {
        assertThat(response.body().source().readUtf8Line()).isEqualTo("data: first");
      }
    }

    assertThat(file()).contains("\"cut\": \"closed\"");
    assertThat(CassetteFile.read(path()).get(0).response().body())
        .isEqualTo(new TapedBody.Text(first));
  }

  @Test
  void answerThatWasClosedEarly_cannotBeReadFurther() throws IOException {
    server.enqueue(
        new MockResponse.Builder()
            .body(new Buffer().writeUtf8("data: first\n\n"))
            .setHeader("Content-Length", "1000000")
            .onResponseEnd(SocketEffect.Stall.INSTANCE)
            .build());
    try (Recorder recorder = Recorder.to(path());
        Response response =
            Http.client(recorder).newCall(Http.post(server.url("/v1/chat"), "{}")).execute()) {
      response.body().source().readUtf8Line();
    }

    Player player = Player.of(path());
    try (Response response = Http.client(player).newCall(Http.post(Http.NOWHERE, "{}")).execute()) {
      BufferedSource source = response.body().source();
      assertThat(source.readUtf8Line()).isEqualTo("data: first");
      player.assertExhausted();

      assertThatThrownBy(source::readByteString)
          .isInstanceOf(AssertionError.class)
          .hasMessage(
              "the answer to request 1 was read beyond the place where it was closed when the"
                  + " cassette "
                  + path()
                  + " was recorded\nIf it is meant to be so, delete the file and record it again"
                  + " with -Dopenheim.record=true.");
    }
    assertThatThrownBy(player::close).hasMessageStartingWith("the answer to request 1 was read");
  }

  @Test
  void streamOfTheSdkThatIsClosedEarly_isRecordedAsFarAsItCame() throws IOException {
    String first = EVENTS.substring(0, EVENTS.indexOf("\r\n\r\n") + 4);
    server.enqueue(
        events(first)
            .body(new Buffer().writeUtf8(first))
            .setHeader("Content-Length", "1000000")
            .onResponseEnd(SocketEffect.Stall.INSTANCE)
            .build());
    try (Recorder recorder = Recorder.to(path());
        LlmStream stream = model(recorder, server.url("/v1").toString()).stream(asked("Lunch?"))) {
      assertThat(stream.next()).isEqualTo(new LlmChunk.Text("Smørre"));
    }

    try (Player player = Player.of(path());
        LlmStream stream = model(player, "https://no.such.invalid/v1").stream(asked("Lunch?"))) {
      assertThat(stream.next()).isEqualTo(new LlmChunk.Text("Smørre"));
    }
    assertThat(file()).contains("\"cut\": \"closed\"");
  }

  @Test
  void connectionThatBreaks_breaksAgain() throws IOException {
    server.enqueue(
        new MockResponse.Builder()
            .body("half of it")
            .setHeader("Content-Length", "1000")
            .onResponseEnd(new SocketEffect.CloseSocket())
            .build());
    try (Recorder recorder = Recorder.to(path())) {
      Request request = Http.post(server.url("/v1/chat"), "{}");
      assertThatThrownBy(() -> Http.send(Http.client(recorder), request))
          .isInstanceOf(IOException.class);
    }

    assertThat(file()).contains("\"half of it\"", "\"cut\": \"broken\"");
    try (Player player = Player.of(path());
        Response response = Http.client(player).newCall(Http.post(Http.NOWHERE, "{}")).execute()) {
      assertThat(response.body().source().readUtf8(10)).isEqualTo("half of it");
      assertThatThrownBy(() -> response.body().source().readByte())
          .isInstanceOf(IOException.class)
          .hasMessage("the connection broke here when it was recorded");
    }
  }

  @Test
  void requestWithoutAnAnswer_isNotRecorded() throws IOException {
    server.enqueue(
        new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()).build());
    server.enqueue(Http.json("{}"));
    try (Recorder recorder = Recorder.to(path())) {
      OkHttpClient once =
          Http.client(recorder).newBuilder().retryOnConnectionFailure(false).build();
      assertThatThrownBy(() -> Http.send(once, Http.post(server.url("/v1/lost"), "{}")))
          .isInstanceOf(IOException.class);
      Http.send(once, Http.post(server.url("/v1/chat"), "{}"));
    }

    assertThat(CassetteFile.read(path()))
        .extracting(exchange -> exchange.request().path())
        .containsExactly("/v1/chat");
  }

  @Test
  void recorderThatIsClosedFirst_keepsWhatWasReadAndLeavesOutWhatHasNoAnswer() throws IOException {
    server.enqueue(new MockResponse.Builder().body("x".repeat(100_000)).build());
    Recorder recorder = Recorder.to(path());
    OkHttpClient client =
        Http.client(recorder)
            .newBuilder()
            .addInterceptor(
                chain -> {
                  if (chain.request().url().encodedPath().equals("/late")) {
                    recorder.close();
                  }
                  return chain.proceed(chain.request());
                })
            .build();
    server.enqueue(new MockResponse.Builder().body("late").build());
    try (Response open = client.newCall(Http.post(server.url("/v1/chat"), "{}")).execute()) {
      open.body().source().readUtf8(10);

      assertThat(Http.send(client, Http.post(server.url("/late"), "{}"))).isEqualTo("late");
    }

    TapedExchange only = CassetteFile.read(path()).get(0);
    assertThat(CassetteFile.read(path())).hasSize(1);
    assertThat(only.response().end()).isEqualTo(TapedExchange.End.CLOSED);
    assertThat(((TapedBody.Text) only.response().body()).text()).matches("x{10,99999}");
  }

  @Test
  void cancelledCall_readsNothingOfARecording() throws IOException {
    server.enqueue(Http.json("{\"a\":1}"));
    record(Http.post(server.url("/v1/chat"), "{}"));

    try (Player player = Player.of(path())) {
      var call = Http.client(player).newCall(Http.post(Http.NOWHERE, "{}"));
      try (Response response = call.execute()) {
        call.cancel();
        assertThatThrownBy(() -> response.body().string())
            .isInstanceOf(IOException.class)
            .hasMessage("Canceled");
      }
    }
  }

  private MockResponse.Builder events(String body) {
    return new MockResponse.Builder().addHeader("Content-Type", "text/event-stream").body(body);
  }

  private static OpenAiChatClient model(Interceptor interceptor, String baseUrl) {
    return OpenAiChatClient.builder()
        .model("m-1")
        .baseUrl(baseUrl)
        .apiKey("sk-0123456789")
        .httpClient(Http.client(interceptor))
        .build();
  }

  private static LlmRequest asked(String text) {
    return new LlmRequest(List.of(Message.user(text)), List.of());
  }

  private String record(Request request) throws IOException {
    try (Recorder recorder = Recorder.to(path())) {
      return Http.send(Http.client(recorder), request);
    }
  }

  private String play(Request request) throws IOException {
    try (Player player = Player.of(path())) {
      return Http.send(Http.client(player), request);
    }
  }

  private Path path() {
    return folder.resolve("new").resolve("cassette.json");
  }

  private String file() throws IOException {
    return Files.readString(path());
  }
}
