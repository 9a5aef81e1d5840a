package io.openheim.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.openheim.error.LlmAnswerException;
import io.openheim.error.LlmException;
import io.openheim.llm.LlmChunk;
import io.openheim.llm.LlmReply;
import io.openheim.llm.LlmStream;
import io.openheim.message.Content;
import io.openheim.message.FinishReason;
import io.openheim.message.ToolCall;
import java.util.ArrayList;
import java.util.List;
import mockwebserver3.MockWebServer;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.Test;

/** What is made of responses, in events and in one piece. */
class ResponsesReplyTest {
  private static final String OUTPUT =
      """
      [{"type":"reasoning","id":"rs","summary":[{"type":"summary_text","text":"One"},\
      {"type":"summary_text","text":"Two"}],"encrypted_content":"E"},\
      {"type":"web_search_call","id":"ws","status":"completed","action":{"type":"search"}},\
      {"type":"message","id":"m","role":"assistant","status":"completed","content":\
      [{"type":"output_text","text":"Hi","annotations":[]}]},\
      {"type":"function_call","id":"fc","call_id":"c","name":"f","arguments":"{\\"x\\":1}"}]\
      """;

  private static final String SEARCH =
      "{\"type\":\"web_search_call\",\"id\":\"ws\",\"status\":\"completed\","
          + "\"action\":{\"type\":\"search\"}}";

  @StartStop final MockWebServer server = new MockWebServer();

  @Test
  void aBodyInOnePiece_isAReply() {
    ResponsesServer responses =
        ResponsesServer.of(server)
            .answers(
                200,
                "{\"model\":\"gpt-5.1-x\",\"status\":\"completed\",\"error\":null,\"output\":"
                    + OUTPUT
                    + "}");

    LlmReply reply = responses.reply();

    isWhole(reply);
    assertThat(reply.model()).isEqualTo("gpt-5.1-x");
  }

  @Test
  void itemsThatComeAtTheEndOnly_areTaken() {
    ResponsesServer responses =
        ResponsesServer.of(server)
            .tells(
                "{\"type\":\"response.completed\",\"response\":{\"status\":\"completed\",\"output\":"
                    + OUTPUT
                    + "}}");

    isWhole(responses.reply());
  }

  @Test
  void whatIsToldThreeTimes_isTakenOnce() {
    ResponsesServer responses =
        ResponsesServer.of(server)
            .tells(
                """
                {"type":"response.output_item.added","output_index":0,"item":{"type":"reasoning","id":"rs","summary":[]}}
                {"type":"response.reasoning_summary_text.delta","output_index":0,"summary_index":0,"delta":"On"}
                {"type":"response.reasoning_summary_text.delta","output_index":0,"summary_index":0,"delta":"e"}
                {"type":"response.reasoning_summary_text.done","output_index":0,"summary_index":0,"text":"One"}
                {"type":"response.reasoning_summary_text.delta","output_index":0,"summary_index":1,"delta":"Two"}
                {"type":"response.output_item.done","output_index":0,"item":{"type":"reasoning","id":"rs","summary":[{"text":"One"},{"text":"Two"}],"encrypted_content":"E"}}
                {"type":"response.output_item.done","output_index":1,"item":%s}
                {"type":"response.output_text.delta","output_index":2,"content_index":0,"delta":"H"}
                {"type":"response.output_text.delta","output_index":2,"content_index":0,"delta":"i"}
                {"type":"response.output_text.done","output_index":2,"content_index":0,"text":"Hi"}
                {"type":"response.output_item.added","output_index":3,"item":{"type":"function_call","id":"fc","call_id":"c","name":"f","arguments":""}}
                {"type":"response.function_call_arguments.delta","output_index":3,"delta":"{\\"x\\":1"}
                {"type":"response.function_call_arguments.done","output_index":3,"arguments":"{\\"x\\":1}"}
                {"type":"response.completed","response":{"status":"completed","output":%s}}\
                """
                    .formatted(SEARCH, OUTPUT));

    isWhole(responses.reply());
  }

  private static void isWhole(LlmReply reply) {
    assertThat(reply.message().content())
        .containsExactly(
            new Content.Thinking("One\n\nTwo", "E", false),
            new Content.Unknown("web_search_call", SEARCH),
            new Content.Text("Hi"),
            new ToolCall("c", "f", "{\"x\":1}"));
    assertThat(reply.finish())
        .isEqualTo(new FinishReason(FinishReason.Kind.TOOL_CALLS, "completed"));
  }

  @Test
  void chunks_sayTheSameAsTheReply() {
    ResponsesServer responses =
        ResponsesServer.of(server)
            .tells(
                """
                {"type":"response.reasoning_text.delta","output_index":0,"delta":"Hm"}
                {"type":"response.output_text.delta","output_index":1,"delta":"Hi"}
                {"type":"response.output_text.done","output_index":1,"text":"Hi!"}
                {"type":"response.refusal.delta","output_index":1,"content_index":1,"delta":"No"}
                {"type":"response.refusal.done","output_index":1,"content_index":1,"refusal":"No."}
                {"type":"response.output_item.added","output_index":2,"item":{"type":"function_call","call_id":"","name":"f"}}
                {"type":"response.function_call_arguments.delta","output_index":2,"delta":"{}"}
                {"type":"response.completed","response":{"status":"completed"}}\
                """);
    List<LlmChunk> chunks = new ArrayList<>();

    try (LlmStream stream = responses.client().stream(ResponsesServer.HELLO)) {
      for (LlmChunk chunk = stream.next(); chunk != null; chunk = stream.next()) {
        chunks.add(chunk);
      }
    }

    assertThat(chunks)
        .containsExactly(
            new LlmChunk.Thinking("Hm"),
            new LlmChunk.Text("Hi"),
            new LlmChunk.Text("!"),
            new LlmChunk.Refusal("No"),
            new LlmChunk.Refusal("."),
            new LlmChunk.CallStarted(0, "call00000", "f"),
            new LlmChunk.CallArguments(0, "{}"));
  }

  @Test
  void eventsWithoutAnIndex_areAboutTheItemOfTheIdOrTheLastOne() {
    ResponsesServer responses =
        ResponsesServer.of(server)
            .tells(
                """
                {"type":"response.output_item.added","item":{"type":"message","id":"m1"}}
                {"type":"response.output_item.added","item":{"type":"message","id":"m2"}}
                {"type":"response.output_text.delta","item_id":"m1","delta":"A"}
                {"type":"response.output_text.delta","delta":"B"}
                {"type":"response.output_text.delta","item_id":"m1","delta":"C"}
                {"type":"response.completed","response":{"status":"completed"}}\
                """);

    assertThat(responses.reply().message().content())
        .containsExactly(new Content.Text("AC"), new Content.Text("B"));
  }

  @Test
  void argumentsBeforeTheName_areKept() {
    ResponsesServer responses =
        ResponsesServer.of(server)
            .tells(
                """
                {"type":"response.function_call_arguments.delta","output_index":0,"delta":"{\\"x\\""}
                {"type":"response.output_item.done","output_index":0,"item":{"type":"function_call","call_id":"c","name":"f","arguments":"{\\"x\\":1}"}}
                {"type":"response.completed","response":{"status":"completed"}}\
                """);

    assertThat(responses.reply().message().toolCalls())
        .containsExactly(new ToolCall("c", "f", "{\"x\":1}"));
  }

  @Test
  void aCallWithoutAName_isAnError() {
    ResponsesServer responses =
        ResponsesServer.of(server).puts("{'type':'function_call','call_id':'c','arguments':'{}'}");

    LlmException failed = catchThrowableOfType(LlmAnswerException.class, responses::reply);

    assertThat(failed).hasMessage("openai sent a tool call without a name");
  }

  @Test
  void aThoughtThatIsOnlyEncrypted_isARedactedOne() {
    ResponsesServer responses =
        ResponsesServer.of(server)
            .puts("{'type':'reasoning','id':'rs','summary':[],'encrypted_content':'E'}");

    assertThat(responses.reply().message().content())
        .containsExactly(new Content.Thinking("", "E", true));
  }

  @Test
  void anEndWithAnUnfinishedStatus_isOfTheStatusThatTheEventSays() {
    ResponsesServer responses =
        ResponsesServer.of(server)
            .tells(
                """
                {"type":"response.output_text.delta","output_index":0,"delta":"Hi"}
                {"type":"response.completed","response":{"status":"in_progress"}}\
                """);

    assertThat(responses.reply().finish())
        .isEqualTo(new FinishReason(FinishReason.Kind.STOP, "completed"));
  }

  @Test
  void bodiesThatAreNoWholeResponse_areErrors() {
    ResponsesServer responses =
        ResponsesServer.of(server)
            .answers(200, "{\"detail\":\"nope\"}")
            .answers(200, "{\"status\":\"queued\",\"output\":[]}")
            .answers(200, "{\"status\":\"cancelled\",\"output\":[]}")
            .answers(
                200,
                "{\"status\":\"failed\",\"error\":{\"code\":\"server_error\",\"message\":\"Ouch\"}}");

    assertThat(catchThrowableOfType(LlmException.class, responses::reply))
        .hasMessage("openai answered without an output: {\"detail\":\"nope\"}");
    assertThat(catchThrowableOfType(LlmException.class, responses::reply))
        .hasMessage(
            "openai answered before it was done, with the status 'queued':"
                + " {\"status\":\"queued\",\"output\":[]}");
    assertThat(catchThrowableOfType(LlmException.class, responses::reply))
        .hasMessage(
            "openai gave up its answer with the status 'cancelled':"
                + " {\"status\":\"cancelled\",\"output\":[]}");
    assertThat(catchThrowableOfType(LlmException.class, responses::reply))
        .hasMessage("openai reported an error of status 500 in its answer: Ouch");
  }

  @Test
  void anEventThatIsNoJson_isAnError() {
    ResponsesServer responses =
        ResponsesServer.of(server)
            .tells("{\"type\":\"response.output_text.delta\",\"delta\":\"Hi\"}\n{\"type\":");

    LlmException failed = catchThrowableOfType(LlmAnswerException.class, responses::reply);

    assertThat(failed).hasMessage("openai sent a frame that cannot be read, near: {\"type\":");
    assertThat(failed.partial().orElseThrow().text()).isEqualTo("Hi");
  }
}
