package io.openheim.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.openheim.error.LlmStatusException.Kind;
import java.time.Duration;
import okhttp3.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorMeaningTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'error':{'code':'context_length_exceeded','message':'Too many'}}",
        "{'error':{'message':'This model\\'s maximum context length is 8192 tokens.'}}",
        "{'error':{'message':'Please reduce the length of the messages.'}}",
        "{'type':'error','error':{'type':'invalid_request_error','message':'prompt is too long: 9"
            + " tokens > 8'}}",
        "{'error':{'code':400,'message':'The input token count (9) exceeds the maximum number of"
            + " tokens allowed (8).','status':'INVALID_ARGUMENT'}}",
        "{'error':{'code':400,'message':'request (9 tokens) exceeds the available context size (8"
            + " tokens), try increasing it','type':'exceed_context_size_error'}}",
        "{'object':'error','message':'Prompt contains 9 tokens, too large for model with 8 maximum"
            + " context length','type':'invalid_request_error'}",
        "{'error':{'message':'input length and max_tokens exceed context limit: 9 + 8'}}",
        "{'error':{'message':'Your input exceeds the context window of this model.'}}",
      })
  void lesson13_wordsOfTooLong_areOverflowOnlyWhereARequestIsRefused(String body) {
    assertThat(kind(400, body)).isEqualTo(Kind.CONTEXT_OVERFLOW);
    assertThat(inBand(body).kind()).isEqualTo(Kind.CONTEXT_OVERFLOW);
    assertThat(kind(401, body)).isEqualTo(Kind.AUTHENTICATION);
    assertThat(kind(429, body)).isEqualTo(Kind.RATE_LIMIT);
    assertThat(kind(500, body)).isEqualTo(Kind.SERVER);
    assertThat(ErrorMeaning.of(400, ErrorPayload.of(json(body))).isRetryable()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "413 | '' | CONTEXT_OVERFLOW",
        "401 | {'error':{'type':'authentication_error'}} | AUTHENTICATION",
        "400 | {'error':{'code':400,'status':'INVALID_ARGUMENT','details':[{'reason':"
            + "'API_KEY_INVALID'}]}} | AUTHENTICATION",
        "403 | {'error':{'status':'PERMISSION_DENIED'}} | PERMISSION",
        "404 | {'error':{'type':'not_found_error'}} | NOT_FOUND",
        "400 | {'error':{'code':'model_not_found'}} | NOT_FOUND",
        "400 | {'type':'invalid_model','code':'1500'} | NOT_FOUND",
        "400 | {'error':{'code':'unsupported_value'}} | INVALID_REQUEST",
        "422 | {'detail':[]} | INVALID_REQUEST",
        "402 | {'error':{'message':'Insufficient credits'}} | QUOTA",
        "429 | {'error':{'code':'insufficient_quota'}} | QUOTA",
        "400 | {'error':{'type':'invalid_request_error','message':'Your credit balance is too low"
            + " to access the API.'}} | QUOTA",
        "429 | {'error':{'status':'RESOURCE_EXHAUSTED','details':[{'violations':[{'quotaId':"
            + "'GenerateRequestsPerDayPerProjectPerModel-FreeTier'}]}]}} | QUOTA",
        "429 | {'error':{'status':'RESOURCE_EXHAUSTED','details':[{'violations':[{'quotaId':"
            + "'GenerateRequestsPerMinutePerProject'}]}]}} | RATE_LIMIT",
        "503 | {'error':{'status':'UNAVAILABLE'}} | OVERLOADED",
        "529 | {'error':{'type':'overloaded_error'}} | OVERLOADED",
        "500 | oops | SERVER",
        "418 | tea | OTHER",
      })
  void status_andWords_haveAMeaning(int status, String body, Kind kind) {
    assertThat(kind(status, body)).isEqualTo(kind);
  }

  @Test
  void w063_azuresFilter_isFoundInTheInnerError() {
    ErrorPayload error =
        ErrorPayload.of(
            json(
                "{'error':{'inner_error':{'code':'ResponsibleAIPolicyViolation'},'code':"
                    + "'content_filter','message':'The response was filtered','status':400}}"));
    ErrorPayload odd =
        ErrorPayload.of(
            json(
                "{'error':{'message':'Filtered','code':null,'innererror':{'code':"
                    + "'ResponsibleAIPolicyViolation','content_filter_result':{}}}}"));

    assertThat(ErrorMeaning.of(400, error).kind()).isEqualTo(Kind.CONTENT_FILTER);
    assertThat(ErrorMeaning.of(400, odd).kind()).isEqualTo(Kind.CONTENT_FILTER);
    assertThat(odd.reason()).isEqualTo("ResponsibleAIPolicyViolation");
    assertThat(odd.message()).isEqualTo("Filtered");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'type':'error','error':{'type':'overloaded_error','message':'Overloaded'}} | 529 | true",
        "{'type':'error','error':{'type':'rate_limit_error','message':'Slow'}} | 429 | true",
        "{'type':'error','error':{'type':'api_error','message':'Oops'}} | 500 | true",
        "{'type':'error','error':{'type':'invalid_request_error','message':'Too many requests'}}"
            + " | 429 | true",
        "{'type':'error','error':{'type':'invalid_request_error','message':'Odd'}} | 400 | false",
        "{'error':{'code':503,'message':'Busy','status':'UNAVAILABLE'}} | 503 | true",
        "{'error':{'message':'Late','status':'DEADLINE_EXCEEDED'}} | 504 | true",
        "{'error':{'message':'Odd'}} | 0 | false",
        "{'error':{'code':'insufficient_quota','message':'Paid'}} | 429 | false",
      })
  void w093_w094_errorsInAnAnswer_standForAStatus(String body, int status, boolean retryable) {
    assertThat(inBand(body).status()).isEqualTo(status);
    assertThat(inBand(body).isRetryable()).isEqualTo(retryable);
  }

  @ParameterizedTest
  @CsvSource({
    "45.837906927s, PT45.837906927S",
    "7s, PT7S",
    "0.5s, PT0.5S",
    "-1s,",
    "1e9s,",
    "99999999999s,",
    "soon,",
  })
  void w141_theDelay_isReadFromTheBody(String text, Duration delay) {
    ErrorPayload error =
        ErrorPayload.of(
            json(
                "[{'error':{'code':429,'message':'Slow','status':'RESOURCE_EXHAUSTED','details':["
                    + "{'@type':'type.googleapis.com/google.rpc.RetryInfo','retryDelay':'"
                    + text
                    + "'}]}},{'error':{}}]"));

    assertThat(error.retryAfter()).isEqualTo(delay);
    assertThat(error.type()).isEqualTo("RESOURCE_EXHAUSTED");
    assertThat(error.message()).isEqualTo("Slow");
  }

  @Test
  void quota_isNotRetried_whateverTheHeadersSay() {
    ErrorPayload error = ErrorPayload.of(json("{'error':{'code':'insufficient_quota'}}"));

    assertThat(ErrorMeaning.of(429, error).isRetryable(Headers.of("x-should-retry", "true")))
        .isFalse();
  }

  @Test
  void requestId_isReadFromTheBody() {
    assertThat(ErrorPayload.of(json("{'type':'error','request_id':'req_1'}")).requestId())
        .isEqualTo("req_1");
    assertThat(ErrorPayload.of(json("{'type':'error','request_id':null}")).requestId()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "null", "[]", "[[[[[[[[{}]]]]]]]]", "{", "{'error':", "{'error':[1]}"})
  void oddBodies_areTheirOwnMessage(String body) {
    ErrorPayload error = ErrorPayload.of(json(body));

    assertThat(error.message()).isEqualTo(json(body));
    assertThat(error.type()).isEmpty();
    assertThat(ErrorMeaning.inBand(error).kind()).isEqualTo(Kind.OTHER);
  }

  private static Kind kind(int status, String body) {
    return ErrorMeaning.of(status, ErrorPayload.of(json(body))).kind();
  }

  private static ErrorMeaning inBand(String body) {
    return ErrorMeaning.inBand(ErrorPayload.of(json(body)));
  }

  private static String json(String body) {
    return body == null ? "" : body.replace("\\'", "’").replace('\'', '"').replace('’', '\'');
  }
}
