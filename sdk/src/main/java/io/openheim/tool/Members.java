package io.openheim.tool;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The members of a plain class that the package of a tool may use, inherited ones included. */
final class Members {
  private final Class<?> type;
  private final Class<?> user;

  /** The class and its superclasses, the uppermost first. */
  private final List<Class<?>> levels;

  Members(Class<?> type, Class<?> user) {
    this.type = type;
    this.user = user;
    Deque<Class<?>> found = new ArrayDeque<>();
    for (Class<?> at = type; at != null && !at.getName().startsWith("java."); ) {
      found.push(at);
      at = at.getSuperclass();
    }
    levels = List.copyOf(found);
  }

  /** A field that a class declares itself, whoever may use it; null if there is none. */
  static @Nullable Field field(Class<?> type, String name) {
    return Arrays.stream(type.getDeclaredFields())
        .filter(field -> field.getName().equals(name) && !Modifier.isStatic(field.getModifiers()))
        .findFirst()
        .orElse(null);
  }

  List<Constructor<?>> constructors() {
    return Arrays.stream(type.getDeclaredConstructors())
        .filter(one -> !one.isSynthetic() && usable(type, one.getModifiers()))
        .toList();
  }

  /** The properties of a class that is filled: its fields in order, then setters without one. */
  List<Slot> slots() {
    List<Slot> slots = new ArrayList<>();
    for (Class<?> level : levels) {
      List<String> named = new ArrayList<>();
      for (Field field : level.getDeclaredFields()) {
        if (Modifier.isStatic(field.getModifiers()) || field.isSynthetic()) {
          continue;
        }
        named.add(field.getName());
        Optional<Method> setter = setter(level, field);
        boolean open =
            usable(level, field.getModifiers()) && !Modifier.isFinal(field.getModifiers());
        if (setter.isPresent() || open) {
          slots.add(slot(field, setter));
        }
      }
      Arrays.stream(level.getDeclaredMethods())
          .filter(method -> isSetter(method) && usable(level, method.getModifiers()))
          .filter(method -> !named.contains(property(method)))
          .filter(method -> levels.stream().noneMatch(one -> field(one, property(method)) != null))
          .sorted(Comparator.comparing(Method::getName))
          .forEach(method -> addOnly(slots, method));
    }
    return slots;
  }

  /** Of an overridden setter the first one counts. */
  private static void addOnly(List<Slot> slots, Method setter) {
    String name = property(setter);
    if (slots.stream().noneMatch(slot -> slot.member.javaName().equals(name))) {
      slots.add(
          new Slot(
              new Member(
                  name,
                  setter.getGenericParameterTypes()[0],
                  List.of(setter.getParameters()[0], setter),
                  List.of(setter.getAnnotatedParameterTypes()[0])),
              setter,
              null,
              setter.getParameterTypes()[0]));
    }
  }

  private static Slot slot(Field field, Optional<Method> setter) {
    List<AnnotatedElement> elements = new ArrayList<>(List.of(field));
    List<AnnotatedType> types = new ArrayList<>(List.of(field.getAnnotatedType()));
    if (setter.isPresent()) {
      elements.add(setter.get().getParameters()[0]);
      elements.add(setter.get());
      types.add(setter.get().getAnnotatedParameterTypes()[0]);
    }
    Member member = new Member(field.getName(), field.getGenericType(), elements, types);
    return new Slot(member, setter.orElse(null), field, field.getType());
  }

  /** The setter of a field, declared in the same class or below. */
  private Optional<Method> setter(Class<?> level, Field field) {
    return levels.subList(levels.indexOf(level), levels.size()).stream()
        .flatMap(at -> Arrays.stream(at.getDeclaredMethods()).filter(this::isUsable))
        .filter(method -> isSetter(method) && property(method).equals(field.getName()))
        .filter(method -> method.getGenericParameterTypes()[0].equals(field.getGenericType()))
        .findFirst();
  }

  private boolean isUsable(Method method) {
    return usable(method.getDeclaringClass(), method.getModifiers());
  }

  private static boolean isSetter(Method method) {
    return method.getName().length() > 3
        && method.getName().startsWith("set")
        && Character.isUpperCase(method.getName().charAt(3))
        && method.getParameterCount() == 1
        && !Modifier.isStatic(method.getModifiers())
        && !Modifier.isAbstract(method.getModifiers())
        && !method.isSynthetic()
        && !method.isBridge();
  }

  private static String property(Method setter) {
    String name = setter.getName().substring(3);
    boolean capitals = name.length() > 1 && Character.isUpperCase(name.charAt(1));
    return capitals ? name : name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
  }

  /** What gives a property: {@code name()}, {@code getName()} or {@code isName()}. */
  Optional<Method> getter(String name, Class<?> of) {
    String capital = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    for (String wanted : List.of(name, "get" + capital, "is" + capital)) {
      for (int i = levels.size() - 1; i >= 0; i--) {
        Optional<Method> found =
            Arrays.stream(levels.get(i).getDeclaredMethods())
                .filter(method -> method.getName().equals(wanted) && isUsable(method))
                .filter(method -> method.getParameterCount() == 0 && method.getReturnType() == of)
                .filter(method -> !Modifier.isStatic(method.getModifiers()))
                .findFirst();
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  /** A field that can be read; null if there is none. */
  @Nullable Field readable(String name, Class<?> of) {
    for (int i = levels.size() - 1; i >= 0; i--) {
      Field field = field(levels.get(i), name);
      if (field != null
          && field.getType() == of
          && usable(field.getDeclaringClass(), field.getModifiers())) {
        return field;
      }
    }
    return null;
  }

  private boolean usable(Class<?> declaring, int modifiers) {
    return Modifier.isPublic(modifiers)
        || (!Modifier.isPrivate(modifiers)
            && declaring.getPackageName().equals(user.getPackageName()));
  }

  /** A property of a class that is filled, through a setter or else directly. */
  record Slot(Member member, @Nullable Method setter, @Nullable Field field, Class<?> rawType) {}
}
