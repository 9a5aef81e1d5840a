package io.openheim.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.openheim.error.LlmAnswerException;
import io.openheim.error.LlmException;
import io.openheim.error.LlmStatusException;
import io.openheim.internal.json.JsonTree;
import io.openheim.llm.LlmReply;
import io.openheim.llm.LlmRequest;
import io.openheim.llm.LlmSettings;
import io.openheim.llm.ResponseSchema;
import io.openheim.message.Content;
import io.openheim.message.FinishReason;
import io.openheim.message.Message;
import io.openheim.message.Role;
import io.openheim.message.ToolCall;
import io.openheim.message.ToolResult;
import io.openheim.message.Usage;
import io.openheim.tool.ToolSpec;
import java.util.List;
import java.util.Map;
import mockwebserver3.MockWebServer;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.Test;

/** The statements W65 to W78 about the format of responses, one test or more for each. */
class ResponsesQuirksTest {
  private static final String DONE =
      """
      {"type":"response.completed","response":{"status":"completed","output":[]}}
      """;

  @StartStop final MockWebServer server = new MockWebServer();

  @Test
  void w065_strictIsAlwaysSaid() {
    ResponsesServer responses = ResponsesServer.of(server).puts("");
    String schema = "{\"type\":\"object\",  \"properties\":{\"x\":{\"type\":\"integer\"}}}";

    responses
        .client()
        .send(
            new LlmRequest(
                List.of(Message.user("Hi")), List.of(new ToolSpec("look", "Looks.", schema))));

    assertThat(responses.sent())
        .contains(
            "\"tools\":[{\"type\":\"function\",\"name\":\"look\",\"description\":\"Looks.\","
                + "\"strict\":false,\"parameters\":"
                + schema
                + "}]");
  }

  @Test
  void w066_aSchemaIsSentAsSuchSoThatNoWordIsNeeded() {
    ResponsesServer responses = ResponsesServer.of(server).puts("");
    String schema =
        "{\"type\":\"object\",\"properties\":{\"x\":{\"type\":\"integer\"}},"
            + "\"required\":[\"x\"],\"additionalProperties\":false}";
    LlmSettings settings =
        LlmSettings.builder().responseSchema(new ResponseSchema("answer", "It.", schema)).build();

    responses.client().send(ResponsesServer.HELLO.with(settings));

    Map<String, Object> body = responses.body();
    assertThat(JsonTree.write(body.get("text")))
        .isEqualTo(
            "{\"format\":{\"type\":\"json_schema\",\"name\":\"answer\",\"description\":\"It.\","
                + "\"strict\":true,\"schema\":"
                + schema
                + "}}");
    assertThat(JsonTree.write(body.get("input"))).doesNotContainIgnoringCase("json");
  }

  @Test
  void w067_anInputOfNothingIsAnEmptyMessage() {
    ResponsesServer responses = ResponsesServer.of(server);

    assertThat(responses.input(new LlmRequest(List.of(Message.system("Be brief.")), List.of())))
        .isEqualTo("[{\"type\":\"message\",\"role\":\"user\",\"content\":\"\"}]");
  }

  @Test
  void w068_nothingIsStoredAndThoughtsGoBackEncryptedWithoutIds() {
    ResponsesServer responses =
        ResponsesServer.of(server)
            .puts(
                """
                {'type':'reasoning','id':'rs_1','summary':[],'encrypted_content':'E1'}
                {'type':'reasoning','id':'rs_2','summary':[{'type':'summary_text','text':'Hm'}]}
                {'type':'message','id':'m','role':'assistant','status':'completed','content':[]}\
                """);

    Message said = responses.reply().message();

    assertThat(responses.sent())
        .startsWith(
            "{\"model\":\"gpt-5.1\",\"stream\":true,\"store\":false,"
                + "\"include\":[\"reasoning.encrypted_content\"],");
    assertThat(responses.input(after(said)))
        .isEqualTo(
            """
            [{"type":"message","role":"user","content":"Hi"},\
            {"type":"reasoning","summary":[],"encrypted_content":"E1"},\
            {"type":"message","role":"assistant","status":"completed","content":[]},\
            {"type":"message","role":"user","content":"Go on"}]\
            """);
  }

  @Test
  void w068_whatIsStoredAtTheUsersWishGoesBackWithItsIds() {
    LlmSettings settings = LlmSettings.builder().extraBody("store", "true").build();
    String items =
        """
        {'type':'reasoning','id':'rs_1','summary':[]}
        {'type':'message','id':'m','role':'assistant','status':'completed','content':[]}\
        """;
    ResponsesServer responses = ResponsesServer.of(server).puts(items);

    Message said = responses.client().send(ResponsesServer.HELLO.with(settings)).message();
    Map<String, Object> first = responses.body();

    assertThat(first.get("store")).isEqualTo(true);
    assertThat(first).doesNotContainKey("include");
    assertThat(responses.input(after(said).with(settings)))
        .contains("\"id\":\"rs_1\"", "\"id\":\"m\"");
    assertThat(responses.input(after(said))).doesNotContain("\"id\"", "reasoning");
  }

  @Test
  void w069_aThoughtWithoutWhatItLedToIsLeftOut() {
    ResponsesServer responses =
        ResponsesServer.of(server)
            .puts(
                """
                {'type':'message','id':'m','role':'assistant','status':'completed','content':[]}
                {'type':'reasoning','id':'rs_1','summary':[],'encrypted_content':'E1'}\
                """);
    Message said = responses.reply().message();
    responses.sent();
    Message byHand = new Message(Role.ASSISTANT, List.of(new Content.Thinking("Hm", "E2", false)));

    assertThat(responses.input(after(said)))
        .contains("\"role\":\"assistant\"")
        .doesNotContain("E1");
    assertThat(responses.input(after(byHand))).doesNotContain("reasoning");
  }

  @Test
  void w070_thoughtsThatCannotBeReadAnyMoreAreLeftOutOnce() {
    ResponsesServer responses =
        ResponsesServer.of(server)
            .puts(
                """
                {'type':'reasoning','id':'rs_1','summary':[],'encrypted_content':'E1'}
                {'type':'function_call','id':'fc','call_id':'c','name':'f','arguments':'{}'}\
                """);
    Message said = responses.reply().message();
    String refusal =
        "{\"error\":{\"message\":\"The encrypted content E1 could not be verified.\","
            + "\"type\":\"invalid_request_error\",\"code\":\"invalid_encrypted_content\"}}";
    responses.answers(400, refusal).puts("").answers(400, refusal).answers(400, refusal);

    responses.client().send(after(said));
    LlmException refused =
        catchThrowableOfType(LlmStatusException.class, () -> responses.client().send(after(said)));

    responses.sent();
    assertThat(responses.input()).contains("E1");
    assertThat(responses.input()).doesNotContain("reasoning").contains("\"call_id\":\"c\"");
    assertThat(responses.input()).contains("E1");
    assertThat(responses.input()).doesNotContain("E1");
    assertThat(refused)
        .hasMessage(
            "openai answered with status 400: The encrypted content E1 could not be verified.");
  }

  @Test
  void w070_aModelWithoutEncryptedThoughtsIsNotAskedForThemAgain() {
    ResponsesServer responses = ResponsesServer.of(server);
    responses
        .answers(
            400,
            "{\"error\":{\"message\":\"Encrypted content is not supported with this model.\"}}")
        .puts("")
        .puts("");

    responses.reply();
    responses.reply();

    assertThat(responses.sent()).contains("\"include\"");
    assertThat(responses.sent()).doesNotContain("\"include\"");
    assertThat(responses.sent()).doesNotContain("\"include\"");
  }

  @Test
  void w070_whatIsLearnedForGood_isKeptBehindAnotherRepair() {
    ResponsesServer responses = ResponsesServer.of(server);
    responses
        .answers(
            400,
            "{\"error\":{\"message\":\"Encrypted content is not supported with this model.\"}}")
        .answers(400, "{\"error\":{\"message\":\"Item with id 'rs_1' not found.\"}}")
        .puts("")
        .puts("");

    responses.reply();
    responses.reply();

    assertThat(server.getRequestCount()).isEqualTo(4);
    assertThat(responses.sent()).contains("\"include\"");
    assertThat(responses.sent()).doesNotContain("\"include\"");
    assertThat(responses.sent()).doesNotContain("\"include\"");
    assertThat(responses.sent()).doesNotContain("\"include\"");
  }

  @Test
  void w071_aFailedResponseIsAnErrorWithWhatCameBefore() {
    ResponsesServer responses =
        ResponsesServer.of(server)
            .tells(
                """
                {"type":"response.output_text.delta","output_index":0,"delta":"So"}
                {"type":"response.failed","response":{"status":"failed","error":{"code":"server_error","message":"A bad day"}}}\
                """);

    LlmException failed = catchThrowableOfType(LlmStatusException.class, responses::reply);

    assertThat(failed)
        .hasMessage("openai reported an error of status 500 in its answer: A bad day");
    assertThat(failed.retryable()).isTrue();
    assertThat(failed.partial().orElseThrow().text()).isEqualTo("So");
  }

  @Test
  void w071_anErrorEventIsAnError() {
    ResponsesServer responses =
        ResponsesServer.of(server)
            .tells(
                """
                {"type":"error","code":"rate_limit_exceeded","message":"Slow down","param":null}\
                """);

    LlmException failed = catchThrowableOfType(LlmStatusException.class, responses::reply);

    assertThat(failed)
        .hasMessage("openai reported an error of status 429 in its answer: Slow down");
  }

  @Test
  void w071_anIncompleteResponseIsCutOrRefused() {
    String cut =
        """
        {"type":"response.output_text.delta","output_index":0,"delta":"So"}
        {"type":"response.incomplete","response":{"status":"incomplete","incomplete_details":{"reason":"REASON"}}}\
        """;
    ResponsesServer responses =
        ResponsesServer.of(server)
            .tells(cut.replace("REASON", "max_output_tokens"))
            .tells(cut.replace("REASON", "content_filter"))
            .tells(cut.replace("REASON", "whim"));

    assertThat(responses.reply().finish())
        .isEqualTo(new FinishReason(FinishReason.Kind.LENGTH, "incomplete"));
    assertThat(responses.reply().finish().kind()).isEqualTo(FinishReason.Kind.REFUSAL);
    assertThat(responses.reply().finish().kind()).isEqualTo(FinishReason.Kind.OTHER);
  }

  @Test
  void w071_anEndWithoutATerminalEventIsNone() {
    ResponsesServer responses =
        ResponsesServer.of(server)
            .tells(
                """
                {"type":"response.output_text.delta","output_index":0,"delta":"So"}
                [DONE]\
                """);

    LlmException cut = catchThrowableOfType(LlmAnswerException.class, responses::reply);

    assertThat(cut).hasMessage("openai ended its answer in the middle");
    assertThat(cut.partial().orElseThrow().text()).isEqualTo("So");
  }

  @Test
  void w072_idsMayChangeFromEventToEvent() {
    ResponsesServer responses =
        ResponsesServer.of(server)
            .tells(
                """
                {"type":"response.output_item.added","output_index":0,"item":{"type":"function_call","id":"a","call_id":"c","name":"f","arguments":""}}
                {"type":"response.output_item.added","output_index":1,"item":{"type":"function_call","id":"b","call_id":"d","name":"g","arguments":""}}
                {"type":"response.function_call_arguments.delta","output_index":1,"item_id":"x","delta":"{\\"y\\":"}
                {"type":"response.function_call_arguments.delta","output_index":0,"item_id":"y","delta":"{}"}
                {"type":"response.function_call_arguments.delta","output_index":1,"item_id":"z","delta":"2}"}
                {"type":"response.output_item.done","output_index":1,"item":{"type":"function_call","id":"zz","call_id":"d","name":"g","arguments":"{\\"y\\":2}"}}
                {"type":"response.output_item.done","output_index":0,"item":{"type":"function_call","id":"yy","call_id":"c","name":"f","arguments":"{}"}}
                """
                    + DONE);

    assertThat(responses.reply().message().toolCalls())
        .containsExactly(new ToolCall("c", "f", "{}"), new ToolCall("d", "g", "{\"y\":2}"));
  }

  @Test
  void w073_nullTextSaysNothing() {
    ResponsesServer responses =
        ResponsesServer.of(server)
            .tells(
                """
                {"type":"response.output_text.delta","output_index":0,"delta":null}
                {"type":"response.output_text.delta","output_index":0,"delta":"Hi"}
                {"type":"response.output_text.done","output_index":0,"text":null}
                {"type":"response.output_item.done","output_index":0,"item":{"type":"message","content":[{"type":"output_text","text":null}]}}
                """
                    + DONE);

    assertThat(responses.reply().message().content()).containsExactly(new Content.Text("Hi"));
  }

  @Test
  void w074_thePhaseOfAMessageGoesBack() {
    ResponsesServer responses =
        ResponsesServer.of(server)
            .puts(
                """
                {'type':'message','id':'m','role':'assistant','status':'completed','phase':'commentary','content':[{'type':'output_text','text':'Hm'}]}\
                """);
    Message said = responses.reply().message();
    responses.sent();

    assertThat(responses.input(after(said))).contains("\"phase\":\"commentary\"");
  }

  @Test
  void w075_aCallGoesBackWithoutAStatus() {
    ResponsesServer responses =
        ResponsesServer.of(server)
            .puts(
                """
                {'type':'function_call','id':'fc','call_id':'c','name':'f','arguments':'{}','status':'completed','namespace':null}\
                """);
    Message said = responses.reply().message();
    responses.sent();

    assertThat(responses.input(after(said)))
        .contains(
            "{\"type\":\"function_call\",\"call_id\":\"c\",\"name\":\"f\",\"arguments\":\"{}\"}");
  }

  @Test
  void w076_usageMayLackItsDetails() {
    String end =
        """
        {"type":"response.completed","response":{"status":"completed","output":[],"usage":USAGE}}\
        """;
    ResponsesServer responses =
        ResponsesServer.of(server)
            .tells(end.replace("USAGE", "{\"input_tokens\":5,\"output_tokens\":2}"))
            .tells(
                end.replace(
                    "USAGE",
                    "{\"input_tokens\":5,\"input_tokens_details\":{\"cached_tokens\":3,"
                        + "\"cache_write_tokens\":1},\"output_tokens\":2,"
                        + "\"output_tokens_details\":{\"reasoning_tokens\":1}}"))
            .tells(end.replace("USAGE", "null"));

    assertThat(responses.reply().usage()).isEqualTo(new Usage(5, 2, 0, 0, 0));
    assertThat(responses.reply().usage()).isEqualTo(new Usage(5, 2, 3, 1, 1));
    assertThat(responses.reply().usage()).isNull();
  }

  @Test
  void w078_argumentsThatCannotBeReadAreNone() {
    ResponsesServer responses =
        ResponsesServer.of(server)
            .puts(
                """
                {'type':'function_call','id':'fc','call_id':'c','name':'f','arguments':'[1'}\
                """);
    LlmReply reply = responses.reply();
    responses.sent();
    Message byHand = new Message(Role.ASSISTANT, List.of(new ToolCall("c", "f", "17")));

    assertThat(reply.message().toolCalls()).containsExactly(new ToolCall("c", "f", "[1"));
    assertThat(responses.input(after(reply.message()))).contains("\"arguments\":\"{}\"");
    assertThat(responses.input(after(byHand))).contains("\"arguments\":\"{}\"");
  }

  /** What is asked after a message; its calls are answered. */
  private static LlmRequest after(Message said) {
    List<ToolResult> results =
        said.toolCalls().stream().map(call -> ToolResult.of(call, "ok")).toList();
    Message next = results.isEmpty() ? Message.user("Go on") : Message.toolResults(results);
    return new LlmRequest(List.of(Message.user("Hi"), said, next), List.of());
  }
}
