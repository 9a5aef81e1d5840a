package io.openheim.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.openheim.error.LlmAnswerException;
import io.openheim.error.LlmStatusException;
import io.openheim.llm.LlmRequest;
import io.openheim.message.Message;
import java.time.Duration;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChatErrorsTest {
  private static final LlmRequest REQUEST = new LlmRequest(List.of(Message.user("Hi")), List.of());

  @StartStop final MockWebServer server = new MockWebServer();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "401 | {'error':{'message':'Bad key.'}} | Bad key.; check the key in MY_KEY",
        "403 | {'error':'Not you'} | Not you; check what the key in MY_KEY may be used for",
        "404 | {'message':'No m'} | No m; check the model m and the base URL http://SERVER/v1",
        "429 | {'error':{'message':'Paid','code':'insufficient_quota'}} | Paid; the quota of the"
            + " account is used up: check its plan and billing",
        "429 | {'error':{'message':'Paid','type':'billing_hard_limit_reached'}} | Paid; the quota"
            + " of the account is used up: check its plan and billing",
        "400 | {'detail':'Odd'} | Odd",
        "422 | {'detail':[{'loc':['body'],'msg':'Odd'}]} | [{'loc':['body'],'msg':'Odd'}]",
        "400 | [{'error':{'message':'Listed','code':400}}] | Listed",
        "400 | {'error':{'message':{'detail':'Deep'}}} | Deep",
        "400 | {'error':{'message':null}} | {'error':{'message':null}}",
        "400 | {'error':{'message':'Cut | {'error':{'message':'Cut",
        "413 | <h1>Too  large</h1> | <h1>Too large</h1>; the conversation is longer than the model"
            + " m can read: shorten it",
        "500 | '' | (no explanation)",
      })
  void statusErrors_sayWhatHappenedAndWhatToDo(int status, String body, String said) {
    server.enqueue(new MockResponse.Builder().code(status).body(body.replace('\'', '"')).build());

    LlmStatusException failure = status();

    assertThat(failure.getMessage().replace(host(), "SERVER"))
        .isEqualTo("acme answered with status " + status + ": " + said.replace('\'', '"'));
    assertThat(failure.provider()).isEqualTo("acme");
    assertThat(failure.status()).hasValue(status);
    assertThat(failure.body()).isEqualTo(body.replace('\'', '"'));
  }

  @Test
  void evidence_isKept() {
    server.enqueue(
        new MockResponse.Builder()
            .code(429)
            .addHeader("x-request-id", "req_1")
            .addHeader("retry-after", "1.5")
            .body("{\"error\":{\"message\":\"Slow down\"}}")
            .build());

    LlmStatusException failure = status();

    assertThat(failure.getMessage())
        .isEqualTo("acme answered with status 429: Slow down (request id req_1)");
    assertThat(failure.requestId()).hasValue("req_1");
    assertThat(failure.retryAfter()).hasValue(Duration.ofMillis(1500));
    assertThat(failure.retryable()).isTrue();
    assertThat(failure.attempts()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'error':{'code':'content_filter','message':'Filtered','status':400,'innererror':"
            + "{'code':'ResponsibleAIPolicyViolation','content_filter_result':{}}}}",
        "{'code':'content_filter','message':'Filtered'}",
        "{'error':{'error':{'message':'Filtered','code':'content_filter','param':'prompt'}}}",
        "[{'error':{'type':'content_filter','message':'Filtered','code':null}}]",
      })
  void w063_contentFilterOfAzure_isKnownHoweverItIsNested(String body) {
    server.enqueue(new MockResponse.Builder().code(400).body(body.replace('\'', '"')).build());

    LlmStatusException failure = status();

    assertThat(failure.kind()).isEqualTo(LlmStatusException.Kind.CONTENT_FILTER);
    assertThat(failure.retryable()).isFalse();
    assertThat(failure.getMessage()).isEqualTo("acme answered with status 400: Filtered");
  }

  @Test
  void w150_callThatGroqCouldNotRead_isTriedAgain_andItsTextIsKept() {
    server.enqueue(
        new MockResponse.Builder()
            .code(400)
            .body(
                "{\"error\":{\"message\":\"Failed to call a function.\",\"type\":"
                    + "\"invalid_request_error\",\"code\":\"tool_use_failed\","
                    + "\"failed_generation\":\"<function=f{}>\"}}")
            .build());

    LlmStatusException failure = status();

    assertThat(failure.getMessage())
        .isEqualTo("acme answered with status 400: Failed to call a function.");
    assertThat(failure.kind()).isEqualTo(LlmStatusException.Kind.INVALID_REQUEST);
    assertThat(failure.code()).isEqualTo("tool_use_failed");
    assertThat(failure.retryable()).isTrue();
    assertThat(failure.body()).contains("\"failed_generation\":\"<function=f{}>\"");
  }

  @Test
  void longBodies_areShortened() {
    server.enqueue(new MockResponse.Builder().code(400).body("😀".repeat(50_000)).build());

    LlmStatusException failure = status();

    assertThat(failure.getMessage())
        .isEqualTo("acme answered with status 400: " + "😀".repeat(500) + "... (32768 characters)");
    assertThat(failure.body()).hasSizeLessThan(9000).startsWith("😀").doesNotContain("\uFFFD");
  }

  @Test
  void bodyThatBreaksOff_stillLeavesAStatus() {
    server.enqueue(
        new MockResponse.Builder()
            .code(500)
            .body("x".repeat(10_000))
            .onResponseBody(new SocketEffect.CloseSocket())
            .build());

    assertThat(status().status()).hasValue(500);
  }

  @Test
  void endlessLine_isAnError() {
    server.enqueue(
        new MockResponse.Builder()
            .addHeader("content-type", "text/event-stream")
            .body("data: " + "x".repeat(33 << 20) + "\n\n")
            .build());

    LlmAnswerException failure =
        catchThrowableOfType(LlmAnswerException.class, () -> client().send(REQUEST));

    assertThat(failure.getMessage()).isEqualTo("acme sent a line or an event longer than 32 MiB");
    assertThat(failure.retryable()).isFalse();
  }

  @Test
  void connectionThatIsLostAfterTheFinish_isNoError() {
    String finished =
        "data: {\"choices\":[{\"delta\":{\"content\":\"Hi\"},\"finish_reason\":\"stop\"}]}\n\n";
    server.enqueue(
        new MockResponse.Builder()
            .setHeader("content-length", finished.length() + 100)
            .body(finished)
            .setHeader("content-length", finished.length() + 100)
            .onResponseEnd(new SocketEffect.CloseSocket())
            .build());

    assertThat(client().send(REQUEST).message().text()).isEqualTo("Hi");
  }

  private LlmStatusException status() {
    return catchThrowableOfType(LlmStatusException.class, () -> client().send(REQUEST));
  }

  private String host() {
    return server.getHostName() + ":" + server.getPort();
  }

  private OpenAiChatClient client() {
    return OpenAiChatClient.builder()
        .provider("acme")
        .keyName("MY_KEY")
        .baseUrl("http://" + host() + "/v1")
        .model("m")
        .build();
  }
}
