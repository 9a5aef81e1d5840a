package io.openheim.tool;

import io.openheim.shape.Shape;
import io.openheim.shape.TextType;
import org.jspecify.annotations.Nullable;

/** Texts of a certain form. */
record TextBinding(TextType type) implements BoundType {
  @Override
  public Shape shape() {
    return new Shape.Text(type);
  }

  @Override
  public Object read(ToolInput in) {
    return in.next(type.javaType());
  }

  @Override
  public void write(ToolOutput out, @Nullable Object value) {
    String text = value == null ? null : type.format(value);
    out.value(text);
  }

  @Override
  public void writeResult(ToolOutput out, @Nullable Object value) {
    String text = value == null ? null : type.format(value);
    out.text(text);
  }
}
