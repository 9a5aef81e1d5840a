package io.openheim.tool;

import io.openheim.error.ConfigException;
import io.openheim.shape.Shape;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a tool class has to keep to, as the annotation processor words it. */
final class ToolRules {
  private static final String TOOL_NAME = "[a-zA-Z_][a-zA-Z0-9_-]{0,63}";
  private static final String PARAM_NAME = "[a-zA-Z0-9_.-]{1,64}";

  private ToolRules() {}

  static void checkClass(Class<?> type) {
    String obstacle = obstacle(type);
    if (obstacle != null) {
      throw new ConfigException(
          "a tool must stand in a class, record, enum or interface that its package can use; "
              + type.getName()
              + " is "
              + obstacle
              + "; remove private");
    }
  }

  /** Refuses a record or enum that generated code could not use either. */
  static void checkType(Class<?> type, Class<?> user, String where) {
    String obstacle = obstacle(type);
    boolean hidden = obstacle != null;
    if (!hidden && !type.getPackageName().equals(user.getPackageName())) {
      obstacle = foreign(type);
    }
    if (obstacle != null) {
      throw new ConfigException(
          "the types of a tool must be usable where the tool is; "
              + where
              + " is a "
              + type.getTypeName()
              + ", which is "
              + obstacle
              + (hidden ? "; remove private" : "; make it public"));
    }
  }

  /** What keeps another package from using a class; null if nothing does. */
  private static @Nullable String foreign(Class<?> type) {
    for (Class<?> at = type; at != null; at = at.getEnclosingClass()) {
      if (!Modifier.isPublic(at.getModifiers())) {
        String reason = "not public and in another package";
        return at == type ? reason : "in " + at.getName() + ", which is " + reason;
      }
    }
    return null;
  }

  /** What keeps a package from using a class; null if nothing does. */
  private static @Nullable String obstacle(Class<?> type) {
    for (Class<?> at = type; at != null; at = at.getEnclosingClass()) {
      if (Modifier.isPrivate(at.getModifiers())) {
        return at == type ? "private" : "in " + at.getName() + ", which is private";
      }
    }
    return null;
  }

  static void checkMethod(Method method, Class<?> user, String where) {
    if (Modifier.isPrivate(method.getModifiers())) {
      throw new ConfigException(
          "a tool must be callable from the class generated beside it; "
              + where
              + " is private; remove private");
    }
    if (!Modifier.isPublic(method.getModifiers())
        && !method.getDeclaringClass().getPackageName().equals(user.getPackageName())) {
      throw new ConfigException(
          "a tool must be callable from the class generated beside it; "
              + where
              + " is not public and in another package; make it public");
    }
    if (Modifier.isAbstract(method.getModifiers())) {
      throw new ConfigException(
          "a tool must have a body; " + where + " is abstract; mark the methods that implement it");
    }
    if (method.getTypeParameters().length > 0) {
      throw generic(where, method.getTypeParameters()[0].getName());
    }
  }

  private static ConfigException generic(String where, String parameter) {
    return new ConfigException(
        "a tool must not be generic; "
            + where
            + " has the type parameter "
            + parameter
            + "; write the type that it stands for");
  }

  static String name(Method method, String where) {
    String written = mark(method).name();
    String name = written.isEmpty() ? method.getName() : written;
    checkName(name, where + " is called", " with @Tool(name = \"...\")");
    return name;
  }

  /** Refuses a name that providers would; {@code found} goes before it, {@code how} renames. */
  static void checkName(String name, String found, String how) {
    if (!name.matches(TOOL_NAME)) {
      throw new ConfigException(
          "a tool's name must match "
              + TOOL_NAME
              + "; "
              + found
              + " \""
              + name
              + "\"; give it another name"
              + how);
    }
  }

  static void checkNames(Class<?> type, List<String> names) {
    Set<String> taken = new HashSet<>();
    for (String name : names) {
      if (!taken.add(name)) {
        throw new ConfigException(
            "the tools of a class must have different names; "
                + type.getName()
                + " has two called "
                + name
                + "; give one of them another name with @Tool(name = \"...\")");
      }
    }
  }

  static String description(Method method, String where) {
    String text = mark(method).value();
    if (text.isBlank()) {
      throw new ConfigException(
          "a tool needs a description; "
              + where
              + " has none that can be seen here, where Javadoc is not; write"
              + " @Tool(\"what it does\")");
    }
    return text;
  }

  static Tool mark(Method method) {
    return Objects.requireNonNull(method.getAnnotation(Tool.class));
  }

  /** The position of the parameter that takes the context; -1 if there is none. */
  static int contextAt(Method method, String where) {
    int found = -1;
    for (int i = 0; i < method.getParameterCount(); i++) {
      if (method.getParameterTypes()[i] == ToolContext.class) {
        if (found >= 0) {
          throw new ConfigException(
              "a tool takes its context at most once; "
                  + where
                  + " has two parameters of type ToolContext; remove one of them");
        }
        found = i;
      }
    }
    return found;
  }

  static void checkParameter(String name, Shape.ObjectOf before, String where) {
    checkProperty(name, before, where, "the parameters of a tool");
  }

  static void checkProperty(String name, Shape.ObjectOf before, String where, String subject) {
    checkProperty(name, before, where, subject, " with @Param(name = \"...\")");
  }

  /** Refuses a name that is no good or that is taken; {@code how} gives another one. */
  static void checkProperty(
      String name, Shape.ObjectOf before, String where, String subject, String how) {
    if (!name.matches(PARAM_NAME)) {
      throw new ConfigException(
          "a parameter's name must match "
              + PARAM_NAME
              + "; "
              + where
              + " has one called \""
              + name
              + "\"; give it another name"
              + how);
    }
    if (before.properties().stream().anyMatch(property -> property.name().equals(name))) {
      throw new ConfigException(
          subject
              + " must have different names; "
              + where
              + " has two called "
              + name
              + "; give one of them another name"
              + how);
    }
  }
}
