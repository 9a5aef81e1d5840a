package io.openheim.processor.read;

import io.openheim.processor.model.JavaType;
import io.openheim.processor.model.Property;
import io.openheim.processor.source.Mark;
import io.openheim.processor.source.Problems;
import io.openheim.processor.source.Rule;
import io.openheim.shape.ClassFiles;
import io.openheim.tool.Param;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;

/** Reads what is one of several: enums and sealed types. */
final class ChoiceReader {
  private static final List<String> DISCRIMINATORS = List.of("type", "kind", "_type");

  private final Types mirrors;
  private final Problems problems;
  private final TypeReader types;

  ChoiceReader(Types mirrors, Problems problems, TypeReader types) {
    this.mirrors = mirrors;
    this.problems = problems;
    this.types = types;
  }

  Optional<JavaType> choice(TypeElement type, TypeReader.Spot spot) {
    List<JavaType.Choice.Constant> constants =
        type.getEnclosedElements().stream()
            .filter(member -> member.getKind() == ElementKind.ENUM_CONSTANT)
            .map(one -> new JavaType.Choice.Constant(one.getSimpleName().toString(), name(one)))
            .toList();
    if (constants.isEmpty()) {
      return types.none(type.asType(), spot, "has no constants");
    }
    if (constants.size() > ClassFiles.MOST_CONSTANTS) {
      problems.add(
          Rule.TOO_LARGE,
          spot.place(),
          spot.path() + " is a " + type + " of " + constants.size() + " constants",
          "use a String, or an enum of at most " + ClassFiles.MOST_CONSTANTS);
      return Optional.empty();
    }
    List<String> names = constants.stream().map(JavaType.Choice.Constant::name).toList();
    return types.usable(type, spot) && differ(names, Rule.DUPLICATE_CONSTANT, type, spot)
        ? Optional.of(new JavaType.Choice(type, constants))
        : Optional.empty();
  }

  private static String name(Element named) {
    return Mark.of(named, Param.class)
        .map(param -> param.text("name"))
        .filter(name -> !name.isEmpty())
        .orElse(named.getSimpleName().toString());
  }

  private boolean differ(List<String> names, Rule rule, TypeElement type, TypeReader.Spot spot) {
    Set<String> taken = new HashSet<>();
    Optional<String> twice = names.stream().filter(name -> !taken.add(name)).findFirst();
    twice.ifPresent(
        name ->
            problems.add(
                rule,
                spot.place(),
                spot.path() + " is a " + type + ", which has two called " + name,
                "give one of them another name with @Param(name = \"...\")"));
    return twice.isEmpty();
  }

  Optional<JavaType.Union> union(DeclaredType mirror, TypeElement sealed, TypeReader.Spot spot) {
    List<TypeElement> leaves = new ArrayList<>();
    Optional<TypeElement> open = collect(sealed, leaves, new HashSet<>());
    if (open.isPresent()) {
      return types.none(mirror, spot, "permits " + open.get() + ", no record or final class");
    }
    if (leaves.isEmpty()) {
      return types.none(mirror, spot, "permits nothing");
    }
    List<String> names = leaves.stream().map(ChoiceReader::name).toList();
    boolean differ = differ(names, Rule.DUPLICATE_KIND, sealed, spot);
    List<JavaType.Union.Case> kinds = new ArrayList<>();
    for (TypeElement leaf : leaves) {
      TypeReader.Spot inside = spot.inside("(" + name(leaf) + ")");
      boolean usable = types.usable(leaf, inside);
      types
          .part((DeclaredType) leaf.asType(), leaf, List.of(), inside)
          .filter(object -> usable)
          .ifPresent(object -> kinds.add(new JavaType.Union.Case(name(leaf), object)));
    }
    return differ && kinds.size() == leaves.size()
        ? Optional.of(new JavaType.Union(sealed, discriminator(kinds), kinds))
        : Optional.empty();
  }

  /**
   * Collects the classes that can be made; a sealed one comes after those that extend it. Gives
   * back one that can be extended by anybody, or cannot be made, if there is one.
   */
  private Optional<TypeElement> collect(
      TypeElement at, List<TypeElement> leaves, Set<TypeElement> seen) {
    if (!seen.add(at)) {
      return Optional.empty();
    }
    boolean sealed = at.getModifiers().contains(Modifier.SEALED);
    if (sealed) {
      for (TypeMirror permitted : at.getPermittedSubclasses()) {
        if (mirrors.asElement(permitted) instanceof TypeElement next) {
          Optional<TypeElement> open = collect(next, leaves, seen);
          if (open.isPresent()) {
            return open;
          }
        }
      }
      if (at.getKind().isInterface() || at.getModifiers().contains(Modifier.ABSTRACT)) {
        return Optional.empty();
      }
    }
    boolean closed = sealed || at.getModifiers().contains(Modifier.FINAL);
    if (!closed || !ObjectReader.isObject(at) || !at.getTypeParameters().isEmpty()) {
      return Optional.of(at);
    }
    if (!leaves.contains(at)) {
      leaves.add(at);
    }
    return Optional.empty();
  }

  private static String discriminator(List<JavaType.Union.Case> kinds) {
    Set<String> taken =
        kinds.stream()
            .flatMap(kind -> kind.object().properties().stream())
            .map(Property::name)
            .collect(Collectors.toSet());
    return Stream.concat(DISCRIMINATORS.stream(), Stream.iterate("__type", name -> "_" + name))
        .filter(name -> !taken.contains(name))
        .findFirst()
        .orElseThrow();
  }
}
