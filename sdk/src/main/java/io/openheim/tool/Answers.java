package io.openheim.tool;

import io.openheim.shape.Shape;
import org.jspecify.annotations.Nullable;

/**
 * What answers look like, which have an object at the root.
 *
 * @param shape the shape of a whole answer
 * @param wrapper the object around the value; null if the value is an object itself
 */
record Answers(Shape shape, @Nullable Fields wrapper) {
  /** The property that holds a value which is no object by itself. */
  static final String VALUE = "value";

  /** Answers with values of a shape. */
  static Answers of(Shape values) {
    if (values instanceof Shape.ObjectOf || values instanceof Shape.MapOf) {
      return new Answers(values, null);
    }
    Shape.ObjectOf around = Shape.object().required(VALUE, values);
    return new Answers(around, Fields.of(around));
  }
}
