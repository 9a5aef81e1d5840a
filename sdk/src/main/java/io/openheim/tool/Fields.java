package io.openheim.tool;

import com.squareup.moshi.JsonReader;
import io.openheim.shape.Shape;
import org.jspecify.annotations.Nullable;

/**
 * The properties of one JSON object, made ready to be read quickly. For generated code. Immutable
 * and thread-safe.
 */
public final class Fields {
  private final Shape.ObjectOf shape;
  private volatile JsonReader.@Nullable Options names;

  private Fields(Shape.ObjectOf shape) {
    this.shape = shape;
  }

  /**
   * Makes the properties of a shape ready.
   *
   * @param shape the object's shape
   * @return its properties
   */
  public static Fields of(Shape.ObjectOf shape) {
    return new Fields(shape);
  }

  /**
   * The shape that these are the properties of.
   *
   * @return the shape
   */
  public Shape.ObjectOf shape() {
    return shape;
  }

  int size() {
    return shape.properties().size();
  }

  String name(int field) {
    return shape.properties().get(field).name();
  }

  boolean required(int field) {
    return shape.properties().get(field).required();
  }

  /** Made at the first call, not at start-up; two threads that race make equal ones. */
  JsonReader.Options names() {
    JsonReader.Options ready = names;
    if (ready == null) {
      ready =
          JsonReader.Options.of(
              shape.properties().stream().map(Shape.Property::name).toArray(String[]::new));
      names = ready;
    }
    return ready;
  }
}
