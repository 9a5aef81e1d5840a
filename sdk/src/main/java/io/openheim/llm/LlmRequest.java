package io.openheim.llm;

import io.openheim.message.Message;
import io.openheim.tool.ToolSpec;
import java.util.List;

/**
 * What is asked of a model. Immutable and thread-safe.
 *
 * @param messages the conversation so far, system messages first; copied
 * @param tools what the model may call, in the order in which it sees them; copied
 */
public record LlmRequest(List<Message> messages, List<ToolSpec> tools) {
  /** Copies the lists. */
  public LlmRequest {
    messages = List.copyOf(messages);
    tools = List.copyOf(tools);
  }
}
