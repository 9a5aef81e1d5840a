package io.openheim.tool;

import io.openheim.shape.Shape;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

  /** A map. */
  record Mapping(BoundType keys, BoundType values) implements CompoundBinding {
    @Override
    public Shape shape() {
      return new Shape.MapOf(keys.shape(), values.shape());
    }

    @Override
    public Object read(ToolInput in) {
      Map<Object, Object> map = new LinkedHashMap<>();
      in.beginMap();
      while (in.hasNext()) {
        in.beginKey();
        if (map.put(keys.read(in), values.read(in)) != null) {
          throw in.surprise();
        }
      }
      in.endMap();
      return Collections.unmodifiableMap(map);
    }

    @Override
    public void write(ToolOutput out, @Nullable Object value) {
      if (value == null) {
        out.nullValue();
        return;
      }
      out.beginObject();
      ((Map<?, ?>) value)
          .forEach(
              (key, item) -> {
                out.name(keys instanceof TextBinding text ? text.type().format(key) : key);
                values.write(out, item);
              });
      out.endObject();
    }
  }

  /** A list, a set, a collection or an array. */
  record Many(BoundType items, Class<?> type) implements CompoundBinding {
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
      if (type.isArray()) {
        return array(list);
      }
      return type == Set.class
          ? Collections.unmodifiableSet(new LinkedHashSet<>(list))
          : List.copyOf(list);
    }

    private Object array(List<Object> list) {
      Object array = Array.newInstance(type.getComponentType(), list.size());
      for (int i = 0; i < list.size(); i++) {
        Array.set(array, i, list.get(i));
      }
      return array;
    }

    @Override
    public void write(ToolOutput out, @Nullable Object value) {
      if (value == null) {
        out.nullValue();
        return;
      }
      out.beginArray();
      if (value instanceof Iterable<?> list) {
        list.forEach(item -> items.write(out, item));
      } else {
        for (int i = 0; i < Array.getLength(value); i++) {
          items.write(out, Array.get(value, i));
        }
      }
      out.endArray();
    }
  }
}
