package io.openheim.tool;

import io.openheim.shape.Shape;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** A value that may be left out. */
record OptionalBinding(BoundType present, Class<?> type) implements BoundType {
  @Override
  public Shape shape() {
    return present.shape();
  }

  @Override
  public boolean optional() {
    return true;
  }

  @Override
  public Object absent() {
    if (type == OptionalInt.class) {
      return OptionalInt.empty();
    }
    if (type == OptionalLong.class) {
      return OptionalLong.empty();
    }
    return type == OptionalDouble.class ? OptionalDouble.empty() : Optional.empty();
  }

  @Override
  public Object read(ToolInput in) {
    Object value = present.read(in);
    if (value == null) {
      return absent();
    }
    if (type == OptionalInt.class) {
      return OptionalInt.of((int) value);
    }
    if (type == OptionalLong.class) {
      return OptionalLong.of((long) value);
    }
    return type == OptionalDouble.class ? OptionalDouble.of((double) value) : Optional.of(value);
  }

  @Override
  public void write(ToolOutput out, @Nullable Object value) {
    present.write(out, inside(value));
  }

  @Override
  public void writeResult(ToolOutput out, @Nullable Object value) {
    present.writeResult(out, inside(value));
  }

  @Override
  public boolean isAbsent(@Nullable Object value) {
    return value == null || value.equals(absent());
  }

  private @Nullable Object inside(@Nullable Object value) {
    if (value == null || isAbsent(value)) {
      return null;
    }
    if (value instanceof OptionalInt number) {
      return number.getAsInt();
    }
    if (value instanceof OptionalLong number) {
      return number.getAsLong();
    }
    return value instanceof OptionalDouble number
        ? number.getAsDouble()
        : ((Optional<?>) value).get();
  }
}
