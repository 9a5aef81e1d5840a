package io.openheim.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.openheim.error.CancelledException;
import io.openheim.error.ConfigException;
import io.openheim.error.LlmConnectionException;
import io.openheim.error.LlmStatusException;
import io.openheim.llm.LlmChunk;
import io.openheim.llm.LlmReply;
import io.openheim.llm.LlmRequest;
import io.openheim.llm.LlmStream;
import io.openheim.message.Content;
import io.openheim.message.FinishReason;
import io.openheim.message.Message;
import io.openheim.message.ProviderTurn;
import io.openheim.message.Role;
import io.openheim.message.ToolCall;
import io.openheim.message.Usage;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.junit5.StartStop;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;

class OpenAiChatClientTest {
  private static final LlmRequest REQUEST = new LlmRequest(List.of(Message.user("Hi")), List.of());
  private static final String HELLO =
      """
      data: {"model":"m-1","choices":[{"delta":{"reasoning":"Hm"}}]}

      data: {"choices":[{"delta":{"content":"Hä€😀"}}]}

      data: {"choices":[{"delta":{"tool_calls":[{"index":0,"id":"a","function":{"name":"f"}}]}}]}

      data: {"choices":[{"delta":{"tool_calls":[{"index":0,"function":{"arguments":"[\\"😀"}}]}}]}

      data: {"choices":[{"delta":{"tool_calls":[{"index":0,"function":{"arguments":"\\"]"}}]}}]}

      data: {"choices":[{"delta":{},"finish_reason":"tool_calls"}]}

      data: {"choices":[],"usage":{"prompt_tokens":3,"completion_tokens":2}}

      data: [DONE]

      """;

  @StartStop final MockWebServer server = new MockWebServer();

  @Test
  void request_carriesWhatWasSetUp() throws Exception {
    server.enqueue(hello());

    client()
        .baseUrl(server.url("/openai/?v=1").toString())
        .apiKey("sk-1")
        .header("x-title", "My app")
        .query("api-version", "2024-10-21")
        .build()
        .send(REQUEST);

    RecordedRequest sent = server.takeRequest();
    assertThat(sent.getMethod()).isEqualTo("POST");
    assertThat(sent.getTarget()).isEqualTo("/openai/chat/completions?v=1&api-version=2024-10-21");
    assertThat(sent.getHeaders().get("Authorization")).isEqualTo("Bearer sk-1");
    assertThat(sent.getHeaders().get("Content-Type")).isEqualTo("application/json");
    assertThat(sent.getHeaders().get("x-title")).isEqualTo("My app");
    assertThat(sent.getBody().utf8())
        .isEqualTo(
            "{\"model\":\"m\",\"stream\":true,\"stream_options\":{\"include_usage\":true},"
                + "\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}");
  }

  @Test
  void withoutAKey_noneIsSent() throws Exception {
    server.enqueue(hello());

    client().build().send(REQUEST);

    assertThat(server.takeRequest().getHeaders().get("Authorization")).isNull();
  }

  @Test
  void keySupplier_isAskedForEachRequest() throws Exception {
    server.enqueue(hello());
    server.enqueue(hello());
    ArrayDeque<String> keys = new ArrayDeque<>(List.of("sk-1", "sk-2"));
    OpenAiChatClient client = client().apiKey(keys::poll).keyName("MY_KEY").build();

    client.send(REQUEST);
    client.send(REQUEST);

    assertThat(server.takeRequest().getHeaders().get("Authorization")).isEqualTo("Bearer sk-1");
    assertThat(server.takeRequest().getHeaders().get("Authorization")).isEqualTo("Bearer sk-2");
    assertThatThrownBy(() -> client.send(REQUEST))
        .isInstanceOf(ConfigException.class)
        .hasMessage("the API key must not be empty; set MY_KEY");
  }

  @Test
  void stream_tellsTheReplyInChunks_howeverTheBytesAreCut() {
    for (int size = 1; size < 12; size++) {
      server.enqueue(new MockResponse.Builder().chunkedBody(HELLO, size).build());

      try (LlmStream stream = client().build().stream(REQUEST)) {
        assertThat(rest(stream))
            .containsExactly(
                new LlmChunk.Thinking("Hm"),
                new LlmChunk.Text("Hä€😀"),
                new LlmChunk.CallStarted(0, "a", "f"),
                new LlmChunk.CallArguments(0, "[\"😀"),
                new LlmChunk.CallArguments(0, "\"]"));
        assertThat(stream.next()).isNull();
        assertThat(stream.reply())
            .isEqualTo(
                new LlmReply(
                    new Message(
                        Role.ASSISTANT,
                        List.of(
                            new Content.Thinking("Hm"),
                            new Content.Text("Hä€😀"),
                            new ToolCall("a", "f", "[\"😀\"]")),
                        new ProviderTurn(
                            "openai", base() + "/chat/completions", "m", "{\"reasoning\":\"Hm\"}")),
                    new FinishReason(FinishReason.Kind.TOOL_CALLS, "tool_calls"),
                    new Usage(3, 2, 0, 0, 0),
                    "m-1"));
      }
    }
  }

  @Test
  void stream_isReadOnlyAsFarAsItIsPulled() {
    PatientBody body = PatientBody.silent(HELLO.substring(0, 80));
    server.enqueue(body.response());

    try (LlmStream stream = client().build().stream(REQUEST)) {
      assertThat(stream.next()).isEqualTo(new LlmChunk.Thinking("Hm"));
    }
    body.release();
  }

  @Test
  void closedStream_saysSo() {
    server.enqueue(hello());
    LlmStream stream = client().build().stream(REQUEST);

    stream.next();
    stream.close();
    stream.close();

    assertThatThrownBy(stream::next)
        .isInstanceOf(CancelledException.class)
        .hasMessage("the stream of openai was closed");
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  @Test
  void brokenStream_staysBroken() {
    server.enqueue(new MockResponse.Builder().body("data: {\"error\":\"no\"}\n\n").build());

    try (LlmStream stream = client().build().stream(REQUEST)) {
      Throwable first = catchThrowableOfType(LlmStatusException.class, stream::next);
      Throwable second = catchThrowableOfType(LlmStatusException.class, stream::reply);

      assertThat(first).isNotNull().isSameAs(second);
    }
  }

  @Test
  void pings_areNoContent() {
    OkHttpClient impatient = new OkHttpClient.Builder().readTimeout(Duration.ofMillis(300)).build();
    PatientBody body = PatientBody.pinging(HELLO.substring(0, HELLO.indexOf("\n\n") + 2));
    server.enqueue(body.response());

    LlmConnectionException failure =
        catchThrowableOfType(
            LlmConnectionException.class,
            () -> client().httpClient(impatient).build().send(REQUEST));
    body.release();

    assertThat(failure.getMessage()).isEqualTo("openai at " + base() + " sent nothing for 300 ms");
    assertThat(failure.retryable()).isTrue();
    assertThat(failure.partial().orElseThrow().content())
        .containsExactly(new Content.Thinking("Hm"));
  }

  private static List<LlmChunk> rest(LlmStream stream) {
    List<LlmChunk> chunks = new ArrayList<>();
    for (LlmChunk chunk = stream.next(); chunk != null; chunk = stream.next()) {
      chunks.add(chunk);
    }
    return chunks;
  }

  private static MockResponse hello() {
    return new MockResponse.Builder()
        .addHeader("content-type", "text/event-stream")
        .body(HELLO)
        .build();
  }

  private String base() {
    return "http://" + server.getHostName() + ":" + server.getPort() + "/v1";
  }

  private OpenAiChatClient.Builder client() {
    return OpenAiChatClient.builder().baseUrl(base()).model("m");
  }
}
