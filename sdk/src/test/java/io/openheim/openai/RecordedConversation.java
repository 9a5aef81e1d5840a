package io.openheim.openai;

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
import java.util.Optional;

/**
 * Reads a recorded request as a conversation of ours, where it has nothing that ours cannot say.
 */
final class RecordedConversation {
  private RecordedConversation() {}

  /** The conversation, empty if it has images or roles that are not ours. */
  static Optional<LlmRequest> of(Object body) {
    if (!(body instanceof Map) || !(JsonTree.object(body).get("messages") instanceof List)) {
      return Optional.empty();
    }
    List<Message> messages = new ArrayList<>();
    for (Object message : JsonTree.array(JsonTree.object(body).get("messages"))) {
      Optional<Message> ours = message(JsonTree.object(message));
      if (ours.isEmpty()) {
        return Optional.empty();
      }
      messages.add(ours.get());
    }
    return Optional.of(new LlmRequest(messages, List.of()));
  }

  /** What a message means, whatever way of many it is written in. */
  static Map<String, Object> meaning(Object wire) {
    Map<String, Object> message = JsonTree.object(wire);
    Map<String, Object> meaning = new LinkedHashMap<>();
    meaning.put("role", message.get("role"));
    meaning.put("text", text(message.get("content")).orElseThrow());
    meaning.put("tool_call_id", message.get("tool_call_id"));
    List<Object> calls = new ArrayList<>();
    for (ToolCall call : calls(message)) {
      calls.add(List.of(call.id(), call.name(), JsonTree.parse(call.arguments())));
    }
    meaning.put("calls", calls);
    return meaning;
  }

  private static Optional<Message> message(Map<String, Object> wire) {
    Optional<String> text = text(wire.get("content"));
    if (text.isEmpty()) {
      return Optional.empty();
    }
    List<Content> said = new ArrayList<>();
    if (!text.get().isEmpty()) {
      said.add(new Content.Text(text.get()));
    }
    return switch ((String) wire.get("role")) {
      case "system" -> Optional.of(Message.system(text.get()));
      case "user" -> Optional.of(Message.user(text.get()));
      case "assistant" -> {
        if (wire.get("reasoning_content") instanceof String thought) {
          said.add(new Content.Thinking(thought));
        }
        said.addAll(calls(wire));
        yield Optional.of(new Message(Role.ASSISTANT, said));
      }
      case "tool" ->
          Optional.of(
              Message.toolResults(
                  List.of(
                      new ToolResult((String) wire.get("tool_call_id"), "", text.get(), false))));
      default -> Optional.empty();
    };
  }

  private static Optional<String> text(Object content) {
    if (content == null) {
      return Optional.of("");
    }
    if (content instanceof String said) {
      return Optional.of(said);
    }
    StringBuilder text = new StringBuilder();
    for (Object part : JsonTree.array(content)) {
      if (!"text".equals(JsonTree.object(part).get("type"))) {
        return Optional.empty();
      }
      text.append(JsonTree.object(part).get("text"));
    }
    return Optional.of(text.toString());
  }

  private static List<ToolCall> calls(Map<String, Object> wire) {
    List<ToolCall> calls = new ArrayList<>();
    if (wire.get("tool_calls") instanceof List) {
      for (Object call : JsonTree.array(wire.get("tool_calls"))) {
        Map<String, Object> function = JsonTree.object(JsonTree.object(call).get("function"));
        calls.add(
            new ToolCall(
                (String) JsonTree.object(call).get("id"),
                (String) function.get("name"),
                (String) function.get("arguments")));
      }
    }
    return calls;
  }
}
