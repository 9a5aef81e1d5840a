package io.openheim.tool;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.HashMap;
import java.util.Map;

/** The generic superclasses and interfaces of a class. */
final class Supers {
  private Supers() {}

  /** What the type parameters of the superclasses and interfaces of a class stand for in it. */
  static Map<Type, Type> of(Class<?> type) {
    Map<Type, Type> supers = new HashMap<>();
    bindSupers(type, supers);
    return supers;
  }

  private static void bindSupers(Class<?> type, Map<Type, Type> supers) {
    for (Class<?> at = type; at != null && at != Object.class; at = at.getSuperclass()) {
      bind(at.getGenericSuperclass(), supers);
      for (Type each : at.getGenericInterfaces()) {
        bind(each, supers);
        if (each instanceof ParameterizedType generic
            && generic.getRawType() instanceof Class<?> raw) {
          bindSupers(raw, supers);
        }
      }
    }
  }

  private static void bind(Type type, Map<Type, Type> supers) {
    if (type instanceof ParameterizedType generic && generic.getRawType() instanceof Class<?> raw) {
      TypeVariable<?>[] parameters = raw.getTypeParameters();
      for (int i = 0; i < parameters.length; i++) {
        supers.put(parameters[i], generic.getActualTypeArguments()[i]);
      }
    }
  }
}
