package io.openheim.processor.model;

import io.openheim.shape.DefaultValue;
import io.openheim.shape.Shape;
import java.util.List;
import java.util.Optional;
import javax.lang.model.type.TypeMirror;

/**
 * A parameter of a tool, a component of a record or a property of a class.
 *
 * @param javaName its name in Java
 * @param name its name for a model
 * @param text what a model is told about it, without the default
 * @param type its type
 * @param presence whether it may be left out
 * @param reach how an object gives and takes it
 */
public record Property(
    String javaName, String name, String text, JavaType type, Presence presence, Reach reach) {

  /** Whether a property may be left out, and what it is then. */
  public record Presence(boolean nullable, Optional<DefaultValue> defaultValue) {
    public static final Presence PLAIN = new Presence(false, Optional.empty());
  }

  /**
   * How an object gives and takes a property.
   *
   * @param getter where it is read, if it can be
   * @param setter where it is written, unless a constructor takes it
   */
  public record Reach(Optional<Handle> getter, Optional<Handle> setter) {
    public static final Reach NONE = new Reach(Optional.empty(), Optional.empty());
  }

  /**
   * A member of an object.
   *
   * @param name its name
   * @param isMethod whether it is a method, not a field
   * @param owner the superclass that it is only seen in, if the class itself does not show it
   */
  public record Handle(String name, boolean isMethod, Optional<TypeMirror> owner) {}

  public boolean optional() {
    return type.optional() || presence.nullable() || presence.defaultValue().isPresent();
  }

  public String description() {
    return presence.defaultValue().map(value -> value.describe(text)).orElse(text);
  }

  /** The shape of an object that has these properties. */
  public static Shape.ObjectOf shape(List<Property> properties) {
    return new Shape.ObjectOf(
        properties.stream()
            .map(p -> new Shape.Property(p.name, p.type.shape(), !p.optional(), p.description()))
            .toList());
  }
}
