package io.openheim.processor;

import com.google.auto.service.AutoService;
import io.openheim.processor.model.OutputClass;
import io.openheim.processor.model.ToolClass;
import io.openheim.processor.read.OutputReader;
import io.openheim.processor.read.ToolClassReader;
import io.openheim.processor.source.BadOptionException;
import io.openheim.processor.source.Naming;
import io.openheim.processor.source.Place;
import io.openheim.processor.source.Problems;
import io.openheim.processor.source.Rule;
import io.openheim.processor.source.Settings;
import io.openheim.processor.write.OutputWriter;
import io.openheim.processor.write.SchemaFile;
import io.openheim.processor.write.ToolboxWriter;
import io.openheim.processor.write.Warnings;
import io.openheim.tool.Output;
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

/**
 * Writes a toolbox beside each class that has methods marked {@link Tool @Tool}, and a class that
 * reads and writes it beside each type marked {@link Output @Output}.
 */
@AutoService(Processor.class)
@SupportedAnnotationTypes({"io.openheim.tool.Tool", "io.openheim.tool.Output"})
public final class ToolProcessor extends AbstractProcessor {
  /** The simple names of others that generated code uses. */
  private static final List<String> WORDS =
      List.of(
          ("ArrayList BigDecimal BigInteger Boolean Byte CharSequence Character Collection Collections"
                  + " Currency Double Duration Exception"
                  + " Fields Float Generated IllegalArgumentException IndexOutOfBoundsException"
                  + " Instant Integer Limits LinkedHashMap LinkedHashSet List LocalDate LocalDateTime LocalTime Locale Long Map"
                  + " Object OffsetDateTime Optional OptionalDouble OptionalInt OptionalLong OutputType Override Path"
                  + " Pattern Period RawJson Set Shape Short String"
                  + " SuppressWarnings Throwable ToolFlags ToolInput ToolOutput ToolSpec Toolbox"
                  + " ToolboxFactory Toolboxes URI UUID Year YearMonth ZoneId ZonedDateTime")
              .split(" "));

  /**
   * Classes that another processor may still complete; names, as elements do not outlive a round.
   */
  private final Set<String> waiting = new LinkedHashSet<>();

  /** The same for outputs. */
  private final Set<String> waitingOutputs = new LinkedHashSet<>();

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
      process(type, round, waiting, this::generateToolbox);
    }
    for (TypeElement type : outputs(round)) {
      process(type, round, waitingOutputs, this::generateOutput);
    }
    // To claim the annotations would keep processors that want all of them from being called.
    return false;
  }

  private void process(
      TypeElement type, RoundEnvironment round, Set<String> later, Generation generation) {
    if (unusable) {
      return;
    }
    Problems problems = new Problems(type);
    try {
      if (!isTooOld(type, problems)) {
        generation.generate(type, problems);
      }
      if (problems.maybeLater() && !round.processingOver()) {
        later.add(type.getQualifiedName().toString());
        return;
      }
    } catch (BadOptionException bad) {
      unusable = true;
      processingEnv.getMessager().printMessage(Diagnostic.Kind.ERROR, bad.getMessage());
    } catch (RuntimeException | IOException | StackOverflowError | LinkageError e) {
      failed(type, e, problems);
    }
    problems.print(processingEnv, printed);
  }

  private void generateToolbox(TypeElement type, Problems problems) throws IOException {
    Settings settings = Settings.of(processingEnv.getOptions());
    Optional<ToolClass> read = new ToolClassReader(processingEnv, settings).read(type, problems);
    if (read.isPresent()) {
      ToolClass tools = read.get();
      List<String> warnings = new Warnings(processingEnv).of(tools);
      String source =
          new ToolboxWriter(tools, warnings, shadowed(tools.toolbox().packageName())).write();
      if (write(tools.toolbox().qualifiedName(), source, type, problems) && settings.schemas()) {
        SchemaFile.write(tools, processingEnv.getFiler());
      }
    }
  }

  private void generateOutput(TypeElement type, Problems problems) throws IOException {
    Optional<OutputClass> read = new OutputReader(processingEnv).read(type, problems);
    if (read.isPresent()) {
      OutputClass output = read.get();
      List<String> warnings = new Warnings(processingEnv).of(output);
      String source =
          new OutputWriter(output, warnings, shadowed(output.output().packageName())).write();
      write(output.output().qualifiedName(), source, type, problems);
    }
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
    Set<TypeElement> classes = take(waiting);
    for (Element method : round.getElementsAnnotatedWith(Tool.class)) {
      if (method.getKind() == ElementKind.METHOD
          && method.getEnclosingElement() instanceof TypeElement type) {
        classes.add(type);
      }
    }
    return classes;
  }

  private Set<TypeElement> outputs(RoundEnvironment round) {
    Set<TypeElement> types = take(waitingOutputs);
    for (Element type : round.getElementsAnnotatedWith(Output.class)) {
      if (type instanceof TypeElement output) {
        types.add(output);
      }
    }
    return types;
  }

  private Set<TypeElement> take(Set<String> names) {
    Set<TypeElement> types = new LinkedHashSet<>();
    for (String name : names) {
      TypeElement type = processingEnv.getElementUtils().getTypeElement(name);
      if (type != null) {
        types.add(type);
      }
    }
    names.clear();
    return types;
  }

  /** Writes a class; false if there is one of that name already. */
  private boolean write(String name, String source, TypeElement of, Problems problems)
      throws IOException {
    try (Writer out = processingEnv.getFiler().createSourceFile(name, of).openWriter()) {
      out.write(source);
      return true;
    } catch (FilerException taken) {
      problems.add(
          Rule.CLASS_EXISTS,
          Place.of(of),
          name.substring(name.lastIndexOf('.') + 1) + " is generated for another class already",
          "rename " + Naming.label(of));
      return false;
    }
  }

  /** The types of a package that generated code would take for others of the same simple name. */
  private List<String> shadowed(String packageName) {
    String prefix = packageName.isEmpty() ? "" : packageName + ".";
    return WORDS.stream()
        .filter(word -> processingEnv.getElementUtils().getTypeElement(prefix + word) != null)
        .toList();
  }

  /** Reads a type and writes what is to be generated for it. */
  private interface Generation {
    void generate(TypeElement type, Problems problems) throws IOException;
  }

  private static String stackTrace(Throwable thrown) {
    StringWriter trace = new StringWriter();
    thrown.printStackTrace(new PrintWriter(trace));
    return trace.toString();
  }
}
