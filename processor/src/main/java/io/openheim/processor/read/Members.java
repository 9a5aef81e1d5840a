package io.openheim.processor.read;

import io.openheim.processor.model.Property;
import io.openheim.processor.source.Access;
import io.openheim.processor.source.Naming;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
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
        boolean kept = !isStatic(field) && !field.getModifiers().contains(Modifier.TRANSIENT);
        if (kept && (setter.isPresent() || open)) {
          slots.add(
              new Slot(
                  field.getSimpleName().toString(), Optional.of(field), setter.stream().toList()));
        }
      }
      ElementFilter.methodsIn(level.getEnclosedElements()).stream()
          .filter(method -> isSetter(method) && isProperty(method) && !hasField(method))
          .sorted(Comparator.comparing(method -> method.getSimpleName().toString()))
          .map(method -> property(method))
          .filter(name -> slots.stream().noneMatch(slot -> slot.name.equals(name)))
          .distinct()
          .toList()
          .forEach(name -> slots.add(new Slot(name, Optional.empty(), overloads(name, mirrors))));
    }
    return slots;
  }

  /** The setters of a property without a field; the getter says which one is the right one. */
  private List<ExecutableElement> overloads(String name, Types mirrors) {
    Map<String, ExecutableElement> overloads = new LinkedHashMap<>();
    setters()
        .filter(method -> isProperty(method) && property(method).equals(name))
        .forEach(method -> overloads.putIfAbsent(parameter(method, mirrors), method));
    List<ExecutableElement> like =
        overloads.values().stream()
            .filter(
                method ->
                    getterMethod(
                            name, mirrors.erasure(method.getParameters().get(0).asType()), mirrors)
                        .isPresent())
            .toList();
    return like.size() == 1 ? like : List.copyOf(overloads.values());
  }

  /** What a setter takes; equal for one that overrides another one. */
  private String parameter(ExecutableElement setter, Types mirrors) {
    TypeMirror parameter =
        mirrors.asMemberOf((DeclaredType) type.asType(), setter) instanceof ExecutableType member
            ? member.getParameterTypes().get(0)
            : setter.getParameters().get(0).asType();
    return Naming.describe(mirrors.erasure(parameter));
  }

  private Stream<ExecutableElement> setters() {
    return levels.stream()
        .flatMap(at -> ElementFilter.methodsIn(at.getEnclosedElements()).stream())
        .filter(this::isSetter);
  }

  private boolean hasField(ExecutableElement setter) {
    return levels.stream()
        .flatMap(at -> ElementFilter.fieldsIn(at.getEnclosedElements()).stream())
        .anyMatch(field -> !isStatic(field) && sets(setter, field));
  }

  private static boolean sets(ExecutableElement setter, VariableElement field) {
    String method = setter.getSimpleName().toString();
    String name = field.getSimpleName().toString();
    return method.equals("set" + name) || method.equals("set" + capital(name));
  }

  private static String capital(String name) {
    return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }

  /** The setter of a field, declared in the same class or below. */
  private Optional<ExecutableElement> setter(
      TypeElement level, VariableElement field, Types mirrors) {
    return levels.subList(levels.indexOf(level), levels.size()).stream()
        .flatMap(at -> ElementFilter.methodsIn(at.getEnclosedElements()).stream())
        .filter(method -> isSetter(method) && sets(method, field))
        .filter(
            method -> mirrors.isSameType(method.getParameters().get(0).asType(), field.asType()))
        .findFirst();
  }

  private boolean isSetter(ExecutableElement method) {
    return method.getSimpleName().length() > 3
        && method.getSimpleName().toString().startsWith("set")
        && method.getParameters().size() == 1
        && !isStatic(method)
        && !method.getModifiers().contains(Modifier.ABSTRACT)
        && isUsable(method);
  }

  /** Whether a setter sets a property also if there is no such field. */
  private static boolean isProperty(ExecutableElement setter) {
    return Character.isUpperCase(setter.getSimpleName().charAt(3));
  }

  private static String property(ExecutableElement setter) {
    String name = setter.getSimpleName().toString().substring(3);
    boolean capitals = name.length() > 1 && Character.isUpperCase(name.charAt(1));
    return capitals ? name : name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
  }

  /** What gives a property: {@code name()}, {@code getName()}, {@code isName()} or the field. */
  Optional<Element> getter(
      String name, Optional<VariableElement> own, TypeMirror erased, Types mirrors) {
    return getterMethod(name, erased, mirrors)
        .<Element>map(method -> method)
        .or(() -> own.filter(this::isUsable))
        .or(
            () ->
                usable(ElementFilter::fieldsIn)
                    .filter(field -> field.getSimpleName().contentEquals(name))
                    .filter(field -> isSame(mirrors, field.asType(), erased))
                    .findFirst());
  }

  private Optional<ExecutableElement> getterMethod(String name, TypeMirror erased, Types mirrors) {
    String capital = capital(name);
    return Stream.of(name, "get" + capital, "get" + name, "is" + capital, "is" + name)
        .flatMap(
            wanted ->
                usable(ElementFilter::methodsIn)
                    .filter(method -> method.getSimpleName().contentEquals(wanted)))
        .filter(method -> method.getParameters().isEmpty())
        .filter(method -> isSame(mirrors, method.getReturnType(), erased))
        .findFirst();
  }

  /** How to name a member, which a class does not always show that inherits it. */
  Property.Handle handle(Element member, DeclaredType mirror, Types mirrors) {
    boolean isMethod = member instanceof ExecutableElement;
    boolean shown = isMethod && member.getModifiers().contains(Modifier.PUBLIC);
    Optional<TypeMirror> owner =
        member.getEnclosingElement() instanceof TypeElement declaring
                && !shown
                && !declaring.equals(type)
                && Access.obstacle(declaring, packageName).isEmpty()
            ? above(mirror, declaring, mirrors)
            : Optional.empty();
    return new Property.Handle(member.getSimpleName().toString(), isMethod, owner);
  }

  static Optional<TypeMirror> above(TypeMirror at, TypeElement declaring, Types mirrors) {
    return declaring.equals(mirrors.asElement(at))
        ? Optional.of(at)
        : mirrors.directSupertypes(at).stream()
            .flatMap(each -> above(each, declaring, mirrors).stream())
            .findFirst();
  }

  private static boolean isSame(Types mirrors, TypeMirror type, TypeMirror erased) {
    return mirrors.isSameType(mirrors.erasure(type), erased);
  }

  /** Those of the class itself first. */
  private <E extends Element> Stream<E> usable(Kind<E> kind) {
    List<TypeElement> upwards = new ArrayList<>(levels);
    Collections.reverse(upwards);
    return upwards.stream()
        .flatMap(at -> kind.in(at.getEnclosedElements()).stream())
        .filter(member -> isUsable(member) && !isStatic(member));
  }

  private boolean isUsable(Element member) {
    return Access.ofOne(member, packageName).isEmpty();
  }

  private static boolean isStatic(Element member) {
    return member.getModifiers().contains(Modifier.STATIC);
  }

  /** A property of a class that is filled, through a setter, of which there is one, or directly. */
  record Slot(String name, Optional<VariableElement> field, List<ExecutableElement> setters) {

    Optional<ExecutableElement> setter() {
      return setters.stream().findFirst();
    }

    /** The type as it is declared. */
    TypeMirror declared() {
      return field.isPresent()
          ? field.get().asType()
          : setters.get(0).getParameters().get(0).asType();
    }

    Member member(TypeMirror type, String javadoc) {
      List<Element> elements = new ArrayList<>();
      List<TypeMirror> annotated = new ArrayList<>();
      setter()
          .ifPresent(
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
