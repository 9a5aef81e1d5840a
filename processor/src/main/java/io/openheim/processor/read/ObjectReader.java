package io.openheim.processor.read;

import io.openheim.processor.model.JavaType;
import io.openheim.processor.model.Property;
import io.openheim.processor.source.Access;
import io.openheim.processor.source.Javadoc;
import io.openheim.processor.source.Naming;
import io.openheim.processor.source.Rule;
import io.openheim.processor.source.SourceFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;

/** Reads records and plain classes: their properties, and how they are made. */
final class ObjectReader {
  /** Packages whose classes have a meaning of their own. */
  private static final List<String> FOREIGN =
      List.of("java.", "javax.", "io.openheim.tool.", "io.openheim.message.");

  private static final Set<String> UNCHECKED =
      Set.of(RuntimeException.class.getName(), Error.class.getName());

  private final TypeElement tools;
  private final SourceFiles files;
  private final Types mirrors;
  private final TypeReader types;

  ObjectReader(TypeElement tools, SourceFiles files, Types mirrors, TypeReader types) {
    this.tools = tools;
    this.files = files;
    this.mirrors = mirrors;
    this.types = types;
  }

  /** Whether a class may be a record or a plain class. */
  static boolean isObject(TypeElement type) {
    if (type.getKind() == ElementKind.RECORD) {
      return true;
    }
    boolean inner =
        type.getNestingKind() == NestingKind.MEMBER
            && !type.getModifiers().contains(Modifier.STATIC);
    String name = type.getQualifiedName().toString();
    return type.getKind() == ElementKind.CLASS
        && !inner
        && (type.getNestingKind() == NestingKind.TOP_LEVEL
            || type.getNestingKind() == NestingKind.MEMBER)
        && !type.getModifiers().contains(Modifier.ABSTRACT)
        && FOREIGN.stream().noneMatch(name::startsWith);
  }

  /** Reads an object; empty if there are problems. */
  Optional<JavaType.Composite> read(
      DeclaredType mirror, TypeElement type, List<JavaType> arguments, TypeReader.Spot spot) {
    return type.getKind() == ElementKind.RECORD
        ? record(mirror, type, arguments, spot)
        : plain(mirror, type, arguments, spot);
  }

  private Optional<JavaType.Composite> record(
      DeclaredType mirror, TypeElement type, List<JavaType> arguments, TypeReader.Spot spot) {
    Javadoc javadoc = files.javadoc(type, tools);
    List<Member> members = new ArrayList<>();
    List<Property.Reach> reaches = new ArrayList<>();
    for (RecordComponentElement component : type.getRecordComponents()) {
      String name = component.getSimpleName().toString();
      List<Element> others =
          Members.field(type, name).<List<Element>>map(List::of).orElse(List.of());
      List<TypeMirror> annotated = new ArrayList<>(List.of(component.asType()));
      annotated.add(component.getAccessor().getReturnType());
      others.forEach(field -> annotated.add(field.asType()));
      members.add(
          new Member(
              name,
              component,
              componentType(mirror, component),
              others,
              annotated,
              javadoc.param(name)));
      reaches.add(
          new Property.Reach(
              Optional.of(new Property.Handle(name, true, Optional.empty())), Optional.empty()));
    }
    return types
        .properties()
        .ofObject(members, reaches, spot, Rule.DUPLICATE_COMPONENT)
        .map(
            all ->
                new JavaType.Composite(
                    type, arguments, all, JavaType.Composite.Making.CONSTRUCTOR));
  }

  /** The type of a component, with what the record's type parameters stand for here. */
  private TypeMirror componentType(DeclaredType record, RecordComponentElement component) {
    TypeMirror declared = component.asType();
    boolean substituted =
        !record.getTypeArguments().isEmpty() && !TypeReader.hasGenericArray(declared);
    return substituted
        ? ((ExecutableType) mirrors.asMemberOf(record, component.getAccessor())).getReturnType()
        : declared;
  }

  /** Asked of the class that declares it: Eclipse would find one that hides it. */
  private TypeMirror memberType(DeclaredType object, Element member, TypeMirror declared) {
    return !TypeReader.hasGenericArray(declared)
            && member.getEnclosingElement() instanceof TypeElement declaring
            && Members.above(object, declaring, mirrors).orElse(object) instanceof DeclaredType at
        ? mirrors.asMemberOf(at, member)
        : declared;
  }

  private Optional<JavaType.Composite> plain(
      DeclaredType mirror, TypeElement type, List<JavaType> arguments, TypeReader.Spot spot) {
    Members members = new Members(type, Access.packageOf(tools));
    List<ExecutableElement> largest = members.largestConstructors();
    if (largest.isEmpty()) {
      return types.none(mirror, spot, "has no constructor that its user may call");
    }
    ExecutableElement constructor = largest.get(0);
    int size = constructor.getParameters().size();
    if (largest.size() > 1) {
      return types.none(
          mirror,
          spot,
          "has several constructors with " + size + " parameters, so that none is the right one");
    }
    Optional<String> thrower = thrower(constructor);
    if (thrower.isPresent()) {
      return types.none(mirror, spot, "has a constructor that throws " + thrower.get());
    }
    return size > 0
        ? made(mirror, type, arguments, members, constructor, spot)
        : filled(mirror, type, arguments, members, spot);
  }

  /** A class whose constructor takes its properties. */
  private Optional<JavaType.Composite> made(
      DeclaredType mirror,
      TypeElement type,
      List<JavaType> arguments,
      Members found,
      ExecutableElement constructor,
      TypeReader.Spot spot) {
    if (!types.properties().named(constructor, spot.path() + ", a " + type + ",")) {
      return Optional.empty();
    }
    Javadoc javadoc = files.javadoc(constructor, tools);
    List<Member> members = new ArrayList<>();
    List<Property.Reach> reaches = new ArrayList<>();
    List<? extends TypeMirror> parameterTypes =
        ((ExecutableType) mirrors.asMemberOf(mirror, constructor)).getParameterTypes();
    for (int i = 0; i < parameterTypes.size(); i++) {
      VariableElement parameter = constructor.getParameters().get(i);
      String name = parameter.getSimpleName().toString();
      Optional<VariableElement> field =
          Members.field(type, name)
              .filter(one -> mirrors.isSameType(one.asType(), parameter.asType()));
      List<TypeMirror> annotated = new ArrayList<>(List.of(parameter.asType()));
      field.ifPresent(one -> annotated.add(one.asType()));
      TypeMirror declared =
          TypeReader.hasGenericArray(parameter.asType())
              ? parameter.asType()
              : parameterTypes.get(i);
      members.add(
          new Member(
              name, parameter, declared, field.stream().toList(), annotated, javadoc.param(name)));
      Optional<Element> getter =
          found.getter(name, Optional.empty(), mirrors.erasure(parameter.asType()), mirrors);
      Optional<String> obstacle = unreadable(getter, name, spot);
      if (obstacle.isPresent()) {
        return types.none(mirror, spot, obstacle.get());
      }
      reaches.add(
          new Property.Reach(
              getter.map(one -> found.handle(one, mirror, mirrors)), Optional.empty()));
    }
    return types
        .properties()
        .ofObject(members, reaches, spot, Rule.DUPLICATE_PROPERTY)
        .map(
            all ->
                new JavaType.Composite(
                    type, arguments, all, JavaType.Composite.Making.CONSTRUCTOR));
  }

  /** A class that is made empty and then filled. */
  private Optional<JavaType.Composite> filled(
      DeclaredType mirror,
      TypeElement type,
      List<JavaType> arguments,
      Members found,
      TypeReader.Spot spot) {
    List<Members.Slot> slots = found.slots(mirrors);
    if (slots.isEmpty()) {
      return types.none(
          mirror, spot, "has no constructor with parameters, no setters and no fields to fill");
    }
    List<Member> members = new ArrayList<>();
    List<Property.Reach> reaches = new ArrayList<>();
    for (Members.Slot slot : slots) {
      Optional<String> unclear = unclear(slot, slots);
      if (unclear.isPresent()) {
        return types.none(mirror, spot, unclear.get());
      }
      TypeMirror declared =
          slot.setter().isPresent() && slot.field().isEmpty()
              ? ((ExecutableType) mirrors.asMemberOf(mirror, slot.setter().get()))
                  .getParameterTypes()
                  .get(0)
              : memberType(mirror, slot.field().get(), slot.field().get().asType());
      String text = slot.field().map(field -> files.javadoc(field, tools).sentence()).orElse("");
      members.add(slot.member(declared, text));
      Optional<Element> getter =
          found.getter(slot.name(), slot.field(), mirrors.erasure(slot.declared()), mirrors);
      Optional<String> obstacle = unreadable(getter, slot.name(), spot);
      if (obstacle.isPresent()) {
        return types.none(mirror, spot, obstacle.get());
      }
      Optional<Element> setter = slot.setter().<Element>map(method -> method).or(slot::field);
      reaches.add(
          new Property.Reach(
              getter.map(one -> found.handle(one, mirror, mirrors)),
              setter.map(one -> found.handle(one, mirror, mirrors))));
    }
    return types
        .properties()
        .ofObject(members, reaches, spot, Rule.DUPLICATE_PROPERTY)
        .map(
            all -> new JavaType.Composite(type, arguments, all, JavaType.Composite.Making.SETTERS));
  }

  /** Why a property cannot be set; completes "which ...". */
  private Optional<String> unclear(Members.Slot slot, List<Members.Slot> slots) {
    if (slots.stream().filter(one -> one.name().equals(slot.name())).count() > 1) {
      return Optional.of("has two fields called " + slot.name());
    }
    if (slot.setters().size() > 1) {
      return Optional.of(
          "has several methods called "
              + slot.setters().get(0).getSimpleName()
              + ", so that none is the right one");
    }
    return slot.setter()
        .flatMap(
            setter ->
                thrower(setter)
                    .map(thrown -> "has a " + setter.getSimpleName() + " that throws " + thrown));
  }

  /** Why a property of a result cannot be read; completes "which ...". */
  private Optional<String> unreadable(Optional<Element> getter, String name, TypeReader.Spot spot) {
    if (!spot.isResult()) {
      return Optional.empty();
    }
    return getter.isEmpty()
        ? Optional.of("has nothing that gives its " + name)
        : getter.get() instanceof ExecutableElement method
            ? thrower(method)
                .map(thrown -> "has a " + method.getSimpleName() + " that throws " + thrown)
            : Optional.empty();
  }

  /** The checked exception that a method declares, of which generated code knows nothing. */
  private Optional<String> thrower(ExecutableElement method) {
    return method.getThrownTypes().stream()
        .map(mirrors::erasure)
        .filter(
            thrown ->
                Stream.iterate(thrown, at -> at instanceof DeclaredType, this::superclass)
                    .map(Naming::describe)
                    .noneMatch(UNCHECKED::contains))
        .map(Naming::describe)
        .findFirst();
  }

  private TypeMirror superclass(TypeMirror type) {
    return mirrors.asElement(type) instanceof TypeElement element
        ? element.getSuperclass()
        : mirrors.getNoType(TypeKind.NONE);
  }
}
