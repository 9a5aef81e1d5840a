package io.openheim.processor;

import com.google.auto.service.AutoService;
import io.openheim.tool.Tool;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.FilerException;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;

/** Writes a toolbox beside each class that has methods marked {@link Tool @Tool}. */
@AutoService(Processor.class)
@SupportedAnnotationTypes("io.openheim.tool.Tool")
public final class ToolProcessor extends AbstractProcessor {
  /** The simple names of others that generated code uses. */
  private static final List<String> WORDS =
      List.of(
          ("ArrayList Boolean Byte Character Double Exception Fields Float Generated"
                  + " IllegalArgumentException IndexOutOfBoundsException Integer List Long Optional"
                  + " Override Shape Short String SuppressWarnings Throwable ToolInput ToolOutput"
                  + " ToolSpec Toolbox ToolboxFactory Toolboxes")
              .split(" "));

  /**
   * Classes that another processor may still complete; names, as elements do not outlive a round.
   */
  private final Set<String> waiting = new LinkedHashSet<>();

  private final Set<String> printed = new HashSet<>();

  /** Called by the compiler. */
  public ToolProcessor() {}

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latestSupported();
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    for (TypeElement type : toolClasses(round)) {
      Problems problems = new Problems(type);
      try {
        Optional<ToolClass> read = new ToolClassReader(processingEnv).read(type, problems);
        if (problems.maybeLater() && !round.processingOver()) {
          waiting.add(type.getQualifiedName().toString());
          continue;
        }
        if (read.isPresent()) {
          write(read.get(), problems);
        }
      } catch (RuntimeException | IOException | StackOverflowError | LinkageError e) {
        problems.add(
            Rule.INTERNAL,
            Place.of(type),
            "it failed at " + Naming.label(type),
            "please report it, with that class and this:\n" + stackTrace(e));
      }
      problems.print(processingEnv, printed);
    }
    return false;
  }

  private Set<TypeElement> toolClasses(RoundEnvironment round) {
    Set<TypeElement> classes = new LinkedHashSet<>();
    for (String name : waiting) {
      TypeElement type = processingEnv.getElementUtils().getTypeElement(name);
      if (type != null) {
        classes.add(type);
      }
    }
    waiting.clear();
    for (Element method : round.getElementsAnnotatedWith(Tool.class)) {
      if (method.getKind() == ElementKind.METHOD
          && method.getEnclosingElement() instanceof TypeElement type) {
        classes.add(type);
      }
    }
    return classes;
  }

  private void write(ToolClass tools, Problems problems) throws IOException {
    List<String> warnings = new Warnings(processingEnv).of(tools);
    String source = new ToolboxWriter(tools, warnings, shadowed(tools.packageName())).write();
    try (Writer out =
        processingEnv
            .getFiler()
            .createSourceFile(tools.qualifiedToolboxName(), tools.type())
            .openWriter()) {
      out.write(source);
    } catch (FilerException taken) {
      problems.add(
          Rule.CLASS_EXISTS,
          Place.of(tools.type()),
          tools.toolboxName() + " is generated for another class already",
          "rename " + Naming.label(tools.type()));
    }
  }

  /** The types of a package that generated code would take for others of the same simple name. */
  private List<String> shadowed(String packageName) {
    String prefix = packageName.isEmpty() ? "" : packageName + ".";
    return WORDS.stream()
        .filter(word -> processingEnv.getElementUtils().getTypeElement(prefix + word) != null)
        .toList();
  }

  private static String stackTrace(Throwable thrown) {
    StringWriter trace = new StringWriter();
    thrown.printStackTrace(new PrintWriter(trace));
    return trace.toString();
  }
}
