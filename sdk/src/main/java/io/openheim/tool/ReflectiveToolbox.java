package io.openheim.tool;

import io.openheim.error.ConfigException;
import io.openheim.shape.SchemaWriter;
import io.openheim.shape.Shape;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The toolbox of an object whose class the processor has not seen: the same, by reflection. */
final class ReflectiveToolbox extends Toolbox {
  private static final String NAME = "[a-zA-Z_][a-zA-Z0-9_-]{0,63}";

  private final Object target;
  private final List<BoundMethod> methods;

  private ReflectiveToolbox(Object target, List<BoundMethod> methods) {
    super(methods.stream().map(BoundMethod::spec).toArray(ToolSpec[]::new));
    this.target = target;
    this.methods = methods;
  }

  static boolean declaresTools(Class<?> type) {
    for (Method method : type.getDeclaredMethods()) {
      if (method.isAnnotationPresent(Tool.class)) {
        return true;
      }
    }
    return false;
  }

  static ReflectiveToolbox of(Object target) {
    List<BoundMethod> bound = new ArrayList<>();
    for (Method method : ToolMethods.of(target.getClass())) {
      bound.add(bind(method));
    }
    if (bound.isEmpty()) {
      throw new ConfigException(
          "tools(...) takes objects with methods marked @Tool, and "
              + target.getClass().getName()
              + " has none; mark the methods that the model may call");
    }
    bound.sort(Comparator.comparing(method -> method.spec().name()));
    for (int i = 1; i < bound.size(); i++) {
      if (bound.get(i).spec().name().equals(bound.get(i - 1).spec().name())) {
        throw new ConfigException(
            "two tools of "
                + target.getClass().getName()
                + " are called "
                + bound.get(i).spec().name()
                + "; give one of them another name with @Tool(name = \"...\")");
      }
    }
    return new ReflectiveToolbox(target, List.copyOf(bound));
  }

  @Override
  protected void call(int tool, ToolInput in, ToolOutput out) throws Throwable {
    methods.get(tool).call(target, in, out);
  }

  @Override
  protected Fields parameters(int tool) {
    return methods.get(tool).parameters().fields();
  }

  private static BoundMethod bind(Method method) {
    String where = method.getDeclaringClass().getName() + "." + method.getName();
    Tool tool = method.getAnnotation(Tool.class);
    if (tool == null) {
      throw new IllegalArgumentException(where);
    }
    String name = tool.name().isEmpty() ? method.getName() : tool.name();
    if (!name.matches(NAME)) {
      throw new ConfigException(
          "a tool's name must match " + NAME + "; " + where + " is called \"" + name + "\"");
    }
    if (tool.value().isBlank()) {
      throw new ConfigException(
          "a tool needs a description, and "
              + where
              + " has none that can be seen here, where only the processor reads Javadoc; write"
              + " @Tool(\"what it does\")");
    }
    makeAccessible(method, where);
    RecordType parameters = parameters(method, where);
    return new BoundMethod(
        method,
        parameters,
        BoundTypes.ofResult(method.getGenericReturnType(), where + " (result)"),
        new ToolSpec(name, tool.value(), SchemaWriter.write(parameters.fields().shape())));
  }

  private static void makeAccessible(Method method, String where) {
    if (Modifier.isPrivate(method.getModifiers())) {
      throw new ConfigException("a tool must not be private; " + where + " is");
    }
    try {
      method.setAccessible(true);
    } catch (InaccessibleObjectException closed) {
      throw new ConfigException(
          where
              + " cannot be called by reflection, because its module does not open its package;"
              + " compile it with the annotation processor openheim-processor (on JDK 23 and later"
              + " javac has to be told of it: -processorpath, or annotationProcessorPaths in"
              + " Maven), or open the package to io.openheim.sdk",
          closed);
    }
  }

  private static RecordType parameters(Method method, String where) {
    Shape.ObjectOf shape = Shape.object();
    List<BoundType> types = new ArrayList<>();
    for (Parameter parameter : method.getParameters()) {
      Param param = parameter.getAnnotation(Param.class);
      boolean named = param != null && !param.name().isEmpty();
      if (!named && !parameter.isNamePresent()) {
        throw new ConfigException(
            "a tool's parameters need names, and those of "
                + where
                + " were not kept by the compiler; compile with -parameters, use the annotation"
                + " processor openheim-processor, or write @Param(name = \"...\")");
      }
      String name = named ? param.name() : parameter.getName();
      BoundType type = BoundTypes.ofParameter(parameter.getParameterizedType(), where + "(" + name + ")");
      String text = param == null ? "" : param.value();
      shape = shape.with(new Shape.Property(name, type.shape(), !type.optional(), text));
      types.add(type);
    }
    return new RecordType(Fields.of(shape), List.copyOf(types));
  }

  /** A method with everything that is needed to call it. */
  private record BoundMethod(
      Method method, RecordType parameters, BoundType result, ToolSpec spec) {

    void call(Object target, ToolInput in, ToolOutput out) throws Throwable {
      Object[] arguments = parameters.readValues(in);
      Object value;
      try {
        value = method.invoke(target, arguments);
      } catch (InvocationTargetException thrown) {
        throw thrown.getCause() == null ? thrown : thrown.getCause();
      }
      result.writeResult(out, value);
    }
  }
}
