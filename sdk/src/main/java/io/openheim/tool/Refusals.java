package io.openheim.tool;

import io.openheim.internal.json.BrokenJsonException;
import io.openheim.message.ToolCall;
import io.openheim.message.ToolResult;
import io.openheim.shape.Checked;
import io.openheim.shape.Problem;
import java.util.ArrayList;
import java.util.List;

/** The words with which a call that was not made is answered. */
final class Refusals {
  private Refusals() {}

  /** At least some of the problems, those of constructors first, and how many there are in all. */
  static ToolResult problems(ToolCall call, List<Problem> refused, Checked checked) {
    List<Problem> all = new ArrayList<>(refused);
    all.addAll(checked.problems());
    int found = refused.size() + checked.found();
    return ToolResult.error(
        call,
        list(call.name() + " was not called: its arguments have ", all, found)
            + "\nCorrect them and call again.");
  }

  /** As many problems as are of use, after words that end where their number comes. */
  static String list(String begin, List<Problem> all, int found) {
    List<Problem> problems = all.subList(0, Math.min(all.size(), Checked.MOST));
    StringBuilder text = new StringBuilder(begin);
    text.append(found == 1 ? "1 problem." : found + " problems.");
    for (Problem problem : problems) {
      text.append("\n- ").append(problem);
    }
    if (found > problems.size()) {
      text.append("\n- and ").append(found - problems.size()).append(" more");
    }
    return text.toString();
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
