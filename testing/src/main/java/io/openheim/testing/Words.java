package io.openheim.testing;

import io.openheim.llm.LlmRequest;
import io.openheim.message.Content;
import io.openheim.message.Message;
import io.openheim.message.ToolCall;
import io.openheim.message.ToolResult;
import io.openheim.shape.JsonText;
import io.openheim.tool.ToolSpec;
import java.util.ArrayList;
import java.util.List;

/** Short words for what a test asked and got, for its errors. */
final class Words {
  private static final int LONGEST = 200;

  private Words() {}

  static String count(int number, String one, String many) {
    return number + " " + (number == 1 ? one : many);
  }

  /** The last message, and the tools. */
  static String request(LlmRequest request) {
    List<Message> messages = request.messages();
    List<String> tools = request.tools().stream().map(ToolSpec::name).toList();
    return count(messages.size(), "message", "messages")
        + (messages.isEmpty() ? "" : ", the last " + message(messages.get(messages.size() - 1)))
        + (tools.isEmpty() ? ", without tools" : ", with the tools " + String.join(", ", tools));
  }

  /** Who speaks, and what is said. */
  static String message(Message message) {
    List<String> parts = new ArrayList<>();
    message.content().forEach(part -> parts.add(part(part)));
    return message.role() + " " + (parts.isEmpty() ? "nothing" : String.join(", ", parts));
  }

  private static String part(Content part) {
    if (part instanceof Content.Text text) {
      return quoted(text.text());
    }
    if (part instanceof Content.Thinking thinking) {
      return "thinking " + quoted(thinking.text());
    }
    if (part instanceof Content.Refusal refusal) {
      return "refusal " + quoted(refusal.text());
    }
    if (part instanceof ToolCall call) {
      return "call " + call.name() + " " + cut(call.arguments());
    }
    if (part instanceof ToolResult result) {
      return "result of " + result.name() + " " + quoted(result.text());
    }
    return part.getClass().getSimpleName();
  }

  static String quoted(String text) {
    return JsonText.quote(new StringBuilder(), cut(text)).toString();
  }

  /** The beginning of a text that may be long. */
  static String cut(String text) {
    if (text.length() <= LONGEST) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
    return text.substring(0, end) + "...";
  }
}
