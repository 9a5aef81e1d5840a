package io.openheim.llm;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A key that does not show itself. */
record FixedKey(@Nullable String key) implements Supplier<@Nullable String> {
  @Override
  public @Nullable String get() {
    return key;
  }

  @Override
  public String toString() {
    return "***";
  }
}
