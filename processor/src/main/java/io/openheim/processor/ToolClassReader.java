package io.openheim.processor;

import io.openheim.tool.Generated;
import io.openheim.tool.Tool;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/** Reads one class with its tools and judges whether a toolbox can be made of it. */
final class ToolClassReader {
  private final Elements elements;
  private final Types types;
  private final SourceFiles files;

  ToolClassReader(ProcessingEnvironment environment) {
    elements = environment.getElementUtils();
    types = environment.getTypeUtils();
    files = new SourceFiles(environment);
  }

  /** Reads a class; empty if there are problems. */
  Optional<ToolClass> read(TypeElement type, Problems problems) {
    if (!isClass(type, problems) || isGeneric(type, problems)) {
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
    ToolClass read =
        new ToolClass(
            type, packageName, toolboxName(type), isVisible(type), readTools(type, problems));
    refuseToReplace(read, problems);
    return problems.none() ? Optional.of(read) : Optional.empty();
  }

  private static boolean isClass(TypeElement type, Problems problems) {
    if (!type.getKind().isInterface()) {
      return true;
    }
    problems.add(
        Rule.PLACE,
        Place.of(type),
        Naming.label(type) + " is an interface",
        "mark the methods of a class that implements it");
    return false;
  }

  /** Whether there are type parameters, which an inner class also has from around it. */
  private static boolean isGeneric(TypeElement type, Problems problems) {
    for (Element at = type; at instanceof TypeElement around; at = around.getEnclosingElement()) {
      if (!around.getTypeParameters().isEmpty()) {
        problems.add(
            Rule.GENERIC,
            Place.of(type),
            Naming.label(around) + " has the type parameter " + around.getTypeParameters().get(0),
            "write the type that it stands for");
        return true;
      }
      if (around.getModifiers().contains(Modifier.STATIC)) {
        break;
      }
    }
    return false;
  }

  /** The same name as {@code Toolboxes} looks for at run time. */
  private String toolboxName(TypeElement type) {
    String name = elements.getBinaryName(type).toString();
    return name.substring(name.lastIndexOf('.') + 1).replace('$', '_') + "Toolbox";
  }

  private static boolean isVisible(TypeElement type) {
    for (Element at = type; at instanceof TypeElement; at = at.getEnclosingElement()) {
      if (!at.getModifiers().contains(Modifier.PUBLIC)) {
        return false;
      }
    }
    return true;
  }

  private List<ToolMethod> readTools(TypeElement type, Problems problems) {
    ToolMethodReader reader = new ToolMethodReader(type, elements, types, files, problems);
    List<ToolMethod> tools = new ArrayList<>();
    Set<String> overridden = new HashSet<>();
    TypeElement at = type;
    while (at != null) {
      for (ExecutableElement method : ElementFilter.methodsIn(at.getEnclosedElements())) {
        Optional<Mark> mark = Mark.of(method, Tool.class);
        if (overridden.add(signature(method)) && mark.isPresent()) {
          reader.read(method, mark.get()).ifPresent(tools::add);
        }
      }
      at = superclass(at, type, problems);
    }
    tools.sort(Comparator.comparing(ToolMethod::name));
    return List.copyOf(tools);
  }

  /** What is equal for a method and for those that it overrides, as reflection sees it. */
  private String signature(ExecutableElement method) {
    StringBuilder signature = new StringBuilder(method.getSimpleName());
    method
        .getParameters()
        .forEach(
            parameter ->
                signature.append(',').append(Naming.describe(types.erasure(parameter.asType()))));
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

  /** A class that is there already may be an earlier build's, but not one written by hand. */
  private void refuseToReplace(ToolClass read, Problems problems) {
    TypeElement existing = elements.getTypeElement(read.qualifiedToolboxName());
    if (existing != null && Mark.of(existing, Generated.class).isEmpty()) {
      problems.add(
          Rule.CLASS_EXISTS,
          Place.of(read.type()),
          read.toolboxName() + " exists already",
          "rename it, or " + Naming.label(read.type()));
    }
  }
}
