package io.openheim.processor.read;

import io.openheim.processor.model.Sibling;
import io.openheim.processor.model.ToolClass;
import io.openheim.processor.model.ToolMethod;
import io.openheim.processor.source.Access;
import io.openheim.processor.source.Mark;
import io.openheim.processor.source.Naming;
import io.openheim.processor.source.Place;
import io.openheim.processor.source.Problems;
import io.openheim.processor.source.Rule;
import io.openheim.processor.source.Settings;
import io.openheim.processor.source.SourceFiles;
import io.openheim.tool.Tool;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/** Reads one class with its tools and judges whether a toolbox can be made of it. */
public final class ToolClassReader {
  private static final Set<Modifier> WIDEST =
      Set.of(Modifier.PUBLIC, Modifier.PROTECTED, Modifier.PRIVATE);

  private final Elements elements;
  private final Types types;
  private final SourceFiles files;
  private final Settings settings;

  public ToolClassReader(ProcessingEnvironment environment, Settings settings) {
    this.settings = settings;
    elements = environment.getElementUtils();
    types = environment.getTypeUtils();
    files = new SourceFiles(environment);
  }

  /** Reads a class; empty if there are problems. */
  public Optional<ToolClass> read(TypeElement type, Problems problems) {
    if (isLeftToSubclasses(type)) {
      return Optional.empty();
    }
    String packageName = Access.packageOf(type);
    Access.obstacle(type, packageName)
        .ifPresent(
            access ->
                problems.add(
                    Rule.PLACE,
                    Place.of(type),
                    Naming.label(type) + " is " + access.reason(),
                    access.remedy()));
    Sibling toolbox = Sibling.of(type, "Toolbox", elements);
    List<ToolMethod> tools = readTools(type, problems);
    toolbox.refuseToReplace(type, elements, problems);
    return problems.none() ? Optional.of(new ToolClass(type, toolbox, tools)) : Optional.empty();
  }

  /** Whether tools take or give type parameters of their class, which subclasses will fill in. */
  private static boolean isLeftToSubclasses(TypeElement type) {
    boolean extended =
        type.getKind().isInterface() || type.getModifiers().contains(Modifier.ABSTRACT);
    return extended
        && ElementFilter.methodsIn(type.getEnclosedElements()).stream()
            .filter(method -> Mark.of(method, Tool.class).isPresent())
            .flatMap(
                method ->
                    Stream.concat(
                        Stream.of(method.getReturnType()),
                        method.getParameters().stream().map(Element::asType)))
            .anyMatch(ToolClassReader::isOpen);
  }

  private static boolean isOpen(TypeMirror type) {
    if (type instanceof TypeVariable variable) {
      return variable.asElement().getEnclosingElement() instanceof TypeElement;
    }
    return type instanceof ArrayType array
        ? isOpen(array.getComponentType())
        : type instanceof DeclaredType declared
            && declared.getTypeArguments().stream().anyMatch(ToolClassReader::isOpen);
  }

  /** The methods that calls would reach: an overridden one is left out, marked or not. */
  private List<ToolMethod> readTools(TypeElement type, Problems problems) {
    ToolMethodReader reader =
        new ToolMethodReader(type, elements, types, files, settings, problems);
    List<ToolMethod> tools = new ArrayList<>();
    Map<String, Set<String>> overridden = new HashMap<>();
    for (TypeElement at : levels(type, problems)) {
      for (ExecutableElement method : ElementFilter.methodsIn(at.getEnclosedElements())) {
        Optional<Mark> mark = Mark.of(method, Tool.class);
        if (isInherited(method, at, type)
            && !isOverridden(method, overridden, signature(method, type))
            && mark.isPresent()) {
          reader.read(method, mark.get()).ifPresent(tools::add);
        }
      }
    }
    tools.sort(Comparator.comparing(ToolMethod::name));
    return List.copyOf(tools);
  }

  /** What is visible in its package only is overridden there only; notes the method as well. */
  private static boolean isOverridden(
      ExecutableElement method, Map<String, Set<String>> overridden, String signature) {
    Set<String> packages = overridden.computeIfAbsent(signature, first -> new HashSet<>());
    String own = Access.packageOf(method);
    boolean anywhere = method.getModifiers().stream().anyMatch(WIDEST::contains);
    boolean found = anywhere ? !packages.isEmpty() : packages.contains(own);
    packages.add(own);
    return found;
  }

  /** A class and its superclasses, then the interfaces of all of them. */
  private Set<TypeElement> levels(TypeElement type, Problems problems) {
    Set<TypeElement> levels = new LinkedHashSet<>();
    for (TypeElement at = type; at != null; at = superclass(at, type, problems)) {
      levels.add(at);
    }
    for (TypeElement level : List.copyOf(levels)) {
      addInterfaces(level, levels);
    }
    return levels;
  }

  private static void addInterfaces(TypeElement of, Set<TypeElement> levels) {
    for (TypeMirror each : of.getInterfaces()) {
      if (each instanceof DeclaredType declared
          && declared.asElement() instanceof TypeElement element) {
        levels.add(element);
        addInterfaces(element, levels);
      }
    }
  }

  /** Static methods of interfaces are not. */
  private static boolean isInherited(ExecutableElement method, TypeElement at, TypeElement by) {
    return at.equals(by)
        || !at.getKind().isInterface()
        || !method.getModifiers().contains(Modifier.STATIC);
  }

  /** What is equal for a method and for those that it overrides. */
  private String signature(ExecutableElement method, TypeElement type) {
    StringBuilder signature = new StringBuilder(method.getSimpleName());
    boolean error = type.asType().getKind() == TypeKind.ERROR;
    List<? extends TypeMirror> parameters =
        !error
                && types.asMemberOf((DeclaredType) type.asType(), method)
                    instanceof ExecutableType member
            ? member.getParameterTypes()
            : method.getParameters().stream().map(Element::asType).toList();
    parameters.forEach(
        parameter -> signature.append(',').append(Naming.describe(types.erasure(parameter))));
    return signature.toString();
  }

  private static @Nullable TypeElement superclass(
      TypeElement of, TypeElement reader, Problems problems) {
    TypeMirror type = of.getSuperclass();
    if (type.getKind() == TypeKind.ERROR) {
      problems.addUnresolved(
          Rule.UNRESOLVED_TYPE,
          Place.of(reader),
          Naming.label(of) + " extends " + type + ", which is not found",
          "import it, or correct its name");
      return null;
    }
    return type.getKind() == TypeKind.DECLARED
            && ((DeclaredType) type).asElement() instanceof TypeElement element
        ? element
        : null;
  }
}
