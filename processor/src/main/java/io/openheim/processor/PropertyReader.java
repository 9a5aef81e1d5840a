package io.openheim.processor;

import io.openheim.tool.Param;
import io.openheim.tool.ToolContext;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;

/** Reads the parameters of tools and the components of records. */
final class PropertyReader {
  private final TypeElement tools;
  private final SourceFiles files;
  private final Problems problems;
  private final TypeReader types;
  private final Types mirrors;

  PropertyReader(
      TypeElement tools, SourceFiles files, Types mirrors, Problems problems, TypeReader types) {
    this.mirrors = mirrors;
    this.tools = tools;
    this.files = files;
    this.problems = problems;
    this.types = types;
  }

  /** Reads the parameters of a tool; empty if there are problems. */
  Optional<List<Property>> ofMethod(ExecutableElement method, String where) {
    if (!named(method, where)) {
      return Optional.empty();
    }
    Javadoc javadoc = files.javadoc(method, tools);
    Names names = new Names(Rule.DUPLICATE_PARAM, where);
    List<Optional<Property>> read = new ArrayList<>();
    for (VariableElement parameter : method.getParameters()) {
      if (isContext(parameter)) {
        continue;
      }
      Optional<Mark> mark = Mark.of(parameter, Param.class);
      String name = name(parameter, mark);
      String path = where + "(" + name + ")";
      Place place = place(parameter, mark);
      boolean free = names.take(name, place);
      Optional<String> text = text(parameter, mark, javadoc, place, path);
      TypeReader.Spot spot =
          new TypeReader.Spot(Place.of(parameter), path, Rule.UNSUPPORTED_PARAMETER);
      Optional<JavaType> type = types.read(parameter.asType(), spot);
      read.add(property(parameter, name, text, type).filter(property -> free));
    }
    return all(read);
  }

  /** Reads the components of a record; empty if there are problems. */
  Optional<List<Property>> ofRecord(DeclaredType mirror, TypeElement record, TypeReader.Spot spot) {
    Javadoc javadoc = files.javadoc(record, tools);
    Names names = new Names(Rule.DUPLICATE_COMPONENT, spot.path());
    List<Optional<Property>> read = new ArrayList<>();
    for (RecordComponentElement component : record.getRecordComponents()) {
      Optional<Mark> mark = Mark.of(component, Param.class);
      String name = name(component, mark);
      TypeReader.Spot inner = spot.inside("." + name);
      boolean free = names.take(name, spot.place());
      Optional<String> text = text(component, mark, javadoc, spot.place(), inner.path());
      Optional<JavaType> type = types.read(type(mirror, component), inner);
      read.add(property(component, name, text, type).filter(property -> free));
    }
    return all(read);
  }

  /** The type of a component, with what the record's type parameters stand for here. */
  private TypeMirror type(DeclaredType record, RecordComponentElement component) {
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
            && declared.getTypeArguments().stream().anyMatch(PropertyReader::hasGenericArray);
  }

  /** Class files keep the names of parameters only if the compiler was told to. */
  private boolean named(ExecutableElement method, String where) {
    if (files.isSource(method, tools)) {
      return true;
    }
    for (int i = 0; i < method.getParameters().size(); i++) {
      VariableElement parameter = method.getParameters().get(i);
      if (!isContext(parameter)
          && parameter.getSimpleName().contentEquals("arg" + i)
          && name(parameter, Mark.of(parameter, Param.class)).equals("arg" + i)) {
        problems.add(
            Rule.NO_PARAM_NAME,
            Place.of(parameter),
            "those of " + where + " were not kept by the compiler",
            "compile it with -parameters, or write @Param(name = \"...\")");
        return false;
      }
    }
    return true;
  }

  /** Whether a parameter takes the context of a call, of which the model knows nothing. */
  static boolean isContext(VariableElement parameter) {
    return Naming.describe(parameter.asType()).equals(ToolContext.class.getCanonicalName());
  }

  private static String name(Element member, Optional<Mark> mark) {
    return mark.map(param -> param.text("name"))
        .filter(name -> !name.isEmpty())
        .orElse(member.getSimpleName().toString());
  }

  private static Place place(Element member, Optional<Mark> mark) {
    return mark.filter(param -> param.value("name") != null)
        .map(param -> Place.of(member, param, "name"))
        .orElse(Place.of(member));
  }

  private Optional<String> text(
      Element member, Optional<Mark> mark, Javadoc javadoc, Place place, String path) {
    if (mark.isPresent() && (mark.get().unresolved("value") || mark.get().unresolved("name"))) {
      problems.addUnresolved(
          Rule.UNRESOLVED_TEXT,
          place,
          "that of " + path + " is not found",
          "use a constant that exists");
      return Optional.empty();
    }
    String written = mark.map(param -> param.text("value")).orElse("");
    return Optional.of(
        written.isBlank() ? javadoc.param(member.getSimpleName().toString()) : written);
  }

  private static Optional<Property> property(
      Element member, String name, Optional<String> text, Optional<JavaType> type) {
    String javaName = member.getSimpleName().toString();
    return text.isPresent() && type.isPresent()
        ? Optional.of(new Property(javaName, name, text.get(), type.get()))
        : Optional.empty();
  }

  private static Optional<List<Property>> all(List<Optional<Property>> read) {
    return read.stream().allMatch(Optional::isPresent)
        ? Optional.of(read.stream().flatMap(Optional::stream).toList())
        : Optional.empty();
  }

  /** The names of one object's properties. */
  private final class Names {
    private final Set<String> taken = new HashSet<>();
    private final Rule duplicate;
    private final String where;

    Names(Rule duplicate, String where) {
      this.duplicate = duplicate;
      this.where = where;
    }

    boolean take(String name, Place place) {
      if (!name.matches(Rule.PARAM_NAME)) {
        problems.add(
            Rule.BAD_PARAM_NAME,
            place,
            where + " has one called \"" + name + "\"",
            "give it another name with @Param(name = \"...\")");
        return false;
      }
      if (!taken.add(name)) {
        problems.add(
            duplicate,
            place,
            where + " has two called " + name,
            "give one of them another name with @Param(name = \"...\")");
        return false;
      }
      return true;
    }
  }
}
