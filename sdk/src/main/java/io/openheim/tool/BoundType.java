package io.openheim.tool;

import io.openheim.shape.Shape;
import org.jspecify.annotations.Nullable;

/** A Java type with its shape, and how its values are read and written without generated code. */
interface BoundType {
  /** The shape; of a value that is there, where it may be left out. */
  Shape shape();

  /** Reads one value; null if it is null, or if a constructor refused it. */
  @Nullable Object read(ToolInput in);

  /** Writes one value. */
  void write(ToolOutput out, @Nullable Object value);

  /** Whether values may be left out. */
  default boolean optional() {
    return false;
  }

  /** What stands for a value that was left out. */
  default @Nullable Object absent() {
    throw new UnsupportedOperationException("a value that is required");
  }

  /** Whether a value is one that is left out when it is written. */
  default boolean isAbsent(@Nullable Object value) {
    return false;
  }

  /** Writes a value that is the whole result of a call. */
  default void writeResult(ToolOutput out, @Nullable Object value) {
    write(out, value);
  }
}
