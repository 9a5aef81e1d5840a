package io.openheim.tool;

import io.openheim.error.ConfigException;
import io.openheim.shape.ClassFiles;
import io.openheim.shape.SchemaWriter;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The toolbox of an object whose class the processor has not seen: the same, by reflection. */
final class ReflectiveToolbox extends Toolbox {
  private final @Nullable Object target;
  private final List<BoundMethod> methods;

  private ReflectiveToolbox(@Nullable Object target, List<BoundMethod> methods) {
    super(methods.stream().map(BoundMethod::spec).toArray(ToolSpec[]::new));
    this.target = target;
    this.methods = methods;
  }

  /** The tools that a class declares or inherits, called on an object of it. */
  static ReflectiveToolbox of(Class<?> type, Object target) {
    return of(type, ToolMethods.of(type), target);
  }

  /** Static tools, which need no object; the class is one whose package may use their types. */
  static ReflectiveToolbox ofStatic(Class<?> type, List<Method> methods) {
    return of(type, methods, null);
  }

  private static ReflectiveToolbox of(
      Class<?> type, List<Method> methods, @Nullable Object target) {
    ToolRules.checkClass(type);
    List<BoundMethod> bound = new ArrayList<>();
    List<ConfigException> problems = new ArrayList<>();
    for (Method method : methods) {
      try {
        bound.add(bind(type, method));
      } catch (ConfigException problem) {
        problems.add(problem);
      }
    }
    refuse(type, problems);
    bound.sort(Comparator.comparing(method -> method.spec().name()));
    ToolRules.checkNames(type, bound.stream().map(method -> method.spec().name()).toList());
    return new ReflectiveToolbox(target, List.copyOf(bound));
  }

  /** Throws what is wrong with the methods of a class, all of it at once. */
  private static void refuse(Class<?> type, List<ConfigException> problems) {
    if (problems.size() == 1) {
      throw problems.get(0);
    }
    if (!problems.isEmpty()) {
      ConfigException all =
          new ConfigException(
              (JShellSnippets.isSnippet(type) ? "this session" : type.getName())
                  + " has "
                  + problems.size()
                  + " tools with problems:"
                  + problems.stream()
                      .map(ConfigException::getMessage)
                      .sorted()
                      .collect(Collectors.joining("\n- ", "\n- ", "")));
      problems.forEach(all::addSuppressed);
      throw all;
    }
  }

  @Override
  protected void call(int tool, ToolInput in, ToolOutput out) throws Throwable {
    methods.get(tool).call(target, in, out);
  }

  @Override
  protected Fields parameters(int tool) {
    return methods.get(tool).parameters().fields();
  }

  private static BoundMethod bind(Class<?> type, Method method) {
    Class<?> declaring = method.getDeclaringClass();
    String of = JShellSnippets.isSnippet(declaring) ? "" : declaring.getName() + ".";
    String where = of + method.getName();
    ToolRules.checkMethod(method, type, where);
    String name = ToolRules.name(method, where);
    String description = ToolRules.description(method, where);
    ToolFlags flags = FlagReader.read(ToolRules.mark(method), where);
    makeAccessible(method, where);
    RecordType parameters = parameters(type, method, where);
    int contextAt = ToolRules.contextAt(method, where);
    BoundResult result = BoundResult.of(type, method.getGenericReturnType(), where + "()");
    String schema = SchemaWriter.write(parameters.fields().shape());
    checkSize(Math.max(ClassFiles.size(schema), ClassFiles.size(description)), where);
    return new BoundMethod(
        method, parameters, contextAt, result, new ToolSpec(name, description, schema, flags));
  }

  /** Refuses a tool that generated code would not take either. */
  private static void checkSize(int size, String where) {
    if (size > ClassFiles.LONGEST_TEXT) {
      throw new ConfigException(
          "a tool must fit into a class file; the schema or description of "
              + where
              + " has "
              + size
              + " bytes; describe less, or make several tools of it; "
              + ClassFiles.LONGEST_TEXT
              + " bytes fit");
    }
  }

  private static void makeAccessible(Method method, String where) {
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

  private static RecordType parameters(Class<?> type, Method method, String where) {
    BoundTypes types = BoundTypes.ofParameters(type);
    PropertyBinder properties = new PropertyBinder(types);
    for (Parameter parameter : method.getParameters()) {
      if (parameter.getType() == ToolContext.class) {
        continue;
      }
      Member member =
          new Member(
              parameter.getName(),
              parameter.getParameterizedType(),
              List.of(parameter),
              List.of(parameter.getAnnotatedType()));
      Param param = member.param();
      if (!parameter.isNamePresent() && (param == null || param.name().isEmpty())) {
        throw new ConfigException(
            "a tool's parameters need names; those of "
                + where
                + " were not kept by the compiler; write @Param(name = \"...\"), or compile it with"
                + " -parameters or with the annotation processor openheim-processor");
      }
      ToolRules.checkParameter(member.name(), properties.shape(), where);
      String path = where + "(" + member.name() + ")";
      types.whole(properties.add(member, path), path);
    }
    return properties.finish();
  }

  /** A method with everything that is needed to call it. */
  private record BoundMethod(
      Method method, RecordType parameters, int contextAt, BoundResult result, ToolSpec spec) {

    void call(@Nullable Object target, ToolInput in, ToolOutput out) throws Throwable {
      in.beginObject(parameters.fields());
      @Nullable Object[] values = parameters.readValues(in);
      in.endObject();
      parameters.fillIn(values);
      List<@Nullable Object> arguments = new ArrayList<>(Arrays.asList(values));
      if (contextAt >= 0) {
        arguments.add(contextAt, in.context());
      }
      Object value;
      try {
        value = method.invoke(target, arguments.toArray());
      } catch (InvocationTargetException thrown) {
        throw thrown.getCause() == null ? thrown : thrown.getCause();
      }
      result.write(out, value);
    }
  }
}
