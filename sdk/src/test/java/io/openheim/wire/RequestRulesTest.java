package io.openheim.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.openheim.llm.Capabilities;
import io.openheim.llm.Feature;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules find what they are there for. */
class RequestRulesTest {
  private static final Capabilities TAKES =
      Capabilities.of(
          List.of(
              Feature.SYSTEM,
              Feature.CALL_IDS,
              Feature.REASONING_REPLAYED,
              Feature.USER_AFTER_RESULTS),
          1000);
  private static final Capabilities MISTRAL =
      Capabilities.of(List.of(Feature.NINE_LETTER_CALL_IDS, Feature.SYSTEM), 1000);

  private static final String CALL =
      "{'role':'assistant','content':null,'reasoning_content':'','tool_calls':[{'id':'abcabcabc',"
          + "'type':'function','function':{'name':'f','arguments':'{}'}}]}";
  private static final String RESULT = "{'role':'tool','tool_call_id':'abcabcabc','content':'1'}";
  private static final String USER = "{'role':'user','content':'Hi'}";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "USER,CALL,RESULT | ''",
        "USER,CALL,RESULT,USER | ''",
        "USER,CALL | no result at the end for [abcabcabc]",
        "USER,CALL,USER,RESULT | 2: no result for [abcabcabc]",
        "USER,RESULT | 1: a result out of order",
        "CALL,RESULT,CALL,RESULT | the id abcabcabc is there twice",
        "USER,{'role':'assistant','content':''} | an empty answer",
        "USER,{'role':'system','content':'A'} | 1: a system message",
      })
  void chat(String messages, String problem) {
    assertFound(new ChatRules(), "{'model':'m','messages':[%s]}", TAKES, messages, problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "USER,CALL,RESULT | ''",
        "USER,CALL,RESULT,USER | 3: user behind results",
        "USER,ODD | the id abc",
      })
  void mistral(String messages, String problem) {
    String odd = messages.replace("ODD", CALL.replace("abcabcabc", "abc"));
    assertFound(new ChatRules(), "{'model':'m','messages':[%s]}", MISTRAL, odd, problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "CALL,RESULT | ''",
        "CALL | no result at the end for [a]",
        "CALL,USER,RESULT | no result for [a]",
        "RESULT | a result out of order",
        "CALL,RESULT,CALL,RESULT | the id a is there twice",
        "THOUGHT | a thought at the end",
        "THOUGHT,USER | a thought that leads to nothing",
      })
  void responses(String input, String problem) {
    String items =
        input
            .replace("CALL", "{'type':'function_call','call_id':'a','name':'f','arguments':'{}'}")
            .replace("RESULT", "{'type':'function_call_output','call_id':'a','output':'1'}")
            .replace("USER", "{'type':'message','role':'user','content':'Hi'}")
            .replace("THOUGHT", "{'type':'reasoning','summary':[],'encrypted_content':'x'}");
    assertFound(new ResponsesRules(), "{'model':'m','input':[%s]}", TAKES, items, problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "USER[TEXT],MODEL[CALL],USER[RESULT,TEXT] | ''",
        "USER[TEXT],USER[TEXT] | two messages of the role user",
        "USER[] | an empty message",
        "MODEL[CALL] | no results at the end for [a]",
        "MODEL[CALL],USER[TEXT] | no results for [a]",
        "MODEL[CALL],USER[TEXT,RESULT] | a result behind what the user says",
        "USER[RESULT] | a result of no call",
        "USER[CALL] | a user with tool_use",
        "USER[{'type':'text','text':' '}] | a blank text",
        "MODEL[{'type':'thinking','thinking':'Hm','signature':''}] | an unsigned thought",
        "MODEL[{'type':'tool_use','id':'a','name':'f','input':'x'}] | an input that is no object",
        "MODEL[{'type':'tool_use','id':'a.b','name':'f','input':{}}] | the id a.b",
      })
  void anthropic(String messages, String problem) {
    String all =
        messages
            .replaceAll("USER(\\[.*?])(,MODEL|,USER|$)", "{'role':'user','content':$1}$2")
            .replaceAll("USER(\\[.*?])(,MODEL|,USER|$)", "{'role':'user','content':$1}$2")
            .replaceAll("MODEL(\\[.*?])(,|$)", "{'role':'assistant','content':$1}$2")
            .replace("TEXT", "{'type':'text','text':'Hi'}")
            .replace("CALL", "{'type':'tool_use','id':'a','name':'f','input':{}}")
            .replace("RESULT", "{'type':'tool_result','tool_use_id':'a','content':'1'}");
    assertFound(new AnthropicRules(), "{'max_tokens':1,'messages':[%s]}", TAKES, all, problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "USER[TEXT],MODEL[CALL],USER[RESULT],USER[TEXT] | ''",
        "USER[TEXT],USER[TEXT] | two contents of user",
        "MODEL[TEXT] | model begins",
        "USER[TEXT],USER[RESULT,TEXT] | more than results",
        "USER[CALL] | calls of a user",
        "USER[TEXT],MODEL[BARE],USER[RESULT] | a first call without a signature",
        "USER[TEXT,{'text':''}] | an empty text",
        "USER[{'test':''}] | Cannot find field: test in message"
            + " google.ai.generativelanguage.v1beta.Part",
      })
  void gemini(String contents, String problem) {
    String bare = "{'functionCall':{'name':'f','args':{}}}";
    String all =
        contents
            .replaceAll("USER(\\[.*?])(?=,MODEL|,USER|$)", "{'role':'user','parts':$1}")
            .replaceAll("MODEL(\\[.*?])(?=,MODEL|,USER|,\\{|$)", "{'role':'model','parts':$1}")
            .replace("TEXT", "{'text':'Hi'}")
            .replace("BARE", bare)
            .replace("CALL", bare.replace("}}}", "}},'thoughtSignature':'c2ln'}"))
            .replace("RESULT", "{'functionResponse':{'name':'f','response':{}}}");
    assertFound(new GeminiRules(), "{'contents':[%s]}", TAKES, all, problem);
  }

  private static void assertFound(
      RequestRules rules, String body, Capabilities takes, String messages, String problem) {
    String all = messages.replace("CALL", CALL).replace("RESULT", RESULT).replace("USER", USER);
    Map<String, Object> tree =
        JsonTree.object(JsonTree.parse(body.formatted(all).replace('\'', '"')));

    List<String> wrong = rules.wrong(tree, takes, "gemini-3");

    if (problem.equals("''")) {
      assertThat(wrong).isEmpty();
    } else {
      assertThat(wrong).contains(problem);
    }
  }
}
