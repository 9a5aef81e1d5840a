package io.openheim.llm;

/**
 * One piece of a reply that is arriving. Immutable and thread-safe. New kinds may appear in a minor
 * version.
 */
public sealed interface LlmChunk
    permits LlmChunk.Text,
        LlmChunk.Thinking,
        LlmChunk.Refusal,
        LlmChunk.CallStarted,
        LlmChunk.CallArguments {

  /**
   * More text of the answer.
   *
   * @param text the next characters, never empty
   */
  record Text(String text) implements LlmChunk {}

  /**
   * More of what the model thinks.
   *
   * @param text the next characters, never empty
   */
  record Thinking(String text) implements LlmChunk {}

  /**
   * More of the words with which the model declines.
   *
   * @param text the next characters, never empty
   */
  record Refusal(String text) implements LlmChunk {}

  /**
   * The model begins a tool call.
   *
   * @param call the position of the call in the reply, from 0
   * @param id names the call
   * @param name the tool's name
   */
  record CallStarted(int call, String id, String name) implements LlmChunk {}

  /**
   * More of a tool call's arguments.
   *
   * @param call the position of the call in the reply, from 0
   * @param json the next characters of the JSON text, never empty
   */
  record CallArguments(int call, String json) implements LlmChunk {}
}
