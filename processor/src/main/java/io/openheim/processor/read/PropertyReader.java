package io.openheim.processor.read;

import io.openheim.processor.model.JavaType;
import io.openheim.processor.model.Property;
import io.openheim.processor.source.Javadoc;
import io.openheim.processor.source.Mark;
import io.openheim.processor.source.Naming;
import io.openheim.processor.source.Place;
import io.openheim.processor.source.Problems;
import io.openheim.processor.source.Rule;
import io.openheim.processor.source.SourceFiles;
import io.openheim.shape.DefaultValue;
import io.openheim.shape.Limits;
import io.openheim.tool.Param;
import io.openheim.tool.ToolContext;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;

/** Makes properties of the parameters of tools and of the members of objects. */
final class PropertyReader {
  private final TypeElement tools;
  private final SourceFiles files;
  private final Problems problems;
  private final TypeReader types;
  private final Types mirrors;
  private final Unenforced unenforced;

  PropertyReader(
      TypeElement tools, SourceFiles files, Types mirrors, Problems problems, TypeReader types) {
    this.mirrors = mirrors;
    this.unenforced = new Unenforced(problems);
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
    List<? extends TypeMirror> declared = parameterTypes(method);
    for (int i = 0; i < declared.size(); i++) {
      VariableElement parameter = method.getParameters().get(i);
      if (isContext(parameter)) {
        continue;
      }
      String name = parameter.getSimpleName().toString();
      String text = javadoc.param(name);
      Member member =
          new Member(
              name, parameter, declared.get(i), List.of(), List.of(parameter.asType()), text);
      String path = where + "(" + member.name() + ")";
      boolean free = names.take(member.name(), member.place("name"));
      TypeReader.Spot spot =
          new TypeReader.Spot(Place.of(parameter), path, Rule.UNSUPPORTED_PARAMETER);
      read.add(
          read(member, spot, Property.Reach.NONE)
              .filter(property -> free && types.canEnd(property.type(), spot)));
    }
    return all(read);
  }

  /** The types of a method's parameters as the tool class has them, which may be a subclass. */
  private List<? extends TypeMirror> parameterTypes(ExecutableElement method) {
    if (!(mirrors.asMemberOf((DeclaredType) tools.asType(), method)
        instanceof ExecutableType type)) {
      return List.of();
    }
    List<TypeMirror> types = new ArrayList<>(type.getParameterTypes());
    for (int i = 0; i < types.size(); i++) {
      TypeMirror declared = method.getParameters().get(i).asType();
      if (TypeReader.hasGenericArray(declared)) {
        types.set(i, declared);
      }
    }
    return types;
  }

  /** Reads the properties of an object; empty if there are problems. */
  Optional<List<Property>> ofObject(
      List<Member> members, List<Property.Reach> reaches, TypeReader.Spot spot, Rule duplicate) {
    Names names = new Names(duplicate, spot.path());
    List<Optional<Property>> read = new ArrayList<>();
    for (int i = 0; i < members.size(); i++) {
      Member member = members.get(i);
      boolean free = names.take(member.name(), spot.place());
      TypeReader.Spot inner = spot.inside("." + member.name());
      read.add(read(member, inner, reaches.get(i)).filter(property -> free));
    }
    return all(read);
  }

  private Optional<Property> read(Member member, TypeReader.Spot spot, Property.Reach reach) {
    unenforced.tell(member, spot);
    Optional<String> text = text(member, spot);
    Optional<JavaType> type =
        types.read(member.type(), spot).flatMap(plain -> limited(member, plain, spot));
    Optional<Property.Presence> presence = type.flatMap(read -> presence(member, read, spot));
    return text.isPresent() && type.isPresent() && presence.isPresent()
        ? Optional.of(
            new Property(
                member.javaName(), member.name(), text.get(), type.get(), presence.get(), reach))
        : Optional.empty();
  }

  private Optional<JavaType> limited(Member member, JavaType type, TypeReader.Spot spot) {
    try {
      Limits limits = member.limits();
      if (limits.equals(Limits.NONE)) {
        return Optional.of(type);
      }
      Optional<String> misfit = limits.misfit(type.shape());
      if (misfit.isPresent()) {
        throw new IllegalArgumentException(misfit.get());
      }
      return Optional.of(
          type instanceof JavaType.Maybe maybe
              ? new JavaType.Maybe(
                  maybe.wrapper(), new JavaType.Limited(maybe.present(), limits, member.javaName()))
              : new JavaType.Limited(type, limits, member.javaName()));
    } catch (IllegalArgumentException reason) {
      problems.add(
          Rule.BAD_LIMITS,
          spot.place(),
          spot.path() + " has some that do not: " + reason.getMessage(),
          "change or remove them");
      return Optional.empty();
    }
  }

  private Optional<Property.Presence> presence(Member member, JavaType type, TypeReader.Spot spot) {
    Optional<String> written = member.defaultValue();
    if (written.isEmpty()) {
      return Optional.of(
          new Property.Presence(member.nullable() && !type.optional(), Optional.empty()));
    }
    Optional<String> problem =
        type.optional()
            ? Optional.of("an Optional has none but to be empty")
            : DefaultValue.problem(type.shape(), written.get());
    if (problem.isEmpty()) {
      DefaultValue value = DefaultValue.of(type.shape(), written.get());
      return Optional.of(new Property.Presence(false, Optional.of(value)));
    }
    problems.add(
        Rule.BAD_DEFAULT,
        spot.place().element().equals(member.element())
            ? member.place("defaultValue")
            : spot.place(),
        "that of " + spot.path() + " is not: " + problem.get(),
        "change or remove it");
    return Optional.empty();
  }

  /** Class files keep the names of parameters only if the compiler was told to. */
  boolean named(ExecutableElement method, String where) {
    if (files.isSource(method, tools) || keptNames(method)) {
      return true;
    }
    for (int i = 0; i < method.getParameters().size(); i++) {
      VariableElement parameter = method.getParameters().get(i);
      boolean renamed =
          Mark.of(parameter, Param.class).filter(m -> !m.text("name").isEmpty()).isPresent();
      if (!isContext(parameter) && !renamed) {
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

  /** Only if all parameters are called as the compiler calls those without names, it did that. */
  private static boolean keptNames(ExecutableElement method) {
    return IntStream.range(0, method.getParameters().size())
        .anyMatch(i -> !method.getParameters().get(i).getSimpleName().contentEquals("arg" + i));
  }

  /** Whether a parameter takes the context of a call, of which the model knows nothing. */
  static boolean isContext(VariableElement parameter) {
    return Naming.describe(parameter.asType()).equals(ToolContext.class.getCanonicalName());
  }

  private Optional<String> text(Member member, TypeReader.Spot spot) {
    Optional<Mark> mark = member.mark();
    if (mark.isPresent() && (mark.get().unresolved("value") || mark.get().unresolved("name"))) {
      problems.addUnresolved(
          Rule.UNRESOLVED_TEXT,
          spot.place().element().equals(member.element()) ? member.place("name") : spot.place(),
          "that of " + spot.path() + " is not found",
          "use a constant that exists");
      return Optional.empty();
    }
    String written = mark.map(param -> param.text("value")).orElse("");
    return Optional.of(written.isBlank() ? member.javadoc() : written);
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
