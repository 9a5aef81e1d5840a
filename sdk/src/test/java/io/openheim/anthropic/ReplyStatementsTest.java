package io.openheim.anthropic;

import static io.openheim.anthropic.Answers.START;
import static io.openheim.anthropic.Answers.STOP;
import static io.openheim.anthropic.Answers.block;
import static io.openheim.anthropic.Answers.delta;
import static io.openheim.anthropic.Answers.end;
import static io.openheim.anthropic.Answers.more;
import static io.openheim.anthropic.Answers.stream;
import static io.openheim.anthropic.Answers.turn;
import static io.openheim.anthropic.Conversations.HI;
import static io.openheim.anthropic.Conversations.told;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.openheim.error.LlmAnswerException;
import io.openheim.error.LlmException;
import io.openheim.error.LlmStatusException;
import io.openheim.llm.LlmReply;
import io.openheim.message.FinishReason;
import io.openheim.message.FinishReason.Kind;
import io.openheim.message.Message;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.Test;

/** The statements about what comes from the model, of section 4.4 of the wire quirks. */
class ReplyStatementsTest {
  private static final String TEXT = block(0, "{'type':'text','text':''}");
  private static final String CALL = block(0, "{'type':'tool_use','id':'a','name':'f','input':{}}");

  @StartStop final MockWebServer server = new MockWebServer();
  private final Conversations conversations = new Conversations(server);

  @Test
  void w092_pingsAndWhatIsUnknown_arePassedOver() {
    assertThat(
            told(
                turn(
                    "end_turn",
                    "{'type':'ping'}",
                    "{'type':'content_block_added','index':0,'content_block':7}",
                    "{'type':'mood','delta':{'type':'text_delta','text':'no'}}",
                    "[1]",
                    TEXT,
                    "{'type':'content_block_delta','index':0,'delta':{'type':'mood_delta','mood':1}}",
                    more(0, "text", "Yes"),
                    ": comment",
                    end(0))))
        .isEqualTo("text Yes\nSTOP end_turn\nusage 10 5 0 0 0");
  }

  @Test
  void w093_overloadInsideAStream_isStatus529AndMayBeTriedAgain() {
    LlmStatusException failure =
        failure(
            LlmStatusException.class,
            stream(
                START,
                TEXT,
                more(0, "text", "So"),
                "{'type':'error','error':{'type':'overloaded_error','message':'Overloaded'}}"));

    assertThat(failure)
        .hasMessage("anthropic reported an error of status 529 in its answer: Overloaded");
    assertThat(failure.kind()).isEqualTo(LlmStatusException.Kind.OVERLOADED);
    assertThat(failure.retryable()).isTrue();
    assertThat(failure.partial().map(Message::text)).hasValue("So");
  }

  @Test
  void w094_limitsInsideAStream_mayBeTriedAgain_howeverTheyAreWrapped() {
    Map.of(
            "{'type':'error','error':{'type':'rate_limit_error','message':'Slow'}}",
            "anthropic reported an error of status 429 in its answer: Slow",
            "{'type':'error','error':{'type':'api_error','message':'Oops'}}",
            "anthropic reported an error of status 500 in its answer: Oops",
            "{'type':'error','error':{'type':'invalid_request_error','message':'Too many"
                + " requests'}}",
            "anthropic reported an error of status 429 in its answer: Too many requests",
            "{'error':{'type':'overloaded_error','message':'Full'}}",
            "anthropic reported an error of status 529 in its answer: Full")
        .forEach(
            (frame, message) -> {
              LlmStatusException failure = failure(LlmStatusException.class, stream(START, frame));
              assertThat(failure).hasMessage(message);
              assertThat(failure.retryable()).as(message).isTrue();
            });
  }

  @Test
  void w094_invalidRequestInsideAStream_isNotTriedAgain() {
    LlmStatusException failure =
        failure(
            LlmStatusException.class,
            stream("{'type':'error','error':{'type':'invalid_request_error','message':'Bad'}}"));

    assertThat(failure).hasMessage("anthropic reported an error of status 400 in its answer: Bad");
    assertThat(failure.retryable()).isFalse();
  }

  @Test
  void w095_streamWithoutMessageStop_isCutOff() {
    LlmAnswerException failure =
        failure(
            LlmAnswerException.class,
            stream(
                START,
                TEXT,
                more(0, "text", "So"),
                end(0),
                delta("end_turn", "{'output_tokens':5}")));

    assertThat(failure).hasMessage("anthropic ended its answer in the middle");
    assertThat(failure.retryable()).isTrue();
    assertThat(failure.partial().map(Message::text)).hasValue("So");
  }

  @Test
  void w096_startWithoutAMessage_isPassedOver() {
    assertThat(
            told(
                stream(
                    "{'type':'message_start'}",
                    TEXT,
                    more(0, "text", "Yes"),
                    end(0),
                    delta("end_turn", "{'output_tokens':5}"),
                    STOP)))
        .isEqualTo("text Yes\nSTOP end_turn\nusage 0 5 0 0 0");
  }

  @Test
  void w097_usageIsATotalSoFar() {
    assertThat(
            told(
                stream(
                    START,
                    delta("", "{'output_tokens':3}"),
                    delta(
                        "end_turn",
                        "{'input_tokens':10,'output_tokens':8,"
                            + "'output_tokens_details':{'thinking_tokens':6}}"),
                    STOP)))
        .isEqualTo("STOP end_turn\nusage 10 8 0 0 6");
  }

  @Test
  void w098_inputThatIsOnlyKnownAtTheEnd_counts_andNothingIsForgotten() {
    assertThat(
            told(
                stream(
                    "{'type':'message_start','message':{'usage':"
                        + "{'input_tokens':0,'output_tokens':0,'cache_creation_input_tokens':4}}}",
                    delta(
                        "end_turn",
                        "{'input_tokens':10,'cache_read_input_tokens':7,"
                            + "'cache_creation_input_tokens':0,'output_tokens':2}"),
                    STOP)))
        .isEqualTo("STOP end_turn\nusage 21 2 7 4 0");
  }

  @Test
  void w099_emptyInputAtTheStart_isNoPartOfTheArguments() {
    assertThat(
            told(
                turn(
                    "tool_use",
                    CALL,
                    more(0, "partial_json", ""),
                    more(0, "partial_json", "{\\\"x\\\""),
                    more(0, "partial_json", ":1}"),
                    end(0))))
        .isEqualTo("call a f {'x':1}\nTOOL_CALLS tool_use\nusage 10 5 0 0 0");
  }

  @Test
  void w100_wholeInputAtTheStart_isTheArguments() {
    assertThat(
            told(
                turn(
                    "tool_use",
                    block(0, "{'type':'tool_use','id':'a','name':'f','input':{'x': 1.0}}"),
                    end(0))))
        .isEqualTo("call a f {'x': 1.0}\nTOOL_CALLS tool_use\nusage 10 5 0 0 0");
  }

  @Test
  void w101_noInputAtAll_isAnEmptyObject() {
    String expected = "call a f {}\nTOOL_CALLS tool_use\nusage 10 5 0 0 0";
    assertThat(told(turn("tool_use", CALL, more(0, "partial_json", ""), end(0))))
        .isEqualTo(expected);
    assertThat(told(turn("tool_use", CALL))).isEqualTo(expected);
    assertThat(told(turn("tool_use", block(0, "{'type':'tool_use','id':'a','name':'f'}"), end(0))))
        .isEqualTo(expected);
  }

  @Test
  void w102_stopReasons_areUnderstoodOrKept() {
    Map<String, Kind> kinds =
        Map.of(
            "end_turn", Kind.STOP,
            "stop_sequence", Kind.STOP,
            "tool_use", Kind.TOOL_CALLS,
            "max_tokens", Kind.LENGTH,
            "model_context_window_exceeded", Kind.LENGTH,
            "refusal", Kind.REFUSAL,
            "pause_turn", Kind.PAUSED,
            "compaction", Kind.OTHER,
            "new_reason", Kind.OTHER);
    kinds.forEach(
        (raw, kind) -> {
          assertThat(conversations.answer(turn(raw)).finish())
              .isEqualTo(new FinishReason(kind, raw));
          assertThat(conversations.answer(Answers.body("[]", raw)).finish())
              .isEqualTo(new FinishReason(kind, raw));
        });
  }

  @Test
  void w113_refusal_saysWhy_inWordsThatDoNotGoBack() {
    LlmReply reply =
        conversations.answer(
            stream(
                START,
                TEXT,
                more(0, "text", "I"),
                end(0),
                "{'type':'message_delta','delta':{'stop_reason':'refusal','stop_details':"
                    + "{'type':'refusal','category':'cyber','explanation':'Not that.'}},"
                    + "'usage':{'output_tokens':5}}",
                STOP));

    assertThat(Conversations.told(reply))
        .isEqualTo("text I\nrefusal Not that.\nREFUSAL refusal\nusage 10 5 0 0 0");
    assertThat(conversations.messages(HI, reply.message(), HI))
        .contains("{'role':'assistant','content':[{'type':'text','text':'I'}]}");
    assertThat(
            told(
                Answers.json(
                    "{'type':'message','content':[],'stop_reason':'refusal','stop_details':"
                        + "{'type':'refusal','explanation':'No.'}}")))
        .isEqualTo("refusal No.\nREFUSAL refusal");
  }

  @Test
  void w114_citationsAreNoText_andGoBack_signaturesOfTextDoNot() {
    LlmReply reply =
        conversations.answer(
            turn(
                "end_turn",
                block(0, "{'type':'text','text':'','citations':null}"),
                more(0, "text", "Yes"),
                more(0, "signature", "s"),
                "{'type':'content_block_delta','index':0,'delta':"
                    + "{'type':'text_delta','text':'.','signature':'s'}}",
                "{'type':'content_block_delta','index':0,'delta':"
                    + "{'type':'citations_delta','citation':{'type':'page_location','n':1}}}",
                end(0),
                block(1, "{'type':'text','text':' No','citations':null}"),
                end(1)));

    assertThat(Conversations.told(reply))
        .isEqualTo("text Yes.\ntext  No\nSTOP end_turn\nusage 10 5 0 0 0");
    assertThat(conversations.messages(HI, reply.message(), HI))
        .contains(
            "'content':[{'type':'text','text':'Yes.','citations':"
                + "[{'type':'page_location','n':1}]},{'type':'text','text':' No'}]}");
  }

  @Test
  void unknownBlocks_areKeptWithWhatTheirDeltasBring() {
    LlmReply reply =
        conversations.answer(
            turn(
                "compaction",
                block(0, "{'type':'compaction','content':'A'}"),
                "{'type':'content_block_delta','index':0,'delta':"
                    + "{'type':'compaction_delta','content':'B','text':'t','n':[1]}}",
                end(0)));
    String block = "{'type':'compaction','content':'AB','n':[1],'text':'t'}";

    assertThat(Conversations.told(reply))
        .isEqualTo("compaction " + block + "\nOTHER compaction\nusage 10 5 0 0 0");
    assertThat(conversations.messages(HI, reply.message(), HI))
        .contains("{'role':'assistant','content':[" + block + "]}");
  }

  @Test
  void framesOfAKnownKindThatLackWhatTheyAreFor_areErrors() {
    Map.of(
            "{'type':'content_block_delta','index':0,'delta':{'type':'text_delta','words':'x'}}",
            "{\"type\":\"content_block_delta\",\"index\":0,"
                + "\"delta\":{\"type\":\"text_delta\",\"words\":\"x\"}}",
            "{'type':'content_block_delta','index':0,'delta':{'type':'text_delta','text':7}}",
            "{\"type\":\"content_block_delta\",\"index\":0,"
                + "\"delta\":{\"type\":\"text_delta\",\"text\":7}}",
            "{'type':'content_block_delta','index':5,'delta':{'type':'text_delta','text':'x'}}",
            "{\"type\":\"content_block_delta\",\"index\":5,"
                + "\"delta\":{\"type\":\"text_delta\",\"text\":\"x\"}}",
            "{'type':'content_block_start','index':1}",
            "{\"type\":\"content_block_start\",\"index\":1}",
            "{'type':'content_block_delta','index':0,'delta':{",
            "{\"type\":\"content_block_delta\",\"index\":0,\"delta\":{")
        .forEach(
            (frame, shown) ->
                assertThat(failure(LlmAnswerException.class, stream(START, TEXT, frame)))
                    .hasMessage("anthropic sent a frame that cannot be read, near: " + shown));
  }

  @Test
  void deltaWithNullForItsText_saysNothing() {
    assertThat(
            told(
                turn(
                    "end_turn",
                    TEXT,
                    "{'type':'content_block_delta','index':0,'delta':"
                        + "{'type':'text_delta','text':null}}",
                    more(0, "text", "Yes"),
                    end(0))))
        .isEqualTo("text Yes\nSTOP end_turn\nusage 10 5 0 0 0");
  }

  @Test
  void callWithoutAName_isAnError_unlessTheReplyWasCut() {
    String nameless = block(0, "{'type':'tool_use','id':'a','input':{}}");

    assertThat(failure(LlmAnswerException.class, turn("tool_use", nameless, end(0))))
        .hasMessage("anthropic sent a tool call without a name");
    assertThat(told(turn("max_tokens", nameless))).isEqualTo("LENGTH max_tokens\nusage 10 5 0 0 0");
  }

  @Test
  void frameWhoseTypeComesLast_isUnderstood() {
    assertThat(
            told(
                turn(
                    "end_turn",
                    "{'content_block':{'text':'','type':'text'},'index':0,'type':'content_block_start'}",
                    "{}",
                    more(0, "text", "Yes"))))
        .isEqualTo("text Yes\nSTOP end_turn\nusage 10 5 0 0 0");
  }

  @Test
  void bodyInOnePiece_isReadAsTheSame() {
    assertThat(
            told(
                Answers.json(
                    "{'type':'message','model':'claude-m','content':["
                        + "{'type':'thinking','thinking':'Hm','signature':'s'},"
                        + "{'type':'redacted_thinking','data':'d'},{'type':'text','text':'So'},"
                        + "{'type':'tool_use','id':'a','name':'f','input':{'n':12345678901234567890}}],"
                        + "'stop_reason':'tool_use','usage':{'input_tokens':1,"
                        + "'cache_creation_input_tokens':2,'cache_read_input_tokens':3,"
                        + "'output_tokens':4}}")))
        .isEqualTo(
            "thinking Hm|s\nredacted |d\ntext So\ncall a f {'n':12345678901234567890}\n"
                + "TOOL_CALLS tool_use\nusage 6 4 3 2 0");
  }

  @Test
  void bodyThatIsNoMessage_isAnError() {
    assertThat(failure(LlmAnswerException.class, Answers.json("{'ok':true}")))
        .hasMessage("anthropic answered without a message: {\"ok\":true}");
    assertThat(
            failure(
                LlmStatusException.class,
                Answers.json(
                    "{'type':'error','error':{'type':'overloaded_error','message':'Full'}}")))
        .hasMessage("anthropic reported an error of status 529 in its answer: Full");
  }

  @Test
  void statuses_areToldApart() {
    LlmStatusException long400 =
        failure(
            LlmStatusException.class,
            Answers.error(
                400,
                "invalid_request_error",
                "prompt is too long: 210000 tokens > 200000 maximum"));
    assertThat(long400.kind()).isEqualTo(LlmStatusException.Kind.CONTEXT_OVERFLOW);
    LlmStatusException key =
        failure(
            LlmStatusException.class,
            Answers.error(401, "authentication_error", "invalid x-api-key"));
    assertThat(key.kind()).isEqualTo(LlmStatusException.Kind.AUTHENTICATION);
    assertThat(key)
        .hasMessage(
            "anthropic answered with status 401: invalid x-api-key; check the key in apiKey(...)");
    assertThat(failure(LlmStatusException.class, Answers.error(529, "overloaded_error", "Full")))
        .matches(LlmException::retryable);
  }

  private String told(MockResponse answer) {
    return Conversations.told(conversations.answer(answer));
  }

  private <E extends Throwable> E failure(Class<E> type, MockResponse answer) {
    E failure = catchThrowableOfType(type, () -> conversations.answer(answer));
    assertThat(failure).isNotNull();
    return failure;
  }
}
