package io.openheim.tool;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds the {@link Tool @Tool} methods of a class by reflection, inherited ones included. */
final class ToolMethods {
  private ToolMethods() {}

  /** Whether a class has such methods of its own. */
  static boolean declaredIn(Class<?> type) {
    return Arrays.stream(type.getDeclaredMethods())
        .anyMatch(method -> isWritten(method) && method.isAnnotationPresent(Tool.class));
  }

  /** The methods that calls would reach: an overridden one is left out, marked or not. */
  static List<Method> of(Class<?> type) {
    List<Method> tools = new ArrayList<>();
    Set<String> overridden = new HashSet<>();
    for (Class<?> at = type; at != null && at != Object.class; at = at.getSuperclass()) {
      for (Method method : at.getDeclaredMethods()) {
        if (isWritten(method)
            && overridden.add(method.getName() + Arrays.toString(method.getParameterTypes()))
            && method.isAnnotationPresent(Tool.class)) {
          tools.add(method);
        }
      }
    }
    return tools;
  }

  /** The compiler copies annotations to the bridges that it makes. */
  private static boolean isWritten(Method method) {
    return !method.isBridge() && !method.isSynthetic();
  }
}
