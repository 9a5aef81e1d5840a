package io.openheim.tool;

import io.openheim.error.ConfigException;
import io.openheim.shape.ClassFiles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What the constants of an enum are called. */
final class EnumNames {
  private EnumNames() {}

  /** Refuses an enum that generated code would not take either. */
  static void checkSize(Class<?> type, String where) {
    int size = type.getEnumConstants().length;
    if (size > ClassFiles.MOST_CONSTANTS) {
      throw new ConfigException(
          "a tool must fit into a class file; "
              + where
              + " is a "
              + type.getTypeName()
              + " of "
              + size
              + " constants; use a String, or an enum of at most "
              + ClassFiles.MOST_CONSTANTS);
    }
  }

  static CompoundBinding.Choice bind(Class<?> type, String where) {
    List<Enum<?>> constants =
        Arrays.stream(type.getEnumConstants()).<Enum<?>>map(one -> (Enum<?>) one).toList();
    List<String> names = new ArrayList<>();
    for (Enum<?> constant : constants) {
      String name = name(constant);
      if (names.contains(name)) {
        throw new ConfigException(
            "the constants of an enum must have different names; "
                + where
                + " is a "
                + type.getTypeName()
                + ", which has two called "
                + name
                + "; give one of them another name with @Param(name = \"...\")");
      }
      names.add(name);
    }
    return new CompoundBinding.Choice(constants, List.copyOf(names));
  }

  private static String name(Enum<?> constant) {
    try {
      Param param =
          constant.getDeclaringClass().getField(constant.name()).getAnnotation(Param.class);
      return param == null || param.name().isEmpty() ? constant.name() : param.name();
    } catch (NoSuchFieldException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
