package io.openheim.tool;

import io.openheim.shape.Limits;
import io.openheim.shape.Shape;
import org.jspecify.annotations.Nullable;

/** Types that are another one with something added. */
sealed interface WrapperBinding extends BoundType {
  /** The other one. */
  BoundType inner();

  @Override
  default Shape shape() {
    return inner().shape();
  }

  @Override
  default @Nullable Object read(ToolInput in) {
    return inner().read(in);
  }

  @Override
  default void write(ToolOutput out, @Nullable Object value) {
    inner().write(out, value);
  }

  @Override
  default void writeResult(ToolOutput out, @Nullable Object value) {
    inner().writeResult(out, value);
  }

  /** Not every value is allowed. */
  record Limited(BoundType inner, Limits limits) implements WrapperBinding {
    @Override
    public Shape shape() {
      return new Shape.Limited(inner.shape(), limits);
    }

    @Override
    public @Nullable Object read(ToolInput in) {
      Object value = inner.read(in);
      return value == null ? null : in.within(limits, value);
    }
  }

  /** A value that may be null. */
  record Nullness(BoundType inner) implements WrapperBinding {
    @Override
    public boolean optional() {
      return true;
    }

    @Override
    public @Nullable Object absent() {
      return null;
    }

    @Override
    public boolean isAbsent(@Nullable Object value) {
      return value == null;
    }
  }

  /** A value that may be left out, as there is one to stand for it. */
  record Defaulted(BoundType inner, Object absent) implements WrapperBinding {
    @Override
    public boolean optional() {
      return true;
    }
  }

  /** A type within itself. */
  final class Back implements WrapperBinding {
    private final String name;
    private @Nullable BoundType inner;

    Back(String name) {
      this.name = name;
    }

    void close(BoundType type) {
      inner = type;
    }

    @Override
    public BoundType inner() {
      if (inner == null) {
        throw new IllegalStateException(name + " is still being read");
      }
      return inner;
    }

    @Override
    public Shape shape() {
      return Shape.reference(name);
    }
  }

  /** A type that contains itself. */
  record Recursive(BoundType inner, String name) implements WrapperBinding {
    @Override
    public Shape shape() {
      return Shape.recursive(name, inner.shape());
    }
  }
}
