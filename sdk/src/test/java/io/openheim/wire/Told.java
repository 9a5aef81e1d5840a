package io.openheim.wire;

import io.openheim.error.LlmException;
import io.openheim.error.LlmStatusException;
import io.openheim.llm.LlmReply;
import io.openheim.message.Content;
import io.openheim.message.Message;
import io.openheim.message.ToolCall;
import io.openheim.message.Usage;
import java.util.ArrayList;
import java.util.List;

/** What a caller gets, in words that hold for every format. */
final class Told {
  private final List<String> lines = new ArrayList<>();

  private Told() {}

  /**
   * Tells it all.
   *
   * @param server an address that is shown as SERVER
   */
  static String of(Delivery delivery, String server) {
    Told told = new Told();
    delivery.reply().ifPresent(told::reply);
    delivery.failure().ifPresent(told::failure);
    String all = String.join("\n", told.lines);
    return all.replaceAll("\\Q" + server + "\\E[\\w./-]*", "SERVER");
  }

  private void reply(LlmReply reply) {
    message("", reply.message());
    lines.add("finish " + reply.finish().kind());
    Usage usage = reply.usage();
    if (usage != null) {
      lines.add(
          "usage %d %d %d %d %d"
              .formatted(
                  usage.input(),
                  usage.output(),
                  usage.cacheRead(),
                  usage.cacheWrite(),
                  usage.reasoning()));
    }
  }

  private void failure(LlmException failure) {
    String kind = "";
    if (failure instanceof LlmStatusException refused) {
      kind = " " + refused.status().orElse(0) + " " + refused.kind();
    }
    lines.add(
        failure.getClass().getSimpleName()
            + kind
            + (failure.retryable() ? " retryable " : " ")
            + failure.getMessage());
    failure.partial().ifPresent(partial -> message("partial ", partial));
  }

  /**
   * Neighbours of one kind are told as one, for formats differ in where they part them, and what is
   * of no known kind is not told, for formats differ in whether they keep it.
   */
  private void message(String prefix, Message message) {
    String last = "";
    for (Content part : message.content()) {
      String told = told(part);
      String kind = told.substring(0, told.indexOf(' ') + 1);
      if (kind.equals(last) && !kind.equals("call ")) {
        lines.set(lines.size() - 1, lines.get(lines.size() - 1) + told.substring(kind.length()));
      } else if (!kind.equals("other ")) {
        lines.add(prefix + told);
      }
      last = kind.equals("other ") ? last : kind;
    }
  }

  private static String told(Content part) {
    if (part instanceof Content.Thinking thinking) {
      return "thinking " + thinking.text();
    }
    if (part instanceof Content.Text text) {
      return "text " + text.text();
    }
    if (part instanceof Content.Refusal refusal) {
      return "refusal " + refusal.text();
    }
    return part instanceof ToolCall call
        ? "call " + call.name() + " " + call.arguments()
        : "other " + part;
  }
}
