package io.openheim.processor.read;

import io.openheim.processor.source.Mark;
import io.openheim.processor.source.Place;
import io.openheim.shape.Constraints;
import io.openheim.shape.Limits;
import io.openheim.tool.Param;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;

/**
 * What becomes a property: a parameter of a method, a component of a record, a field of a class.
 *
 * @param javaName its name in Java
 * @param element where it is declared
 * @param type its type
 * @param others further elements where annotations of it may stand
 * @param types where annotations of its type may stand
 * @param javadoc what a comment says about it
 */
record Member(
    String javaName,
    Element element,
    TypeMirror type,
    List<? extends Element> others,
    List<? extends TypeMirror> types,
    String javadoc) {

  private Stream<Element> elements() {
    return Stream.concat(Stream.of(element), others.stream());
  }

  /** The annotations that stand at any of the elements. */
  List<AnnotationMirror> annotations() {
    return elements().<AnnotationMirror>flatMap(at -> at.getAnnotationMirrors().stream()).toList();
  }

  Optional<Mark> mark() {
    return elements().flatMap(at -> Mark.of(at, Param.class).stream()).findFirst();
  }

  /** The name that a model sees. */
  String name() {
    return mark().map(param -> param.text("name")).filter(name -> !name.isEmpty()).orElse(javaName);
  }

  /** Where to report what is wrong with an attribute of the annotation. */
  Place place(String attribute) {
    Optional<Mark> mark = Mark.of(element, Param.class);
    return mark.filter(param -> param.value(attribute) != null)
        .map(param -> Place.of(element, param, attribute))
        .orElse(Place.of(element));
  }

  /** The default as it was written. */
  Optional<String> defaultValue() {
    return mark()
        .map(param -> param.value("defaultValue"))
        .filter(value -> value.getValue() instanceof String)
        .map(value -> (String) value.getValue())
        .filter(text -> !text.equals(Param.NO_DEFAULT));
  }

  /** Whether any annotation that is called Nullable says so. */
  boolean nullable() {
    return !type.getKind().isPrimitive()
        && Stream.concat(
                elements().flatMap(at -> at.getAnnotationMirrors().stream()),
                types.stream().flatMap(at -> at.getAnnotationMirrors().stream()))
            .anyMatch(
                mirror ->
                    mirror
                        .getAnnotationType()
                        .asElement()
                        .getSimpleName()
                        .contentEquals("Nullable"));
  }

  /**
   * What annotations say about its values.
   *
   * @throws IllegalArgumentException if they contradict each other
   */
  Limits limits() {
    Limits limits = Limits.NONE;
    for (AnnotationMirror mirror : annotations()) {
      if (mirror.getAnnotationType().asElement() instanceof TypeElement type) {
        Mark mark = new Mark(mirror);
        limits =
            Constraints.add(
                limits,
                type.getQualifiedName().toString(),
                attribute -> {
                  AnnotationValue value = mark.value(attribute);
                  return value == null ? null : value.getValue();
                });
      }
    }
    return limits;
  }
}
