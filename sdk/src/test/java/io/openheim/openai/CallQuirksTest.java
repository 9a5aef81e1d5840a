package io.openheim.openai;

import mockwebserver3.MockWebServer;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.Test;

/**
 * How servers stream tool calls: what comes over the wire ({@code >}, see {@link Quirk}) and what
 * is made of it ({@code =}).
 */
class CallQuirksTest {
  @StartStop final MockWebServer server = new MockWebServer();

  @Test
  void everyStatementOfTheTable_hasATestOfItsName() {
    Quirk.checkNames(TABLE, getClass());
  }

  @Test
  void w001_twoNamedDeltasAtOneIndexWithDifferentIds_areTwoCalls() {
    Quirk.check(server, TABLE, "W01");
  }

  @Test
  void w002_changedIdWithoutAName_isTheSameCall() {
    Quirk.check(server, TABLE, "W02");
  }

  @Test
  void w003_missingIndex_isThePlaceInTheArray_orTheId_orTheLatestCall() {
    Quirk.check(server, TABLE, "W03");
  }

  @Test
  void w004_indexes_startAnywhereAndHaveGaps() {
    Quirk.check(server, TABLE, "W04");
  }

  @Test
  void w005_emptyIdOnAContinuation_isTheSameCall() {
    Quirk.check(server, TABLE, "W05");
  }

  @Test
  void w006_wholeCallsWithoutIds_getIdsOfTheirOwn() {
    Quirk.check(server, TABLE, "W06");
  }

  @Test
  void w007_missingId_isMinted() {
    Quirk.check(server, TABLE, "W07");
  }

  @Test
  void w008_name_mayComeAfterTheArguments() {
    Quirk.check(server, TABLE, "W08");
  }

  @Test
  void w009_callWithoutAName_isAnError() {
    Quirk.check(server, TABLE, "W09");
  }

  @Test
  void w010_wholeCall_mayComeAtOnce() {
    Quirk.check(server, TABLE, "W10");
  }

  @Test
  void w011_lateEmptyDelta_isNoSecondCall() {
    Quirk.check(server, TABLE, "W11");
  }

  @Test
  void w012_argumentsThatParse_mayGoOn() {
    Quirk.check(server, TABLE, "W12");
  }

  @Test
  void w013_emptyNullOrAbsentArguments_areNone() {
    Quirk.check(server, TABLE, "W13");
  }

  @Test
  void w014_arguments_mayBeAnObject() {
    Quirk.check(server, TABLE, "W14");
  }

  @Test
  void w015_argumentsThatAreNoObject_areHandedOn() {
    Quirk.check(server, TABLE, "W15");
  }

  @Test
  void w016_type_mayBeMissing() {
    Quirk.check(server, TABLE, "W16");
  }

  @Test
  void w017_repeatedName_isOneName() {
    Quirk.check(server, TABLE, "W17");
  }

  @Test
  void w018_emptyTextBeforeACall_isNoText() {
    Quirk.check(server, TABLE, "W18");
  }

  @Test
  void w019_cutCall_staysAsItCame_andTheReplySaysLength() {
    Quirk.check(server, TABLE, "W19");
  }

  @Test
  void w020_cutArgumentsUnderToolCalls_stayBroken() {
    Quirk.check(server, TABLE, "W20");
  }

  @Test
  void w031_stopWithCalls_waitsForThem() {
    Quirk.check(server, TABLE, "W31");
  }

  private static final String TABLE =
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

      W03 one piece without anything to know it by belongs to the latest call
      > delta {"tool_calls":[{"id":"a","function":{"name":"f"}},{"id":"b","function":{"name":"g"}}]}
      > delta {"tool_calls":[{"function":{"arguments":"{\\"x\\""}}]}
      > delta {"tool_calls":[{"id":"zz","function":{"arguments":":1}"}}]}
      > finish tool_calls
      = call a f {}
      = call b g {"x":1}
      = finish TOOL_CALLS tool_calls

      W10 a whole call in one delta
      > delta {"tool_calls":[{"index":0,"id":"a","type":"function","function":{"name":"f","arguments":"{\\"x\\":1}"}}]}
      > finish tool_calls
      = call a f {"x":1}
      = finish TOOL_CALLS tool_calls

      W10 a whole body with calls
      > body {"choices":[{"message":{"content":null,"tool_calls":[{"id":"a","type":"function","function":{"name":"f","arguments":"{}"}},{"id":"b","function":{"name":"g","arguments":""}}]},"finish_reason":"tool_calls"}]}
      = call a f {}
      = call b g {}
      = finish TOOL_CALLS tool_calls

      W15 arguments that are no object are handed on as they came
      > delta {"tool_calls":[{"index":0,"id":"a","function":{"name":"f","arguments":"\\"Oslo\\""}}]}
      > finish tool_calls
      = call a f "Oslo"
      = finish TOOL_CALLS tool_calls

      W16 a call without a type
      > body {"choices":[{"message":{"tool_calls":[{"id":"a","function":{"name":"f","arguments":"{}"}},{"id":"b","type":null,"function":{"name":"g","arguments":"{}"}}]},"finish_reason":"tool_calls"}]}
      = call a f {}
      = call b g {}
      = finish TOOL_CALLS tool_calls

      W20 arguments that are cut are not mended, whatever the server calls it
      > delta {"tool_calls":[{"index":0,"id":"a","function":{"name":"f","arguments":"{\\"x\\":"}}]}
      > finish tool_calls
      = call a f {"x":
      = finish TOOL_CALLS tool_calls

      W31 stop with calls waits for them; function_call too
      > delta {"function_call":{"name":"f","arguments":"{"}}
      > delta {"function_call":{"arguments":"}"}}
      > finish function_call
      = call call00000 f {}
      = finish TOOL_CALLS function_call
      """;
}
