package io.openheim.tool;

import io.openheim.shape.Shape;
import org.jspecify.annotations.Nullable;

/** An output that is read and written without generated code, or made of others. */
final class BoundOutput<T> extends OutputType<T> {
  private final BoundType type;

  BoundOutput(String name, BoundType type) {
    super(name, type.shape());
    this.type = type;
  }

  /** An output as a part of another one. */
  static BoundType part(OutputType<?> output) {
    return output instanceof BoundOutput<?> bound ? bound.type : new Part<>(output);
  }

  /** What is bound is the type that the output was made for. */
  @Override
  @SuppressWarnings("unchecked")
  protected @Nullable T read(ToolInput in) {
    return (T) type.read(in);
  }

  @Override
  protected void write(ToolOutput out, T value) {
    type.write(out, value);
  }

  /** A generated output as a part of another one. */
  private record Part<T>(OutputType<T> output) implements BoundType {
    @Override
    public Shape shape() {
      return output.shape();
    }

    @Override
    public @Nullable Object read(ToolInput in) {
      return output.read(in);
    }

    @Override
    @SuppressWarnings("unchecked")
    public void write(ToolOutput out, @Nullable Object value) {
      if (value == null) {
        out.nullValue();
      } else {
        output.write(out, (T) value);
      }
    }
  }
}
