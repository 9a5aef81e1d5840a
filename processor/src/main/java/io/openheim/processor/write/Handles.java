package io.openheim.processor.write;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import io.openheim.processor.model.Property;

/** Writes how an object gives and takes a property. */
final class Handles {
  private Handles() {}

  static CodeBlock get(Property property, String object) {
    Property.Handle handle = property.reach().getter().orElseThrow();
    return CodeBlock.of(handle.isMethod() ? "$L.$L()" : "$L.$L", on(handle, object), handle.name());
  }

  static CodeBlock set(Property property, String object, String value) {
    Property.Handle handle = property.reach().setter().orElseThrow();
    return CodeBlock.of(
        handle.isMethod() ? "$L.$L($L)" : "$L.$L = $L", on(handle, object), handle.name(), value);
  }

  private static CodeBlock on(Property.Handle handle, String object) {
    return handle
        .owner()
        .map(owner -> CodeBlock.of("(($T) $L)", TypeName.get(owner), object))
        .orElse(CodeBlock.of("$L", object));
  }
}
