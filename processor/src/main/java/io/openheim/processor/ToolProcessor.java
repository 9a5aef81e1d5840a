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
import javax.tools.Diagnostic;

/** Writes a toolbox beside each class that has methods marked {@link Tool @Tool}. */
@AutoService(Processor.class)
@SupportedAnnotationTypes("io.openheim.tool.Tool")
public final class ToolProcessor extends AbstractProcessor {
  /** The simple names of others that generated code uses. */
  private static final List<String> WORDS =
      List.of(
          ("ArrayList BigDecimal BigInteger Boolean Byte CharSequence Character Collection Collections"
                  + " Currency Double Duration Exception"
                  + " Fields Float Generated IllegalArgumentException IndexOutOfBoundsException"
                  + " Instant Integer Limits LinkedHashMap LinkedHashSet List LocalDate LocalDateTime LocalTime Locale Long Map"
                  + " Object OffsetDateTime Optional OptionalDouble OptionalInt OptionalLong Override Path"
                  + " Pattern Period RawJson Set Shape Short String"
                  + " SuppressWarnings Throwable ToolFlags ToolInput ToolOutput ToolSpec Toolbox"
                  + " ToolboxFactory Toolboxes URI UUID Year YearMonth ZoneId ZonedDateTime")
              .split(" "));

  /**
   * Classes that another processor may still complete; names, as elements do not outlive a round.
   */
  private final Set<String> waiting = new LinkedHashSet<>();

  private final Set<String> printed = new HashSet<>();

  /** Whether something is wrong with the set-up, which is said once and not for each class. */
  private boolean unusable;

  /** Called by the compiler. */
  public ToolProcessor() {}

  @Override
  public Set<String> getSupportedOptions() {
    return Settings.NAMES;
  }

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latestSupported();
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    for (TypeElement type : toolClasses(round)) {
      if (unusable) {
        break;
      }
      Problems problems = new Problems(type);
      try {
        if (isTooOld(type, problems)) {
          problems.print(processingEnv, printed);
          break;
        }
        Settings settings = Settings.of(processingEnv.getOptions());
        Optional<ToolClass> read =
            new ToolClassReader(processingEnv, settings).read(type, problems);
        if (problems.maybeLater() && !round.processingOver()) {
          waiting.add(type.getQualifiedName().toString());
          continue;
        }
        if (read.isPresent()) {
          write(read.get(), settings, problems);
        }
      } catch (BadOptionException bad) {
        unusable = true;
        processingEnv.getMessager().printMessage(Diagnostic.Kind.ERROR, bad.getMessage());
      } catch (RuntimeException | IOException | StackOverflowError | LinkageError e) {
        failed(type, e, problems);
      }
      problems.print(processingEnv, printed);
    }
    // To claim the annotations would keep processors that want all of them from being called.
    return false;
  }

  private boolean isTooOld(TypeElement type, Problems problems) {
    SourceVersion level = processingEnv.getSourceVersion();
    unusable = level.compareTo(SourceVersion.RELEASE_17) < 0;
    if (unusable) {
      problems.add(
          Rule.SOURCE_LEVEL,
          Place.of(type),
          "the source level is " + level.name().replace("RELEASE_", ""),
          "compile with --release 17 or higher (in Maven maven.compiler.release, with"
              + " maven-compiler-plugin 3.6 or later)");
    }
    return unusable;
  }

  private void failed(TypeElement type, Throwable failure, Problems problems) {
    unusable =
        failure instanceof NoClassDefFoundError missing
            && String.valueOf(missing.getMessage()).contains("javapoet");
    if (unusable) {
      problems.add(
          Rule.INTERNAL,
          Place.of(type),
          "its library com.palantir.javapoet:javapoet is not on the processor path",
          "add that jar, or let your build tool resolve io.openheim:openheim-processor");
    } else {
      problems.add(
          Rule.INTERNAL,
          Place.of(type),
          "it failed at " + Naming.label(type),
          "please report it, with that class and this:\n" + stackTrace(failure));
    }
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

  private void write(ToolClass tools, Settings settings, Problems problems) throws IOException {
    List<String> warnings = new Warnings(processingEnv).of(tools);
    String source = new ToolboxWriter(tools, warnings, shadowed(tools.packageName())).write();
    try (Writer out =
        processingEnv
            .getFiler()
            .createSourceFile(tools.qualifiedToolboxName(), tools.type())
            .openWriter()) {
      out.write(source);
      if (settings.schemas()) {
        SchemaFile.write(tools, processingEnv.getFiler());
      }
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
