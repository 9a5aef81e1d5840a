package io.openheim.internal.loop;

import io.openheim.message.ToolCall;
import io.openheim.run.StopReason;
import java.util.List;

/** What has to be done next in a run. */
sealed interface Step {
  /** Ask the model, with the whole conversation. */
  record AskModel() implements Step {}

  /** Run these calls; the state wants one outcome for each, in their order. */
  record RunTools(List<ToolCall> calls) implements Step {}

  /** Nothing: the turn is over. */
  record Finish(StopReason reason) implements Step {}
}
