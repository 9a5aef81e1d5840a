package io.openheim.tool;

import io.openheim.shape.Constraints;
import io.openheim.shape.Limits;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What becomes a property: a parameter of a method, a component of a record, a field of a class.
 *
 * @param javaName its name in Java
 * @param type its type
 * @param elements where annotations of it may stand, the most important one first
 * @param types where annotations of its type may stand
 */
record Member(
    String javaName, Type type, List<AnnotatedElement> elements, List<AnnotatedType> types)
    implements PropertySource {

  @Nullable Param param() {
    return elements.stream()
        .map(element -> element.getAnnotation(Param.class))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  /** The name that a model sees. */
  @Override
  public String name() {
    Param param = param();
    return param == null || param.name().isEmpty() ? javaName : param.name();
  }

  @Override
  public String description() {
    Param param = param();
    return param == null || param.value().isBlank() ? "" : param.value();
  }

  @Override
  public boolean hasDefault() {
    Param param = param();
    return param != null && !param.defaultValue().equals(Param.NO_DEFAULT);
  }

  @Override
  public String defaultValue() {
    return Objects.requireNonNull(param()).defaultValue();
  }

  /** Whether any annotation that is called Nullable says so. */
  @Override
  public boolean nullable() {
    return !(type instanceof Class<?> plain && plain.isPrimitive())
        && (elements.stream().anyMatch(Member::hasNullable)
            || types.stream().anyMatch(Member::hasNullable));
  }

  private static boolean hasNullable(AnnotatedElement element) {
    for (Annotation annotation : element.getAnnotations()) {
      if (annotation.annotationType().getSimpleName().equals("Nullable")) {
        return true;
      }
    }
    return false;
  }

  /**
   * What annotations say about its values.
   *
   * @throws IllegalArgumentException if they contradict each other
   */
  @Override
  public Limits limits() {
    Limits limits = Limits.NONE;
    for (AnnotatedElement element : elements) {
      for (Annotation annotation : element.getAnnotations()) {
        String name = annotation.annotationType().getName();
        limits = Constraints.add(limits, name, attribute -> value(annotation, attribute));
      }
    }
    return limits;
  }

  private static @Nullable Object value(Annotation annotation, String attribute) {
    try {
      return annotation.annotationType().getMethod(attribute).invoke(annotation);
    } catch (ReflectiveOperationException none) {
      return null;
    }
  }
}
