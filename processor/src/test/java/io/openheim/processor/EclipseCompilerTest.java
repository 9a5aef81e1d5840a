package io.openheim.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import io.openheim.tool.ToolSpec;
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

  @Test
  void corpusGetsTheSameSourcesAndTheSameSchemas() throws Exception {
    List<Path> files = Corpus.files().stream().map(Corpus::file).toList();
    JavaFileObject[] sources = files.stream().map(Sources::source).toArray(JavaFileObject[]::new);

    assertThat(errors(files)).isEmpty();

    Compilation javac = Sources.compile(Corpus.OPTIONS, sources);
    assertThat(javac).succeeded();
    List<JavaFileObject> expected =
        javac.generatedSourceFiles().stream()
            .filter(file -> file.getName().endsWith("Toolbox.java"))
            .toList();
    assertThat(expected).hasSizeGreaterThan(files.size());
    for (JavaFileObject file : expected) {
      String name = file.getName().substring("/SOURCE_OUTPUT/".length());
      assertThat(folder.resolve(name)).hasContent(Sources.text(file));
    }
    try (URLClassLoader loader = loader()) {
      for (Path file : files) {
        String name = Classes.nameOf(file);
        assertThat(schemas(loader.loadClass(name))).isEqualTo(schemas(Classes.load(javac, name)));
      }
    }
  }

  private static List<List<ToolSpec>> schemas(Class<?> type) throws ReflectiveOperationException {
    List<Toolbox> toolboxes = Corpus.toolboxes(type);
    assertThat(toolboxes).allMatch(toolbox -> toolbox.getClass().getName().endsWith("Toolbox"));
    return toolboxes.stream().map(Toolbox::specs).toList();
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
    assertThat(errors(List.of(file)))
        .containsExactlyInAnyOrderElementsOf(BadSourcesTest.expected(Sources.text(file)));
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
