package io.openheim.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openheim.error.LlmAnswerException;
import io.openheim.llm.LlmClient;
import io.openheim.llm.LlmRequest;
import io.openheim.message.Message;
import java.util.List;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.junit5.StartStop;
import okio.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How replies end, and fail to, written like {@link ChatQuirksTest}. */
class ChatEndingsTest {
  @StartStop final MockWebServer server = new MockWebServer();

  static Stream<Quirk> others() {
    return Quirk.parse(TABLE).filter(quirk -> quirk.statements().isEmpty());
  }

  @ParameterizedTest
  @MethodSource("others")
  void otherQuirk_isUnderstood(Quirk quirk) {
    quirk.check(server);
  }

  @Test
  void everyStatementOfTheTable_hasATestOfItsName() {
    Quirk.checkNames(TABLE, getClass());
  }

  @Test
  void w036_errorInsteadOfChoices_isAnError() {
    Quirk.check(server, TABLE, "W36");
  }

  @Test
  void w036b_contentBesideAnError_isDeliveredFirst() {
    Quirk.check(server, TABLE, "W36b");
  }

  @Test
  void w037_errorAsTheFirstFrame_hasItsCodeAsStatus() {
    Quirk.check(server, TABLE, "W37");
  }

  @Test
  void w038_bodyWithoutChoicesOrError_isTransient() {
    Quirk.check(server, TABLE, "W38");
  }

  @Test
  void w039_bodyThatIsNoJson_isATypedErrorWithItsText() {
    Quirk.check(server, TABLE, "W39");
  }

  @Test
  void w040_comments_areSkipped() {
    Quirk.check(server, TABLE, "W40");
  }

  @Test
  void w041_malformedFrame_isAnErrorAtOnce() {
    Quirk.check(server, TABLE, "W41");
  }

  @Test
  void w043_endInTheMiddle_isAnErrorWithWhatCame() {
    Quirk.check(server, TABLE, "W43");
  }

  @Test
  void w044_endMarkAfterGarbageOrNothing_isNoSuccess() {
    Quirk.check(server, TABLE, "W44");
  }

  @Test
  void w140_errorInAList_isAnError() {
    Quirk.check(server, TABLE, "W140");
  }

  @Test
  void w150_callThatTheServerCannotRead_isTypedAndTriedAgain() {
    Quirk.check(server, TABLE, "W150");
  }

  @Test
  void w152_lastEventWithoutABlankLine_countsIfItIsComplete() {
    Quirk.check(server, TABLE, "W152");
  }

  @Test
  void w153_blockWithoutData_isSkipped() {
    Quirk.check(server, TABLE, "W153");
  }

  @Test
  void w154_bodyThatIsNoStream_isReported() {
    Quirk.check(server, TABLE, "W154");
  }

  @ParameterizedTest
  @ValueSource(strings = {"error", "abort", "aborted", "insufficient_system_resource"})
  void replyThatTheProviderGaveUp_isNotFinished(String reason) {
    Quirk quirk =
        Quirk.parse(
                """
                the provider gives up
                > delta {"content":"Hal"}
                > delta {"tool_calls":[{"index":0,"id":"a","function":{"name":"f","arguments":"{}"}}]}
                > finish REASON
                > frame [DONE]
                = LlmAnswerException retryable openai gave up its answer with the finish reason 'REASON'
                = partial Hal
                """
                    .replace("REASON", reason))
            .findFirst()
            .orElseThrow();
    server.enqueue(quirk.answer());

    assertThat(quirk.told(server)).isEqualTo(quirk.expected());
  }

  @Test
  void replyWithoutEnd_isGivenUp() {
    Buffer body = new Buffer();
    String frame = "{\"choices\":[{\"delta\":{\"content\":\"" + "x".repeat(1 << 19) + "\"}}]}";
    for (int i = 0; i <= 64; i++) {
      body.writeUtf8("data: ").writeUtf8(frame).writeUtf8("\n\n");
    }
    server.enqueue(
        new MockResponse.Builder()
            .addHeader("content-type", "text/event-stream")
            .body(body)
            .build());
    LlmClient client =
        OpenAiChatClient.builder().baseUrl(server.url("/v1").toString()).model("m").build();

    assertThatThrownBy(() -> client.send(new LlmRequest(List.of(Message.user("hi")), List.of())))
        .isInstanceOf(LlmAnswerException.class)
        .hasMessage("openai sent a reply of more than 32 Mi characters");
  }

  private static final String ENDINGS =
      """
      W36 W37 an error as the first frame has its code as status
      > frame {"error":{"message":"Slow  down","type":"x","code":429}}
      = LlmStatusException 429 retryable openai reported an error of status 429 in its answer: Slow down

      W36 an error as text
      > frame {"choices":[],"error":"out of memory"}
      = LlmStatusException openai reported an error in its answer: out of memory

      W36 an error by its type
      > frame {"error":{"message":"Busy","type":"overloaded_error"}}
      = LlmStatusException 529 retryable openai reported an error of status 529 in its answer: Busy

      W36 an exhausted quota is not retryable
      > frame {"error":{"message":"No money","type":"insufficient_quota"}}
      = LlmStatusException 429 openai reported an error of status 429 in its answer: No money; the quota of the account is used up: check its plan and billing

      W36b content beside an error is delivered first
      > frame {"choices":[{"delta":{"content":"Hi"},"finish_reason":"error"}],"error":{"message":"Broken","code":502}}
      = LlmStatusException 502 retryable openai reported an error of status 502 in its answer: Broken
      = partial Hi

      W36 an object of kind error
      > frame {"object":"error","message":"Bad input","code":400}
      = LlmStatusException openai reported an error in its answer: Bad input

      W41 a malformed frame is an error at once, later ones are not read
      > delta {"content":"A"}
      > frame {"choices": oops
      > delta {"content":"B"}
      > finish stop
      = LlmAnswerException openai sent a frame that cannot be read, near: {"choices": oops
      = partial A

      W43 an end in the middle is an error
      > delta {"content":"Hal"}
      = LlmAnswerException retryable openai ended its answer in the middle
      = partial Hal

      W43 no finish reason but the end mark is an end
      > delta {"content":"Hi"}
      > frame [DONE]
      = text Hi
      = finish STOP\\s

      W44 an end mark after garbage is no success
      > frame garbage
      > frame [DONE]
      = LlmAnswerException openai sent a frame that cannot be read, near: garbage

      W44 an end mark after nothing
      > frame [DONE]
      = LlmAnswerException retryable openai answered without a choice

      W152 a last event without a blank line counts if it is complete
      > delta {"content":"Hi"}
      > raw data: {"choices":[{"delta":{},"finish_reason":"stop"}]}
      = text Hi
      = finish STOP stop

      W152 a last event that is cut does not count
      > delta {"content":"Hi"}
      > raw data: {"choices":[{"delta":{},"finish_reason":"stop"}]
      = LlmAnswerException retryable openai ended its answer in the middle
      = partial Hi

      W40 W153 comments and blocks without data are skipped
      > raw : PROCESSING
      > raw
      > raw event: ping
      > raw id: 7
      > raw
      > delta {"content":"Hi"}
      > finish stop
      = text Hi
      = finish STOP stop
      """;

  private static final String EVENTS =
      """
      an error event without a wrapper
      > delta {"content":"Hal"}
      > raw event: error
      > raw data: {"message":"the backend exploded","type":"server_error"}
      > raw
      > raw
      = LlmStatusException 500 retryable openai reported an error of status 500 in its answer: the backend exploded
      = partial Hal

      an error event as the first
      > raw event: error
      > raw data: {"type":"overloaded_error","message":"Busy"}
      > raw
      > raw
      = LlmStatusException 529 retryable openai reported an error of status 529 in its answer: Busy

      an error event with a wrapper
      > raw event: error
      > raw data: {"error":{"message":"Slow down","code":429}}
      > raw
      > raw
      = LlmStatusException 429 retryable openai reported an error of status 429 in its answer: Slow down

      W150 a call that Groq could not read, in the middle of a stream
      > delta {"content":"So"}
      > raw event: error
      > raw data: {"error":{"message":"Failed to call a function.","type":"invalid_request_error","code":"tool_use_failed","failed_generation":"<f>"}}
      > raw
      > raw
      = LlmStatusException 400 retryable openai reported an error of status 400 in its answer: Failed to call a function.
      = partial So

      an error event of words
      > raw event: error
      > raw data: out of memory
      > raw
      > raw
      = LlmStatusException openai reported an error in its answer: out of memory

      the name of an event is not that of the next one
      > raw event: error
      > raw
      > delta {"content":"Hi"}
      > finish stop
      = text Hi
      = finish STOP stop
      """;

  private static final String BODIES =
      """
      W38 a body with null choices
      > body {"id":"x","choices":null}
      = LlmAnswerException retryable openai answered without a choice: {"id":"x","choices":null}

      W36 a body that is an error
      > body {"error":{"message":"Overheated","code":503}}
      = LlmStatusException 503 retryable openai reported an error of status 503 in its answer: Overheated

      W140 a body that is a list with an error
      > body [{"error":{"message":"Quota gone","code":429,"status":"RESOURCE_EXHAUSTED"}}]
      = LlmStatusException 429 retryable openai reported an error of status 429 in its answer: Quota gone

      W140 a list in an event, spread out
      > raw data: [ {"error":{"message":"Quota gone","code":429}}, {} ]
      > raw
      > raw
      = LlmStatusException 429 retryable openai reported an error of status 429 in its answer: Quota gone

      a body that only begins like a list
      > body [error] no model is loaded
      = LlmAnswerException openai answered with something that is no reply; check the base URL http://SERVER/v1; it says: [error] no model is loaded

      W39 a body that is cut
      > body {"choices":[{"message":{"content":"Hi
      = LlmAnswerException openai sent a frame that cannot be read, near: {"choices":[{"message":{"content":"Hi

      W39 W154 a body that is a page
      > body <html><body>Sign in</body></html>
      = LlmAnswerException openai answered with something that is no reply; check the base URL http://SERVER/v1; it says: <html><body>Sign in</body></html>

      W154 an empty body
      > body
      = LlmAnswerException retryable openai answered with an empty body
      """;

  private static final String TABLE = ENDINGS + "\n" + EVENTS + "\n" + BODIES;
}
