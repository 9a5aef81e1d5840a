package io.openheim.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openheim.error.ConfigException;
import io.openheim.llm.LlmRequest;
import io.openheim.message.Message;
import io.openheim.openai.OpenAiChatClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import mockwebserver3.MockWebServer;
import mockwebserver3.junit5.StartStop;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class CassetteTest {
  @StartStop final MockWebServer server = new MockWebServer();
  @TempDir Path folder;

  @AfterEach
  void forget() {
    System.clearProperty("openheim.record");
    System.clearProperty("openheim.requests");
  }

  @Test
  void absentFileWithoutPermission_saysHowToRecord() {
    assertThatThrownBy(() -> Cassette.at(path()))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "there is no cassette "
                + path()
                + "; record it by running this once with -Dopenheim.record=true, which asks the"
                + " real model and needs a real key");
  }

  @Test
  void firstRunRecords_theNextOnesPlay() throws IOException {
    System.setProperty("openheim.record", "true");
    server.enqueue(Http.json("{\"ok\":1}"));

    for (int run = 0; run < 3; run++) {
      try (Cassette cassette = Cassette.at(path())) {
        assertThat(cassette.recording()).isEqualTo(run == 0);
        assertThat(cassette)
            .hasToString("Cassette[" + path() + (run == 0 ? ", records]" : ", plays]"));
        assertThat(Http.send(cassette.httpClient(), Http.post(server.url("/v1/chat"), "{}")))
            .isEqualTo("{\"ok\":1}");
      }
    }

    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void fileThatIsThere_isPlayedWithoutPermission() throws IOException {
    Files.writeString(path(), "[]");

    try (Cassette cassette = Cassette.at(path())) {
      assertThat(cassette.recording()).isFalse();
      assertThat(cassette.interceptor()).isInstanceOf(Player.class);
      assertThat(cassette.key("NO_SUCH_VARIABLE")).isEqualTo("no-key-is-needed");
    }
  }

  @Test
  void keyThatRecordingNeeds_isAskedFor() {
    System.setProperty("openheim.record", "true");
    Cassette cassette = Cassette.at(path());

    assertThatThrownBy(() -> cassette.key("NO_SUCH_VARIABLE"))
        .isInstanceOf(ConfigException.class)
        .hasMessage("recording the cassette " + path() + " needs a real key; set NO_SUCH_VARIABLE");
    assertThat(cassette.key("PATH")).isEqualTo(System.getenv("PATH"));
  }

  @Test
  void recordingWithoutRequests_isAnError() {
    System.setProperty("openheim.record", "true");
    Cassette cassette = Cassette.at(path());

    assertThatThrownBy(cassette::close)
        .isInstanceOf(AssertionError.class)
        .hasMessage(
            "the cassette "
                + path()
                + " was not written: no request was answered; was the HTTP client with the recorder"
                + " given to the client, httpClient(...)?");
    assertThat(path()).doesNotExist();
    // It has been told.
    cassette.close();
  }

  @Test
  void recorderThatWasClosed_recordsNothingMore() throws IOException {
    server.enqueue(Http.json("{}"));
    Recorder recorder = Recorder.to(path());
    OkHttpClient client = Http.client(recorder);
    Http.send(client, Http.post(server.url("/v1/chat"), "{}"));
    recorder.close();
    recorder.close();

    assertThatThrownBy(() -> Http.send(client, Http.post(server.url("/v1/chat"), "{}")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the recorder of " + path() + " was closed");
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void fileThatCannotBeWritten_saysWhich() throws IOException {
    server.enqueue(Http.json("{}"));
    Files.writeString(folder.resolve("file"), "");
    Path inside = folder.resolve("file").resolve("cassette.json");
    Recorder recorder = Recorder.to(inside);
    Http.send(Http.client(recorder), Http.post(server.url("/v1/chat"), "{}"));

    assertThatThrownBy(recorder::close)
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage("the cassette " + inside + " could not be written");
  }

  @Test
  void requestsOfTwoThreadsAtTheSameTime_areNotRecorded() throws Exception {
    server.enqueue(Http.json("{}"));
    Recorder recorder = Recorder.to(path());
    OkHttpClient client = Http.client(recorder);
    ExecutorService other = Executors.newSingleThreadExecutor();
    try (Response open = client.newCall(Http.post(server.url("/v1/chat"), "{}")).execute()) {
      Future<String> second =
          other.submit(() -> Http.send(client, Http.post(server.url("/v1/b?key=12345678"), "{}")));

      assertThat(open.code()).isEqualTo(200);
      assertThatThrownBy(second::get)
          .isInstanceOf(ExecutionException.class)
          .cause()
          .isInstanceOf(AssertionError.class)
          .hasMessage(
              "a cassette takes requests one after the other, since their order is all that tells"
                  + " them apart; found POST /v1/b while an answer to another thread was still"
                  + " open; give each thread a cassette of its own");
    } finally {
      other.shutdownNow();
    }

    assertThatThrownBy(recorder::close)
        .isInstanceOf(AssertionError.class)
        .hasMessageStartingWith(
            "the cassette " + path() + " was not written: a cassette takes requests one after");
    assertThat(path()).doesNotExist();
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void switchedOffRequests_mayBePlayedButNotRecorded() throws IOException {
    System.setProperty("openheim.requests", "off");
    LlmRequest request = new LlmRequest(List.of(Message.user("Hi")), List.of());
    Files.writeString(
        path(),
        """
        [{"request": {"method": "POST", "path": "/v1/chat/completions", "headers": {}, "json": {
            "model": "m-1", "stream": true, "stream_options": {"include_usage": true},
            "messages": [{"role": "user", "content": "Hi"}]}},
          "response": {"status": 200, "headers": {"content-type": "application/json"}, "json": {
            "choices": [{"message": {"content": "Played."}, "finish_reason": "stop"}]}}}]
        """);

    try (Cassette cassette = Cassette.at(path())) {
      assertThat(model(cassette.httpClient()).send(request).message().text()).isEqualTo("Played.");
    }

    Recorder recorder = Recorder.to(folder.resolve("other.json"));
    assertThatThrownBy(() -> model(Http.client(recorder)).send(request))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "-Dopenheim.requests=off allows no request to another machine; found POST"
                + " https://no.such.invalid/v1/chat/completions; script the model or play a"
                + " cassette (ScriptedClient and Cassette of openheim-testing), or run without the"
                + " property");
  }

  private static OpenAiChatClient model(OkHttpClient http) {
    return OpenAiChatClient.builder()
        .model("m-1")
        .baseUrl("https://no.such.invalid/v1")
        .apiKey("sk-0123456789")
        .httpClient(http)
        .build();
  }

  private Path path() {
    return folder.resolve("cassette.json");
  }
}
