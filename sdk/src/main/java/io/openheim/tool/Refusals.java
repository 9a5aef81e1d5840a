package io.openheim.tool;

import io.openheim.internal.json.BrokenJsonException;
import io.openheim.message.ToolCall;
import io.openheim.message.ToolResult;
import io.openheim.shape.Problem;
import java.util.List;

/** The words with which a call that was not made is answered. */
final class Refusals {
  /** A model corrects a few mistakes; a thousand of them would only fill its window. */
  private static final int MOST = 20;

  private Refusals() {}

  static ToolResult problems(ToolCall call, List<Problem> problems) {
    StringBuilder text = new StringBuilder();
    text.append(call.name()).append(" was not called: its arguments have ");
    text.append(problems.size() == 1 ? "1 problem." : problems.size() + " problems.");
    for (Problem problem : problems.subList(0, Math.min(MOST, problems.size()))) {
      text.append("\n- ").append(problem);
    }
    if (problems.size() > MOST) {
      text.append("\n- and ").append(problems.size() - MOST).append(" more");
    }
    return ToolResult.error(call, text.append("\nCorrect them and call again.").toString());
  }

  static ToolResult broken(ToolCall call, BrokenJsonException broken) {
    return ToolResult.error(
        call,
        call.name()
            + " was not called: its arguments are not one JSON object, because "
            + broken.getMessage()
            + ".\nCall again with valid JSON.");
  }

  /** Tells what was left out of account, so that the model does not believe it took effect. */
  static String note(List<String> ignored) {
    return ignored.isEmpty()
        ? ""
        : "(ignored, as there are no such parameters: " + String.join(", ", ignored) + ")\n";
  }
}
