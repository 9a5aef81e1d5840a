package io.openheim.tool;

import io.openheim.error.ConfigException;
import java.lang.invoke.MethodHandles;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Finds the tools of an object. Thread-safe.
 *
 * <p>What is registered here lives exactly as long as the class it is registered for.
 */
public final class Toolboxes {
  private static final ClassValue<AtomicReference<@Nullable ToolboxFactory<?>>> REGISTRY =
      new ClassValue<>() {
        @Override
        protected AtomicReference<@Nullable ToolboxFactory<?>> computeValue(Class<?> type) {
          return new AtomicReference<>();
        }
      };

  private Toolboxes() {}

  /**
   * Makes the toolbox of a class known. Called by the static initialiser of generated code.
   *
   * @param type the class whose methods are tools
   * @param factory makes its toolbox
   * @param <T> that class
   */
  public static <T> void register(Class<T> type, ToolboxFactory<T> factory) {
    REGISTRY.get(type).set(factory);
  }

  /**
   * The tools of an object: the generated toolbox of its class or of the nearest superclass that
   * has one (so proxies work too), or of the one interface that has one; else one that does the
   * same by reflection.
   *
   * <p>A {@link MethodHandles.Lookup Lookup} stands for tools without an object: the static {@link
   * Tool @Tool} methods that the class declares in which {@code MethodHandles.lookup()} is called.
   *
   * <pre>{@code
   * public class Main {
   *   @Tool("Adds two numbers")
   *   static int add(int a, int b) {
   *     return a + b;
   *   }
   *
   *   public static void main(String[] args) {
   *     Agent agent = Agent.builder().model("offline").tools(MethodHandles.lookup()).build();
   *   }
   * }
   * }</pre>
   *
   * <p>Typed at JShell's top level, that call gives all methods marked {@code @Tool} that were
   * typed there up to the moment when the agent is built. Of a method that is typed again, with the
   * same parameter types, the new form counts; if it is not marked any more, it is no tool any
   * more. That a method was dropped with {@code /drop}, or that typing it again failed, cannot be
   * known: it stays a tool until it is typed again without {@code @Tool}, or until {@code /reset}.
   *
   * @param target an object with {@link Tool @Tool} methods, a {@link Toolbox}, a {@link
   *     FunctionTool} for example, which is given back as it is, or a lookup
   * @return its tools
   * @throws ConfigException if the object has no such methods, or has some that cannot be tools
   */
  @SuppressWarnings("ConstantValue") // What is not compiled with a checker may pass null.
  public static Toolbox of(Object target) {
    if (target == null) {
      throw new ConfigException(
          "tools(...) takes objects with methods marked @Tool, and was given null; pass an instance"
              + " of the class with the tools");
    }
    if (target instanceof Toolbox toolbox) {
      return toolbox;
    }
    if (target instanceof MethodHandles.Lookup lookup) {
      return LookupTools.of(lookup);
    }
    if (target instanceof Class<?> type) {
      throw new ConfigException(
          "tools(...) takes objects, and was given the class "
              + type.getName()
              + "; pass an instance of it");
    }
    if (target instanceof Iterable<?> || target.getClass().isArray()) {
      throw new ConfigException(
          "tools(...) takes the objects themselves, and was given a "
              + target.getClass().getTypeName()
              + "; pass each of its elements");
    }
    Class<?> below = target.getClass();
    for (Class<?> type = below; type != Object.class; type = type.getSuperclass()) {
      ToolboxFactory<?> factory = generated(type);
      if (factory != null) {
        return create(factory, target);
      }
      if (ToolMethods.declaredIn(type)) {
        return ReflectiveToolbox.of(type.getTypeParameters().length == 0 ? type : below, target);
      }
      below = type.getTypeParameters().length == 0 ? type : below;
    }
    List<Class<?>> interfaces = ToolMethods.interfacesOf(target.getClass());
    if (interfaces.size() == 1) {
      Class<?> type = interfaces.get(0);
      ToolboxFactory<?> factory = generated(type);
      return factory == null
          ? ReflectiveToolbox.of(
              type.getTypeParameters().length == 0 ? type : target.getClass(), target)
          : create(factory, target);
    }
    if (!interfaces.isEmpty()) {
      return ReflectiveToolbox.of(target.getClass(), target);
    }
    throw new ConfigException(
        "tools(...) takes objects with methods marked @Tool, and "
            + target.getClass().getName()
            + " has none; mark the methods that the model may call");
  }

  /** The factory was registered for the class of the target or for a superclass of it. */
  @SuppressWarnings("unchecked")
  private static <T> Toolbox create(ToolboxFactory<T> factory, Object target) {
    return factory.create((T) target);
  }

  static @Nullable ToolboxFactory<?> generated(Class<?> type) {
    AtomicReference<@Nullable ToolboxFactory<?>> slot = REGISTRY.get(type);
    if (slot.get() == null && mayHaveToolbox(type)) {
      try {
        Class.forName(generatedName(type), true, type.getClassLoader());
      } catch (ClassNotFoundException none) {
        return null;
      } catch (LinkageError broken) {
        throw new ConfigException(
            "the class "
                + generatedName(type)
                + ", by its name the generated toolbox of "
                + type.getName()
                + ", cannot be loaded; compile both anew, with the same version of the processor as"
                + " of the SDK",
            broken);
      }
    }
    return slot.get();
  }

  private static boolean mayHaveToolbox(Class<?> type) {
    return type.getClassLoader() != null && !type.isHidden() && !type.isAnonymousClass();
  }

  private static String generatedName(Class<?> type) {
    String name = type.getName();
    int simple = name.lastIndexOf('.') + 1;
    return name.substring(0, simple) + name.substring(simple).replace('$', '_') + "Toolbox";
  }
}
