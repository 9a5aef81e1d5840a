package io.openheim.tool;

import io.openheim.error.ConfigException;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Finds tools that need no object: static ones of a class, or methods typed into JShell. */
final class LookupTools {
  private LookupTools() {}

  static Toolbox of(MethodHandles.Lookup lookup) {
    Class<?> type = lookup.lookupClass();
    return JShellSnippets.isSnippet(type) ? typed(type) : declared(type);
  }

  private static Toolbox declared(Class<?> type) {
    List<Method> methods = statics(type);
    if (methods.isEmpty()) {
      throw new ConfigException(
          "a lookup stands for the static methods marked @Tool of its class, and "
              + type.getName()
              + " has none; mark some, or pass an object with tools");
    }
    ToolboxFactory<?> factory = Toolboxes.generated(type);
    if (factory == null) {
      return ReflectiveToolbox.ofStatic(type, methods);
    }
    List<String> names =
        methods.stream().map(method -> ToolRules.name(method, method.getName())).toList();
    return new StaticTools(ofNobody(factory), names);
  }

  private static Toolbox typed(Class<?> snippet) {
    Map<String, String> taken = new HashMap<>();
    List<Method> methods = new ArrayList<>();
    for (Class<?> each : JShellSnippets.current(snippet)) {
      for (Method method : statics(each)) {
        String name = ToolRules.name(method, method.getName());
        String other = taken.putIfAbsent(name, signature(method));
        if (other != null) {
          throw new ConfigException(
              "the tools of a JShell session must have different names; two are called "
                  + name
                  + ", "
                  + other
                  + " and "
                  + signature(method)
                  + "; give one of them another name with @Tool(name = \"...\"), or if you dropped"
                  + " or replaced it, type it once more without @Tool");
        }
        methods.add(method);
      }
    }
    if (methods.isEmpty()) {
      throw new ConfigException(
          "a lookup in JShell stands for the methods marked @Tool that were typed so far, and"
              + " there are none; type some, or pass an object with tools");
    }
    return ReflectiveToolbox.ofStatic(snippet, methods);
  }

  private static String signature(Method method) {
    return method.getName()
        + Arrays.stream(method.getParameterTypes())
            .map(Class::getSimpleName)
            .collect(Collectors.joining(", ", "(", ")"));
  }

  private static List<Method> statics(Class<?> type) {
    return ToolMethods.of(type).stream()
        .filter(method -> method.getDeclaringClass() == type)
        .filter(method -> Modifier.isStatic(method.getModifiers()))
        .toList();
  }

  /** Generated code calls static methods on the class. */
  @SuppressWarnings("NullAway")
  private static Toolbox ofNobody(ToolboxFactory<?> factory) {
    return factory.create(null);
  }

  /** Those of the tools of a class that need no object of it. */
  private static final class StaticTools extends Toolbox {
    private final Toolbox all;
    private final int[] positions;

    StaticTools(Toolbox all, List<String> names) {
      super(
          all.specs().stream()
              .filter(spec -> names.contains(spec.name()))
              .toArray(ToolSpec[]::new));
      this.all = all;
      this.positions = specs().stream().mapToInt(all.specs()::indexOf).toArray();
    }

    @Override
    protected void call(int tool, ToolInput in, ToolOutput out) throws Throwable {
      all.call(positions[tool], in, out);
    }

    @Override
    protected Fields parameters(int tool) {
      return all.parameters(positions[tool]);
    }
  }
}
