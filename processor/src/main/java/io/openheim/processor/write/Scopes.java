package io.openheim.processor.write;

import io.openheim.processor.model.ToolClass;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.TypeElement;

/** The scopes of one generated class, each with the names that are still free in it. */
final class Scopes {
  /** What a toolbox inherits, and what a method without an object before it cannot be called. */
  private static final Set<String> INHERITED =
      Set.of(
          "call",
          "clone",
          "equals",
          "finalize",
          "getClass",
          "hashCode",
          "notify",
          "notifyAll",
          "of",
          "parameters",
          "specs",
          "toString",
          "wait",
          "yield");

  private final FreeNames methods = new FreeNames(INHERITED);
  private final FreeNames constants;
  private final Set<String> roots;

  /** Begins with nothing declared: constants must not hide types, nor variables packages. */
  Scopes(ToolClass tools) {
    this(tools.types());
  }

  /** The same for a class that uses these types. */
  Scopes(Stream<TypeElement> types) {
    List<String[]> names =
        types.map(type -> type.getQualifiedName().toString().split("\\.")).toList();
    constants = new FreeNames(names.stream().flatMap(Arrays::stream).toList());
    roots =
        names.stream()
            .filter(name -> Character.isLowerCase(name[0].charAt(0)))
            .map(name -> name[0])
            .collect(Collectors.toSet());
  }

  FreeNames methods() {
    return methods;
  }

  FreeNames constants() {
    return constants;
  }

  /** The local variables of a new method with the given parameters. */
  FreeNames locals(String... parameters) {
    Set<String> taken = new HashSet<>(roots);
    taken.addAll(List.of(parameters));
    taken.add("target");
    taken.add("yield");
    return new FreeNames(taken);
  }
}
