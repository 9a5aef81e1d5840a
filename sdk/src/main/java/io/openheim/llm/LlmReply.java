package io.openheim.llm;

import io.openheim.message.FinishReason;
import io.openheim.message.Message;
import io.openheim.message.Role;
import io.openheim.message.ToolCall;
import io.openheim.message.Usage;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One finished reply of a model. Immutable and thread-safe.
 *
 * @param message what the model said; its content is empty if it said nothing
 * @param finish why it stopped
 * @param usage what it cost in tokens, or null where the provider did not say
 * @param model the model that answered, in the provider's own words
 */
public record LlmReply(Message message, FinishReason finish, @Nullable Usage usage, String model) {
  /** Refuses null, a message that is not the model's, and two tool calls of one id. */
  public LlmReply {
    Objects.requireNonNull(message, "message");
    Objects.requireNonNull(finish, "finish");
    Objects.requireNonNull(model, "model");
    if (message.role() != Role.ASSISTANT) {
      throw new IllegalArgumentException(
          "a reply is a message of the role ASSISTANT; found " + message.role());
    }
    Set<String> ids = new HashSet<>();
    for (ToolCall call : message.toolCalls()) {
      if (!ids.add(call.id())) {
        throw new IllegalArgumentException(
            "the tool calls of a reply need different ids; found " + call.id() + " twice");
      }
    }
  }

  /**
   * A plain answer, for stubs and tests.
   *
   * @param text the answer
   * @return a reply that ended by itself, without usage, of a model called {@code stub}
   */
  public static LlmReply text(String text) {
    return new LlmReply(
        Message.assistant(text), new FinishReason(FinishReason.Kind.STOP, "stop"), null, "stub");
  }

  /**
   * An answer that only calls tools, for stubs and tests.
   *
   * @param calls the calls, with different ids
   * @return a reply that ended to have them run, without usage, of a model called {@code stub}
   */
  public static LlmReply calls(ToolCall... calls) {
    return new LlmReply(
        new Message(Role.ASSISTANT, List.of(calls)),
        new FinishReason(FinishReason.Kind.TOOL_CALLS, "tool_calls"),
        null,
        "stub");
  }
}
