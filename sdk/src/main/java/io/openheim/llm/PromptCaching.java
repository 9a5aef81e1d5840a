package io.openheim.llm;

/**
 * Whether a provider that wants to be asked is asked to keep the beginning of a conversation for
 * the next request. Most providers do so unasked; then this changes nothing. For single marks there
 * is {@link io.openheim.message.Content.CachePoint}.
 */
public enum PromptCaching {
  /** The provider is asked to keep what it can, for as long as it does by itself. */
  AUTOMATIC,
  /** The same for an hour, which costs more. */
  ONE_HOUR,
  /** Only where a {@link io.openheim.message.Content.CachePoint} stands. */
  OFF
}
