package io.openheim.message;

import java.util.Objects;

/**
 * Why a model stopped writing one reply. Immutable and thread-safe.
 *
 * @param kind the reason in terms that hold for every provider
 * @param raw the provider's own word for it, empty where it sent none
 */
public record FinishReason(Kind kind, String raw) {
  /** Refuses null. */
  public FinishReason {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(raw, "raw");
  }

  /** The reasons that hold for every provider. */
  public enum Kind {
    /** The model said all it wanted to say. */
    STOP,
    /** The model waits for the results of its tool calls. */
    TOOL_CALLS,
    /** A token limit cut the reply. */
    LENGTH,
    /** The model, or a filter of the provider, declined. */
    REFUSAL,
    /** The provider paused a long turn; sending the conversation again resumes it. */
    PAUSED,
    /** Something else; {@link FinishReason#raw()} has the provider's word. */
    OTHER
  }
}
