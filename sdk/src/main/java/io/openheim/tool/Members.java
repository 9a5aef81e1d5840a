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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The members of a plain class that the package of a tool may use, inherited ones included. */
final class Members {
  private final Class<?> type;
  private final Class<?> user;

  /** The class and its superclasses, the uppermost first. */
  private final List<Class<?>> levels;

  private final BoundTypes types;

  Members(Class<?> type, BoundTypes types) {
    this.type = type;
    this.types = types;
    this.user = types.user();
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
      for (Field field : level.getDeclaredFields()) {
        if (Modifier.isStatic(field.getModifiers())
            || Modifier.isTransient(field.getModifiers())
            || field.isSynthetic()) {
          continue;
        }
        Optional<Method> setter = setter(level, field);
        boolean open =
            usable(level, field.getModifiers()) && !Modifier.isFinal(field.getModifiers());
        if (setter.isPresent() || open) {
          slots.add(slot(field, setter));
        }
      }
      Arrays.stream(level.getDeclaredMethods())
          .filter(method -> isSetter(method) && isProperty(method) && !hasField(method))
          .sorted(Comparator.comparing(Method::getName))
          .map(method -> property(method))
          .filter(name -> slots.stream().noneMatch(slot -> slot.member.javaName().equals(name)))
          .distinct()
          .toList()
          .forEach(name -> slots.add(slot(name, overloads(name))));
    }
    return slots;
  }

  /** The setters of a property without a field; the getter says which one is the right one. */
  private List<Method> overloads(String name) {
    Map<Class<?>, Method> overloads = new LinkedHashMap<>();
    levels.stream()
        .flatMap(at -> Arrays.stream(at.getDeclaredMethods()))
        .filter(method -> isSetter(method) && isProperty(method) && property(method).equals(name))
        .forEach(
            method ->
                overloads.putIfAbsent(types.erased(method.getGenericParameterTypes()[0]), method));
    List<Method> like =
        overloads.values().stream()
            .filter(method -> getter(name, method.getParameterTypes()[0]).isPresent())
            .toList();
    return like.size() == 1 ? like : List.copyOf(overloads.values());
  }

  private boolean hasField(Method setter) {
    return levels.stream()
        .flatMap(at -> Arrays.stream(at.getDeclaredFields()))
        .anyMatch(field -> !Modifier.isStatic(field.getModifiers()) && sets(setter, field));
  }

  private static boolean sets(Method setter, Field field) {
    String name = field.getName();
    return setter.getName().equals("set" + name) || setter.getName().equals("set" + capital(name));
  }

  private static String capital(String name) {
    return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }

  private static Slot slot(String name, List<Method> setters) {
    Method setter = setters.get(0);
    Member member =
        new Member(
            name,
            setter.getGenericParameterTypes()[0],
            List.of(setter.getParameters()[0], setter),
            List.of(setter.getAnnotatedParameterTypes()[0]));
    return new Slot(member, setters, null, setter.getParameterTypes()[0]);
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
    return new Slot(member, setter.stream().toList(), field, field.getType());
  }

  /** The setter of a field, declared in the same class or below. */
  private Optional<Method> setter(Class<?> level, Field field) {
    return levels.subList(levels.indexOf(level), levels.size()).stream()
        .flatMap(at -> Arrays.stream(at.getDeclaredMethods()))
        .filter(method -> isSetter(method) && sets(method, field))
        .filter(method -> method.getGenericParameterTypes()[0].equals(field.getGenericType()))
        .findFirst();
  }

  private boolean isUsable(Method method) {
    return usable(method.getDeclaringClass(), method.getModifiers());
  }

  private boolean isSetter(Method method) {
    return method.getName().length() > 3
        && method.getName().startsWith("set")
        && method.getParameterCount() == 1
        && !Modifier.isStatic(method.getModifiers())
        && !Modifier.isAbstract(method.getModifiers())
        && !method.isSynthetic()
        && !method.isBridge()
        && isUsable(method);
  }

  /** Whether a setter sets a property also if there is no such field. */
  private static boolean isProperty(Method setter) {
    return Character.isUpperCase(setter.getName().charAt(3));
  }

  private static String property(Method setter) {
    String name = setter.getName().substring(3);
    boolean capitals = name.length() > 1 && Character.isUpperCase(name.charAt(1));
    return capitals ? name : name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
  }

  /** What gives a property: {@code name()}, {@code getName()} or {@code isName()}. */
  Optional<Method> getter(String name, Class<?> of) {
    String capital = capital(name);
    for (String wanted :
        List.of(name, "get" + capital, "get" + name, "is" + capital, "is" + name)) {
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

  /** A field that can be read, the property's own one first; null if there is none. */
  @Nullable Field readable(String name, @Nullable Field own, Class<?> of) {
    if (own != null && usable(own.getDeclaringClass(), own.getModifiers())) {
      return own;
    }
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

  /** A property of a class that is filled, through a setter, of which there is one, or directly. */
  record Slot(Member member, List<Method> setters, @Nullable Field field, Class<?> rawType) {
    @Nullable Method setter() {
      return setters.isEmpty() ? null : setters.get(0);
    }
  }
}
