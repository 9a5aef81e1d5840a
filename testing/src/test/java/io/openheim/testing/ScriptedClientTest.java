package io.openheim.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.openheim.Agent;
import io.openheim.error.CancelledException;
import io.openheim.error.LlmAnswerException;
import io.openheim.error.LlmException;
import io.openheim.error.LlmStatusException;
import io.openheim.llm.LlmChunk;
import io.openheim.llm.LlmReply;
import io.openheim.llm.LlmRequest;
import io.openheim.llm.LlmStream;
import io.openheim.llm.RetryClient;
import io.openheim.llm.RetryPolicy;
import io.openheim.message.Content;
import io.openheim.message.FinishReason;
import io.openheim.message.Message;
import io.openheim.message.ToolCall;
import io.openheim.message.ToolResult;
import io.openheim.message.Usage;
import io.openheim.tool.FunctionTool;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScriptedClientTest {
  private static final LlmRequest HELLO = asked("Hello");

  @Test
  void agent_getsWhatWasScripted() {
    ScriptedClient model = new ScriptedClient().call("add", "{\"a\":2,\"b\":40}").text("It is 42.");
    FunctionTool add =
        FunctionTool.named("add")
            .description("Adds")
            .param("a", int.class)
            .param("b", int.class)
            .call((a, b) -> a + b);
    Agent agent = Agent.builder().client(model).tools(add).build();

    assertThat(agent.prompt("What is 2 plus 40?").text()).isEqualTo("It is 42.");

    model.assertExhausted();
    assertThat(model.requests()).hasSize(2);
    assertThat(model.requests().get(1).messages().get(2).toolResults())
        .containsExactly(new ToolResult("call_1", "add", "42", false));
    assertThat(model.openStreams()).isZero();
  }

  @Test
  void everyKindOfContent_isToldInChunksAndWhole() {
    ScriptedClient model =
        new ScriptedClient()
            .chunkSize(4)
            .reply(
                ScriptedReply.of()
                    .thinking("a thought")
                    .text("I look ", "it up.")
                    .content(new Content.Unknown("fancy", "{}"))
                    .call("weather", "{\"city\":", "\"Oslo\"}")
                    .content(new ToolCall("x", "time", "{}"))
                    .usage(120, 30)
                    .model("big-1"));

    List<LlmChunk> chunks = new ArrayList<>();
    LlmReply reply;
    try (LlmStream stream = model.stream(HELLO)) {
      for (LlmChunk chunk = stream.next(); chunk != null; chunk = stream.next()) {
        chunks.add(chunk);
      }
      reply = stream.reply();
    }

    assertThat(chunks)
        .containsExactly(
            new LlmChunk.Thinking("a th"),
            new LlmChunk.Thinking("ough"),
            new LlmChunk.Thinking("t"),
            new LlmChunk.Text("I look "),
            new LlmChunk.Text("it up."),
            new LlmChunk.CallStarted(0, "call_3_weather", "weather"),
            new LlmChunk.CallArguments(0, "{\"city\":"),
            new LlmChunk.CallArguments(0, "\"Oslo\"}"),
            new LlmChunk.CallStarted(1, "x", "time"),
            new LlmChunk.CallArguments(1, "{}"));
    assertThat(reply.message().content())
        .containsExactly(
            new Content.Thinking("a thought"),
            new Content.Text("I look it up."),
            new Content.Unknown("fancy", "{}"),
            new ToolCall("call_3_weather", "weather", "{\"city\":\"Oslo\"}"),
            new ToolCall("x", "time", "{}"));
    assertThat(reply.usage()).isEqualTo(new Usage(120, 30, 0, 0, 0));
    assertThat(reply.model()).isEqualTo("big-1");
    assertThat(reply.finish())
        .isEqualTo(new FinishReason(FinishReason.Kind.TOOL_CALLS, "scripted"));
  }

  @Test
  void chunks_doNotCutACharacterInTwo() {
    assertThat(texts(new ScriptedClient().chunkSize(2).text("a😀b😀c")))
        .containsExactly("a😀", "b😀", "c");
    assertThat(texts(new ScriptedClient().text("Hello, world")))
        .containsExactly("Hello", ", wor", "ld");
    assertThat(texts(new ScriptedClient().text(""))).isEmpty();
  }

  @Test
  void chunkSize_isAtLeastOne() {
    assertThatThrownBy(() -> new ScriptedClient().chunkSize(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("chunkSize must be at least 1; found 0");
  }

  @Test
  void endOfAReply_isWhatItSays() {
    ScriptedClient model =
        new ScriptedClient()
            .refusal("I will not.")
            .reply(ScriptedReply.of().text("cut").finish(FinishReason.Kind.LENGTH))
            .reply(ScriptedReply.of().finish(new FinishReason(FinishReason.Kind.OTHER, "odd")))
            .text("done");

    LlmReply refused = model.send(HELLO);
    assertThat(refused.message().content()).containsExactly(new Content.Refusal("I will not."));
    assertThat(refused.finish().kind()).isEqualTo(FinishReason.Kind.REFUSAL);
    assertThat(model.send(HELLO).finish().kind()).isEqualTo(FinishReason.Kind.LENGTH);
    assertThat(model.send(HELLO).finish().raw()).isEqualTo("odd");
    assertThat(model.send(HELLO).finish().kind()).isEqualTo(FinishReason.Kind.STOP);
  }

  @Test
  void readyReply_comesAsItIs() {
    LlmReply ready = LlmReply.text("Yes.");

    assertThat(ScriptedClient.of(ready).send(HELLO)).isSameAs(ready);
  }

  @Test
  void functions_answerByTheRequest() {
    ScriptedClient model =
        new ScriptedClient()
            .answer(request -> LlmReply.text("You said " + request.messages().get(0).text()))
            .otherwise(request -> LlmReply.text("again"));

    assertThat(model.send(HELLO).message().text()).isEqualTo("You said Hello");
    assertThat(model.send(HELLO).message().text()).isEqualTo("again");
    assertThat(model.send(HELLO).message().text()).isEqualTo("again");
    model.assertExhausted();
  }

  @Test
  void failure_isThrownByTheRequestAndCanBeRetried() {
    ScriptedClient model = new ScriptedClient().failure(429).failure(500).text("at last");
    RetryPolicy atOnce = RetryPolicy.standard().firstWait(Duration.ZERO);

    assertThat(RetryClient.wrap(model, atOnce).send(HELLO).message().text()).isEqualTo("at last");

    assertThat(model.requests()).containsExactly(HELLO, HELLO, HELLO);
    model.assertExhausted();
  }

  @Test
  void failure_hasTheStatusOfARealOne() {
    ScriptedClient model = new ScriptedClient().failure(401).failure(529);

    LlmStatusException denied =
        catchThrowableOfType(LlmStatusException.class, () -> model.send(HELLO));
    LlmStatusException busy =
        catchThrowableOfType(LlmStatusException.class, () -> model.stream(HELLO).close());

    assertThat(denied).hasMessage("scripted answered with status 401, AUTHENTICATION");
    assertThat(denied.kind()).isEqualTo(LlmStatusException.Kind.AUTHENTICATION);
    assertThat(denied.status()).hasValue(401);
    assertThat(denied.retryable()).isFalse();
    assertThat(busy.retryable()).isTrue();
    assertThatThrownBy(() -> new ScriptedClient().failure(200))
        .hasMessage("status must be from 400 to 599; found 200");
  }

  @ParameterizedTest
  @CsvSource({
    "400, INVALID_REQUEST, false",
    "402, QUOTA, false",
    "403, PERMISSION, false",
    "404, NOT_FOUND, false",
    "408, OTHER, true",
    "413, CONTEXT_OVERFLOW, false",
    "422, INVALID_REQUEST, false",
    "429, RATE_LIMIT, true",
    "500, SERVER, true",
    "503, OVERLOADED, true"
  })
  void status_hasTheMeaningThatAProviderGivesIt(
      int status, LlmStatusException.Kind kind, boolean retryable) {
    LlmStatusException failure = failure(new ScriptedClient().failure(status));

    assertThat(failure.kind()).isEqualTo(kind);
    assertThat(failure.retryable()).isEqualTo(retryable);
  }

  @Test
  void quota_isNotRetriedWhateverItsStatus() {
    LlmStatusException failure =
        failure(new ScriptedClient().failure(429, LlmStatusException.Kind.QUOTA));

    assertThat(failure.kind()).isEqualTo(LlmStatusException.Kind.QUOTA);
    assertThat(failure.retryable()).isFalse();
  }

  private static LlmStatusException failure(ScriptedClient model) {
    return catchThrowableOfType(LlmStatusException.class, () -> model.send(HELLO));
  }

  @Test
  void replyThatBreaksOff_hasWhatCame() {
    ScriptedClient model =
        new ScriptedClient()
            .reply(ScriptedReply.of().text("Half an ans").breaksOff())
            .reply(ScriptedReply.of().breaksOff());
    List<String> came = new ArrayList<>();

    LlmAnswerException broken =
        catchThrowableOfType(LlmAnswerException.class, () -> read(model, came));

    assertThat(String.join("", came)).isEqualTo("Half an ans");
    assertThat(broken).hasMessage("scripted ended its answer in the middle");
    assertThat(broken.partial()).contains(Message.assistant("Half an ans"));
    assertThat(broken.retryable()).isTrue();
    LlmAnswerException atOnce =
        catchThrowableOfType(LlmAnswerException.class, () -> model.send(HELLO));
    assertThat(atOnce.partial()).isEmpty();
    assertThat(model.openStreams()).isZero();
  }

  @Test
  void failureOfOnesOwn_isThrownInTheMiddle() {
    LlmException own = new LlmException("own", LlmException.Evidence.of("scripted"), null);
    ScriptedClient model =
        new ScriptedClient().reply(ScriptedReply.of().text("a").failsWith(own)).failure(own);

    assertThatThrownBy(() -> model.send(HELLO)).isSameAs(own);
    assertThatThrownBy(() -> model.stream(HELLO)).isSameAs(own);
  }

  @Test
  void requestTooMany_saysWhatWasAsked() {
    ScriptedClient model = new ScriptedClient().text("Hi.");
    model.send(HELLO);
    ToolCall call = new ToolCall("1", "weather", "{}");
    Message result = Message.toolResults(List.of(ToolResult.of(call, "rain")));

    assertThatThrownBy(
            () -> model.stream(new LlmRequest(List.of(Message.user("Hello"), result), List.of())))
        .isInstanceOf(AssertionError.class)
        .hasMessage(
            "the script has 1 reply, and the model was asked 2 times; the last request is 2"
                + " messages, the last TOOL result of weather \"rain\", without tools");
    assertThatThrownBy(() -> new ScriptedClient().stream(asked("x".repeat(300))))
        .hasMessage(
            "the script has 0 replies, and the model was asked 1 time; the last request is 1"
                + " message, the last USER \""
                + "x".repeat(200)
                + "...\", without tools");
  }

  @Test
  void requestTooMany_namesTheTools() {
    FunctionTool now = FunctionTool.named("now").description("Time").call(context -> "12:00");
    Agent agent = Agent.builder().client(new ScriptedClient()).tools(now).build();

    assertThatThrownBy(() -> agent.prompt("What time is it?"))
        .isInstanceOf(AssertionError.class)
        .hasMessage(
            "the script has 0 replies, and the model was asked 1 time; the last request is 1"
                + " message, the last USER \"What time is it?\", with the tools now");
  }

  @Test
  void scriptThatIsNotUsedUp_saysWhatIsNext() {
    ScriptedClient model = new ScriptedClient().text("a").call("add", "{}").failure(500);
    model.send(HELLO);

    assertThatThrownBy(model::assertExhausted)
        .isInstanceOf(AssertionError.class)
        .hasMessage(
            "the script was not used up: 2 of 3 replies are left; the next is ASSISTANT call add"
                + " {}");
    model.send(HELLO);
    assertThatThrownBy(model::assertExhausted)
        .hasMessage(
            "the script was not used up: 1 of 3 replies are left; the next is a failure: scripted"
                + " answered with status 500, SERVER");
  }

  @Test
  void closedStream_isCancelledBeforeItsEnd() {
    ScriptedClient model = new ScriptedClient().text("Hello, world");
    LlmStream stream = model.stream(HELLO);
    assertThat(stream.next()).isEqualTo(new LlmChunk.Text("Hello"));
    assertThat(model.openStreams()).isOne();

    stream.close();
    stream.close();

    assertThat(model.openStreams()).isZero();
    assertThatThrownBy(stream::next)
        .isInstanceOf(CancelledException.class)
        .hasMessage("the stream of scripted was closed");
    assertThatThrownBy(stream::reply).isInstanceOf(CancelledException.class);
  }

  @Test
  void finishedStream_hasItsReplyAfterItWasClosed() {
    LlmStream stream = new ScriptedClient().text("Hi.").stream(HELLO);
    LlmReply reply = stream.reply();
    stream.close();

    assertThat(stream.reply()).isEqualTo(reply);
    assertThat(stream.next()).isNull();
  }

  @Test
  void interruptedThread_isCancelledAndStaysInterrupted() {
    ScriptedClient model = new ScriptedClient().text("Hi.");
    LlmStream stream = model.stream(HELLO);
    Thread.currentThread().interrupt();
    try {
      assertThatThrownBy(stream::next)
          .isInstanceOf(CancelledException.class)
          .hasMessage("interrupted while waiting for scripted");
      assertThatThrownBy(() -> model.stream(HELLO)).isInstanceOf(CancelledException.class);
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void manyThreads_getOneReplyEach() throws Exception {
    ScriptedClient model = new ScriptedClient();
    for (int i = 0; i < 200; i++) {
      model.text("reply " + i);
    }
    Set<String> replies = ConcurrentHashMap.newKeySet();
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Callable<Boolean>> work = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        work.add(() -> replies.add(model.send(HELLO).message().text()));
      }
      for (var done : threads.invokeAll(work)) {
        assertThat(done.get()).isTrue();
      }
    } finally {
      threads.shutdownNow();
    }

    assertThat(replies).hasSize(200);
    assertThat(model.requests()).hasSize(200);
    assertThat(model.openStreams()).isZero();
    model.assertExhausted();
  }

  @Test
  void functionMayAskTheModelInItsTurn() {
    ScriptedClient model = new ScriptedClient();
    model.answer(request -> model.send(asked("inner"))).text("from inside");

    assertThat(model.send(HELLO).message().text()).isEqualTo("from inside");
    assertThat(model.requests().stream().map(r -> r.messages().get(0).text()))
        .containsExactly("Hello", "inner");
  }

  private static List<String> texts(ScriptedClient model) {
    List<String> texts = new ArrayList<>();
    read(model, texts);
    return texts;
  }

  private static void read(ScriptedClient model, List<String> texts) {
    try (LlmStream stream = model.stream(HELLO)) {
      for (LlmChunk chunk = stream.next(); chunk != null; chunk = stream.next()) {
        texts.add(((LlmChunk.Text) chunk).text());
      }
    }
  }

  private static LlmRequest asked(String text) {
    return new LlmRequest(List.of(Message.user(text)), List.of());
  }
}
