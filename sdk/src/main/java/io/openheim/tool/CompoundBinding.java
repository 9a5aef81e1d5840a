package io.openheim.tool;

import io.openheim.shape.Shape;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Values that are a choice, or that hold other values. */
sealed interface CompoundBinding extends BoundType {

  /** The constants of an enum, and what each is called. */
  record Choice(List<Enum<?>> constants, List<String> names) implements CompoundBinding {
    @Override
    public Shape shape() {
      return new Shape.EnumOf(names);
    }

    @Override
    public Object read(ToolInput in) {
      int index = names.indexOf(in.nextString());
      if (index < 0) {
        throw in.surprise();
      }
      return constants.get(index);
    }

    @Override
    public void write(ToolOutput out, @Nullable Object value) {
      out.value(name(value));
    }

    @Override
    public void writeResult(ToolOutput out, @Nullable Object value) {
      out.text(name(value));
    }

    @Nullable String name(@Nullable Object value) {
      return value == null ? null : names.get(constants.indexOf(value));
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
        Object key = keys.read(in);
        if (map.containsKey(key)) {
          throw in.surprise();
        }
        map.put(key, values.read(in));
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
                out.name(name(keys, key));
                values.write(out, item);
              });
      out.endObject();
    }

    static Object name(BoundType keys, Object key) {
      if (keys instanceof TextBinding text) {
        return text.type().format(key);
      }
      return keys instanceof Choice choice ? Objects.requireNonNull(choice.name(key)) : key;
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
          : Collections.unmodifiableList(list);
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
