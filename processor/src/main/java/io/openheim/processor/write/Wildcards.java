package io.openheim.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.WildcardTypeName;
import java.util.Collections;
import java.util.List;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;

/** Names types with wildcards in the place of their type parameters. */
final class Wildcards {
  private Wildcards() {}

  static TypeName of(TypeElement type) {
    List<TypeName> wildcards =
        Collections.nCopies(
            type.getTypeParameters().size(), WildcardTypeName.subtypeOf(Object.class));
    if (!type.getModifiers().contains(Modifier.STATIC)
        && type.getEnclosingElement() instanceof TypeElement outer
        && of(outer) instanceof ParameterizedTypeName around) {
      return around.nestedClass(type.getSimpleName().toString(), wildcards);
    }
    ClassName name = ClassName.get(type);
    return wildcards.isEmpty()
        ? name
        : ParameterizedTypeName.get(name, wildcards.toArray(TypeName[]::new));
  }

  /** Whether there are any. */
  static boolean has(TypeElement type) {
    return of(type) instanceof ParameterizedTypeName;
  }
}
