package io.openheim.tool;

import io.openheim.error.ConfigException;
import io.openheim.shape.Shape;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads sealed types by reflection. */
final class SealedReader {
  private static final List<String> DISCRIMINATORS = List.of("type", "kind", "_type");

  private SealedReader() {}

  static UnionBinding read(BoundTypes types, Class<?> sealed, String where) {
    List<Class<?>> leaves = new ArrayList<>();
    collect(types, sealed, sealed, where, leaves);
    List<UnionBinding.Kind> kinds = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (Class<?> leaf : leaves) {
      String name = name(leaf);
      if (names.contains(name)) {
        throw new ConfigException(
            "the classes of a sealed type must have different names; "
                + where
                + " is a "
                + sealed.getTypeName()
                + ", which has two called "
                + name
                + "; give one of them another name with @Param(name = \"...\")");
      }
      names.add(name);
      String inside = where + "(" + name + ")";
      ToolRules.checkType(leaf, types.user(), inside);
      kinds.add(new UnionBinding.Kind(name, leaf, types.part(leaf, inside)));
    }
    return new UnionBinding(discriminator(kinds), List.copyOf(kinds));
  }

  private static String name(Class<?> leaf) {
    Param param = leaf.getAnnotation(Param.class);
    return param == null || param.name().isEmpty() ? leaf.getSimpleName() : param.name();
  }

  /** A sealed class that can be made itself comes after those that extend it. */
  private static void collect(
      BoundTypes types, Class<?> whole, Class<?> at, String where, List<Class<?>> leaves) {
    if (at.isSealed()) {
      for (Class<?> permitted : at.getPermittedSubclasses()) {
        collect(types, whole, permitted, where, leaves);
      }
    }
    if (at.isSealed() && (at.isInterface() || Modifier.isAbstract(at.getModifiers()))) {
      return;
    }
    boolean closed = at.isSealed() || Modifier.isFinal(at.getModifiers());
    if (!closed || !ObjectReader.isObject(at) || at.getTypeParameters().length > 0) {
      throw types.unsupported(
          whole, where, "permits " + at.getTypeName() + ", no record or final class");
    }
    if (!leaves.contains(at)) {
      leaves.add(at);
    }
  }

  private static String discriminator(List<UnionBinding.Kind> kinds) {
    Set<String> taken =
        kinds.stream()
            .flatMap(kind -> kind.object().shape().properties().stream())
            .map(Shape.Property::name)
            .collect(Collectors.toSet());
    return Stream.concat(DISCRIMINATORS.stream(), Stream.iterate("__type", name -> "_" + name))
        .filter(name -> !taken.contains(name))
        .findFirst()
        .orElseThrow();
  }
}
