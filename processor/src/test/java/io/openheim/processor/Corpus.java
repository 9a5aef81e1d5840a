package io.openheim.processor;

import io.openheim.tool.Toolbox;
import io.openheim.tool.Toolboxes;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The classes with tools of every kind. */
final class Corpus {
  /** A record beside a class in one file is not nice, but must work. */
  static final List<String> OPTIONS = List.of("-Xlint:all,-processing,-auxiliaryclass");

  private Corpus() {}

  /** The names of all files. */
  static List<String> files() {
    return Sources.in("corpus").stream().map(file -> file.getFileName().toString()).toList();
  }

  /** The names of files that can be compiled together: one has classes called as those of Java. */
  static List<List<String>> groups() {
    Map<Boolean, List<String>> groups =
        files().stream().collect(Collectors.partitioningBy(file -> !file.equals("Optional.java")));
    return List.of(groups.get(true), groups.get(false));
  }

  static Path file(String name) {
    return Sources.folder("corpus/" + name);
  }

  /** The toolboxes of what a class of the corpus has to show. */
  static List<Toolbox> toolboxes(Class<?> type) throws ReflectiveOperationException {
    Method tools = type.getDeclaredMethod("tools");
    tools.setAccessible(true);
    List<Toolbox> toolboxes = new ArrayList<>();
    for (Object target : (List<?>) tools.invoke(null)) {
      toolboxes.add(Toolboxes.of(target));
    }
    return toolboxes;
  }
}
