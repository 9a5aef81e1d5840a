package io.openheim.tool;

import io.openheim.shape.JsonNumber;
import io.openheim.shape.TextType;
import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Values whose type is only known when they are there. */
final class AnyValue {
  private AnyValue() {}

  /** The plain Java value of a JSON tree; numbers keep every digit. */
  static @Nullable Object of(@Nullable Object tree) {
    if (tree instanceof JsonNumber number) {
      return number(new BigDecimal(number.text()), number.text());
    }
    if (tree instanceof List<?> list) {
      List<@Nullable Object> values = new ArrayList<>(list.size());
      list.forEach(item -> values.add(of(item)));
      return Collections.unmodifiableList(values);
    }
    if (tree instanceof Map<?, ?> map) {
      Map<Object, @Nullable Object> values = new LinkedHashMap<>();
      map.forEach((name, item) -> values.put(name, of(item)));
      return Collections.unmodifiableMap(values);
    }
    return tree;
  }

  private static Number number(BigDecimal exact, String text) {
    boolean plain = text.chars().allMatch(c -> c == '-' || (c >= '0' && c <= '9'));
    if (!plain || text.equals("-0")) {
      return exact;
    }
    BigInteger whole = exact.toBigIntegerExact();
    if (whole.bitLength() < Integer.SIZE) {
      return whole.intValue();
    }
    return whole.bitLength() < Long.SIZE ? (Number) whole.longValue() : whole;
  }

  /** Writes a value that is JSON in spirit. */
  static void write(ToolOutput out, @Nullable Object value) {
    if (value == null) {
      out.nullValue();
    } else if (value instanceof Optional<?> optional) {
      write(out, optional.orElse(null));
    } else if (value instanceof CharSequence || value instanceof Character) {
      out.value(value.toString());
    } else if (value instanceof Boolean bool) {
      out.value(bool);
    } else if (value instanceof Number number) {
      out.value(number);
    } else if (value instanceof Enum<?> constant) {
      out.value(constant);
    } else if (value instanceof RawJson json) {
      out.value(json);
    } else if (value instanceof Map<?, ?> map) {
      write(out, map);
    } else if (textType(value).isPresent()) {
      // A path is Iterable too.
      out.value(textType(value).get().format(value));
    } else if (value instanceof Iterable<?> items) {
      out.beginArray();
      items.forEach(item -> write(out, item));
      out.endArray();
    } else if (value.getClass().isArray()) {
      out.beginArray();
      for (int i = 0; i < Array.getLength(value); i++) {
        write(out, Array.get(value, i));
      }
      out.endArray();
    } else {
      throw new IllegalArgumentException(
          "a value of type Object must be a string, number, boolean, date, enum, list, map or"
              + " array; found "
              + value.getClass().getName()
              + "; let the tool declare that type");
    }
  }

  private static void write(ToolOutput out, Map<?, ?> map) {
    out.beginObject();
    map.forEach(
        (name, item) -> {
          out.name(name == null ? "null" : name);
          write(out, item);
        });
    out.endObject();
  }

  /** Paths and zones have classes of their own behind the type that is known. */
  static Optional<TextType> textType(Object value) {
    for (TextType type : TextType.values()) {
      if (type.javaType().isInstance(value)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }
}
