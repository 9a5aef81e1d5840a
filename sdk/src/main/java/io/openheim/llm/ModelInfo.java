package io.openheim.llm;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A model that a provider has, as far as it tells. Immutable and thread-safe.
 *
 * @param id the name by which the model is asked
 * @param displayName the name for people, or null
 * @param contextWindow the most tokens that it reads in a request, or null
 * @param maxOutput the most tokens of a reply, or null
 * @param created when it was made, or null
 */
public record ModelInfo(
    String id,
    @Nullable String displayName,
    @Nullable Long contextWindow,
    @Nullable Long maxOutput,
    @Nullable Instant created) {

  /** Refuses a model without an id. */
  public ModelInfo {
    Objects.requireNonNull(id, "id");
  }
}
