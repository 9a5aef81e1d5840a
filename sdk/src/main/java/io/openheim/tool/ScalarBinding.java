package io.openheim.tool;

import io.openheim.shape.ScalarType;
import io.openheim.shape.Shape;
import java.time.Year;
import org.jspecify.annotations.Nullable;

/** Single values. */
record ScalarBinding(ScalarType type, Shape shape) implements BoundType {

  static ScalarBinding of(ScalarType type) {
    return new ScalarBinding(type, new Shape.Scalar(type));
  }

  @Override
  public Object read(ToolInput in) {
    return switch (type) {
      case STRING -> in.nextString();
      case CHAR -> in.nextChar();
      case BOOLEAN -> in.nextBoolean();
      case BYTE -> in.nextByte();
      case SHORT -> in.nextShort();
      case INT -> in.nextInt();
      case LONG -> in.nextLong();
      case FLOAT -> in.nextFloat();
      case DOUBLE -> in.nextDouble();
      case BIG_INTEGER -> in.nextBigInteger();
      case BIG_DECIMAL -> in.nextBigDecimal();
      case YEAR -> in.nextYear();
    };
  }

  @Override
  public void write(ToolOutput out, @Nullable Object value) {
    if (value == null) {
      out.nullValue();
      return;
    }
    switch (type) {
      case STRING -> out.value(value.toString());
      case CHAR -> out.value((char) value);
      case BOOLEAN -> out.value((boolean) value);
      case BYTE, SHORT, INT, LONG -> out.value(((Number) value).longValue());
      case FLOAT -> out.value((float) value);
      case DOUBLE -> out.value((double) value);
      case BIG_INTEGER, BIG_DECIMAL -> out.value((Number) value);
      case YEAR -> out.value((Year) value);
    }
  }

  @Override
  public void writeResult(ToolOutput out, @Nullable Object value) {
    if (type == ScalarType.STRING || type == ScalarType.CHAR) {
      out.text(value == null ? null : value.toString());
    } else {
      write(out, value);
    }
  }

  /** The result of a method that returns nothing. */
  record Nothing() implements BoundType {
    @Override
    public Shape shape() {
      throw new UnsupportedOperationException("nothing has no shape");
    }

    @Override
    public Object read(ToolInput in) {
      throw new UnsupportedOperationException("nothing cannot be read");
    }

    @Override
    public void write(ToolOutput out, @Nullable Object value) {
      out.done();
    }
  }
}
