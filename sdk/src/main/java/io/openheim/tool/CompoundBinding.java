package io.openheim.tool;

import io.openheim.shape.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Values that are a choice, or that hold other values. */
sealed interface CompoundBinding extends BoundType {

  /** The constants of an enum. */
  record Choice(Class<?> type) implements CompoundBinding {
    @Override
    public Shape shape() {
      return new Shape.EnumOf(
          Arrays.stream(type.getEnumConstants()).map(c -> ((Enum<?>) c).name()).toList());
    }

    @Override
    public Object read(ToolInput in) {
      String name = in.nextString();
      for (Object constant : type.getEnumConstants()) {
        if (((Enum<?>) constant).name().equals(name)) {
          return constant;
        }
      }
      throw in.surprise();
    }

    @Override
    public void write(ToolOutput out, @Nullable Object value) {
      out.value(value == null ? null : ((Enum<?>) value).name());
    }

    @Override
    public void writeResult(ToolOutput out, @Nullable Object value) {
      out.text(value == null ? null : ((Enum<?>) value).name());
    }
  }

  /** A list. */
  record Many(BoundType items) implements CompoundBinding {
    @Override
    public Shape shape() {
      return new Shape.ListOf(items.shape());
    }

    @Override
    public Object read(ToolInput in) {
      List<Object> list = new ArrayList<>();
      in.beginArray();
      while (in.hasNext()) {
        list.add(items.read(in));
      }
      in.endArray();
      return List.copyOf(list);
    }

    @Override
    public void write(ToolOutput out, @Nullable Object value) {
      if (value == null) {
        out.nullValue();
        return;
      }
      out.beginArray();
      for (Object item : (List<?>) value) {
        items.write(out, item);
      }
      out.endArray();
    }
  }

  /** A value that may be left out. */
  record Maybe(BoundType present) implements CompoundBinding {
    @Override
    public Shape shape() {
      return present.shape();
    }

    @Override
    public boolean optional() {
      return true;
    }

    @Override
    public Object read(ToolInput in) {
      return Optional.of(present.read(in));
    }

    @Override
    public void write(ToolOutput out, @Nullable Object value) {
      present.write(out, inside(value));
    }

    @Override
    public void writeResult(ToolOutput out, @Nullable Object value) {
      present.writeResult(out, inside(value));
    }

    private static @Nullable Object inside(@Nullable Object value) {
      return value instanceof Optional<?> optional ? optional.orElse(null) : null;
    }
  }
}
