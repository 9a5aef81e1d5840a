package io.openheim.processor;

import io.openheim.shape.Shape;
import java.util.List;

/** A parameter of a tool or a component of a record: its name in Java and what a model is told. */
record Property(String javaName, String name, String description, JavaType type) {

  /** The shape of an object that has these properties. */
  static Shape.ObjectOf shape(List<Property> properties) {
    return new Shape.ObjectOf(
        properties.stream()
            .map(p -> new Shape.Property(p.name, p.type.shape(), !p.type.optional(), p.description))
            .toList());
  }
}
