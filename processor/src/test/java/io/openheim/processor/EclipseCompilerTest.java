package io.openheim.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import io.openheim.tool.Toolbox;
import java.io.IOException;
import java.io.Writer;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import org.eclipse.jdt.internal.compiler.tool.EclipseCompiler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The compiler of Eclipse runs the processor as javac does. */
class EclipseCompilerTest {
  /**
   * Here Eclipse differs: it does not tell of a tool in an annotation type, and of a list of an
   * unknown type it calls the list unknown.
   */
  private static final Set<String> OTHERWISE = Set.of("Places.java", "Unresolved.java");

  /**
   * Here Eclipse has another order: it tells of the constants of an enum that is a class file by
   * the alphabet, and of the kinds of a sealed type that does not name them from the last to the
   * first.
   */
  private static final Set<String> REORDERED = Set.of("LibraryToolbox.java", "SealedToolbox.java");

  /** Eclipse names the line where an array begins for its values, and none for a record. */
  private static final Set<String> LINES = Set.of("Flags.java", "Outputs.java", "TooLarge.java");

  private static final String DOCS =
      """
      import io.openheim.tool.Tool;
      import java.util.List;

      class Docs {
        /**
         * A spot.
         *
         * @param name its name, for example {@code Oslo}
         */
        record Spot(String name) {}

        /**
         * Finds the <b>way</b> &amp; more, see {@link List lists}. A second sentence.
         *
         * <pre>{@code
         *   a  b
         * }</pre>
         *
         * @param from where it
         *     begins
         * @param to where it ends
         */
        @Tool
        void way(Spot from, List<Spot> to) {}
      }
      """;

  @TempDir Path folder;

  @ParameterizedTest
  @MethodSource("io.openheim.processor.Corpus#groups")
  void corpusGetsTheSameSourcesAndTheSameSchemas(List<String> group) throws Exception {
    List<Path> files = group.stream().map(Corpus::file).toList();
    JavaFileObject[] sources = files.stream().map(Sources::source).toArray(JavaFileObject[]::new);

    assertThat(errors(files)).isEmpty();

    Compilation javac = Sources.compile(Corpus.OPTIONS, sources);
    assertThat(javac).succeeded();
    List<JavaFileObject> expected =
        javac.generatedSourceFiles().stream()
            .filter(file -> file.getName().endsWith("Toolbox.java"))
            .toList();
    assertThat(expected).hasSizeGreaterThanOrEqualTo(files.size());
    for (JavaFileObject file : expected) {
      String name = file.getName().substring("/SOURCE_OUTPUT/".length());
      assertThat(ordered(name, Sources.text(folder.resolve(name))))
          .isEqualTo(ordered(name, Sources.text(file)));
    }
    try (URLClassLoader loader = loader()) {
      for (Path file : files) {
        String name = Classes.nameOf(file);
        assertThat(ordered(name + "Toolbox.java", schemas(loader.loadClass(name))))
            .isEqualTo(ordered(name + "Toolbox.java", schemas(Classes.load(javac, name))));
      }
    }
  }

  /** A text, or all of its words by the alphabet if they come in another order. */
  private static String ordered(String file, String text) {
    return REORDERED.contains(file)
        ? Stream.of(text.split("\\W+")).sorted().collect(joining(" "))
        : text;
  }

  private static String schemas(Class<?> type) throws ReflectiveOperationException {
    List<Toolbox> toolboxes = Corpus.toolboxes(type);
    assertThat(toolboxes).allMatch(toolbox -> toolbox.getClass().getName().endsWith("Toolbox"));
    return toolboxes.stream().map(tools -> tools.specs() + "\n").collect(joining());
  }

  private URLClassLoader loader() throws IOException {
    URL support = Sources.CLASS_PATH.get(0).toURI().toURL();
    return new URLClassLoader(new URL[] {folder.toUri().toURL(), support});
  }

  @Test
  void commentsOfTheSameClassAreRead() throws IOException {
    Path file =
        Files.writeString(Files.createDirectory(folder.resolve("in")).resolve("Docs.java"), DOCS);

    assertThat(errors(List.of(file))).isEmpty();

    assertThat(folder.resolve("DocsToolbox.java"))
        .hasContent(
            Sources.generated(Sources.compile(Sources.source("Docs", DOCS)), "DocsToolbox"));
  }

  static Stream<Path> bad() {
    return Sources.in("bad").stream()
        .filter(file -> !OTHERWISE.contains(file.getFileName().toString()));
  }

  @ParameterizedTest
  @MethodSource("bad")
  void badSourcesGetTheSameErrors(Path file) throws IOException {
    boolean lines = !LINES.contains(file.getFileName().toString());
    assertThat(errors(List.of(file)).stream().map(error -> shorten(error, lines)))
        .containsExactlyInAnyOrderElementsOf(
            BadSourcesTest.expected(Sources.text(file)).stream()
                .map(error -> shorten(error, lines))
                .toList());
  }

  private static String shorten(String error, boolean lines) {
    return lines ? error : error.substring(error.indexOf(' ') + 1);
  }

  /** Everything that keeps the files from compiling, as {@code line: message}. */
  private List<String> errors(List<Path> sources) throws IOException {
    DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
    JavaCompiler compiler = new EclipseCompiler();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(found, null, null)) {
      files.setLocation(StandardLocation.CLASS_PATH, Sources.CLASS_PATH);
      files.setLocation(StandardLocation.CLASS_OUTPUT, List.of(folder.toFile()));
      files.setLocation(StandardLocation.SOURCE_OUTPUT, List.of(folder.toFile()));
      JavaCompiler.CompilationTask task =
          compiler.getTask(
              Writer.nullWriter(),
              files,
              found,
              List.of("--release", "17", "-nowarn"),
              null,
              files.getJavaFileObjectsFromPaths(sources));
      task.setProcessors(List.of(new ToolProcessor()));
      task.call();
    }
    return found.getDiagnostics().stream()
        .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
        .map(error -> error.getLineNumber() + ": " + error.getMessage(Locale.ROOT))
        .toList();
  }
}
