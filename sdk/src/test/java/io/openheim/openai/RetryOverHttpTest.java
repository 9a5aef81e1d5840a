package io.openheim.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.openheim.error.LlmConnectionException;
import io.openheim.error.LlmException;
import io.openheim.llm.LlmChunk;
import io.openheim.llm.LlmRequest;
import io.openheim.llm.LlmStream;
import io.openheim.llm.RetryClient;
import io.openheim.llm.RetryPolicy;
import io.openheim.message.Message;
import java.time.Duration;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import mockwebserver3.junit5.StartStop;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One layer of retries over a real connection: counted where it matters, at the server. */
class RetryOverHttpTest {
  private static final LlmRequest REQUEST = new LlmRequest(List.of(Message.user("Hi")), List.of());
  private static final String HELLO =
      """
      data: {"choices":[{"delta":{"content":"Hello"},"finish_reason":"stop"}]}

      data: [DONE]

      """;

  @StartStop final MockWebServer server = new MockWebServer();

  @ParameterizedTest
  @CsvSource({"503, 0", "503,", "408, 0", "408,", "429,", "529,", "500,"})
  void failureForEver_makesFourRequests(int status, String retryAfter) {
    for (int i = 0; i < 8; i++) {
      MockResponse.Builder answer = new MockResponse.Builder().code(status).body("no");
      if (retryAfter != null) {
        answer.addHeader("Retry-After", retryAfter);
      }
      server.enqueue(answer.build());
    }

    LlmException failure = catchThrowableOfType(LlmException.class, () -> client(3).send(REQUEST));

    assertThat(failure.attempts()).isEqualTo(4);
    assertThat(failure.status()).hasValue(status);
    assertThat(server.getRequestCount()).isEqualTo(4);
  }

  @Test
  void connectionsThatDie_makeFourRequests() {
    server.enqueue(new MockResponse.Builder().body(HELLO).build());
    for (int i = 0; i < 8; i++) {
      server.enqueue(
          new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()).build());
    }
    RetryClient client = client(3);
    client.send(REQUEST);

    LlmException failure = catchThrowableOfType(LlmException.class, () -> client.send(REQUEST));

    assertThat(failure).isInstanceOf(LlmConnectionException.class);
    assertThat(failure.attempts()).isEqualTo(4);
    assertThat(server.getRequestCount()).isEqualTo(5);
  }

  @ParameterizedTest
  @CsvSource({
    "429, insufficient_quota,, 1",
    "429, rate_limit_exceeded,, 4",
    "429, rate_limit_exceeded, false, 1",
    "400, bad_request, true, 4",
    "404, model_not_found,, 1",
  })
  void whatIsTriedAgain_isWhatMayHelp(int status, String code, String should, int requests) {
    for (int i = 0; i < 8; i++) {
      MockResponse.Builder answer =
          new MockResponse.Builder()
              .code(status)
              .body("{\"error\":{\"message\":\"no\",\"code\":\"" + code + "\"}}");
      if (should != null) {
        answer.addHeader("x-should-retry", should);
      }
      server.enqueue(answer.build());
    }

    catchThrowableOfType(LlmException.class, () -> client(3).send(REQUEST));

    assertThat(server.getRequestCount()).isEqualTo(requests);
  }

  @Test
  void overloadInsideAStream_isTriedAgain_whileNothingWasDelivered() {
    server.enqueue(
        new MockResponse.Builder()
            .body("data: {\"error\":{\"type\":\"overloaded_error\",\"message\":\"Busy\"}}\n\n")
            .build());
    server.enqueue(new MockResponse.Builder().body(HELLO).build());

    try (LlmStream stream = client(3).stream(REQUEST)) {
      assertThat(stream.next()).isEqualTo(new LlmChunk.Text("Hello"));
    }

    assertThat(server.getRequestCount()).isEqualTo(2);
  }

  @Test
  void bodyThatBreaksOff_isTriedAgainBySend() {
    server.enqueue(
        new MockResponse.Builder()
            .body(HELLO)
            .onResponseBody(new SocketEffect.CloseSocket())
            .build());
    server.enqueue(new MockResponse.Builder().body(HELLO).build());

    assertThat(client(3).send(REQUEST).message().text()).isEqualTo("Hello");
    assertThat(server.getRequestCount()).isEqualTo(2);
  }

  private RetryClient client(int retries) {
    OpenAiChatClient client =
        OpenAiChatClient.builder()
            .baseUrl(server.url("/v1").toString())
            .httpClient(new OkHttpClient())
            .model("m")
            .build();
    return RetryClient.wrap(
        client, RetryPolicy.standard().retries(retries).firstWait(Duration.ZERO));
  }
}
