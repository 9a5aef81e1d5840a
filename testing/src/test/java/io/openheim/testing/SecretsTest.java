package io.openheim.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import mockwebserver3.junit5.StartStop;
import okhttp3.Credentials;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okio.Buffer;
import okio.ByteString;
import okio.GzipSink;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing secret gets into a file. */
@Timeout(60)
class SecretsTest {
  private static final String KEY = "sk-Zz9/x+Y_w=8v";

  @StartStop final MockWebServer server = new MockWebServer();
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Authorization | Bearer sk-Zz9/x+Y_w=8v",
        "authorization | bearer sk-Zz9/x+Y_w=8v",
        "Authorization | sk-Zz9/x+Y_w=8v",
        "Authorization | AWS4-HMAC-SHA256 Credential=sk-Zz9/x+Y_w=8v, SignedHeaders=host",
        "x-api-key | sk-Zz9/x+Y_w=8v",
        "api-key | sk-Zz9/x+Y_w=8v",
        "x-goog-api-key | sk-Zz9/x+Y_w=8v",
        "Cookie | theme=dark; session=sk-Zz9/x+Y_w=8v",
        "Proxy-Authorization | Bearer sk-Zz9/x+Y_w=8v",
        "X-Unheard-Of | sk-Zz9/x+Y_w=8v"
      })
  void keyOfAHeader_isNowhere(String name, String value) throws IOException {
    server.enqueue(echo());

    record(
        Http.post(server.url("/v1/" + "chat"), "{\"echo\":\"" + KEY + "\"}")
            .newBuilder()
            .header(name, value)
            .build());

    assertThatNothingShows(KEY);
    assertThat(file()).contains("\"echo\": \"***\"");
  }

  @Test
  void basicCredentials_areKnownInTheirParts() throws IOException {
    String password = "pass-word-0815";
    server.enqueue(new MockResponse.Builder().code(401).body("no: " + password).build());

    record(
        Http.post(server.url("/v1/chat"), "{}")
            .newBuilder()
            .header("Authorization", Credentials.basic("somebody", password))
            .build());

    assertThat(file()).contains("\"no: ***\"").doesNotContain(password);
  }

  @ParameterizedTest
  @ValueSource(strings = {"key", "api_key", "access_token", "sig", "X-Amz-Signature", "API-KEY"})
  void keyOfTheQuery_isNowhere(String name) throws IOException {
    server.enqueue(echo());

    record(
        Http.post(
            server.url("/v1/chat?alt=sse").newBuilder().addQueryParameter(name, KEY).build(),
            "{}"));

    assertThatNothingShows(KEY);
    assertThat(file()).contains("\"path\": \"/v1/chat?alt=sse\"").doesNotContain(name + "=");
  }

  @Test
  void keyInThePathAndInNamesAndNumbers_isBlottedOut() throws IOException {
    String digits = "12345678901234";
    server.enqueue(Http.json("{\"n\":" + digits + "}"));

    record(
        Http.post(
                server.url("/v1/" + digits + "/chat"),
                "{\"" + digits + "\":1,\"x" + digits + "\":[" + digits + "]}")
            .newBuilder()
            .header("x-api-key", digits)
            .build());

    assertThat(file())
        .doesNotContain(digits)
        .contains("\"/v1/***/chat\"", "\"***\": 1", "\"x***\": [", "\"{\\\"n\\\":***}\"");
  }

  @Test
  void base64OfAKey_isKnownWhateverStandsAroundIt() throws IOException {
    StringBuilder all = new StringBuilder();
    for (int before = 0; before < 6; before++) {
      byte[] text = ("x".repeat(before) + KEY + "yz").getBytes(StandardCharsets.UTF_8);
      all.append(Base64.getEncoder().encodeToString(text)).append('\n');
      all.append(Base64.getUrlEncoder().withoutPadding().encodeToString(text)).append('\n');
      all.append(Base64.getEncoder().encodeToString(KEY.getBytes(StandardCharsets.UTF_8)));
    }
    server.enqueue(new MockResponse.Builder().body(all.toString()).build());

    record(withKey("{}"));

    for (String piece : file().split("[^A-Za-z0-9+/_-]+")) {
      assertThat(decoded(piece)).doesNotContain(KEY.substring(3, 8), KEY.substring(8, 13));
    }
    assertThat(file().split("[*]{3}", -1)).hasSize(19);
  }

  @Test
  void keyInsideCompressedAndBinaryBodies_isBlottedOut() throws IOException {
    Buffer packed = new Buffer();
    try (GzipSink gzip = new GzipSink(packed)) {
      Buffer plain = new Buffer().writeUtf8("{\"key\":\"" + KEY + "\"}");
      gzip.write(plain, plain.size());
    }
    server.enqueue(
        new MockResponse.Builder().addHeader("Content-Encoding", "gzip").body(packed).build());
    server.enqueue(
        new MockResponse.Builder()
            .body(new Buffer().writeByte(0xff).writeUtf8(KEY).writeByte(0xc3))
            .build());
    try (Recorder recorder = Recorder.to(path())) {
      OkHttpClient client = Http.client(recorder);
      client
          .newCall(withKey("{}").newBuilder().header("Accept-Encoding", "gzip").build())
          .execute()
          .close();
      client.newCall(withKey("{}")).execute().close();
    }

    List<TapedExchange> exchanges = CassetteFile.read(path());
    assertThat(exchanges.get(0).response().body())
        .isEqualTo(new TapedBody.Text("{\"key\":\"***\"}"));
    assertThat(exchanges.get(1).response().body())
        .isEqualTo(new TapedBody.Bytes(ByteString.decodeHex("ff2a2a2ac3")));
  }

  @Test
  void keyOfALaterRequest_isTakenOutOfEarlierAnswers() throws IOException {
    server.enqueue(echo());
    server.enqueue(echo());
    try (Recorder recorder = Recorder.to(path())) {
      OkHttpClient client = Http.client(recorder);
      Http.send(client, Http.post(server.url("/v1/chat"), "{}"));
      Http.send(client, withKey("{}"));
    }

    assertThatNothingShows(KEY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sk-Zz9/x+Y_", "sk-Zz9\\/x\\u00", "sk-Zz9%2Fx%2", "sk-Z", "c2stWno5L3g"})
  void halfAKeyAtTheEndOfAnAnswerThatWasCut_isLeftOut(String half) throws IOException {
    server.enqueue(
        new MockResponse.Builder()
            .body("wrong key: " + half)
            .setHeader("Content-Length", "1000000")
            .onResponseEnd(SocketEffect.Stall.INSTANCE)
            .build());
    try (Recorder recorder = Recorder.to(path());
        Response response = Http.client(recorder).newCall(withKey("{}")).execute()) {
      response.body().source().require(11);
    }

    assertThat(CassetteFile.read(path()).get(0).response().body())
        .isEqualTo(new TapedBody.Text("wrong key: "));
  }

  @Test
  void scrubber_seesEveryTextAndThePlayerUsesItToo() throws IOException {
    server.enqueue(
        Http.json("{\"to\":\"ann@example.com\"}")
            .newBuilder()
            .addHeader("X-Request-Id", "ann@example.com")
            .build());
    String body = "{\"ann@example.com\":[\"mail ann@example.com\"]}";
    Request request = Http.post(server.url("/v1/ann@example.com?u=ann@example.com"), body);
    try (Recorder recorder = Recorder.to(path(), SecretsTest::withoutAddresses)) {
      Http.send(Http.client(recorder), request);
    }

    assertThat(file()).doesNotContain("ann").contains("\"mail <who>\"", "\"/v1/<who>?u=<who>\"");
    try (Player player = Player.of(path(), SecretsTest::withoutAddresses)) {
      assertThat(Http.send(Http.client(player), request)).isEqualTo("{\"to\":\"<who>\"}");
    }
  }

  @Test
  void requestThatEchoesTheKey_isFoundAgainWithTheSameAndAnotherKey() throws IOException {
    server.enqueue(Http.json("{}"));
    record(withKey("{\"key\":\"" + KEY + "\"}"));

    for (String key : List.of(KEY, "another-key-0815")) {
      try (Player player = Player.of(path())) {
        Request request =
            Http.post(Http.NOWHERE.resolve("/v1/chat"), "{\"key\":\"" + key + "\"}")
                .newBuilder()
                .header("x-api-key", key)
                .build();
        assertThat(Http.send(Http.client(player), request)).isEqualTo("{}");
      }
    }
  }

  @Test
  void errorsOfThePlayer_showNoKey() throws IOException {
    server.enqueue(Http.json("{}"));
    record(withKey("{}"));
    Player player = Player.of(path());

    AssertionError error =
        catchThrowableOfType(
            AssertionError.class,
            () -> Http.send(Http.client(player), withKey("{\"key\":\"" + KEY + "\"}")));

    assertThat(error).hasMessageContaining("- $.key: recorded nothing, sent \"***\"");
    assertThat(error.getMessage()).doesNotContain(KEY);
  }

  private static String withoutAddresses(String text) {
    return text.replaceAll("\\w+(@|%40)example[.]com", "<who>");
  }

  private Request withKey(String json) {
    return Http.post(server.url("/v1/chat"), json).newBuilder().header("x-api-key", KEY).build();
  }

  /** An error that tells the key in many spellings, and sets a cookie. */
  private static MockResponse echo() {
    return new MockResponse.Builder()
        .code(401)
        .addHeader("X-Request-Id", "for " + KEY)
        .addHeader("Set-Cookie", "key=" + KEY)
        .addHeader("X-Debug", KEY)
        .body(
            "Incorrect key "
                + KEY
                + ", "
                + KEY.replace("/", "\\/")
                + ", "
                + KEY.replace("/", "%2F").replace("+", "%2B").replace("=", "%3D")
                + ", "
                + KEY.replace("=", "\\u003d")
                + ", "
                + ByteString.encodeUtf8(KEY).base64())
        .build();
  }

  private void assertThatNothingShows(String key) throws IOException {
    assertThat(file())
        .doesNotContain(key, key.substring(0, 8), key.substring(8), "Zz9", "x+Y_w")
        .doesNotContain(ByteString.encodeUtf8(key).base64());
    for (TapedExchange exchange : CassetteFile.read(path())) {
      assertThat(exchange.toString()).doesNotContain(key);
    }
  }

  private static String decoded(String piece) {
    try {
      byte[] bytes = Base64.getMimeDecoder().decode(piece.replace('-', '+').replace('_', '/'));
      return new String(bytes, StandardCharsets.ISO_8859_1);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  private void record(Request request) throws IOException {
    try (Recorder recorder = Recorder.to(path())) {
      Http.send(Http.client(recorder), request);
    }
  }

  private Path path() {
    return folder.resolve("cassette.json");
  }

  private String file() throws IOException {
    return Files.readString(path());
  }
}
