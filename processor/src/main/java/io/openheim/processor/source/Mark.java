package io.openheim.processor.source;

import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/** An annotation as it was written. Unlike the annotation itself, it bears broken source. */
public record Mark(AnnotationMirror mirror) {
  /** What javac gives as the value of an attribute that it cannot make out yet. */
  private static final String UNRESOLVED = "<error>";

  public static Optional<Mark> of(Element element, Class<? extends Annotation> type) {
    return element.getAnnotationMirrors().stream()
        .filter(mirror -> isOf(mirror, type.getCanonicalName()))
        .<Mark>map(Mark::new)
        .findFirst();
  }

  private static boolean isOf(AnnotationMirror mirror, String type) {
    return mirror.getAnnotationType().asElement() instanceof TypeElement element
        && element.getQualifiedName().contentEquals(type);
  }

  /** The text of an attribute; empty if it is not given or not known. */
  public String text(String attribute) {
    AnnotationValue value = value(attribute);
    return value != null && value.getValue() instanceof String text && !text.equals(UNRESOLVED)
        ? text
        : "";
  }

  /** Whether an attribute is given and true. */
  public boolean flag(String attribute) {
    AnnotationValue value = value(attribute);
    return value != null && Boolean.TRUE.equals(value.getValue());
  }

  /** The values of an attribute that takes several; none if it is not given. */
  public List<AnnotationValue> values(String attribute) {
    AnnotationValue value = value(attribute);
    return value != null && value.getValue() instanceof List<?> several
        ? several.stream().map(AnnotationValue.class::cast).toList()
        : List.of();
  }

  /** Whether an attribute is a constant that is not known, or not known yet. */
  public boolean unresolved(String attribute) {
    AnnotationValue value = value(attribute);
    return value != null
        && (UNRESOLVED.equals(value.getValue())
            || values(attribute).stream().anyMatch(one -> UNRESOLVED.equals(one.getValue())));
  }

  public @Nullable AnnotationValue value(String attribute) {
    for (Map.Entry<? extends ExecutableElement, ? extends AnnotationValue> entry :
        mirror.getElementValues().entrySet()) {
      if (entry.getKey().getSimpleName().contentEquals(attribute)) {
        return entry.getValue();
      }
    }
    return null;
  }
}
