package io.openheim.processor.source;

import io.openheim.shape.ScalarType;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** How elements and types are called in messages. */
public final class Naming {
  private Naming() {}

  /** A constant's name as it is within a method's: LOCAL_DATE as LocalDate. */
  public static String camelCase(String constant) {
    StringBuilder name = new StringBuilder();
    for (String word : constant.toLowerCase(Locale.ROOT).split("_", -1)) {
      name.append(Character.toUpperCase(word.charAt(0))).append(word, 1, word.length());
    }
    return name.toString();
  }

  /** The primitive type of a number. */
  public static String primitive(ScalarType number) {
    return number.name().toLowerCase(Locale.ROOT);
  }

  /** The name of a type or of a member, with the types around it, without the package. */
  public static String label(Element element) {
    Element around = element.getEnclosingElement();
    String name = element.getSimpleName().toString();
    return around instanceof TypeElement ? label(around) + "." + name : name;
  }

  /** The name with package and type arguments, without the annotations that a mirror shows. */
  public static String describe(TypeMirror type) {
    if (type.getKind().isPrimitive()) {
      return type.getKind().name().toLowerCase(Locale.ROOT);
    }
    if (type instanceof ArrayType array) {
      return describe(array.getComponentType()) + "[]";
    }
    if (type.getKind() == TypeKind.DECLARED
        && ((DeclaredType) type).asElement() instanceof TypeElement element) {
      return element.getQualifiedName() + arguments((DeclaredType) type);
    }
    return type.toString();
  }

  private static String arguments(DeclaredType type) {
    return type.getTypeArguments().isEmpty()
        ? ""
        : type.getTypeArguments().stream()
            .map(Naming::describe)
            .collect(Collectors.joining(", ", "<", ">"));
  }
}
