package io.openheim.tool;

import io.openheim.error.ConfigException;
import io.openheim.shape.Shape;
import java.lang.reflect.Constructor;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A record. */
final class RecordBinding implements BoundType {
  private final RecordType components;
  private final Constructor<?> constructor;
  private final Method[] accessors;

  RecordBinding(Class<?> type, RecordType components, String where) {
    this.components = components;
    RecordComponent[] parts = type.getRecordComponents();
    Class<?>[] types = Arrays.stream(parts).map(RecordComponent::getType).toArray(Class<?>[]::new);
    accessors = Arrays.stream(parts).map(RecordComponent::getAccessor).toArray(Method[]::new);
    try {
      constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      for (Method accessor : accessors) {
        accessor.setAccessible(true);
      }
    } catch (InaccessibleObjectException | NoSuchMethodException closed) {
      throw new ConfigException(
          where
              + " is a "
              + type.getTypeName()
              + ", which cannot be made by reflection, because its module does not open its"
              + " package; compile it with the annotation processor openheim-processor, or open"
              + " the package to io.openheim.sdk",
          closed);
    }
  }

  @Override
  public Shape shape() {
    return components.fields().shape();
  }

  @Override
  public Object read(ToolInput in) {
    @Nullable Object[] values = components.readValues(in);
    try {
      return constructor.newInstance(values);
    } catch (InvocationTargetException thrown) {
      if (thrown.getCause() instanceof IllegalArgumentException refusal) {
        throw in.refused(refusal);
      }
      throw unchecked(thrown);
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @Override
  public void write(ToolOutput out, @Nullable Object value) {
    if (value == null) {
      out.nullValue();
      return;
    }
    out.beginObject();
    for (int i = 0; i < accessors.length; i++) {
      Object part = part(value, accessors[i]);
      BoundType type = components.types().get(i);
      if (type.optional() && (part == null || part.equals(type.absent()))) {
        continue;
      }
      out.name(components.fields().name(i));
      type.write(out, part);
    }
    out.endObject();
  }

  private static @Nullable Object part(Object value, Method accessor) {
    try {
      return accessor.invoke(value);
    } catch (InvocationTargetException thrown) {
      throw unchecked(thrown);
    } catch (IllegalAccessException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** What a constructor or accessor of a record threw; neither may declare a checked exception. */
  private static RuntimeException unchecked(InvocationTargetException thrown) {
    if (thrown.getCause() instanceof Error error) {
      throw error;
    }
    return thrown.getCause() instanceof RuntimeException cause
        ? cause
        : new IllegalStateException(thrown.getCause());
  }
}
