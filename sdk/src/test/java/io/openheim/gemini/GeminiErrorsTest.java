package io.openheim.gemini;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.openheim.error.LlmStatusException;
import io.openheim.error.LlmStatusException.Kind;
import io.openheim.message.Message;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How Gemini says that something went wrong. */
class GeminiErrorsTest {
  private final GeminiServer server = new GeminiServer();

  @AfterEach
  void stop() {
    server.close();
  }

  private LlmStatusException failure() {
    return catchThrowableOfType(LlmStatusException.class, () -> server.ask(Message.user("Hi")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{'error':{'code':503,'message':'Overloaded.','status':'UNAVAILABLE'}}",
        "[{'error':{'code':503,'message':'Overloaded.','status':'UNAVAILABLE'}}]"
      })
  void w140_anErrorMayBeAList(String body) {
    server.json(503, body);

    LlmStatusException failure = failure();

    assertThat(failure).hasMessage("gemini answered with status 503: Overloaded.");
    assertThat(failure.kind()).isEqualTo(Kind.OVERLOADED);
    assertThat(failure.type()).isEqualTo("UNAVAILABLE");
    assertThat(failure.retryable()).isTrue();
  }

  @Test
  void w140_anErrorInsideA200_isAnError_inAListToo() {
    server.json(200, "[{'error':{'code':500,'message':'Broken.','status':'INTERNAL'}}]");

    assertThat(failure())
        .hasMessage("gemini reported an error of status 500 in its answer: Broken.");
  }

  @Test
  void anErrorInsideAStream_carriesWhatCameSoFar() {
    server.chunks(
        "{'candidates':[{'content':{'parts':[{'text':'Half'}]}}]}",
        "{'error':{'code':503,'message':'Overloaded.','status':'UNAVAILABLE'}}");

    LlmStatusException failure = failure();

    assertThat(failure)
        .hasMessage("gemini reported an error of status 503 in its answer: Overloaded.");
    assertThat(failure.partial().orElseThrow().text()).isEqualTo("Half");
    assertThat(failure.retryable()).isTrue();
  }

  @Test
  void anEmptyError_isNone() {
    server.chunks(
        "{'error':null,'candidates':[{'content':{'parts':[{'text':'A'}]}}]}",
        "{'error':{},'candidates':[{'finishReason':'STOP'}]}");

    assertThat(server.ask(Message.user("Hi")).message().text()).isEqualTo("A");
  }

  @Test
  void w141_theWaitOfA429_standsInItsBody() {
    server.json(
        429,
        "{'error':{'code':429,'message':'Quota exceeded.','status':'RESOURCE_EXHAUSTED','details':["
            + "{'@type':'type.googleapis.com/google.rpc.QuotaFailure','violations':[{'quotaId':"
            + "'GenerateRequestsPerMinutePerProjectPerModel-FreeTier'}]},"
            + "{'@type':'type.googleapis.com/google.rpc.RetryInfo','retryDelay':'45.5s'}]}}");

    LlmStatusException failure = failure();

    assertThat(failure.retryAfter()).contains(Duration.ofMillis(45_500));
    assertThat(failure.kind()).isEqualTo(Kind.RATE_LIMIT);
    assertThat(failure.retryable()).isTrue();
  }

  @Test
  void theQuotaOfADay_isNotRetried() {
    server.json(
        429,
        "{'error':{'code':429,'message':'Quota exceeded.','status':'RESOURCE_EXHAUSTED','details':["
            + "{'@type':'type.googleapis.com/google.rpc.QuotaFailure','violations':[{'quotaId':"
            + "'GenerateRequestsPerDayPerProjectPerModel-FreeTier'}]},"
            + "{'@type':'type.googleapis.com/google.rpc.RetryInfo','retryDelay':'45.5s'}]}}");

    LlmStatusException failure = failure();

    assertThat(failure.kind()).isEqualTo(Kind.QUOTA);
    assertThat(failure.retryable()).isFalse();
  }

  @Test
  void aKeyThatIsNone_isAuthentication() {
    server.with(builder -> builder.apiKey("k-123456").keyName("GEMINI_API_KEY"));
    server.json(
        400,
        "{'error':{'code':400,'message':'API key not valid: k-123456','status':'INVALID_ARGUMENT',"
            + "'details':[{'reason':'API_KEY_INVALID'}]}}");

    LlmStatusException failure = failure();

    assertThat(failure.kind()).isEqualTo(Kind.AUTHENTICATION);
    assertThat(failure.getMessage()).contains("GEMINI_API_KEY").doesNotContain("k-123456");
    assertThat(failure.body()).doesNotContain("k-123456");
  }

  @Test
  void aPromptThatIsTooLong_isTold() {
    server.json(
        400,
        "{'error':{'code':400,'message':'The input token count (9) exceeds the maximum number of"
            + " tokens allowed (8).','status':'INVALID_ARGUMENT'}}");

    assertThat(failure().kind()).isEqualTo(Kind.CONTEXT_OVERFLOW);
  }

  @Test
  void aRequestIsSentOnce() {
    server.json(400, "{'error':{'code':400,'message':'No.','status':'INVALID_ARGUMENT'}}");

    assertThatThrownBy(() -> server.ask(Message.user("Hi")))
        .hasMessage("gemini answered with status 400: No.");
    assertThat(server.requests()).isEqualTo(1);
  }
}
