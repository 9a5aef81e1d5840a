package io.openheim.processor.read;

import io.openheim.processor.source.Access;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Types;

/** The members of a plain class that the package of a tool may use, inherited ones included. */
final class Members {
  private final TypeElement type;
  private final String packageName;

  /** The class and its superclasses, the uppermost first. */
  private final List<TypeElement> levels = new ArrayList<>();

  Members(TypeElement type, String packageName) {
    this.type = type;
    this.packageName = packageName;
    TypeElement at = type;
    while (!at.getQualifiedName().toString().startsWith("java.")) {
      levels.add(0, at);
      if (!(at.getSuperclass() instanceof DeclaredType superclass
          && superclass.asElement() instanceof TypeElement above)) {
        break;
      }
      at = above;
    }
  }

  /** A field that a class declares itself, whoever may use it. */
  static Optional<VariableElement> field(TypeElement type, String name) {
    return ElementFilter.fieldsIn(type.getEnclosedElements()).stream()
        .filter(field -> field.getSimpleName().contentEquals(name) && !isStatic(field))
        .findFirst();
  }

  /** The constructors with the most parameters. */
  List<ExecutableElement> largestConstructors() {
    List<ExecutableElement> usable =
        ElementFilter.constructorsIn(type.getEnclosedElements()).stream()
            .filter(this::isUsable)
            .toList();
    int most = usable.stream().mapToInt(one -> one.getParameters().size()).max().orElse(0);
    return usable.stream().filter(one -> one.getParameters().size() == most).toList();
  }

  /** The properties of a class that is filled: its fields in order, then setters without one. */
  List<Slot> slots(Types mirrors) {
    List<Slot> slots = new ArrayList<>();
    for (TypeElement level : levels) {
      for (VariableElement field : ElementFilter.fieldsIn(level.getEnclosedElements())) {
        Optional<ExecutableElement> setter = setter(level, field, mirrors);
        boolean open = isUsable(field) && !field.getModifiers().contains(Modifier.FINAL);
        if (!isStatic(field) && (setter.isPresent() || open)) {
          slots.add(new Slot(field.getSimpleName().toString(), Optional.of(field), setter));
        }
      }
      ElementFilter.methodsIn(level.getEnclosedElements()).stream()
          .filter(method -> isSetter(method) && isUsable(method))
          .filter(
              method -> levels.stream().noneMatch(at -> field(at, property(method)).isPresent()))
          .sorted(Comparator.comparing(method -> method.getSimpleName().toString()))
          .forEach(method -> addOnly(slots, method));
    }
    return slots;
  }

  /** Of an overridden setter the first one counts. */
  private static void addOnly(List<Slot> slots, ExecutableElement setter) {
    String name = property(setter);
    if (slots.stream().noneMatch(slot -> slot.name.equals(name))) {
      slots.add(new Slot(name, Optional.empty(), Optional.of(setter)));
    }
  }

  /** The setter of a field, declared in the same class or below. */
  private Optional<ExecutableElement> setter(
      TypeElement level, VariableElement field, Types mirrors) {
    return levels.subList(levels.indexOf(level), levels.size()).stream()
        .flatMap(at -> ElementFilter.methodsIn(at.getEnclosedElements()).stream())
        .filter(method -> isUsable(method) && isSetter(method))
        .filter(method -> field.getSimpleName().contentEquals(property(method)))
        .filter(
            method -> mirrors.isSameType(method.getParameters().get(0).asType(), field.asType()))
        .findFirst();
  }

  private static boolean isSetter(ExecutableElement method) {
    String name = method.getSimpleName().toString();
    return name.length() > 3
        && name.startsWith("set")
        && Character.isUpperCase(name.charAt(3))
        && method.getParameters().size() == 1
        && !isStatic(method)
        && !method.getModifiers().contains(Modifier.ABSTRACT);
  }

  private static String property(ExecutableElement setter) {
    String name = setter.getSimpleName().toString().substring(3);
    boolean capitals = name.length() > 1 && Character.isUpperCase(name.charAt(1));
    return capitals ? name : name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
  }

  /** What gives a property: {@code name()}, {@code getName()}, {@code isName()} or the field. */
  Optional<String> getter(String name, TypeMirror erased, Types mirrors) {
    String capital = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    for (String wanted : List.of(name, "get" + capital, "is" + capital)) {
      if (usable(ElementFilter::methodsIn)
          .filter(method -> method.getSimpleName().contentEquals(wanted))
          .filter(method -> method.getParameters().isEmpty())
          .anyMatch(method -> isSame(mirrors, method.getReturnType(), erased))) {
        return Optional.of(wanted + "()");
      }
    }
    return usable(ElementFilter::fieldsIn)
        .filter(field -> field.getSimpleName().contentEquals(name))
        .filter(field -> isSame(mirrors, field.asType(), erased))
        .findFirst()
        .map(field -> name);
  }

  private static boolean isSame(Types mirrors, TypeMirror type, TypeMirror erased) {
    return mirrors.isSameType(mirrors.erasure(type), erased);
  }

  private <E extends Element> Stream<E> usable(Kind<E> kind) {
    return levels.stream()
        .flatMap(at -> kind.in(at.getEnclosedElements()).stream())
        .filter(member -> isUsable(member) && !isStatic(member));
  }

  private boolean isUsable(Element member) {
    return Access.ofOne(member, packageName).isEmpty();
  }

  private static boolean isStatic(Element member) {
    return member.getModifiers().contains(Modifier.STATIC);
  }

  /** A property of a class that is filled, through a setter or else directly. */
  record Slot(String name, Optional<VariableElement> field, Optional<ExecutableElement> setter) {

    /** The type as it is declared. */
    TypeMirror declared() {
      return field.isPresent()
          ? field.get().asType()
          : setter.orElseThrow().getParameters().get(0).asType();
    }

    Member member(TypeMirror type, String javadoc) {
      List<Element> elements = new ArrayList<>();
      List<TypeMirror> annotated = new ArrayList<>();
      setter.ifPresent(
          method -> {
            elements.add(method.getParameters().get(0));
            elements.add(method);
            annotated.add(method.getParameters().get(0).asType());
          });
      field.ifPresent(one -> annotated.add(one.asType()));
      Element first = field.isPresent() ? field.get() : elements.remove(0);
      return new Member(name, first, type, elements, annotated, javadoc);
    }
  }

  private interface Kind<E extends Element> {
    List<E> in(Iterable<? extends Element> members);
  }
}
