package io.openheim.processor.read;

import io.openheim.processor.model.JavaType;
import io.openheim.processor.model.Property;
import io.openheim.processor.source.Access;
import io.openheim.processor.source.Javadoc;
import io.openheim.processor.source.Rule;
import io.openheim.processor.source.SourceFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;

/** Reads records and plain classes: their properties, and how they are made. */
final class ObjectReader {
  /** Packages whose classes have a meaning of their own. */
  private static final List<String> FOREIGN =
      List.of("java.", "javax.", "io.openheim.tool.", "io.openheim.message.");

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
      reaches.add(new Property.Reach(name + "()", ""));
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
    boolean substituted = !record.getTypeArguments().isEmpty() && !hasGenericArray(declared);
    return substituted
        ? ((ExecutableType) mirrors.asMemberOf(record, component.getAccessor())).getReturnType()
        : declared;
  }

  /** An array of a type parameter is an Object[] to reflection, which could not keep up. */
  private static boolean hasGenericArray(TypeMirror type) {
    return type instanceof ArrayType array
        ? TypeReader.isGeneric(array)
        : type instanceof DeclaredType declared
            && declared.getTypeArguments().stream().anyMatch(ObjectReader::hasGenericArray);
  }

  private TypeMirror memberType(DeclaredType object, Element member, TypeMirror declared) {
    return hasGenericArray(declared) ? declared : mirrors.asMemberOf(object, member);
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
          hasGenericArray(parameter.asType()) ? parameter.asType() : parameterTypes.get(i);
      members.add(
          new Member(
              name, parameter, declared, field.stream().toList(), annotated, javadoc.param(name)));
      Optional<String> getter = found.getter(name, mirrors.erasure(parameter.asType()), mirrors);
      if (getter.isEmpty() && spot.isResult()) {
        return types.none(mirror, spot, "has nothing that gives its " + name);
      }
      reaches.add(new Property.Reach(getter.orElse(""), ""));
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
      TypeMirror declared =
          slot.setter().isPresent() && slot.field().isEmpty()
              ? ((ExecutableType) mirrors.asMemberOf(mirror, slot.setter().get()))
                  .getParameterTypes()
                  .get(0)
              : memberType(mirror, slot.field().get(), slot.field().get().asType());
      String text = slot.field().map(field -> files.javadoc(field, tools).sentence()).orElse("");
      members.add(slot.member(declared, text));
      Optional<String> getter =
          found.getter(slot.name(), mirrors.erasure(slot.declared()), mirrors);
      if (getter.isEmpty() && spot.isResult()) {
        return types.none(mirror, spot, "has nothing that gives its " + slot.name());
      }
      String setter =
          slot.setter()
              .map(method -> method.getSimpleName() + "($L)")
              .orElse(slot.name() + " = $L");
      reaches.add(new Property.Reach(getter.orElse(""), setter));
    }
    return types
        .properties()
        .ofObject(members, reaches, spot, Rule.DUPLICATE_PROPERTY)
        .map(
            all -> new JavaType.Composite(type, arguments, all, JavaType.Composite.Making.SETTERS));
  }
}
