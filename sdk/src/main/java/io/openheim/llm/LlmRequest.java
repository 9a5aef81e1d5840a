package io.openheim.llm;

import io.openheim.message.Message;
import io.openheim.tool.ToolSpec;
import java.util.List;
import java.util.Objects;

/**
 * What is asked of a model. Immutable and thread-safe.
 *
 * @param messages the conversation so far, system messages first; copied
 * @param tools what the model may call, in the order in which it sees them; copied
 * @param settings how it is to answer
 */
public record LlmRequest(List<Message> messages, List<ToolSpec> tools, LlmSettings settings) {
  /** Copies the lists; refuses null. */
  public LlmRequest {
    messages = List.copyOf(messages);
    tools = List.copyOf(tools);
    Objects.requireNonNull(settings, "settings");
  }

  /**
   * A request without settings of its own.
   *
   * @param messages the conversation so far, system messages first; copied
   * @param tools what the model may call, in the order in which it sees them; copied
   */
  public LlmRequest(List<Message> messages, List<ToolSpec> tools) {
    this(messages, tools, LlmSettings.NONE);
  }

  /**
   * The same with other settings.
   *
   * @param settings how to answer
   * @return another request
   */
  public LlmRequest with(LlmSettings settings) {
    return new LlmRequest(messages, tools, settings);
  }
}
