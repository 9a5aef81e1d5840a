package io.openheim.llm;

import org.jspecify.annotations.Nullable;

/**
 * How much a model should think before it answers. Immutable and thread-safe.
 *
 * <pre>{@code
 * LlmSettings settings = LlmSettings.builder().reasoning(Reasoning.of(Reasoning.Effort.HIGH)).build();
 * }</pre>
 *
 * @param effort in words; {@link Effort#NONE} switches thinking off where that can be done
 * @param budget the most tokens that thinking may take, or null; a model that only knows words gets
 *     the nearest one
 */
public record Reasoning(Effort effort, @Nullable Integer budget) {
  /** No thinking, where the model leaves a choice; else as little as it offers. */
  public static final Reasoning OFF = new Reasoning(Effort.NONE, null);

  /** Refuses a budget that is not positive. */
  public Reasoning {
    if (budget != null && budget < 1) {
      throw new IllegalArgumentException("a reasoning budget is at least 1 token; found " + budget);
    }
  }

  /**
   * Thinking by effort.
   *
   * @param effort how much
   * @return the setting
   */
  public static Reasoning of(Effort effort) {
    return new Reasoning(effort, null);
  }

  /**
   * Thinking by a budget.
   *
   * @param tokens the most tokens that it may take, at least 1
   * @return the setting, with the effort that comes nearest for models that take no number
   */
  public static Reasoning budget(int tokens) {
    Effort effort =
        tokens <= 1024
            ? Effort.MINIMAL
            : tokens <= 4096 ? Effort.LOW : tokens <= 16384 ? Effort.MEDIUM : Effort.HIGH;
    return new Reasoning(effort, tokens);
  }

  /**
   * Whether thinking is to be switched off.
   *
   * @return true for {@link #OFF}
   */
  public boolean isOff() {
    return effort == Effort.NONE;
  }

  /** How much to think, in words. */
  public enum Effort {
    /** Not at all. */
    NONE,
    /** As little as there is. */
    MINIMAL,
    /** Little. */
    LOW,
    /** Some. */
    MEDIUM,
    /** Much. */
    HIGH,
    /** As much as there is. */
    MAX
  }
}
