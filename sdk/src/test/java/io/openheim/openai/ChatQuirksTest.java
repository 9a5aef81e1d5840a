package io.openheim.openai;

import java.util.stream.Stream;
import mockwebserver3.MockWebServer;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The habits of many servers, one each: what comes over the wire ({@code >}, see {@link Quirk}) and
 * what is made of it ({@code =}). Those of tool calls are in {@link CallQuirksTest}, those of how a
 * reply ends in {@link ChatEndingsTest}.
 */
class ChatQuirksTest {
  @StartStop final MockWebServer server = new MockWebServer();

  @Test
  void everyStatementOfTheTable_hasATestOfItsName() {
    Quirk.checkNames(TABLE, getClass());
  }

  static Stream<Quirk> others() {
    return Quirk.parse(TABLE).filter(quirk -> quirk.statements().isEmpty());
  }

  @ParameterizedTest
  @MethodSource("others")
  void otherQuirk_isUnderstood(Quirk quirk) {
    quirk.check(server);
  }

  @Test
  void w022_emptyChoices_areFine() {
    Quirk.check(server, TABLE, "W22");
  }

  @Test
  void w023_nullChoices_areFine() {
    Quirk.check(server, TABLE, "W23");
  }

  @Test
  void w024_nullDelta_isFine() {
    Quirk.check(server, TABLE, "W24");
  }

  @Test
  void w025_emptyRole_isFine() {
    Quirk.check(server, TABLE, "W25");
  }

  @Test
  void w026_neitherTextNorCalls_isFine() {
    Quirk.check(server, TABLE, "W26");
  }

  @Test
  void w027_emptyFinishReason_isNoEnd() {
    Quirk.check(server, TABLE, "W27");
  }

  @Test
  void w028_missingFinishReasonOfAWholeBody_isStop() {
    Quirk.check(server, TABLE, "W28");
  }

  @Test
  void w029_unknownFinishReason_isKept() {
    Quirk.check(server, TABLE, "W29");
  }

  @Test
  void w030_modelLength_isLength() {
    Quirk.check(server, TABLE, "W30");
  }

  @Test
  void w032_usageInEveryFrame_isATotal() {
    Quirk.check(server, TABLE, "W32");
  }

  @Test
  void w033_usage_mayBePartial() {
    Quirk.check(server, TABLE, "W33");
  }

  @Test
  void w034_odditiesBesideThePoint_arePassedOver() {
    Quirk.check(server, TABLE, "W34");
  }

  @Test
  void w035_emptyError_isNone() {
    Quirk.check(server, TABLE, "W35");
  }

  @Test
  void w036c_choices_mayHaveAnyNumber() {
    Quirk.check(server, TABLE, "W36c");
  }

  @Test
  void w042_framesThatAreNoObjects_areSkipped() {
    Quirk.check(server, TABLE, "W42");
  }

  @Test
  void w045_refusal_isVisible() {
    Quirk.check(server, TABLE, "W45");
  }

  @Test
  void w046_thoughtsUnderSeveralNames_areSaidOnce() {
    Quirk.check(server, TABLE, "W46");
  }

  @Test
  void w047_thoughtsThatAreNoText_areNone() {
    Quirk.check(server, TABLE, "W47");
  }

  @Test
  void w051_whiteSpaceBehindThoughts_isNoPartOfTheAnswer() {
    Quirk.check(server, TABLE, "W51");
  }

  @Test
  void w149_content_mayBeAListOfParts() {
    Quirk.check(server, TABLE, "W149");
  }

  private static final String TABLE =
      """
      W22 W23 W24 W25 choices and deltas may be empty or null
      > frame {"choices":[]}
      > frame {"choices":null}
      > frame {"choices":[{"index":0,"delta":null}]}
      > delta {"role":"","content":"Hi","tool_calls":null,"refusal":null}
      > finish stop
      = text Hi
      = finish STOP stop

      W26 neither text nor calls
      > delta {"role":"assistant","content":null}
      > finish stop
      = finish STOP stop

      W27 an empty finish reason is no end
      > frame {"choices":[{"delta":{"content":"Hi"},"finish_reason":""}]}
      > finish stop
      = text Hi
      = finish STOP stop

      W29 an unknown finish reason is kept
      > delta {"content":"Hi"}
      > finish eos_found
      = text Hi
      = finish OTHER eos_found

      eos, end_turn and stop_sequence are stop
      > delta {"content":"Hi"}
      > finish eos
      = text Hi
      = finish STOP eos

      end_turn with calls waits for them
      > delta {"tool_calls":[{"index":0,"id":"a","function":{"name":"f","arguments":"{}"}}]}
      > finish end_turn
      = call a f {}
      = finish TOOL_CALLS end_turn

      stop_sequence with a refusal is a refusal
      > delta {"refusal":"No."}
      > finish stop_sequence
      = refusal No.
      = finish REFUSAL stop_sequence

      max_tokens is length
      > delta {"content":"Hi"}
      > finish max_tokens
      = text Hi
      = finish LENGTH max_tokens

      max_output_tokens is length
      > delta {"tool_calls":[{"index":0,"id":"a","function":{"name":"f","arguments":"{"}}]}
      > finish max_output_tokens
      = call a f {
      = finish LENGTH max_output_tokens

      W30 model_length is length
      > delta {"content":"Hi"}
      > finish model_length
      = text Hi
      = finish LENGTH model_length

      W32 usage in every frame is a running total
      > frame {"choices":[{"delta":{"content":"A"}}],"usage":{"prompt_tokens":5,"completion_tokens":1}}
      > frame {"choices":[{"delta":{"content":"B"},"finish_reason":"stop"}],"usage":{"prompt_tokens":5,"completion_tokens":2}}
      > frame {"choices":[],"usage":null}
      = text AB
      = finish STOP stop
      = usage 5 2 0 0 0

      W33 usage with details, as numbers of any form
      > finish stop
      > frame {"usage":{"prompt_tokens":9,"completion_tokens":8.0,"prompt_tokens_details":{"cached_tokens":7,"cache_write_tokens":1},"completion_tokens_details":{"reasoning_tokens":3}}}
      = finish STOP stop
      = usage 9 8 7 1 3

      W33 usage of DeepSeek, of Groq, and of nobody
      > frame {"choices":[],"usage":{}}
      > frame {"choices":[],"x_groq":{"id":"r","usage":{"prompt_tokens":2,"completion_tokens":1,"prompt_cache_hit_tokens":1}}}
      > finish stop
      = finish STOP stop
      = usage 2 1 1 0 0

      W34 oddities beside the point
      > frame {"id":null,"created":0,"model":"","service_tier":7,"choices":[{"index":196,"delta":{"content":"Hi"},"logprobs":{"content":[{"token":"Hi"}]}}]}
      > finish stop
      = text Hi
      = finish STOP stop

      W35 an error that is null or empty is none
      > frame {"error":null,"choices":[{"delta":{"content":"Hi"}}]}
      > frame {"error":"","choices":[{"delta":{},"finish_reason":"stop"}]}
      = text Hi
      = finish STOP stop

      W35 an error that is false or an empty object is none
      > frame {"error":false,"choices":[{"delta":{"content":"H"}}]}
      > frame {"error":{ },"choices":[{"delta":{"content":"i"}}]}
      > frame {"error":[],"choices":[{"delta":{},"finish_reason":"stop"}]}
      = text Hi
      = finish STOP stop

      W42 frames that are no objects are skipped
      > frame null
      > frame 17
      > delta {"content":"Hi"}
      > finish stop
      = text Hi
      = finish STOP stop

      W45 a refusal is visible
      > delta {"content":null,"refusal":"I "}
      > delta {"refusal":"won't."}
      > finish stop
      = refusal I won't.
      = finish REFUSAL stop

      W46 W47 thoughts under several names are said once; other values are no thoughts
      > delta {"reasoning":"A","reasoning_content":"A","reasoning_details":[{"text":"A"}]}
      > delta {"reasoning":"B","reasoning_content":""}
      > delta {"reasoning_details":[{"type":"reasoning.text","text":"C"},{"type":"reasoning.encrypted","data":"x"}]}
      > delta {"reasoning":{"not":"text"},"reasoning_content":17}
      > delta {"content":"Hi"}
      > finish stop
      = thinking ABC
      = text Hi
      = finish STOP stop

      W28 a whole body without a finish reason is complete
      > body {"model":"m2","choices":[{"message":{"role":"assistant","content":"Hi"},"finish_reason":null}],"usage":{"prompt_tokens":1,"completion_tokens":2}}
      = text Hi
      = finish STOP\\s
      = usage 1 2 0 0 0

      W36c only the first choice counts
      > body {"choices":[{"message":{"content":"A"},"finish_reason":"stop"},{"message":{"content":"B"},"finish_reason":"length"}]}
      = text A
      = finish STOP stop

      W36c the number of the only choice may be anything
      > frame {"choices":[{"index":196,"delta":{"content":"A"}}]}
      > frame {"choices":[{"index":197,"delta":{"content":"B"},"finish_reason":"stop"}]}
      = text AB
      = finish STOP stop

      W51 white space behind thoughts is no part of the answer
      > delta {"reasoning_content":"Hm"}
      > delta {"content":"\\n"}
      > delta {"content":" \\nHi"}
      > finish stop
      = thinking Hm
      = text Hi
      = finish STOP stop

      W51 white space alone beside a call is no text
      > delta {"content":"\\n\\n"}
      > delta {"tool_calls":[{"index":0,"id":"a","function":{"name":"f","arguments":"{}"}}]}
      > finish tool_calls
      = call a f {}
      = finish TOOL_CALLS tool_calls

      W51 without thoughts white space is kept
      > delta {"content":"\\t"}
      > delta {"content":"Hi"}
      > finish stop
      = text \tHi
      = finish STOP stop

      W149 content as a list of parts
      > delta {"content":[{"type":"thinking","thinking":[{"type":"text","text":"Hm"}]},{"type":"text","text":"Hi"},{"type":"reference","ids":[1]}]}
      > finish stop
      = thinking Hm
      = text Hi
      = finish STOP stop
      """;
}
