package io.openheim.tool;

import io.openheim.shape.Shape;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Results whose type is known only when they are there. Each is written as its own class says, and
 * so is what lists, maps and the type parameters of generic classes hold.
 */
final class FoundResult implements BoundType {
  private final Class<?> user;
  private final String where;
  private final Map<Class<?>, BoundType> known = new ConcurrentHashMap<>();

  /** The class is the one whose package has to be able to use all types. */
  FoundResult(Class<?> user, String where) {
    this.user = user;
    this.where = where;
  }

  /** Writes what a tool gave, once it is there. */
  void give(ToolOutput out, @Nullable Object given) throws Exception {
    Object result = given;
    if (given instanceof CompletionStage<?> stage) {
      result = out.await(stage);
    } else if (given instanceof Future<?> future) {
      result = out.await(future);
    }
    if (result instanceof ToolReturn rich) {
      out.rich(rich);
    } else {
      writeResult(out, result);
    }
  }

  @Override
  public Shape shape() {
    return Shape.ANY;
  }

  @Override
  public @Nullable Object read(ToolInput in) {
    throw new UnsupportedOperationException("a result is not read");
  }

  @Override
  public void write(ToolOutput out, @Nullable Object value) {
    Object inside = inside(value);
    if (inside == null) {
      out.nullValue();
    } else {
      type(inside).write(out, inside);
    }
  }

  @Override
  public void writeResult(ToolOutput out, @Nullable Object value) {
    Object inside = inside(value);
    if (inside == null) {
      out.nullValue();
    } else {
      type(inside).writeResult(out, inside);
    }
  }

  private static @Nullable Object inside(@Nullable Object value) {
    if (value instanceof Optional<?> optional) {
      return optional.orElse(null);
    }
    if (value instanceof OptionalInt number) {
      return number.isPresent() ? number.getAsInt() : null;
    }
    if (value instanceof OptionalLong number) {
      return number.isPresent() ? number.getAsLong() : null;
    }
    if (value instanceof OptionalDouble number) {
      return number.isPresent() ? number.getAsDouble() : null;
    }
    return value;
  }

  private BoundType type(Object value) {
    return known.computeIfAbsent(value.getClass(), type -> bind(type, value));
  }

  private BoundType bind(Class<?> type, Object value) {
    if (type.isRecord()) {
      return BoundTypes.ofFound(user, type, this, where);
    }
    if (value instanceof CharSequence) {
      return BoundTypes.ofResult(user, CharSequence.class, where);
    }
    if (value instanceof Enum<?> constant) {
      return BoundTypes.ofResult(user, constant.getDeclaringClass(), where);
    }
    if (AnyValue.textType(value).isPresent()) {
      return new TextBinding(AnyValue.textType(value).get());
    }
    if (value instanceof Map<?, ?>) {
      return new FoundMap();
    }
    return value instanceof Collection<?> || type.isArray()
        ? new CompoundBinding.Many(this, List.class)
        : BoundTypes.ofFound(user, type, this, where);
  }

  /** A map, each of whose keys is looked at by itself. */
  private final class FoundMap implements BoundType {
    @Override
    public Shape shape() {
      return Shape.ANY;
    }

    @Override
    public @Nullable Object read(ToolInput in) {
      throw new UnsupportedOperationException("a result is not read");
    }

    @Override
    public void write(ToolOutput out, @Nullable Object value) {
      out.beginObject();
      ((Map<?, ?>) Objects.requireNonNull(value))
          .forEach(
              (key, item) -> {
                out.name(CompoundBinding.Mapping.name(keys(key), key));
                FoundResult.this.write(out, item);
              });
      out.endObject();
    }

    private BoundType keys(Object key) {
      BoundType keys = type(key);
      if (!Shape.isKey(keys.shape())) {
        throw BoundTypes.ofResults(user).unsupported(key.getClass(), where + "{key}", "");
      }
      return keys;
    }
  }
}
