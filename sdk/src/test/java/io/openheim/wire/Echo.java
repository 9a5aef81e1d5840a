package io.openheim.wire;

import io.openheim.llm.LlmReply;
import io.openheim.llm.LlmRequest;
import io.openheim.message.Content;
import io.openheim.message.Message;
import io.openheim.message.Role;
import io.openheim.message.ToolCall;
import io.openheim.message.ToolResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts what our clients made of earlier answers where a later request repeats them, as an
 * application does that keeps its conversation.
 */
final class Echo {
  private final List<Message> replies = new ArrayList<>();
  private int repeated;

  /** How many messages of later requests were replies of ours. */
  int repeated() {
    return repeated;
  }

  void add(LlmReply reply) {
    replies.add(reply.message());
  }

  LlmRequest with(LlmRequest recorded) {
    Map<String, String> ids = new LinkedHashMap<>();
    List<Message> left = new ArrayList<>(replies);
    List<Message> messages = new ArrayList<>();
    for (Message message : recorded.messages()) {
      Message reply = message.role() == Role.ASSISTANT ? replyLike(message, left) : null;
      if (reply != null) {
        repeated++;
        for (int i = 0; i < reply.toolCalls().size(); i++) {
          ids.put(message.toolCalls().get(i).id(), reply.toolCalls().get(i).id());
        }
      }
      messages.add(reply == null ? named(message, ids) : reply);
    }
    return new LlmRequest(messages, recorded.tools(), recorded.settings());
  }

  private Message replyLike(Message recorded, List<Message> left) {
    for (Message reply : left) {
      if (said(reply).equals(said(recorded))
          && !said(reply).equals(List.of(""))
          && (isSigned(recorded) || !isSigned(reply))) {
        left.remove(reply);
        return reply;
      }
    }
    return null;
  }

  /** Some clients forget the thoughts, and with them that a message is the model's own. */
  private static boolean isSigned(Message message) {
    return message.content().stream()
        .anyMatch(
            part -> part instanceof Content.Thinking thought && !thought.signature().isEmpty());
  }

  /** What a message says, without the ids of its calls: a format may have none. */
  private static List<Object> said(Message message) {
    List<Object> said = new ArrayList<>();
    said.add(message.text().replaceAll("\\s+", ""));
    for (ToolCall call : message.toolCalls()) {
      said.add(call.name());
      said.add(JsonTree.parseOr(call.arguments(), call.arguments()));
    }
    return said;
  }

  private static Message named(Message message, Map<String, String> ids) {
    List<Content> content = new ArrayList<>();
    for (Content part : message.content()) {
      content.add(
          part instanceof ToolResult result
              ? new ToolResult(
                  ids.getOrDefault(result.callId(), result.callId()),
                  result.name(),
                  result.text(),
                  result.error(),
                  result.images(),
                  null)
              : part);
    }
    return new Message(message.role(), content);
  }
}
