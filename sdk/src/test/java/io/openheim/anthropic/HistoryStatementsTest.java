package io.openheim.anthropic;

import static io.openheim.anthropic.Answers.block;
import static io.openheim.anthropic.Answers.end;
import static io.openheim.anthropic.Answers.more;
import static io.openheim.anthropic.Conversations.HI;
import static org.assertj.core.api.Assertions.assertThat;

import io.openheim.internal.wire.CallIds;
import io.openheim.llm.LlmReply;
import io.openheim.message.Content;
import io.openheim.message.FinishReason;
import io.openheim.message.Image;
import io.openheim.message.Message;
import io.openheim.message.ProviderTurn;
import io.openheim.message.Role;
import io.openheim.message.ToolCall;
import io.openheim.message.ToolResult;
import java.util.List;
import mockwebserver3.MockWebServer;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.Test;

/** The statements about what goes back to the model, of section 4.4 of the wire quirks. */
class HistoryStatementsTest {
  private static final ToolCall A = new ToolCall("a", "f", "{\"x\":1}");
  private static final ToolCall B = new ToolCall("b", "f", "{}");
  private static final String USER_HI = "{'role':'user','content':[{'type':'text','text':'Hi'}]}";
  private static final String CALL_A = "{'type':'tool_use','id':'a','name':'f','input':{'x':1}}";
  private static final String RESULT_A = "{'type':'tool_result','tool_use_id':'a','content':'1'}";

  @StartStop final MockWebServer server = new MockWebServer();
  private final Conversations conversations = new Conversations(server);

  @Test
  void w079_resultsOfATurn_standInOneMessageBeforeWhatTheUserSays() {
    assertThat(
            conversations.messages(
                HI,
                said(A, B),
                Message.toolResults(List.of(ToolResult.of(A, "1"))),
                Message.toolResults(List.of(ToolResult.of(B, "2"))),
                Message.user("Go on")))
        .isEqualTo(
            USER_HI
                + ",{'role':'assistant','content':["
                + CALL_A
                + ",{'type':'tool_use','id':'b','name':'f','input':{}}]}"
                + ",{'role':'user','content':["
                + RESULT_A
                + ",{'type':'tool_result','tool_use_id':'b','content':'2'}"
                + ",{'type':'text','text':'Go on'}]}");
  }

  @Test
  void w080_missingResult_isSaidToBeLost() {
    assertThat(conversations.messages(HI, said(A), Message.user("Go on")))
        .endsWith(
            ",{'role':'user','content':[{'type':'tool_result','tool_use_id':'a','content':"
                + "'The result of this call was lost; it is not known what it did.',"
                + "'is_error':true},{'type':'text','text':'Go on'}]}");
  }

  @Test
  void w081_inputOfACall_isAlwaysAnObject() {
    for (String broken : List.of("", "null", "{\"x\":", "[1]", "\"{}\"", "7", "{} {}")) {
      ToolCall call = new ToolCall("a", "f", broken);
      assertThat(
              conversations.messages(
                  HI, said(call), Message.toolResults(List.of(ToolResult.of(call, "1")))))
          .as(broken)
          .contains("{'type':'tool_use','id':'a','name':'f','input':{}}");
    }
  }

  @Test
  void w081_inputOfACallThatWasCutOff_isAnObjectInTheTurnToo() {
    LlmReply reply =
        conversations.answer(
            Answers.turn(
                "max_tokens",
                block(0, "{'type':'thinking','thinking':'Hm','signature':'s'}"),
                end(0),
                block(1, "{'type':'tool_use','id':'a','name':'f','input':{}}"),
                more(1, "partial_json", "{\\\"x\\\":")));

    assertThat(Conversations.told(reply))
        .isEqualTo("thinking Hm|s\ncall a f {'x':\nLENGTH max_tokens\nusage 10 5 0 0 0");
    assertThat(conversations.messages(HI, reply.message()))
        .contains("{'type':'tool_use','id':'a','name':'f','input':{}}");
  }

  @Test
  void w082_aConversationWithoutAWord_saysSo() {
    assertThat(conversations.messages())
        .isEqualTo("{'role':'user','content':[{'type':'text','text':'(nothing was said)'}]}");
    assertThat(conversations.messages(Message.system("Be brief."), Message.assistant(" ")))
        .isEqualTo("{'role':'user','content':[{'type':'text','text':'(nothing was said)'}]}");
  }

  /** It is taken from users only. */
  @Test
  void whatAModelDrew_isNotSentAsTheModels() {
    Image drawn = Image.of("image/png", new byte[] {1});

    assertThat(
            conversations.messages(
                HI, new Message(Role.ASSISTANT, List.of(drawn, new Content.Text("Here"))), HI))
        .isEqualTo(
            USER_HI + ",{'role':'assistant','content':[{'type':'text','text':'Here'}]}," + USER_HI);
  }

  @Test
  void w082_emptyTextsAndMessages_areLeftOut() {
    assertThat(
            conversations.messages(
                HI,
                new Message(Role.ASSISTANT, List.of()),
                Message.assistant(" \n"),
                new Message(Role.USER, List.of(new Content.Text(""), new Content.Text("there")))))
        .isEqualTo(
            "{'role':'user','content':"
                + "[{'type':'text','text':'Hi'},{'type':'text','text':'there'}]}");
  }

  @Test
  void w083_prefill_endsWithoutWhiteSpace_earlierMessagesKeepTheirs() {
    assertThat(
            conversations.messages(HI, Message.assistant("One "), HI, Message.assistant("Two \n")))
        .isEqualTo(
            USER_HI
                + ",{'role':'assistant','content':[{'type':'text','text':'One '}]},"
                + USER_HI
                + ",{'role':'assistant','content':[{'type':'text','text':'Two'}]}");
  }

  @Test
  void w085_thoughtsGoBackUnchangedInTheirPlace() {
    LlmReply reply =
        conversations.answer(
            Answers.turn(
                "tool_use",
                block(0, "{'type':'thinking','thinking':'','signature':''}"),
                more(0, "thinking", "First "),
                more(0, "thinking", "this."),
                more(0, "signature", "sig1"),
                end(0),
                block(1, "{'type':'text','text':''}"),
                more(1, "text", "So: "),
                end(1),
                block(2, "{'type':'thinking','thinking':'','signature':''}"),
                more(2, "thinking", "Then that."),
                more(2, "signature", "sig2"),
                end(2),
                block(3, "{'type':'tool_use','id':'a','name':'f','input':{}}"),
                more(3, "partial_json", "{\\\"n\\\": 1.0e2}"),
                end(3)));

    assertThat(Conversations.told(reply))
        .isEqualTo(
            "thinking First this.|sig1\ntext So: \nthinking Then that.|sig2\n"
                + "call a f {'n': 1.0e2}\nTOOL_CALLS tool_use\nusage 10 5 0 0 0");
    assertThat(
            conversations.messages(
                HI, reply.message(), Message.toolResults(List.of(ToolResult.of(A, "1")))))
        .isEqualTo(
            USER_HI
                + ",{'role':'assistant','content':["
                + "{'type':'thinking','thinking':'First this.','signature':'sig1'},"
                + "{'type':'text','text':'So: '},"
                + "{'type':'thinking','thinking':'Then that.','signature':'sig2'},"
                + "{'type':'tool_use','id':'a','name':'f','input':{'n': 1.0e2}}]}"
                + ",{'role':'user','content':["
                + RESULT_A
                + "]}");
  }

  @Test
  void w086_thoughtsWithoutASignature_areLeftOut() {
    LlmReply reply =
        conversations.answer(
            Answers.turn(
                "end_turn",
                block(0, "{'type':'thinking','thinking':'Hm'}"),
                end(0),
                block(1, "{'type':'text','text':'Yes'}"),
                end(1)));

    String expected =
        USER_HI + ",{'role':'assistant','content':[{'type':'text','text':'Yes'}]}," + USER_HI;
    assertThat(conversations.messages(HI, reply.message(), HI)).isEqualTo(expected);
    assertThat(
            conversations.messages(
                HI, said(new Content.Thinking("Hm"), new Content.Text("Yes")), HI))
        .isEqualTo(expected);
  }

  @Test
  void w087_thoughtsOfASignatureAlone_andWithheldOnes_goBack() {
    LlmReply reply =
        conversations.answer(
            Answers.turn(
                "end_turn",
                block(0, "{'type':'thinking','thinking':'','signature':''}"),
                more(0, "signature", "sig"),
                end(0),
                block(1, "{'type':'redacted_thinking','data':'xyz'}"),
                end(1),
                block(2, "{'type':'text','text':'Yes'}"),
                end(2)));
    String expected =
        ",{'role':'assistant','content':[{'type':'thinking','thinking':'','signature':'sig'},"
            + "{'type':'redacted_thinking','data':'xyz'},{'type':'text','text':'Yes'}]},";

    assertThat(Conversations.told(reply))
        .startsWith("thinking |sig\nredacted |xyz\ntext Yes\nSTOP end_turn");
    assertThat(conversations.messages(HI, reply.message(), HI)).contains(expected);
    Message ours = new Message(Role.ASSISTANT, reply.message().content());
    assertThat(conversations.messages(HI, ours, HI)).contains(expected);
  }

  @Test
  void w088_thoughtsOfAnotherProvider_areNotSent() {
    Message foreign =
        new Message(
            Role.ASSISTANT,
            List.of(new Content.Thinking("Hm", "sig", false), new Content.Text("Yes")),
            new ProviderTurn("gemini", "https://example.com", "gemini", "[{\"secret\":1}]"));

    assertThat(conversations.messages(HI, foreign, HI))
        .isEqualTo(
            USER_HI + ",{'role':'assistant','content':[{'type':'text','text':'Yes'}]}," + USER_HI);
  }

  @Test
  void w103_pausedTurn_goesBackUnchangedAndGoesOn() {
    LlmReply paused =
        conversations.answer(
            Answers.turn(
                "pause_turn",
                block(0, "{'type':'text','text':'Looking '}"),
                end(0),
                block(1, "{'type':'server_tool_use','id':'s1','name':'web_search','input':{}}"),
                more(1, "partial_json", "{\\\"query\\\":"),
                more(1, "partial_json", " \\\"x\\\"}"),
                end(1)));
    String call = "{'type':'server_tool_use','id':'s1','name':'web_search','input':{'query': 'x'}}";
    String turn = "{'type':'text','text':'Looking '}," + call;

    assertThat(paused.finish()).isEqualTo(new FinishReason(FinishReason.Kind.PAUSED, "pause_turn"));
    assertThat(conversations.messages(HI, paused.message()))
        .isEqualTo(USER_HI + ",{'role':'assistant','content':[" + turn + "]}");

    String result = "{'type':'web_search_tool_result','tool_use_id':'s1','content':[]}";
    LlmReply more =
        conversations.answer(
            Answers.body("[" + result + ",{'type':'text','text':'No'}]", "end_turn"));
    assertThat(conversations.messages(HI, paused.message(), more.message(), HI))
        .isEqualTo(
            USER_HI
                + ",{'role':'assistant','content':["
                + turn
                + ","
                + result
                + ",{'type':'text','text':'No'}]},"
                + USER_HI);
  }

  @Test
  void w104_emptyAnswer_isAnAnswerAndNotSentBack() {
    for (String stop : List.of("end_turn", "stop_sequence")) {
      LlmReply reply = conversations.answer(Answers.turn(stop));

      assertThat(reply.message().content()).isEmpty();
      assertThat(reply.finish()).isEqualTo(new FinishReason(FinishReason.Kind.STOP, stop));
      assertThat(conversations.messages(HI, reply.message(), Message.user("?")))
          .isEqualTo(
              "{'role':'user','content':"
                  + "[{'type':'text','text':'Hi'},{'type':'text','text':'?'}]}");
    }
  }

  @Test
  void w110_failedTool_isMarked_besideAnImageInWords() {
    Image png = Image.of("image/png", new byte[] {1, 2, 3});
    ToolResult seen = new ToolResult("b", "f", "Off", true, List.of(png), null);

    assertThat(
            conversations.messages(
                HI, said(A, B), Message.toolResults(List.of(ToolResult.error(A, "No"), seen))))
        .endsWith(
            "{'role':'user','content':["
                + "{'type':'tool_result','tool_use_id':'a','content':'No','is_error':true},"
                + "{'type':'tool_result','tool_use_id':'b','content':["
                + "{'type':'text','text':'Error: Off'},{'type':'image','source':"
                + "{'type':'base64','media_type':'image/png','data':'AQID'}}]}]}");
    assertThat(
            conversations.messages(
                HI, said(A), Message.toolResults(List.of(ToolResult.error(A, " ")))))
        .endsWith("'tool_use_id':'a','content':'(no explanation)','is_error':true}]}");
  }

  @Test
  void w111_serverToolUseWithoutItsResult_isDroppedOnceTheUserWentOn() {
    String kept = "{'type':'server_tool_use','id':'s1','name':'web_search','input':{}}";
    String result = "{'type':'web_search_tool_result','tool_use_id':'s1','content':[]}";
    String lost = "{'type':'mcp_tool_use','id':'s2','name':'g','server_name':'m','input':{'q':1}}";
    LlmReply reply =
        conversations.answer(
            Answers.body("[" + kept + "," + result + "," + lost + "]", "max_tokens"));

    assertThat(Conversations.told(reply))
        .isEqualTo(
            "server_tool_use "
                + kept
                + "\nweb_search_tool_result "
                + result
                + "\nmcp_tool_use "
                + lost
                + "\nLENGTH max_tokens\nusage 10 5 0 0 0");
    assertThat(conversations.messages(HI, reply.message(), HI))
        .isEqualTo(
            USER_HI + ",{'role':'assistant','content':[" + kept + "," + result + "]}," + USER_HI);
  }

  @Test
  void w111_serverToolUseBesideACallOfOurs_waitsForItsResult() {
    String lost = "{'type':'mcp_tool_use','id':'s2','name':'g','server_name':'m','input':{'q':1}}";
    LlmReply reply =
        conversations.answer(Answers.body("[" + lost + "," + CALL_A + "]", "tool_use"));
    Message result = Message.toolResults(List.of(ToolResult.of(A, "1")));

    assertThat(conversations.messages(HI, reply.message(), result))
        .contains("'content':[" + lost + "," + CALL_A + "]}");
    assertThat(conversations.messages(HI, reply.message(), result, Message.assistant("1"), HI))
        .contains("'content':[" + CALL_A + "]}");
  }

  @Test
  void lesson24_callWithoutArguments_goesBackWithAnEmptyObject() {
    LlmReply reply =
        conversations.answer(
            Answers.turn(
                "tool_use",
                block(0, "{'type':'redacted_thinking','data':'d'}"),
                end(0),
                block(1, "{'type':'tool_use','id':'b','name':'f','input':{}}"),
                end(1)));

    assertThat(reply.message().toolCalls()).containsExactly(B);
    assertThat(
            conversations.messages(
                HI, reply.message(), Message.toolResults(List.of(ToolResult.of(B, "1")))))
        .contains("{'type':'tool_use','id':'b','name':'f','input':{}}]}");
  }

  @Test
  void callsWithoutAnId_orWithOneThatIsTaken_haveTheSameOneInTurnAndResult() {
    LlmReply reply =
        conversations.answer(
            Answers.body(
                "[{'type':'redacted_thinking','data':'d'},"
                    + "{'type':'tool_use','name':'f','input':{}},"
                    + "{'type':'tool_use','id':'f:0','name':'f','input':{}},"
                    + "{'type':'tool_use','id':'f:0','name':'f','input':{}}]",
                "tool_use"));
    List<ToolResult> results =
        reply.message().toolCalls().stream().map(call -> ToolResult.of(call, "1")).toList();
    String sent = conversations.messages(HI, reply.message(), Message.toolResults(results));

    assertThat(reply.message().toolCalls().stream().map(ToolCall::id))
        .containsExactly("call00000", "f:0", "call00002");
    for (String id : List.of("call00000", CallIds.SIXTY_FOUR.onWire("f:0"), "call00002")) {
      assertThat(sent)
          .contains("'id':'" + id + "'")
          .contains("'tool_use_id':'" + id + "','content':'1'");
    }
  }

  @Test
  void turnThatCannotBeRead_goesBackInNeutralForm() {
    LlmReply reply =
        conversations.answer(
            Answers.body(
                "[{'type':'redacted_thinking','data':'x'},{'type':'text','text':'Y'}]",
                "end_turn"));
    ProviderTurn turn = reply.message().turn();
    assertThat(turn).isNotNull();
    Message torn =
        new Message(
            Role.ASSISTANT,
            List.of(new Content.Text("Yes")),
            new ProviderTurn(turn.provider(), turn.baseUrl(), turn.family(), "[{\"type\":"));

    assertThat(conversations.messages(HI, torn, HI))
        .contains(",{'role':'assistant','content':[{'type':'text','text':'Yes'}]},");
  }

  @Test
  void plainAnswer_needsNoTurn_whatMoreItSaysIsKept() {
    LlmReply plain = conversations.answer(Answers.text("Yes"));
    LlmReply more =
        conversations.answer(
            Answers.body(
                "[{'type':'tool_use','id':'a','name':'f','input':{},'caller':{'type':'direct'}}]",
                "tool_use"));

    assertThat(plain.message().turn()).isNull();
    assertThat(
            conversations.messages(
                HI, more.message(), Message.toolResults(List.of(ToolResult.of(A, "1")))))
        .contains("'input':{},'caller':{'type':'direct'}}");
  }

  private static Message said(Content... parts) {
    return new Message(Role.ASSISTANT, List.of(parts));
  }
}
