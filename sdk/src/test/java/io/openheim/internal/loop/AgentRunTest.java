package io.openheim.internal.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openheim.error.CancelledException;
import io.openheim.error.ConfigException;
import io.openheim.error.ToolException;
import io.openheim.llm.LlmReply;
import io.openheim.llm.LlmSettings;
import io.openheim.llm.ScriptedClient;
import io.openheim.message.Content;
import io.openheim.message.FinishReason;
import io.openheim.message.Message;
import io.openheim.message.Role;
import io.openheim.message.ToolCall;
import io.openheim.message.ToolResult;
import io.openheim.message.Usage;
import io.openheim.run.Reply;
import io.openheim.run.StopReason;
import io.openheim.tool.Param;
import io.openheim.tool.Tool;
import io.openheim.tool.ToolContext;
import io.openheim.tool.Toolboxes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class AgentRunTest {
  private static final ToolCall ADD = new ToolCall("c1", "add", "{\"a\":2,\"b\":40}");

  private final Desk desk = new Desk();

  @Test
  void answerWithoutToolsEndsTheTurn() {
    ScriptedClient model = ScriptedClient.of(LlmReply.text("Hello."));

    Reply reply = run(model, 25);

    assertThat(reply.text()).isEqualTo("Hello.");
    assertThat(reply.stopReason()).isEqualTo(StopReason.END_TURN);
    assertThat(reply).hasToString("Hello.");
    assertThat(reply.modelCalls()).isEqualTo(1);
    assertThat(reply.messages()).containsExactly(Message.user("hi"), Message.assistant("Hello."));
  }

  @Test
  void toolIsCalledAndItsResultIsSentBack() {
    ScriptedClient model = ScriptedClient.of(ScriptedClient.calls(ADD), LlmReply.text("42."));

    Reply reply = run(model, 25);

    assertThat(reply.text()).isEqualTo("42.");
    assertThat(model.requests().get(1).messages())
        .containsExactly(
            Message.system("Be brief."),
            Message.user("hi"),
            new Message(Role.ASSISTANT, List.of(ADD)),
            Message.toolResults(List.of(ToolResult.of(ADD, "42"))));
    assertThat(reply.messages()).hasSize(4).first().isEqualTo(Message.user("hi"));
    model.assertExhausted();
  }

  @Test
  void toolsAreShownInTheOrderOfTheObjectsThenByName() {
    ScriptedClient model = ScriptedClient.of(LlmReply.text("ok"));

    run(model, 25);

    assertThat(model.requests().get(0).tools())
        .extracting(tool -> tool.name())
        .containsExactly("add", "explode", "interrupt", "refuse");
  }

  @Test
  void severalCallsAreAnsweredInTheirOrder() {
    ToolCall second = new ToolCall("c2", "add", "{\"a\":1,\"b\":1}");
    ScriptedClient model =
        ScriptedClient.of(ScriptedClient.calls(ADD, second), LlmReply.text("ok"));

    run(model, 25);

    assertThat(last(model).toolResults())
        .containsExactly(ToolResult.of(ADD, "42"), ToolResult.of(second, "2"));
  }

  @Test
  void unknownToolIsAnsweredWithTheNearestName() {
    ToolCall wrong = new ToolCall("c1", "ad", "{}");
    ScriptedClient model = ScriptedClient.of(ScriptedClient.calls(wrong), LlmReply.text("ok"));

    run(model, 25);

    assertThat(last(model).toolResults())
        .containsExactly(
            ToolResult.error(
                wrong,
                "There is no tool ad; did you mean add? The tools are add, explode, interrupt,"
                    + " refuse."));
  }

  @Test
  void longNameOfAnUnknownToolIsNotRepeated() {
    ToolCall wrong = new ToolCall("c1", "x".repeat(5_000_000), "{}");
    ScriptedClient model = ScriptedClient.of(ScriptedClient.calls(wrong), LlmReply.text("ok"));

    run(model, 25);

    assertThat(last(model).toolResults().get(0).text())
        .isEqualTo(
            "There is no tool "
                + "x".repeat(64)
                + "...; the tools are add, explode, interrupt, refuse.");
  }

  @Test
  void endForAnUnknownReasonSaysSo() {
    LlmReply cut =
        new LlmReply(
            Message.assistant("Half a"),
            new FinishReason(FinishReason.Kind.OTHER, "solar_flare"),
            null,
            "m");

    Reply reply = run(ScriptedClient.of(cut), 25);

    assertThat(reply.stopReason()).isEqualTo(StopReason.OTHER);
    assertThat(reply)
        .hasToString("Half a\n[stopped for a reason that openheim does not know (solar_flare)]");
  }

  @Test
  void wordsOfAToolExceptionReachTheModel() {
    ToolCall call = new ToolCall("c1", "refuse", "{}");
    ScriptedClient model = ScriptedClient.of(ScriptedClient.calls(call), LlmReply.text("ok"));

    Reply reply = run(model, 25);

    assertThat(last(model).toolResults())
        .containsExactly(ToolResult.error(call, "the order is too old"));
    assertThat(reply.toolFailures())
        .extracting(failure -> failure.exception().getMessage())
        .containsExactly("the order is too old");
  }

  @Test
  void textOfAForeignExceptionReachesOnlyTheOperator() {
    ToolCall call = new ToolCall("c1", "explode", "{}");
    ScriptedClient model = ScriptedClient.of(ScriptedClient.calls(call), LlmReply.text("ok"));

    Reply reply = run(model, 25);

    assertThat(last(model).toolResults())
        .containsExactly(ToolResult.error(call, "explode failed with an internal error."));
    assertThat(reply.toolFailures())
        .singleElement()
        .hasToString("explode: java.lang.IllegalStateException: password=secret");
  }

  @Test
  void limitOfModelCallsEndsTheTurnWithEveryCallAnswered() {
    ScriptedClient model = ScriptedClient.of(ScriptedClient.calls(ADD), ScriptedClient.calls(ADD));

    Reply reply = run(model, 2);

    assertThat(reply.stopReason()).isEqualTo(StopReason.MAX_ITERATIONS);
    assertThat(reply.modelCalls()).isEqualTo(2);
    assertThat(desk.added).isEqualTo(1);
    assertThat(reply.messages().get(reply.messages().size() - 1).toolResults())
        .containsExactly(
            ToolResult.error(ADD, "add was not called: the limit of 2 model calls was reached."));
    assertThat(reply)
        .hasToString(
            "[stopped: the limit of model calls was used up before the model was done; raise"
                + " maxIterations if that was too few]");
  }

  @Test
  void callInACutReplyIsNeverRunAndTheModelIsToldWhy() {
    ScriptedClient model =
        ScriptedClient.of(
            ScriptedClient.reply(FinishReason.Kind.LENGTH, ADD), LlmReply.text("sorry"));

    Reply reply = run(model, 25);

    assertThat(desk.added).isZero();
    assertThat(last(model).toolResults())
        .containsExactly(
            ToolResult.error(
                ADD,
                "add was not called: the reply was cut off by the token limit in the middle of a"
                    + " tool call. Call again with smaller arguments, in several calls if need"
                    + " be."));
    assertThat(reply.stopReason()).isEqualTo(StopReason.END_TURN);
  }

  @Test
  void secondCutReplyInARowEndsTheTurn() {
    LlmReply cut = ScriptedClient.reply(FinishReason.Kind.LENGTH, ADD);
    ScriptedClient model = ScriptedClient.of(cut, cut);

    Reply reply = run(model, 25);

    assertThat(reply.stopReason()).isEqualTo(StopReason.MAX_TOKENS);
    assertThat(desk.added).isZero();
    assertThat(unanswered(reply.messages())).isEmpty();
  }

  @Test
  void cutAnswerSaysSo() {
    ScriptedClient model =
        ScriptedClient.of(
            ScriptedClient.reply(FinishReason.Kind.LENGTH, new Content.Text("Once upon")));

    assertThat(run(model, 25))
        .hasToString("Once upon\n[cut short: the answer reached the token limit]");
  }

  @Test
  void refusalSaysSoInTheModelsWords() {
    ScriptedClient model =
        ScriptedClient.of(
            ScriptedClient.reply(FinishReason.Kind.STOP, new Content.Refusal("I can't.")));

    Reply reply = run(model, 25);

    assertThat(reply.stopReason()).isEqualTo(StopReason.REFUSAL);
    assertThat(reply)
        .hasToString(
            "I can't.\n[declined: the model or a filter of its provider refused to answer]");
  }

  @Test
  void callsOfARefusedReplyAreAnsweredAndNotRun() {
    ScriptedClient model = ScriptedClient.of(ScriptedClient.reply(FinishReason.Kind.REFUSAL, ADD));

    Reply reply = run(model, 25);

    assertThat(reply.stopReason()).isEqualTo(StopReason.REFUSAL);
    assertThat(desk.added).isZero();
    assertThat(unanswered(reply.messages())).isEmpty();
  }

  @Test
  void emptyAnswerIsNoContentAndNotKept() {
    ScriptedClient model = ScriptedClient.of(ScriptedClient.reply(FinishReason.Kind.STOP));

    Reply reply = run(model, 25);

    assertThat(reply.stopReason()).isEqualTo(StopReason.NO_CONTENT);
    assertThat(reply.messages()).containsExactly(Message.user("hi"));
  }

  @Test
  void pausedReplyIsSentAgain() {
    ScriptedClient model =
        ScriptedClient.of(
            ScriptedClient.reply(FinishReason.Kind.PAUSED, new Content.Text("one ")),
            LlmReply.text("two"));

    Reply reply = run(model, 25);

    assertThat(reply.text()).isEqualTo("two");
    assertThat(last(model)).isEqualTo(Message.assistant("one "));
  }

  @Test
  void toolCallsAreRunWhateverTheFinishReasonSays() {
    ScriptedClient model =
        ScriptedClient.of(ScriptedClient.reply(FinishReason.Kind.STOP, ADD), LlmReply.text("42."));

    run(model, 25);

    assertThat(desk.added).isEqualTo(1);
  }

  @Test
  void usageOfAllModelCallsIsAddedUp() {
    Usage first = new Usage(10, 2, 4, 0, 1);
    LlmReply calls = ScriptedClient.calls(ADD);
    LlmReply text = LlmReply.text("42.");
    ScriptedClient model =
        ScriptedClient.of(
            new LlmReply(calls.message(), calls.finish(), first, "m1"),
            new LlmReply(text.message(), text.finish(), new Usage(20, 3, 0, 5, 0), "m2"));

    Reply reply = run(model, 25);

    assertThat(reply.usage()).isEqualTo(new Usage(30, 5, 4, 5, 1));
    assertThat(reply.model()).isEqualTo("m2");
  }

  @Test
  void interruptionDuringAToolEndsTheTurnAndKeepsTheFlag() {
    ScriptedClient model =
        ScriptedClient.of(ScriptedClient.calls(new ToolCall("c0", "interrupt", "{}"), ADD));

    assertThatThrownBy(() -> run(model, 25))
        .isInstanceOf(CancelledException.class)
        .hasMessage("the thread was interrupted, so the turn was given up");
    assertThat(Thread.interrupted()).isTrue();
    assertThat(desk.added).isZero();
  }

  @Test
  void twoToolsOfOneNameAreRefused() {
    assertThatThrownBy(
            () -> Toolset.of(List.of(Toolboxes.of(new Desk()), Toolboxes.of(new Desk()))))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "the tools of an agent need different names, and two of them are called add; give one"
                + " of them another name with @Tool(name = \"...\")");
  }

  private Reply run(ScriptedClient model, int maxIterations) {
    Toolset tools = Toolset.of(List.of(Toolboxes.of(desk)));
    return new AgentRun(model, tools, LlmSettings.NONE, maxIterations)
        .drive(List.of(Message.system("Be brief.")), Message.user("hi"), ToolContext.NONE);
  }

  private static Message last(ScriptedClient model) {
    List<Message> messages = model.requests().get(model.requests().size() - 1).messages();
    return messages.get(messages.size() - 1);
  }

  /** The ids of calls without exactly one result. */
  private static List<String> unanswered(List<Message> messages) {
    List<String> open = new ArrayList<>();
    for (Message message : messages) {
      message.toolCalls().forEach(call -> open.add(call.id()));
      message.toolResults().forEach(result -> open.remove(result.callId()));
    }
    return open;
  }

  static final class Desk {
    private int added;

    @Tool("Adds two numbers")
    int add(@Param(name = "a") int a, @Param(name = "b") int b) {
      added++;
      return Arrays.stream(new int[] {a, b}).sum();
    }

    @Tool("Fails with words for the model")
    void refuse() {
      throw new ToolException("the order is too old");
    }

    @Tool("Fails with words that are nobody's business")
    void explode() {
      throw new IllegalStateException("password=secret");
    }

    @Tool("Interrupts the thread that calls it")
    void interrupt() throws InterruptedException {
      throw new InterruptedException("stop");
    }
  }
}
