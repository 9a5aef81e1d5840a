package io.openheim.gemini;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openheim.error.LlmAnswerException;
import io.openheim.llm.LlmReply;
import io.openheim.message.FinishReason;
import io.openheim.message.Message;
import io.openheim.message.ToolCall;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls whose arguments come piece by piece, as Vertex AI sends them where it is asked to. */
class PartialArgumentsTest {
  private final GeminiServer server = new GeminiServer().provider("vertex");

  @AfterEach
  void stop() {
    server.close();
  }

  private LlmReply reply(String finish, String... parts) {
    server.parts(finish, parts);
    return server.ask(Message.user("Hi"));
  }

  private static String call(String fields) {
    return "{'functionCall':{" + fields + "}}";
  }

  private static String piece(String path, String value) {
    return call("'partialArgs':[{'jsonPath':'" + path + "'," + value + "}],'willContinue':true");
  }

  @Test
  void w138_argumentsInPieces_arePutTogether() {
    LlmReply reply =
        reply(
            "STOP",
            "{'functionCall':{'name':'book','willContinue':true},'thoughtSignature':'MQ=='}",
            piece("$.city", "'stringValue':'New','willContinue':true"),
            piece("$.city", "'stringValue':' York','willContinue':true"),
            piece("$.city", "'stringValue':''"),
            piece("$.nights", "'numberValue':12345678901234567890"),
            piece("$.stops[0].name", "'stringValue':'A'"),
            piece("$.stops[1].name", "'stringValue':'B'"),
            piece("$.stops[1][\\u0027odd.name\\u0027]", "'boolValue':true"),
            piece("$.note", "'nullValue':null"),
            call(""));

    String arguments =
        "{'city':'New York','nights':12345678901234567890,"
            + "'stops':[{'name':'A'},{'name':'B','odd.name':true}],'note':null}";
    assertThat(reply.message().toolCalls())
        .containsExactly(new ToolCall("call00000", "book", GeminiServer.quoted(arguments)));
    assertThat(reply.finish()).isEqualTo(new FinishReason(FinishReason.Kind.TOOL_CALLS, "STOP"));
    assertThat(Objects.requireNonNull(reply.message().turn()).json().replace('"', '\''))
        .isEqualTo(
            "[{'functionCall':{'name':'book','args':"
                + arguments
                + "},'thoughtSignature':'MQ=='}]");
  }

  @Test
  void w138_theLastPiece_mayOmitThatNothingFollows() {
    LlmReply reply =
        reply(
            "STOP",
            call(
                "'name':'f','partialArgs':[{'jsonPath':'$.a','numberValue':1}],'willContinue':true"),
            call("'partialArgs':[{'jsonPath':'$.b','stringValue':'x'}]"),
            call("'name':'g','args':{'c':2}"));

    assertThat(reply.message().toolCalls())
        .containsExactly(
            new ToolCall("call00000", "f", "{\"a\":1,\"b\":\"x\"}"),
            new ToolCall("call00001", "g", "{\"c\":2}"));
  }

  @Test
  void w138_theNextCall_endsTheOneBefore() {
    LlmReply reply =
        reply(
            "STOP",
            call("'name':'f','willContinue':true"),
            call("'name':'g','partialArgs':[{'jsonPath':'$.a','boolValue':false}]"));

    assertThat(reply.message().toolCalls())
        .extracting(call -> call.name() + call.arguments())
        .containsExactly("f{}", "g{\"a\":false}");
  }

  @Test
  void w138_aCallWhosePiecesEnd_isNoCall() {
    server.parts("STOP", call("'name':'f','willContinue':true"), piece("$.a", "'numberValue':1"));

    assertThatThrownBy(() -> server.ask(Message.user("Hi")))
        .isInstanceOfSatisfying(LlmAnswerException.class, e -> assertThat(e.retryable()).isTrue())
        .hasMessage("vertex ended its answer in the middle of a tool call");
  }

  @Test
  void w138_aCallThatTheLimitCut_isSaidToBeCut() {
    LlmReply reply =
        reply(
            "MAX_TOKENS", call("'name':'f','willContinue':true"), piece("$.a", "'numberValue':1"));

    assertThat(reply.finish().kind()).isEqualTo(FinishReason.Kind.LENGTH);
    assertThat(reply.message().toolCalls()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "$", "$..a", "$[5].a", "$.a[1]", "$.a[99999999]", "$.a.", "$.a['b'"})
  void aPathThatLeadsNowhere_isAnError(String path) {
    server.parts(
        "STOP",
        call("'name':'f','willContinue':true"),
        call(
            "'partialArgs':[{'jsonPath':'"
                + path.replace("'", "\\u0027")
                + "','numberValue':1}],'willContinue':true"),
        call(""));

    assertThatThrownBy(() -> server.ask(Message.user("Hi")))
        .isInstanceOf(LlmAnswerException.class)
        .hasMessageStartingWith("vertex sent a frame that cannot be read, near: {\"candidates\"");
  }
}
