package io.openheim.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openheim.anthropic.AnthropicClient;
import io.openheim.error.LlmAnswerException;
import io.openheim.error.LlmStatusException;
import io.openheim.gemini.GeminiClient;
import io.openheim.llm.LlmClient;
import io.openheim.llm.LlmClientBuilder;
import io.openheim.llm.LlmReply;
import io.openheim.llm.LlmRequest;
import io.openheim.message.Content;
import io.openheim.message.Message;
import io.openheim.openai.OpenAiChatClient;
import io.openheim.openai.OpenAiResponsesClient;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.junit5.StartStop;
import okio.Buffer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Streams that no model sends, of up to 50 MB, each of which cost minutes or all memory if only one
 * place looked at what came before for each event, or kept something that it does not count. A test
 * takes a second; the limit leaves room for slow machines.
 */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HostileStreamsTest {
  private static final LlmRequest HELLO = new LlmRequest(List.of(Message.user("Hi")), List.of());
  private static final String CHAT_END = "{'choices':[{'delta':{},'finish_reason':'stop'}]}";
  private static final String ANTHROPIC_START =
      "{'type':'message_start','message':{'type':'message','content':[]}}";
  private static final String ANTHROPIC_END =
      "{'type':'message_delta','delta':{'stop_reason':'end_turn'}}";
  private static final String ANTHROPIC_STOP = "{'type':'message_stop'}";

  @StartStop final MockWebServer server = new MockWebServer();

  @Test
  void signatureInManyPieces_isReadOnce() {
    answer(
        400_000,
        i ->
            "{'type':'content_block_delta','index':0,"
                + "'delta':{'type':'signature_delta','signature':'abcdefghij'}}",
        List.of(
            ANTHROPIC_START,
            "{'type':'content_block_start','index':0,'content_block':{'type':'thinking'}}"),
        List.of(ANTHROPIC_END, ANTHROPIC_STOP));

    assertThat(send(AnthropicClient::builder).message().content())
        .containsExactly(new Content.Thinking("", "abcdefghij".repeat(400_000), false));
  }

  @Test
  void textOfAnUnknownBlock_inManyPieces_isReadOnce() {
    answer(
        200_000,
        i ->
            "{'type':'content_block_delta','index':0,'delta':{'type':'d','more':'"
                + (i == 0 ? "\\n" : "abcdefghij")
                + "'}}",
        List.of(
            ANTHROPIC_START,
            "{'type':'content_block_start','index':0,'content_block':{'type':'x','more':'1'}}"),
        List.of(ANTHROPIC_END, ANTHROPIC_STOP));

    assertThat(send(AnthropicClient::builder).message().content())
        .containsExactly(
            new Content.Unknown(
                "x", "{\"type\":\"x\",\"more\":\"1\\n" + "abcdefghij".repeat(199_999) + "\"}"));
  }

  @Test
  void whiteSpaceInManyPieces_isReadOnce() {
    answer(1_000_000, i -> "{'choices':[{'delta':{'content':' '}}]}", CHAT_END);

    assertThat(send(OpenAiChatClient::builder).message().text()).isEqualTo(" ".repeat(1_000_000));
  }

  @Test
  void manyCallsWithoutIndex_areFoundByTheirId() {
    answer(
        60_000,
        i ->
            "{'choices':[{'delta':{'tool_calls':[{'id':'c"
                + i
                + "','function':{'name':'f','arguments':'{}'}}]}}]}",
        CHAT_END);

    assertThat(send(OpenAiChatClient::builder).message().toolCalls()).hasSize(60_000);
  }

  @Test
  void idsThatLookLikeOurs_doNotHoldUpNewOnes() {
    answer(
        60_000,
        i ->
            "{'choices':[{'delta':{'tool_calls':[{'index':"
                + i
                + (i < 50_000 ? ",'id':'call" + (50_000 + i) + "'" : "")
                + ",'function':{'name':'f','arguments':'{}'}}]}}]}",
        CHAT_END);

    assertThat(send(OpenAiChatClient::builder).message().toolCalls())
        .hasSize(60_000)
        .extracting(call -> call.id())
        .doesNotHaveDuplicates();
  }

  @Test
  void argumentsThatLookLikeAnotherCall_areReadOnce() {
    answer(
        200_000,
        i ->
            "{'choices':[{'delta':{'tool_calls':[{'index':0,'function':{'name':'f','arguments':'"
                + (i == 0 ? "{\\\\\"a\\\\\":\\\\\"" : "{xxxxxxxx}")
                + "'}}]}}]}",
        CHAT_END);

    assertThat(send(OpenAiChatClient::builder).message().toolCalls())
        .singleElement()
        .satisfies(call -> assertThat(call.arguments()).hasSize(6 + 199_999 * 10));
  }

  @Test
  void manyDetailsOfThoughts_areFoundByTheirIndex() {
    answer(
        100_000,
        i -> "{'choices':[{'delta':{'reasoning_details':[{'type':'t','index':" + i + "}]}}]}",
        CHAT_END);

    assertThat(send(OpenAiChatClient::builder).finish().raw()).isEqualTo("stop");
  }

  @Test
  void emptyDetails_areCounted() {
    answer(
        1,
        i -> "{'choices':[{'delta':{'reasoning_details':[{}" + ",{}".repeat(8_000_000) + "]}}]}",
        CHAT_END);

    assertTooLong(OpenAiChatClient::builder);
  }

  @Test
  void emptyBlocks_areCounted() {
    server.enqueue(
        new MockResponse.Builder()
            .body("{\"type\":\"message\",\"content\":[{}" + ",{}".repeat(8_000_000) + "]}")
            .build());

    assertTooLong(AnthropicClient::builder);
  }

  @Test
  void emptyPartsOfAText_areCounted() {
    answer(
        200_000,
        i ->
            "{'type':'response.output_text.delta','output_index':0,'delta':'','content_index':"
                + i
                + "}");

    assertTooLong(OpenAiResponsesClient::builder);
  }

  @Test
  void itemsThatSayNothing_areCounted() {
    answer(
        200_000,
        i ->
            "{'type':'response.function_call_arguments.delta','delta':'','output_index':"
                + i
                + "}");

    assertTooLong(OpenAiResponsesClient::builder);
  }

  @Test
  void objectsOfPaths_areCounted() {
    answer(
        1,
        i -> {
          StringBuilder pieces = new StringBuilder();
          for (int piece = 0; piece < 1100; piece++) {
            pieces.append(piece == 0 ? "" : ",").append("{'jsonPath':'$.k").append(piece);
            pieces.append(".a".repeat(99)).append("','stringValue':'x'}");
          }
          return "{'candidates':[{'content':{'parts':[{'functionCall':{'name':'f','partialArgs':["
              + pieces
              + "]}}]},'finishReason':'STOP'}]}";
        });

    assertThatThrownBy(sending(GeminiClient::builder))
        .isInstanceOf(LlmAnswerException.class)
        .hasMessage("gemini sent arguments of more than 100,000 objects and lists");
  }

  @Test
  void emptyItems_areCounted() {
    answer(
        1,
        i ->
            "{'type':'response.completed','response':{'status':'completed','output':[{}"
                + ",{}".repeat(8_000_000)
                + "]}}");

    assertThatThrownBy(sending(OpenAiResponsesClient::builder))
        .isInstanceOf(LlmAnswerException.class)
        .hasMessage("openai sent a list of more than 100,000 items");
  }

  @Test
  void callsThatAreToldAgainBackwards_areFoundByTheirId() {
    StringBuilder again = new StringBuilder();
    for (int i = 19_999; i >= 0; i--) {
      again.append(again.length() == 0 ? "" : ",").append(call(i, "{\\\\\"a\\\\\":" + i + "}"));
    }
    answer(
        20_000,
        i ->
            "{'type':'response.output_item.added','output_index':"
                + i
                + ",'item':"
                + call(i, "")
                + "}",
        "{'type':'response.completed','response':{'status':'completed','output':[" + again + "]}}");

    assertThat(send(OpenAiResponsesClient::builder).message().toolCalls())
        .hasSize(20_000)
        .allSatisfy(
            call ->
                assertThat(call.arguments()).isEqualTo("{\"a\":" + call.id().substring(1) + "}"));
  }

  private static String call(int i, String arguments) {
    return "{'type':'function_call','call_id':'c"
        + i
        + "','name':'f','arguments':'"
        + arguments
        + "'}";
  }

  @Test
  void longNamesInAPath_areNoDeepRecursion() {
    String name = "a".repeat(50_000);
    answer(
        1,
        i ->
            "{'candidates':[{'content':{'parts':[{'functionCall':{'name':'f','partialArgs':["
                + "{'jsonPath':'$[\\\""
                + name
                + "\\\"]','stringValue':'x'}]}}]},'finishReason':'STOP'}]}");

    assertThat(send(GeminiClient::builder).message().toolCalls())
        .singleElement()
        .satisfies(call -> assertThat(call.arguments()).isEqualTo("{\"" + name + "\":\"x\"}"));
  }

  @Test
  void errorOfManyMegabytes_isCut() {
    answer(
        1,
        i -> "{'type':'error','error':{'type':'t','message':'" + "sk-no ".repeat(5_000_000) + "'}}",
        List.of(ANTHROPIC_START),
        List.of());

    assertThatThrownBy(sending(AnthropicClient::builder))
        .isInstanceOfSatisfying(
            LlmStatusException.class,
            failure -> {
              assertThat(failure.getMessage()).hasSizeLessThan(1200);
              assertThat(failure.body()).hasSizeLessThan(9000);
            });
  }

  private <B extends LlmClientBuilder<B>> void assertTooLong(Supplier<B> client) {
    assertThatThrownBy(sending(client))
        .isInstanceOf(LlmAnswerException.class)
        .hasMessageEndingWith(" sent a reply of more than 32 Mi characters");
  }

  private <B extends LlmClientBuilder<B>> ThrowingCallable sending(Supplier<B> client) {
    return () -> send(client);
  }

  private <B extends LlmClientBuilder<B>> LlmReply send(Supplier<B> client) {
    B builder =
        client.get().baseUrl(server.url("/v1").toString()).model("m").apiKey("sk-0123456789");
    LlmClient built =
        builder instanceof AnthropicClient.Builder anthropic
            ? anthropic.build()
            : builder instanceof GeminiClient.Builder gemini
                ? gemini.build()
                : builder instanceof OpenAiResponsesClient.Builder responses
                    ? responses.build()
                    : ((OpenAiChatClient.Builder) (Object) builder).build();
    return built.send(HELLO);
  }

  private void answer(int count, IntFunction<String> event, String... after) {
    answer(count, event, List.of(), List.of(after));
  }

  /** Answers with events, written with ' for ". */
  private void answer(
      int count, IntFunction<String> event, List<String> before, List<String> after) {
    Buffer body = new Buffer();
    before.forEach(one -> write(body, one));
    for (int i = 0; i < count; i++) {
      write(body, event.apply(i));
    }
    after.forEach(one -> write(body, one));
    server.enqueue(
        new MockResponse.Builder()
            .addHeader("content-type", "text/event-stream")
            .body(body)
            .build());
  }

  private static void write(Buffer body, String event) {
    body.writeUtf8("data: ").writeUtf8(event.replace('\'', '"').replace("\\\\", "\\"));
    body.writeUtf8("\n\n");
  }
}
