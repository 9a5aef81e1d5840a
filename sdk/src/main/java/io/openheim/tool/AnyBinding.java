package io.openheim.tool;

import io.openheim.shape.Shape;
import org.jspecify.annotations.Nullable;

/** Values of any kind: {@code Object}, or as text. */
record AnyBinding(boolean raw) implements BoundType {
  @Override
  public Shape shape() {
    return Shape.ANY;
  }

  @Override
  public @Nullable Object read(ToolInput in) {
    return raw ? in.nextRawJson() : in.nextAny();
  }

  @Override
  public void write(ToolOutput out, @Nullable Object value) {
    out.any(value);
  }

  @Override
  public void writeResult(ToolOutput out, @Nullable Object value) {
    if (raw) {
      out.any(value);
    } else {
      out.anyText(value);
    }
  }
}
