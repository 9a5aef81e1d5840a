package io.openheim.internal.loop;

import io.openheim.llm.LlmReply;
import io.openheim.message.Content;
import io.openheim.message.FinishReason;
import io.openheim.message.Message;
import io.openheim.message.ToolCall;
import io.openheim.message.ToolResult;
import io.openheim.message.Usage;
import io.openheim.run.Reply;
import io.openheim.run.StopReason;
import io.openheim.run.ToolFailure;
import io.openheim.tool.ToolOutcome;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a run stands, as a value: what was said, and what has to be done next. What happened comes
 * in through {@link #replied} and {@link #ran}, which give the state after it; nothing here asks,
 * waits or calls.
 *
 * @param messages the whole conversation
 * @param turnStart the position of the message with which this turn began
 * @param next what has to be done
 * @param modelCalls how often the model was asked in this turn
 * @param cutReplies how many replies in a row were cut by the token limit in a tool call
 */
record RunState(
    List<Message> messages,
    int turnStart,
    Step next,
    int modelCalls,
    int cutReplies,
    String finish,
    Usage usage,
    String model,
    List<ToolFailure> failures) {

  /** The beginning of a turn. */
  static RunState begin(List<Message> history, Message prompt) {
    return new RunState(
        append(history, prompt),
        history.size(),
        new Step.AskModel(),
        0,
        0,
        "",
        Usage.NONE,
        "",
        List.of());
  }

  /** The state after the model replied. */
  RunState replied(LlmReply reply, int maxIterations) {
    List<ToolCall> calls = reply.message().toolCalls();
    boolean cut = reply.finish().kind() == FinishReason.Kind.LENGTH && !calls.isEmpty();
    RunState said = said(reply, cut ? cutReplies + 1 : 0);
    if (calls.isEmpty()) {
      return said.afterText(reply, maxIterations);
    }
    if (cut) {
      return said.refusing(
          calls,
          "was not called: the reply was cut off by the token limit in the middle of a tool call."
              + " Call again with smaller arguments, in several calls if need be.",
          said.cutReplies > 1 ? StopReason.MAX_TOKENS : null,
          maxIterations);
    }
    if (reply.finish().kind() == FinishReason.Kind.REFUSAL) {
      return said.refusing(
          calls, "was not called: the reply was refused.", StopReason.REFUSAL, maxIterations);
    }
    if (said.modelCalls >= maxIterations) {
      return said.refusing(
          calls,
          "was not called: the limit of " + maxIterations + " model calls was reached.",
          StopReason.MAX_ITERATIONS,
          maxIterations);
    }
    return said.with(new Step.RunTools(calls));
  }

  /** The state after tools ran, one outcome for each call, in the order of the calls. */
  RunState ran(List<ToolCall> calls, List<ToolOutcome> outcomes) {
    List<ToolFailure> more = new ArrayList<>(failures);
    for (int i = 0; i < calls.size(); i++) {
      Throwable failure = outcomes.get(i).failure();
      if (failure != null) {
        more.add(new ToolFailure(calls.get(i), failure));
      }
    }
    List<ToolResult> results = outcomes.stream().map(ToolOutcome::result).toList();
    return new RunState(
        append(messages, Message.toolResults(results)),
        turnStart,
        new Step.AskModel(),
        modelCalls,
        cutReplies,
        finish,
        usage,
        model,
        List.copyOf(more));
  }

  /** The turn as the caller sees it. */
  Reply reply(StopReason reason) {
    return new Reply(
        messages.subList(turnStart, messages.size()),
        reason,
        finish,
        usage,
        model,
        modelCalls,
        failures);
  }

  private RunState said(LlmReply reply, int cutReplies) {
    return new RunState(
        // Providers refuse an assistant message that says nothing.
        reply.message().content().isEmpty() ? messages : append(messages, reply.message()),
        turnStart,
        next,
        modelCalls + 1,
        cutReplies,
        reply.finish().raw(),
        reply.usage() == null ? usage : usage.plus(reply.usage()),
        reply.model(),
        failures);
  }

  private RunState afterText(LlmReply reply, int maxIterations) {
    StopReason reason =
        switch (reply.finish().kind()) {
          case LENGTH -> StopReason.MAX_TOKENS;
          case REFUSAL -> StopReason.REFUSAL;
          case PAUSED -> modelCalls < maxIterations ? null : StopReason.MAX_ITERATIONS;
          case STOP, TOOL_CALLS -> ending(reply);
          case OTHER -> StopReason.OTHER;
        };
    return with(reason == null ? new Step.AskModel() : new Step.Finish(reason));
  }

  private static StopReason ending(LlmReply reply) {
    boolean refused =
        reply.message().content().stream().anyMatch(part -> part instanceof Content.Refusal);
    if (refused) {
      return StopReason.REFUSAL;
    }
    return reply.message().text().isBlank() ? StopReason.NO_CONTENT : StopReason.END_TURN;
  }

  /** Answers every call without running it, so that the conversation can be sent again. */
  private RunState refusing(
      List<ToolCall> calls, String why, @Nullable StopReason reason, int maxIterations) {
    List<ToolResult> results = new ArrayList<>();
    for (ToolCall call : calls) {
      results.add(ToolResult.error(call, ShownName.of(call) + " " + why));
    }
    StopReason stop =
        reason == null && modelCalls >= maxIterations ? StopReason.MAX_ITERATIONS : reason;
    return new RunState(
        append(messages, Message.toolResults(results)),
        turnStart,
        stop == null ? new Step.AskModel() : new Step.Finish(stop),
        modelCalls,
        cutReplies,
        finish,
        usage,
        model,
        failures);
  }

  private RunState with(Step step) {
    return new RunState(
        messages, turnStart, step, modelCalls, cutReplies, finish, usage, model, failures);
  }

  private static List<Message> append(List<Message> messages, Message message) {
    List<Message> more = new ArrayList<>(messages.size() + 1);
    more.addAll(messages);
    more.add(message);
    return List.copyOf(more);
  }
}
