package io.openheim.tool;

import io.openheim.shape.Shape;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A sealed type. */
record UnionBinding(String discriminator, List<Kind> kinds) implements BoundType {
  @Override
  public Shape shape() {
    return new Shape.Union(
        discriminator,
        kinds.stream().map(kind -> new Shape.Case(kind.name, kind.object.shape())).toList());
  }

  @Override
  public @Nullable Object read(ToolInput in) {
    String name = in.beginUnion(discriminator);
    for (Kind kind : kinds) {
      if (kind.name.equals(name)) {
        in.continueObject(kind.object.properties().fields());
        return kind.object.readRest(in);
      }
    }
    throw in.surprise();
  }

  @Override
  public void write(ToolOutput out, @Nullable Object value) {
    if (value == null) {
      out.nullValue();
      return;
    }
    for (Kind kind : kinds) {
      if (kind.type.isInstance(value)) {
        out.beginObject();
        out.name(discriminator);
        out.value(kind.name);
        kind.object.writeRest(out, value);
        return;
      }
    }
    throw new IllegalStateException(value.getClass().getName());
  }

  /** One of the classes that a sealed type permits. */
  record Kind(String name, Class<?> type, ObjectBinding object) {}
}
