package io.openheim.gemini;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openheim.error.LlmAnswerException;
import io.openheim.error.LlmException;
import io.openheim.llm.LlmChunk;
import io.openheim.llm.LlmReply;
import io.openheim.llm.LlmRequest;
import io.openheim.llm.LlmStream;
import io.openheim.message.Content;
import io.openheim.message.FinishReason;
import io.openheim.message.FinishReason.Kind;
import io.openheim.message.Image;
import io.openheim.message.Message;
import io.openheim.message.ProviderTurn;
import io.openheim.message.Role;
import io.openheim.message.ToolCall;
import io.openheim.message.Usage;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Gemini answers, and what a caller gets of it. */
class GeminiRepliesTest {
  private final GeminiServer server = new GeminiServer();

  @AfterEach
  void stop() {
    server.close();
  }

  private LlmReply reply() {
    return server.ask(Message.user("Hi"));
  }

  private LlmReply reply(String finish, String... parts) {
    server.parts(finish, parts);
    return reply();
  }

  private static String turn(LlmReply reply) {
    ProviderTurn turn = Objects.requireNonNull(reply.message().turn());
    return turn.json().replace('"', '\'');
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "'id':'',", "'id':null,"})
  void w115_aCallWithoutAnId_getsOne(String id) {
    LlmReply reply =
        reply(
            "STOP",
            "{'functionCall':{" + id + "'name':'f','args':{'a':1}}}",
            "{'functionCall':{" + id + "'name':'g','args':{}}}");

    assertThat(reply.message().toolCalls())
        .containsExactly(
            new ToolCall("call00000", "f", "{\"a\":1}"), new ToolCall("call00001", "g", "{}"));
  }

  @Test
  void callIds_areUniqueOverTheWholeConversation() {
    server.parts("STOP", "{'functionCall':{'id':'x','name':'f','args':{}}}");
    ToolCall first = new ToolCall("x", "f", "{}");
    Message asked = new Message(Role.ASSISTANT, List.of(first));

    LlmReply reply = server.ask(Message.user("Hi"), asked);

    assertThat(reply.message().toolCalls()).extracting(ToolCall::id).containsExactly("call00001");
  }

  @Test
  void w117_twoParallelCallsOfOneName_stayDistinct() {
    LlmReply reply =
        reply(
            "STOP",
            "{'functionCall':{'name':'f','args':{'a':1}}},{'functionCall':{'name':'f','args':{'a':2}}}");

    assertThat(reply.message().toolCalls())
        .extracting(ToolCall::arguments)
        .containsExactly("{\"a\":1}", "{\"a\":2}");
  }

  @Test
  void w123_aSignatureOnEmptyText_isKept() {
    LlmReply reply =
        reply("STOP", "{'text':'Hel'}", "{'text':'lo'}", "{'text':'','thoughtSignature':'c2ln'}");

    assertThat(reply.message().content()).containsExactly(new Content.Text("Hello"));
    assertThat(turn(reply)).isEqualTo("[{'text':'Hello'},{'text':'','thoughtSignature':'c2ln'}]");
  }

  @Test
  void w124_signedAndUnsignedParts_areNotMerged() {
    LlmReply reply =
        reply(
            "STOP",
            "{'text':'Hm','thought':true},{'text':'m','thought':true}",
            "{'text':'A','thoughtSignature':'MQ=='}",
            "{'text':'B'}",
            "{'text':'C'},{'text':'D','thoughtSignature':'Mg=='}");

    assertThat(turn(reply))
        .isEqualTo(
            "[{'text':'Hmm','thought':true},{'text':'A','thoughtSignature':'MQ=='},{'text':'BC'},"
                + "{'text':'D','thoughtSignature':'Mg=='}]");
    assertThat(reply.message().text()).isEqualTo("ABCD");
  }

  @Test
  void aSignedThought_keepsItsSignatureInNeutralFormToo() {
    LlmReply reply =
        reply("STOP", "{'text':'Hm','thought':true,'thoughtSignature':'c2ln'}", "{'text':'So'}");

    assertThat(reply.message().content())
        .containsExactly(new Content.Thinking("Hm", "c2ln", false), new Content.Text("So"));
  }

  @Test
  void plainText_needsNoTurn() {
    assertThat(reply("STOP", "{'text':'Hi'}").message().turn()).isNull();
    assertThat(reply("STOP", "{'functionCall':{'name':'f'}}").message().turn()).isNull();
  }

  @Test
  void thoughtsWithoutASignature_areKeptToo() {
    assertThat(turn(reply("STOP", "{'text':'Hm','thought':true}", "{'text':'So'}")))
        .isEqualTo("[{'text':'Hm','thought':true},{'text':'So'}]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "MALFORMED_FUNCTION_CALL",
        "UNEXPECTED_TOOL_CALL",
        "TOO_MANY_TOOL_CALLS",
        "MALFORMED_RESPONSE"
      })
  void w130_aCallThatIsNone_isAnErrorToRetry(String reason) {
    server.chunks(
        "{'candidates':[{'content':{},'finishReason':'"
            + reason
            + "','finishMessage':'Malformed function call: print(f())'}]}");

    assertThatThrownBy(this::reply)
        .isInstanceOfSatisfying(LlmAnswerException.class, e -> assertThat(e.retryable()).isTrue())
        .hasMessage(
            "gemini gave up its answer with the finish reason '"
                + reason
                + "': Malformed function call: print(f())");
  }

  @Test
  void w130_aCallOfAnUndeclaredTool_isHandedOn() {
    LlmReply reply = reply("UNEXPECTED_TOOL_CALL", "{'functionCall':{'name':'nope','args':{}}}");

    assertThat(reply.message().toolCalls()).extracting(ToolCall::name).containsExactly("nope");
    assertThat(reply.finish()).isEqualTo(new FinishReason(Kind.TOOL_CALLS, "UNEXPECTED_TOOL_CALL"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'candidates':[{'finishReason':'STOP'}]}",
        "{'candidates':[{'content':{'role':'model'},'finishReason':'STOP'}]}",
        "{'candidates':[{'content':{'parts':[]},'finishReason':'STOP'}]}",
        "{'candidates':[{'content':{'parts':[{'text':''}]},'finishReason':'STOP'}]}"
      })
  void w131_stopWithoutParts_isAnEmptyAnswer(String chunk) {
    server.chunks(chunk);

    LlmReply reply = reply();

    assertThat(reply.message().content()).isEmpty();
    assertThat(reply.finish()).isEqualTo(new FinishReason(Kind.STOP, "STOP"));
  }

  @Test
  void w132_aBlockedPrompt_isARefusal() {
    server.chunks(
        "{'promptFeedback':{'blockReason':'PROHIBITED_CONTENT','blockReasonMessage':'Blocked.'},"
            + "'usageMetadata':{'promptTokenCount':7,'totalTokenCount':7}}");

    LlmReply reply = reply();

    assertThat(reply.message().content()).containsExactly(new Content.Refusal("Blocked."));
    assertThat(reply.finish()).isEqualTo(new FinishReason(Kind.REFUSAL, "PROHIBITED_CONTENT"));
    assertThat(reply.usage()).isEqualTo(new Usage(7, 0, 0, 0, 0));
  }

  @Test
  void w132_aBlockedPromptWithoutWords_isARefusalInOnePieceToo() {
    server.json(200, "{'promptFeedback':{'blockReason':'SAFETY'}}");

    LlmReply reply = reply();

    assertThat(reply.message().content()).isEmpty();
    assertThat(reply.finish()).isEqualTo(new FinishReason(Kind.REFUSAL, "SAFETY"));
  }

  @Test
  void w133_emptyCandidatesInTheMiddle_areFine() {
    server.chunks(
        "{'candidates':[{'content':{'parts':[{'text':'A'}]}}]}",
        "{'candidates':[],'usageMetadata':{'promptTokenCount':1}}",
        "{'usageMetadata':{'promptTokenCount':1}}",
        "{'candidates':null}",
        "null",
        "{'candidates':[{'content':{'parts':[{'text':'B'}]},'finishReason':'STOP'}]}");

    assertThat(reply().message().text()).isEqualTo("AB");
  }

  @Test
  void w134_callsWithStop_areWaitedFor() {
    LlmReply reply = reply("STOP", "{'text':'So'}", "{'functionCall':{'name':'f','args':{}}}");

    assertThat(reply.finish()).isEqualTo(new FinishReason(Kind.TOOL_CALLS, "STOP"));
  }

  @ParameterizedTest
  @CsvSource({
    "STOP, STOP",
    "MAX_TOKENS, LENGTH",
    "SAFETY, REFUSAL",
    "RECITATION, REFUSAL",
    "LANGUAGE, REFUSAL",
    "BLOCKLIST, REFUSAL",
    "PROHIBITED_CONTENT, REFUSAL",
    "SPII, REFUSAL",
    "MODEL_ARMOR, REFUSAL",
    "IMAGE_SAFETY, REFUSAL",
    "OTHER, OTHER",
    "NO_IMAGE, OTHER",
    "SOMETHING_NEW, OTHER"
  })
  void w135_finishReasons_areMapped_andUnknownOnesKept(String raw, Kind kind) {
    assertThat(reply(raw, "{'text':'A'}").finish()).isEqualTo(new FinishReason(kind, raw));
  }

  @Test
  void aCandidateThatIsBlocked_saysWhy() {
    server.chunks(
        "{'candidates':[{'content':{'parts':[{'text':'A'}]}}]}",
        "{'candidates':[{'finishReason':'SAFETY','finishMessage':'Not this.'}]}");

    assertThat(reply().message().content())
        .containsExactly(new Content.Text("A"), new Content.Refusal("Not this."));
  }

  @Test
  void w136_usageIsATotal_andWhatVanishesStays() {
    server.chunks(
        "{'usageMetadata':{'promptTokenCount':10,'cachedContentTokenCount':4,'thoughtsTokenCount':3,"
            + "'candidatesTokenCount':1,'totalTokenCount':14}}",
        "{'candidates':[{'finishReason':'STOP'}],'usageMetadata':{'promptTokenCount':11,"
            + "'candidatesTokenCount':5,'toolUsePromptTokenCount':20}}",
        "{'usageMetadata':{}}",
        "{'usageMetadata':null}");

    assertThat(reply().usage()).isEqualTo(new Usage(31, 8, 4, 0, 3));
  }

  @Test
  void usageThatIsNull_isNone() {
    server.chunks("{'candidates':[{'finishReason':'STOP'}],'usageMetadata':null}");

    assertThat(reply().usage()).isNull();
  }

  @Test
  void w137_whatIsLeftOut_isZeroOrEmpty() {
    server.chunks(
        "{'candidates':[{'content':{'parts':[{'functionCall':{'name':'f'}}]},'finishReason':'STOP'}],"
            + "'usageMetadata':{'promptTokenCount':2}}");

    LlmReply reply = reply();

    assertThat(reply.message().toolCalls()).containsExactly(new ToolCall("call00000", "f", "{}"));
    assertThat(reply.usage()).isEqualTo(new Usage(2, 0, 0, 0, 0));
  }

  @Test
  void w142_thinkingThatTakesAllTokens_isLength() {
    server.chunks(
        "{'candidates':[{'content':{'role':'model'},'finishReason':'MAX_TOKENS'}],"
            + "'usageMetadata':{'promptTokenCount':2,'thoughtsTokenCount':30}}");

    LlmReply reply = reply();

    assertThat(reply.finish()).isEqualTo(new FinishReason(Kind.LENGTH, "MAX_TOKENS"));
    assertThat(reply.message().content()).isEmpty();
    assertThat(reply.usage()).isEqualTo(new Usage(2, 30, 0, 0, 30));
  }

  @Test
  void w145_resultsOfCodeWithoutOutput_andUnknownParts_areKept() {
    LlmReply reply =
        reply(
            "STOP",
            "{'executableCode':{'language':'PYTHON','code':'1'},'thoughtSignature':'c2ln'}",
            "{'codeExecutionResult':{'outcome':'OUTCOME_OK'}}",
            "{'hologram':{'depth':3},'thought':true}",
            "{'text':'Done','partMetadata':{'x':1.50}}");

    assertThat(reply.message().content())
        .extracting(part -> part.toString().replace('"', '\''))
        .containsExactly(
            "Unknown[kind=executableCode, json={'executableCode':{'language':'PYTHON','code':'1'},"
                + "'thoughtSignature':'c2ln'}]",
            "Unknown[kind=codeExecutionResult,"
                + " json={'codeExecutionResult':{'outcome':'OUTCOME_OK'}}]",
            "Unknown[kind=hologram, json={'thought':true,'hologram':{'depth':3}}]",
            "Text[text=Done]");
    assertThat(turn(reply))
        .isEqualTo(
            "[{'executableCode':{'language':'PYTHON','code':'1'},'thoughtSignature':'c2ln'},"
                + "{'codeExecutionResult':{'outcome':'OUTCOME_OK'}},"
                + "{'thought':true,'hologram':{'depth':3}},"
                + "{'text':'Done','partMetadata':{'x':1.50}}]");
  }

  @Test
  void aPictureThatTheModelDrew_isAnImage_andAnythingElseIsKept() {
    LlmReply reply =
        reply(
            "STOP",
            "{'inlineData':{'mimeType':'image/png','data':'AQID'}}",
            "{'inlineData':{'mimeType':'audio/wav','data':'AQID'}}",
            "{'inlineData':{'mimeType':'image/png','data':'?'}}");

    assertThat(reply.message().content())
        .startsWith(Image.of("image/png", new byte[] {1, 2, 3}))
        .hasSize(3);
    assertThat(reply.message().content().subList(1, 3))
        .allSatisfy(part -> assertThat(part).isInstanceOf(Content.Unknown.class));
  }

  @Test
  void aListOfChunks_isAStream() {
    server.json(
        200,
        "[{'candidates':[{'content':{'parts':[{'text':'A'}]}}]},\n"
            + "{'candidates':[{'content':{'parts':[{'text':'B'}]},'finishReason':'STOP'}],"
            + "'modelVersion':'gemini-2.5-flash-001'}]");

    LlmReply reply = reply();

    assertThat(reply.message().text()).isEqualTo("AB");
    assertThat(reply.model()).isEqualTo("gemini-2.5-flash-001");
  }

  @Test
  void aListOfChunksWithoutAFinishReason_isCut() {
    server.json(200, "[{'candidates':[{'content':{'parts':[{'text':'A'}]}}]}]");

    assertThatThrownBy(this::reply)
        .hasMessageStartingWith("gemini ended its answer in the middle: [{\"candidates\"");
  }

  @Test
  void oneBody_isAnAnswer_withoutAFinishReasonToo() {
    server.json(200, "{'candidates':[{'content':{'parts':[{'text':'A'}]}}]}");

    LlmReply reply = reply();

    assertThat(reply.message().text()).isEqualTo("A");
    assertThat(reply.finish()).isEqualTo(new FinishReason(Kind.STOP, ""));
  }

  @Test
  void oneBodyWithoutACandidate_isAnErrorToRetry() {
    server.json(200, "{'usageMetadata':{'promptTokenCount':1}}");

    assertThatThrownBy(this::reply)
        .isInstanceOfSatisfying(LlmAnswerException.class, e -> assertThat(e.retryable()).isTrue())
        .hasMessage(
            "gemini answered without a candidate: {\"usageMetadata\":{\"promptTokenCount\":1}}");
  }

  @Test
  void aStreamWithoutAFinishReason_isCut_andSaysWhatCameSoFar() {
    server.chunks("{'candidates':[{'content':{'parts':[{'text':'Half'}]}}]}");

    assertThatThrownBy(this::reply)
        .isInstanceOfSatisfying(
            LlmException.class,
            e -> {
              assertThat(e.retryable()).isTrue();
              assertThat(e.partial().orElseThrow().text()).isEqualTo("Half");
            })
        .hasMessage("gemini ended its answer in the middle");
  }

  @Test
  void aChunkThatIsNoJson_isAnError() {
    server.chunks("{'candidates':[{'content':{'parts':[{'text':'Half'}]}}]}", "{'candidates':[");

    assertThatThrownBy(this::reply)
        .isInstanceOf(LlmAnswerException.class)
        .hasMessage("gemini sent a frame that cannot be read, near: {\"candidates\":[");
  }

  @Test
  void aCallWithoutAName_isAnError() {
    server.parts("STOP", "{'functionCall':{'args':{'a':1}}}");

    assertThatThrownBy(this::reply)
        .isInstanceOf(LlmAnswerException.class)
        .hasMessage("gemini sent a tool call without a name");
  }

  @Test
  void onlyTheFirstCandidateCounts() {
    server.chunks(
        "{'candidates':[{'content':{'parts':[{'text':'A'}]},'finishReason':'STOP','index':0},"
            + "{'content':{'parts':[{'text':'B'}]},'finishReason':'STOP','index':1}]}");

    assertThat(reply().message().text()).isEqualTo("A");
  }

  @Test
  void aGatewaysEndOfStream_isNoChunk() {
    server.chunks(
        "{'candidates':[{'content':{'parts':[{'text':'A'}]},'finishReason':'STOP'}]}", "[DONE]");

    assertThat(reply().message().text()).isEqualTo("A");
  }

  @Test
  void chunks_areHandedOnAsTheyCome() {
    server.parts(
        "STOP",
        "{'text':'Hm','thought':true}",
        "{'text':'So'}",
        "{'functionCall':{'id':'x','name':'f','args':{ 'a' : 10000000000000000000001 }}}");
    List<LlmChunk> chunks = new ArrayList<>();

    try (LlmStream stream =
        server.client().stream(new LlmRequest(List.of(Message.user("Hi")), List.of()))) {
      for (LlmChunk chunk = stream.next(); chunk != null; chunk = stream.next()) {
        chunks.add(chunk);
      }
    }

    assertThat(chunks)
        .containsExactly(
            new LlmChunk.Thinking("Hm"),
            new LlmChunk.Text("So"),
            new LlmChunk.CallStarted(0, "x", "f"),
            new LlmChunk.CallArguments(0, "{ \"a\" : 10000000000000000000001 }"));
  }
}
