package io.openheim.processor;

import java.util.stream.Stream;
import javax.lang.model.element.TypeElement;

/**
 * A type that keeps to all the rules for outputs, with what is to be generated for it.
 *
 * @param type the type itself
 * @param packageName the package of both
 * @param className the simple name of the generated class
 * @param visible whether the generated class is public
 * @param values how its values are read and written
 */
record OutputClass(
    TypeElement type, String packageName, String className, boolean visible, JavaType values) {

  String qualifiedClassName() {
    return packageName.isEmpty() ? className : packageName + "." + className;
  }

  /** The type, and all types that it is made of. */
  Stream<TypeElement> types() {
    return Stream.concat(Stream.of(type), values.types());
  }
}
