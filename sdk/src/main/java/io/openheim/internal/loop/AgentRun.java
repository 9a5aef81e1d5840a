package io.openheim.internal.loop;

import io.openheim.error.CancelledException;
import io.openheim.llm.LlmClient;
import io.openheim.llm.LlmReply;
import io.openheim.llm.LlmRequest;
import io.openheim.llm.LlmSettings;
import io.openheim.llm.ToolChoice;
import io.openheim.message.Message;
import io.openheim.message.ToolCall;
import io.openheim.run.Reply;
import io.openheim.tool.ToolContext;
import io.openheim.tool.ToolOutcome;
import java.util.ArrayList;
import java.util.List;

/** Drives a run: does what its state says is next, until there is nothing left to do. */
public final class AgentRun {
  private final LlmClient client;
  private final Toolset tools;
  private final LlmSettings settings;
  private final LlmSettings later;
  private final int maxIterations;

  /**
   * Prepares to drive runs; one of these serves any number of them, also at the same time.
   *
   * @param client the model to ask
   * @param tools what the model may call
   * @param settings how the model is to answer
   * @param maxIterations how often the model is asked in one turn, at most
   */
  public AgentRun(LlmClient client, Toolset tools, LlmSettings settings, int maxIterations) {
    this.client = client;
    this.tools = tools;
    this.settings = settings;
    this.later = unforced(settings);
    this.maxIterations = maxIterations;
  }

  /**
   * Drives one turn to its end on the calling thread.
   *
   * @param history what was said before
   * @param prompt what is asked now
   * @param context what tools may know
   * @return what the turn came to
   * @throws io.openheim.error.LlmException if the model cannot be asked
   * @throws CancelledException if the calling thread is interrupted
   */
  public Reply drive(List<Message> history, Message prompt, ToolContext context) {
    RunState state = RunState.begin(history, prompt);
    while (true) {
      if (state.next() instanceof Step.Finish finish) {
        return state.reply(finish.reason());
      }
      checkInterrupted();
      state =
          state.next() instanceof Step.RunTools run
              ? state.ran(run.calls(), run(run.calls(), context))
              : state.replied(ask(state), maxIterations);
    }
  }

  private LlmReply ask(RunState state) {
    LlmSettings now = state.modelCalls() == 0 ? settings : later;
    return client.send(new LlmRequest(state.messages(), tools.specs(), now));
  }

  /** A call that is forced in every reply would never let a turn end. */
  private static LlmSettings unforced(LlmSettings settings) {
    ToolChoice choice = settings.toolChoice();
    return choice == null || !choice.isForced()
        ? settings
        : settings.toBuilder().toolChoice(ToolChoice.AUTO).build();
  }

  private List<ToolOutcome> run(List<ToolCall> calls, ToolContext context) {
    List<ToolOutcome> outcomes = new ArrayList<>(calls.size());
    for (ToolCall call : calls) {
      checkInterrupted();
      outcomes.add(tools.call(call, context));
    }
    return outcomes;
  }

  private static void checkInterrupted() {
    if (Thread.currentThread().isInterrupted()) {
      throw new CancelledException("the thread was interrupted, so the turn was given up", null);
    }
  }
}
