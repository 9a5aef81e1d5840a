package io.openheim.tool;

import io.openheim.error.ConfigException;
import io.openheim.shape.ClassFiles;
import io.openheim.shape.SchemaWriter;
import java.lang.reflect.Modifier;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Finds the output of a class: the generated one, else one by reflection. Thread-safe. */
final class OutputTypes {
  /** What was found lives exactly as long as its class. */
  private static final ClassValue<AtomicReference<@Nullable OutputType<?>>> REGISTRY =
      new ClassValue<>() {
        @Override
        protected AtomicReference<@Nullable OutputType<?>> computeValue(Class<?> type) {
          return new AtomicReference<>();
        }
      };

  private OutputTypes() {}

  static <T> void register(Class<T> type, OutputType<T> output) {
    REGISTRY.get(type).set(output);
  }

  /** Under a class only outputs of that class are kept. */
  @SuppressWarnings("unchecked")
  static <T> OutputType<T> of(Class<T> type) {
    AtomicReference<@Nullable OutputType<?>> slot = REGISTRY.get(type);
    OutputType<?> known = slot.get();
    if (known == null) {
      initialise(type);
      known = slot.get();
    }
    if (known == null) {
      known = reflective(type);
      slot.compareAndSet(null, known);
    }
    return (OutputType<T>) known;
  }

  /** The generated class registers itself. */
  private static void initialise(Class<?> type) {
    if (!type.isAnnotationPresent(Output.class) || type.isHidden() || type.isLocalClass()) {
      return;
    }
    try {
      Class.forName(generatedName(type), true, type.getClassLoader());
    } catch (ClassNotFoundException none) {
      // The processor did not run.
    } catch (LinkageError broken) {
      throw new ConfigException(
          "the class "
              + generatedName(type)
              + ", by its name the generated output of "
              + type.getName()
              + ", cannot be loaded; compile both anew, with the same version of the processor as"
              + " of the SDK",
          broken);
    }
  }

  private static String generatedName(Class<?> type) {
    String name = type.getName();
    int simple = name.lastIndexOf('.') + 1;
    return name.substring(0, simple) + name.substring(simple).replace('$', '_') + "Output";
  }

  private static <T> OutputType<T> reflective(Class<T> type) {
    refuseGeneric(type);
    refuseHidden(type);
    BoundType values = BoundTypes.ofOutput(type);
    refuseLarge(type, values);
    return new BoundOutput<>(type.getSimpleName(), values);
  }

  private static void refuseLarge(Class<?> type, BoundType values) {
    int size = ClassFiles.size(SchemaWriter.write(values.shape()));
    if (size > ClassFiles.LONGEST_TEXT) {
      throw new ConfigException(
          "an output must fit into a class file; the schema of OutputType.of("
              + type.getTypeName()
              + ") has "
              + size
              + " bytes; describe less, or make several outputs of it; "
              + ClassFiles.LONGEST_TEXT
              + " bytes fit");
    }
  }

  private static void refuseGeneric(Class<?> type) {
    if (type.getTypeParameters().length > 0) {
      throw new ConfigException(
          "an output must not be generic; "
              + type.getTypeName()
              + " has the type parameter "
              + type.getTypeParameters()[0].getName()
              + "; use a record with a component that says what it stands for, or"
              + " OutputType.listOf, setOf or mapOf");
    }
  }

  private static void refuseHidden(Class<?> type) {
    for (Class<?> at = type; at != null; at = at.getEnclosingClass()) {
      if (Modifier.isPrivate(at.getModifiers())) {
        throw new ConfigException(
            "an output must be usable in its own package; "
                + type.getTypeName()
                + " is "
                + (at == type ? "" : "in " + at.getTypeName() + ", which is ")
                + "private; remove private");
      }
    }
  }
}
