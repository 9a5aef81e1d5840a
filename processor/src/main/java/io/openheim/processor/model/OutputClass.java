package io.openheim.processor.model;

import java.util.stream.Stream;
import javax.lang.model.element.TypeElement;

/**
 * A type that keeps to all the rules for outputs, with what is to be generated for it.
 *
 * @param type the type itself
 * @param output the class that is generated
 * @param values how its values are read and written
 */
public record OutputClass(TypeElement type, Sibling output, JavaType values) {

  /** The type, and all types that it is made of. */
  public Stream<TypeElement> types() {
    return Stream.concat(Stream.of(type), values.types());
  }
}
