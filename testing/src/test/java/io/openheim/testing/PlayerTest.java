package io.openheim.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.openheim.error.ConfigException;
import io.openheim.llm.LlmRequest;
import io.openheim.llm.RetryClient;
import io.openheim.message.Message;
import io.openheim.openai.OpenAiChatClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.ByteString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A player is strict, and says what is wrong. Its cassettes are written by hand. */
@Timeout(60)
class PlayerTest {
  private static final String AGAIN =
      "\nIf it is meant to be so, delete the file and record it again with -Dopenheim.record=true.";

  @TempDir Path folder;

  @Test
  void cassetteMayBeWrittenByHand() throws IOException {
    cassette(exchange("\"json\":{}", "\"json\":{\"ok\":1.0}"));

    assertThat(play("{}")).isEqualTo("{\n  \"ok\": 1.0\n}\n");
  }

  @Test
  void differences_areToldPathByPath() throws IOException {
    cassette(
        exchange(
            """
            "json": {"model": "a", "stream": true, "temperature": 0.5, "n": 1,
              "messages": [{"content": "Hi"}, {"content": null}], "odd name": {"x": [1, 2]}}
            """,
            "\"text\":[]"));

    AssertionError error =
        fails(
            new Request.Builder()
                .url("https://no.such.invalid/v2/chat?a=b")
                .put(
                    RequestBody.create(
                        """
                        {"model": "b", "temperature": 0.50, "n": 1,
                         "messages": [{"content": "Hi"}, {"content": ""}, {"content": "more"}],
                         "odd name": {"x": [1]}, "top_p": null}
                        """,
                        MediaType.get("application/json")))
                .build());

    assertThat(error)
        .hasMessage(
            "request 1 is not the one in the cassette "
                + path()
                + ":\n"
                + """
                - method: recorded "POST", sent "PUT"
                - path: recorded "/v1/chat", sent "/v2/chat?a=b"
                - $.model: recorded "a", sent "b"
                - $.stream: recorded true, sent nothing
                - $.temperature: recorded 0.5, sent 0.50
                - $.messages[1].content: recorded null, sent ""
                - $.messages[2]: recorded nothing, sent {"content":"more"}
                - $["odd name"].x[1]: recorded 2, sent nothing
                - $.top_p: recorded nothing, sent null\
                """
                + AGAIN);
  }

  @Test
  void tenDifferences_areEnough() throws IOException {
    cassette(exchange("\"json\":[1,2,3,4,5,6,7,8,9,10,11,12,13]", "\"text\":[]"));

    AssertionError error = fails(Http.post(Http.NOWHERE, "[]"));

    assertThat(error.getMessage().lines())
        .hasSize(13)
        .contains("- $[9]: recorded 10, sent nothing", "- and 3 more")
        .doesNotContain("- $[10]: recorded 11, sent nothing");
  }

  @Test
  void longTexts_areShownWhereTheyDiffer() throws IOException {
    String same = "x".repeat(500);
    cassette(exchange("\"json\":{\"a\":\"" + same + "old\"}", "\"text\":[]"));

    AssertionError error =
        fails(Http.post(Http.NOWHERE, "{\"a\":\"" + same + "new" + same + "\"}"));

    assertThat(error.getMessage().lines().toList().get(1))
        .isEqualTo(
            "- $.a from character 480: recorded \""
                + "x".repeat(20)
                + "old\", sent \""
                + "x".repeat(20)
                + "new"
                + "x".repeat(37)
                + "\"...");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"text\":[\"one\"] | two | body: recorded \"one\", sent \"two\"",
        "\"json\":{\"a\":1} | two | body: recorded JSON {\"a\":1}, sent text \"two\"",
        "\"base64\":\"AP8=\" | two | body: recorded 2 bytes (SHA-256"
            + " 06eb7d6a69ee19e5fbdf749018d3d2abfa04bcbd1365db312eb86dc7169389b8), sent text"
            + " \"two\"",
        "\"other\":1 | two | body: recorded nothing, sent text \"two\"",
        "\"text\":[\"one\"] | `` | body: recorded text \"one\", sent nothing",
      })
  void bodiesOfOtherKinds_areToldApart(String recorded, String sent, String difference)
      throws IOException {
    cassette(exchange(recorded, "\"text\":[]"));

    AssertionError error =
        fails(
            Http.post(Http.NOWHERE, MediaType.get("text/plain"), ByteString.encodeUtf8(sent))
                .newBuilder()
                .url(Http.NOWHERE)
                .build());

    assertThat(error)
        .hasMessage(
            "request 1 is not the one in the cassette " + path() + ":\n- " + difference + AGAIN);
  }

  @Test
  void requestTooMany_isNamed() throws IOException {
    cassette(exchange("\"json\":{}", "\"text\":[]"));
    Player player = Player.of(path());
    OkHttpClient client = Http.client(player);
    Http.send(client, Http.post(Http.NOWHERE, "{}"));

    assertThatThrownBy(() -> Http.send(client, Http.post(Http.NOWHERE, "{\"more\":true}")))
        .isInstanceOf(AssertionError.class)
        .hasMessage(
            "the cassette "
                + path()
                + " has 1 exchange, and one request more was made: POST /v1/chat {\"more\":true}"
                + AGAIN);
  }

  @Test
  void exchangeTooMany_isNamed() throws IOException {
    cassette(
        exchange("\"json\":{}", "\"text\":[]"), exchange("\"text\":[\"next\"]", "\"text\":[]"));
    Player player = Player.of(path());
    Http.send(Http.client(player), Http.post(Http.NOWHERE, "{}"));

    assertThatThrownBy(player::close)
        .isInstanceOf(AssertionError.class)
        .hasMessage(
            "the cassette "
                + path()
                + " was not used up: 1 of 2 exchanges are left; the next is POST /v1/chat \"next\""
                + AGAIN);
    assertThatThrownBy(player::assertExhausted).isInstanceOf(AssertionError.class);
  }

  @Test
  void mismatch_isNeitherRetriedNorForgotten() throws IOException {
    cassette(exchange("\"json\":{}", "\"text\":[]"));
    Player player = Player.of(path());
    OpenAiChatClient model =
        OpenAiChatClient.builder()
            .model("m-1")
            .baseUrl("https://no.such.invalid/v1")
            .httpClient(Http.client(player))
            .build();
    LlmRequest request = new LlmRequest(List.of(Message.user("Hi")), List.of());

    AssertionError first =
        catchThrowableOfType(AssertionError.class, () -> RetryClient.wrap(model).send(request));

    assertThat(first.getMessage())
        .contains("- path: recorded \"/v1/chat\", sent \"/v1/chat/completions\"");
    // What matched before does not any more, and the end tells of it too, as another exception.
    assertThatThrownBy(() -> Http.send(Http.client(player), Http.post(Http.NOWHERE, "{}")))
        .hasMessage(first.getMessage());
    assertThatThrownBy(player::close).hasMessage(first.getMessage()).isNotSameAs(first);
  }

  @Test
  void numbers_areComparedWithAllTheirDigits() throws IOException {
    cassette(exchange("\"json\":[12345678901234567890.1]", "\"text\":[]"));

    assertThat(fails(Http.post(Http.NOWHERE, "[12345678901234567890.2]")))
        .hasMessageContaining(
            "- $[0]: recorded 12345678901234567890.1, sent 12345678901234567890.2");
  }

  @Test
  void requestsOfTwoThreadsAtTheSameTime_areRefused() throws Exception {
    cassette(exchange("\"json\":{}", "\"text\":[]"), exchange("\"json\":{}", "\"text\":[]"));
    Player player = Player.of(path());
    OkHttpClient client = Http.client(player);
    ExecutorService other = Executors.newSingleThreadExecutor();
    try (Response open = client.newCall(Http.post(Http.NOWHERE, "{}")).execute()) {
      Future<String> second = other.submit(() -> Http.send(client, Http.post(Http.NOWHERE, "{}")));

      assertThat(open.code()).isEqualTo(200);
      assertThatThrownBy(second::get)
          .isInstanceOf(ExecutionException.class)
          .cause()
          .isInstanceOf(AssertionError.class)
          .hasMessage(
              "a cassette takes requests one after the other, since their order is all that tells"
                  + " them apart; found POST /v1/chat while an answer to another thread was still"
                  + " open; give each thread a cassette of its own");
    } finally {
      other.shutdownNow();
    }
    assertThatThrownBy(player::close)
        .hasMessageStartingWith("a cassette takes requests one after the other");
  }

  @Test
  void requestsOfTwoThreads_mayFollowEachOther() throws Exception {
    cassette(exchange("\"json\":{}", "\"text\":[]"), exchange("\"json\":{}", "\"text\":[]"));
    ExecutorService other = Executors.newSingleThreadExecutor();
    try (Player player = Player.of(path())) {
      OkHttpClient client = Http.client(player);
      Http.send(client, Http.post(Http.NOWHERE, "{}"));
      assertThat(other.submit(() -> Http.send(client, Http.post(Http.NOWHERE, "{}"))).get())
          .isEmpty();
    } finally {
      other.shutdownNow();
    }
  }

  @Test
  void threadMayAskAgainWhileItReads() throws IOException {
    cassette(
        exchange("\"json\":{}", "\"text\":[\"outer\"]"),
        exchange("\"json\":{}", "\"text\":[\"inner\"]"));
    try (Player player = Player.of(path())) {
      OkHttpClient client = Http.client(player);
      try (Response outer = client.newCall(Http.post(Http.NOWHERE, "{}")).execute()) {
        assertThat(Http.send(client, Http.post(Http.NOWHERE, "{}"))).isEqualTo("inner");
        assertThat(outer.body().string()).isEqualTo("outer");
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{} | it must have an array of exchanges",
        "[ | it ends in the middle",
        "[{\"request\":{}}] | exchange 1: it must have a method",
        "[{\"request\":{\"method\":\"GET\",\"path\":\"/\"}}] | exchange 1: it must have headers",
        "[{\"request\":{\"method\":\"GET\",\"path\":\"/\",\"headers\":{}}}] | exchange 1: it must"
            + " have a response",
        "[{\"request\":{\"method\":\"GET\",\"path\":\"/\",\"headers\":{}},"
            + "\"response\":{\"status\":99,\"headers\":{}}}] | exchange 1: the status must be from"
            + " 100 to 599; found 99",
        "[{\"request\":{\"method\":\"GET\",\"path\":\"/\",\"headers\":{}},"
            + "\"response\":{\"status\":200,\"headers\":{},\"text\":\"x\"}}] | exchange 1: it must"
            + " have text as an array of lines",
        "[{\"request\":{\"method\":\"GET\",\"path\":\"/\",\"headers\":{\"a\":1}}}] | exchange 1: it"
            + " must have text in each header",
        "[{\"request\":{\"method\":\"GET\",\"path\":\"/\",\"headers\":{},\"base64\":\"?\"}}] |"
            + " exchange 1: it must have base64",
        "[{\"request\":{\"method\":\"GET\",\"path\":\"/\",\"headers\":{}},"
            + "\"response\":{\"status\":200,\"headers\":{},\"cut\":\"short\"}}] | exchange 1: cut"
            + " must be closed or broken; found short",
      })
  void fileThatIsNoCassette_saysWhy(String text, String reason) throws IOException {
    Files.writeString(path(), text);

    assertThatThrownBy(() -> Player.of(path()))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "the cassette "
                + path()
                + " is none: "
                + reason
                + "; correct it, or delete the file and record it again with"
                + " -Dopenheim.record=true");
  }

  @Test
  void absentFile_saysSo() {
    assertThatThrownBy(() -> Player.of(path()))
        .isInstanceOf(ConfigException.class)
        .hasMessage("there is no cassette " + path() + "; record it with a Recorder or a Cassette");
  }

  private String play(String json) throws IOException {
    try (Player player = Player.of(path())) {
      return Http.send(Http.client(player), Http.post(Http.NOWHERE, json));
    }
  }

  private AssertionError fails(Request request) {
    OkHttpClient client = Http.client(Player.of(path()));
    return catchThrowableOfType(AssertionError.class, () -> Http.send(client, request));
  }

  private void cassette(String... exchanges) throws IOException {
    Files.writeString(path(), "[" + String.join(",", exchanges) + "]");
  }

  private static String exchange(String requestBody, String responseBody) {
    return "{\"request\":{\"method\":\"POST\",\"path\":\"/v1/chat\",\"headers\":{},"
        + requestBody
        + "},\"response\":{\"status\":200,\"headers\":{},"
        + responseBody
        + "}}";
  }

  private Path path() {
    return folder.resolve("cassette.json");
  }
}
