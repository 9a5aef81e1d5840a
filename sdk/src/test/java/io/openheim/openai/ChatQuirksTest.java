package io.openheim.openai;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import mockwebserver3.MockWebServer;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The habits of many servers, one each: what comes over the wire ({@code >}, see {@link Quirk}) and
 * what is made of it ({@code =}). Those of how a reply ends are in {@link ChatEndingsTest}.
 */
class ChatQuirksTest {
  @StartStop final MockWebServer server = new MockWebServer();

  static Stream<Quirk> quirks() {
    return Stream.of(CALLS, SHAPES).flatMap(Quirk::parse);
  }

  @ParameterizedTest
  @MethodSource("quirks")
  void quirk_isUnderstood(Quirk quirk) {
    server.enqueue(quirk.answer());

    assertThat(quirk.told(server)).isEqualTo(quirk.expected());
  }

  private static final String CALLS =
      """
      W01 two named deltas at one index with different ids are two calls
      > delta {"tool_calls":[{"index":0,"id":"a","function":{"name":"f","arguments":"{}"}}]}
      > delta {"tool_calls":[{"index":0,"id":"b","function":{"name":"f","arguments":"{}"}}]}
      > finish tool_calls
      = call a f {}
      = call b f {}
      = finish TOOL_CALLS tool_calls

      W02 a changed id without a name is the same call
      > delta {"tool_calls":[{"index":0,"id":"a","function":{"name":"f","arguments":"{\\"x\\""}}]}
      > delta {"tool_calls":[{"index":0,"id":"zz","function":{"arguments":":1}"}}]}
      > finish tool_calls
      = call a f {"x":1}
      = finish TOOL_CALLS tool_calls

      W03 a missing index is the position in the array
      > delta {"tool_calls":[{"id":"a","function":{"name":"f"}},{"id":"b","function":{"name":"g"}}]}
      > delta {"tool_calls":[{"function":{"arguments":"[1]"}},{"function":{"arguments":"[2]"}}]}
      > finish tool_calls
      = call a f [1]
      = call b g [2]
      = finish TOOL_CALLS tool_calls

      W03 without an index the id leads to the call
      > delta {"tool_calls":[{"id":"a","function":{"name":"f"}}]}
      > delta {"tool_calls":[{"id":"b","function":{"name":"g"}}]}
      > delta {"tool_calls":[{"id":"a","function":{"arguments":"{\\"x\\":1}"}}]}
      > finish tool_calls
      = call a f {"x":1}
      = call b g {}
      = finish TOOL_CALLS tool_calls

      W04 the index starts at 1 and has gaps
      > delta {"tool_calls":[{"index":1,"id":"a","function":{"name":"f","arguments":"{}"}}]}
      > delta {"tool_calls":[{"index":5,"id":"b","function":{"name":"g","arguments":"{"}}]}
      > delta {"tool_calls":[{"index":5,"function":{"arguments":"}"}}]}
      > finish tool_calls
      = call a f {}
      = call b g {}
      = finish TOOL_CALLS tool_calls

      W05 an empty id on a continuation is the same call
      > delta {"tool_calls":[{"index":0,"id":"a","function":{"name":"f","arguments":"{"}}]}
      > delta {"tool_calls":[{"index":0,"id":"","function":{"name":"","arguments":"}"}}]}
      > finish tool_calls
      = call a f {}
      = finish TOOL_CALLS tool_calls

      W06 whole calls with empty ids get ids of their own
      > delta {"tool_calls":[{"index":0,"id":"","function":{"name":"f","arguments":"{}"}},{"index":1,"id":"","function":{"name":"f","arguments":"{}"}}]}
      > finish tool_calls
      = call call00000 f {}
      = call call00001 f {}
      = finish TOOL_CALLS tool_calls

      W06 whole calls at one place without ids are two calls
      > delta {"tool_calls":[{"function":{"name":"f","arguments":"{\\"x\\":1}"}}]}
      > delta {"tool_calls":[{"function":{"name":"f","arguments":"{\\"x\\":2}"}}]}
      > finish stop
      = call call00000 f {"x":1}
      = call call00001 f {"x":2}
      = finish TOOL_CALLS stop

      W06 an id that is used twice names one call only
      > delta {"tool_calls":[{"index":0,"id":"a","function":{"name":"f"}},{"index":1,"id":"a","function":{"name":"g"}}]}
      > finish tool_calls
      = call a f {}
      = call call00001 g {}
      = finish TOOL_CALLS tool_calls

      W07 a missing id is minted
      > delta {"tool_calls":[{"index":0,"function":{"name":"f","arguments":"{}"}}]}
      > finish tool_calls
      = call call00000 f {}
      = finish TOOL_CALLS tool_calls

      W08 the name comes after the arguments
      > delta {"tool_calls":[{"index":0,"id":"a","function":{"arguments":"{\\"x\\""}}]}
      > delta {"tool_calls":[{"index":0,"function":{"arguments":":1}","name":"f"}}]}
      > finish tool_calls
      = call a f {"x":1}
      = finish TOOL_CALLS tool_calls

      W09 a call without a name is an error
      > delta {"content":"So:"}
      > delta {"tool_calls":[{"index":0,"id":"a","function":{"arguments":"{}"}}]}
      > finish tool_calls
      = LlmAnswerException openai sent a tool call without a name
      = partial So:

      W09 a call without a name in a reply that was cut is part of the cut
      > delta {"content":"So:"}
      > delta {"tool_calls":[{"index":0,"id":"a","function":{}}]}
      > finish length
      = text So:
      = finish LENGTH length

      W11 a late empty delta is no second call
      > delta {"tool_calls":[{"index":0,"id":"a","function":{"name":"f","arguments":"{}"}}]}
      > delta {"tool_calls":[{"index":0,"id":"","function":{"name":"","arguments":""}}]}
      > delta {"tool_calls":[{"index":1,"id":"","function":{"name":"","arguments":""}}]}
      > finish tool_calls
      = call a f {}
      = finish TOOL_CALLS tool_calls

      W12 arguments that parse may go on
      > delta {"tool_calls":[{"index":0,"id":"a","function":{"name":"f","arguments":"{}"}}]}
      > delta {"tool_calls":[{"index":0,"function":{"arguments":" "}}]}
      > finish tool_calls
      = call a f {}\\s
      = finish TOOL_CALLS tool_calls

      W13 empty, null or absent arguments are none
      > delta {"tool_calls":[{"index":0,"id":"a","function":{"name":"f","arguments":""}}]}
      > delta {"tool_calls":[{"index":1,"id":"b","function":{"name":"g","arguments":null}}]}
      > delta {"tool_calls":[{"index":2,"id":"c","function":{"name":"h"}}]}
      > finish tool_calls
      = call a f {}
      = call b g {}
      = call c h {}
      = finish TOOL_CALLS tool_calls

      W14 arguments as an object, numbers untouched
      > delta {"tool_calls":[{"index":0,"id":"a","function":{"name":"f","arguments":{"n": 12345678901234567890.10}}}]}
      > finish tool_calls
      = call a f {"n": 12345678901234567890.10}
      = finish TOOL_CALLS tool_calls

      W17 a name that is repeated is still one name
      > delta {"tool_calls":[{"index":0,"id":"a","function":{"name":"foo","arguments":"{\\"x\\":"}}]}
      > delta {"tool_calls":[{"index":0,"id":"a","function":{"name":"foo","arguments":"1}"}}]}
      > finish tool_calls
      = call a foo {"x":1}
      = finish TOOL_CALLS tool_calls

      W18 empty text before a call is no text
      > delta {"role":"assistant","content":""}
      > delta {"tool_calls":[{"index":0,"id":"a","type":"function","function":{"name":"f"}}]}
      > finish tool_calls
      = call a f {}
      = finish TOOL_CALLS tool_calls

      W19 a cut call stays as it came
      > delta {"tool_calls":[{"index":0,"id":"a","function":{"name":"f","arguments":"{\\"x\\":"}}]}
      > finish length
      = call a f {"x":
      = finish LENGTH length

      W31 stop with calls waits for them; function_call too
      > delta {"function_call":{"name":"f","arguments":"{"}}
      > delta {"function_call":{"arguments":"}"}}
      > finish function_call
      = call call00000 f {}
      = finish TOOL_CALLS function_call
      """;

  private static final String SHAPES =
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

      W149 content as a list of parts
      > delta {"content":[{"type":"thinking","thinking":[{"type":"text","text":"Hm"}]},{"type":"text","text":"Hi"},{"type":"reference","ids":[1]}]}
      > finish stop
      = thinking Hm
      = text Hi
      = finish STOP stop
      """;
}
