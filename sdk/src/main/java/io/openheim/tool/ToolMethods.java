package io.openheim.tool;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
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
    Map<String, Set<String>> overridden = new HashMap<>();
    for (Class<?> at : levels(type)) {
      List<String> bridges = new ArrayList<>();
      for (Method method : at.getDeclaredMethods()) {
        String signature = method.getName() + Arrays.toString(method.getParameterTypes());
        if (!isWritten(method)) {
          // It overrides the method of a generic superclass, whose parameters erase differently.
          bridges.add(signature);
        } else if (isInherited(method, at, type)
            && !isOverridden(method, overridden, signature)
            && method.isAnnotationPresent(Tool.class)) {
          tools.add(method);
        }
      }
      bridges.forEach(each -> overrides(overridden, each).add(at.getPackageName()));
    }
    return tools;
  }

  /** What is visible in its package only is overridden there only; notes the method as well. */
  private static boolean isOverridden(
      Method method, Map<String, Set<String>> overridden, String signature) {
    Set<String> packages = overrides(overridden, signature);
    String own = method.getDeclaringClass().getPackageName();
    int widest = Modifier.PUBLIC | Modifier.PROTECTED | Modifier.PRIVATE;
    boolean anywhere = (method.getModifiers() & widest) != 0;
    boolean found = anywhere ? !packages.isEmpty() : packages.contains(own);
    packages.add(own);
    return found;
  }

  private static Set<String> overrides(Map<String, Set<String>> overridden, String signature) {
    return overridden.computeIfAbsent(signature, first -> new HashSet<>());
  }

  /** A class and its superclasses, then the interfaces of all of them. */
  private static Set<Class<?>> levels(Class<?> type) {
    Set<Class<?>> levels = new LinkedHashSet<>();
    for (Class<?> at = type; at != null && at != Object.class; at = at.getSuperclass()) {
      levels.add(at);
    }
    for (Class<?> level : List.copyOf(levels)) {
      addInterfaces(level, levels);
    }
    return levels;
  }

  private static void addInterfaces(Class<?> of, Set<Class<?>> levels) {
    for (Class<?> each : of.getInterfaces()) {
      levels.add(each);
      addInterfaces(each, levels);
    }
  }

  /** The interfaces of a class that have such methods, but for those that another one extends. */
  static List<Class<?>> interfacesOf(Class<?> type) {
    Set<Class<?>> levels = levels(type);
    List<Class<?>> found =
        levels.stream().filter(each -> each.isInterface() && declaredIn(each)).toList();
    return found.stream()
        .filter(
            each ->
                found.stream().noneMatch(other -> other != each && each.isAssignableFrom(other)))
        .toList();
  }

  /** Static methods of interfaces are not. */
  private static boolean isInherited(Method method, Class<?> at, Class<?> by) {
    return at == by || !at.isInterface() || !Modifier.isStatic(method.getModifiers());
  }

  /** The compiler copies annotations to the bridges that it makes. */
  private static boolean isWritten(Method method) {
    return !method.isBridge() && !method.isSynthetic();
  }
}
