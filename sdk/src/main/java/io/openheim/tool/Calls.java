package io.openheim.tool;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Calls members by reflection so that what they throw comes out as it is. */
final class Calls {
  private Calls() {}

  static ObjectBinding.Maker maker(Constructor<?> constructor) {
    return values -> made(() -> constructor.newInstance(values));
  }

  static ObjectBinding.Maker filler(ObjectBinding.Maker empty, List<Setter> setters) {
    return values -> {
      Object object = empty.make(new Object[0]);
      for (int i = 0; i < values.length; i++) {
        setters.get(i).set(object, values[i]);
      }
      return object;
    };
  }

  static ObjectBinding.Getter getter(Method method) {
    return value -> unwrapped(() -> method.invoke(value));
  }

  static ObjectBinding.Getter getter(Field field) {
    return value -> unwrapped(() -> field.get(value));
  }

  /** Where null means that nothing was said, the object keeps what it has. */
  static Setter setter(Method method, boolean nullable) {
    return (object, value) -> {
      if (value != null || !nullable) {
        unwrapped(() -> method.invoke(object, value));
      }
    };
  }

  static Setter setter(Field field, boolean nullable) {
    return (object, value) -> {
      if (value != null || !nullable) {
        unwrapped(
            () -> {
              field.set(object, value);
              return null;
            });
      }
    };
  }

  private static Object made(Reflective call) {
    Object made = unwrapped(call);
    if (made == null) {
      throw new IllegalStateException("a constructor gave nothing");
    }
    return made;
  }

  private static @Nullable Object unwrapped(Reflective call) {
    try {
      return call.call();
    } catch (InvocationTargetException thrown) {
      return Calls.<RuntimeException>thrown(thrown.getCause());
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Throws anything as if it were unchecked, as the code of a user may throw anything. */
  @SuppressWarnings("unchecked")
  private static <T extends Throwable> @Nullable Object thrown(@Nullable Throwable cause) throws T {
    throw (T) cause;
  }

  /** Sets one property of an object. */
  interface Setter {
    void set(Object object, @Nullable Object value);
  }

  private interface Reflective {
    @Nullable Object call() throws ReflectiveOperationException;
  }
}
