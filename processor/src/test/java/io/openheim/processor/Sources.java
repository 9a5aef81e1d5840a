package io.openheim.processor;

import static com.google.testing.compile.Compiler.javac;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

/** Fixtures, and javac as a user would call it. */
final class Sources {
  static final List<File> CLASS_PATH = classPath();

  private Sources() {}

  static Path folder(String name) {
    try {
      return Path.of(Sources.class.getResource("/" + name).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** All Java files below a folder, in a fixed order. */
  static List<Path> in(String folder) {
    try (Stream<Path> files = Files.walk(folder(folder))) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A source whose file is called like its first class, with the package as its folder. */
  static JavaFileObject source(String name, String text) {
    return JavaFileObjects.forSourceString(name, text);
  }

  static JavaFileObject source(Path file) {
    return JavaFileObjects.forResource(url(file));
  }

  private static URL url(Path file) {
    try {
      return file.toUri().toURL();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Compiles with our processor; what all fixtures may use is there as class files. */
  static Compilation compile(JavaFileObject... sources) {
    return compile(List.of("-Xlint:all,-processing"), sources);
  }

  static Compilation compile(List<String> options, JavaFileObject... sources) {
    return javac()
        .withProcessors(new ToolProcessor())
        .withOptions(options)
        .withClasspath(CLASS_PATH)
        .compile(sources);
  }

  /** Compiles as a build without our processor does. */
  static Compilation compilePlainly(JavaFileObject... sources) {
    return javac()
        .withOptions("-proc:none", "-parameters")
        .withClasspath(CLASS_PATH)
        .compile(sources);
  }

  private static List<File> classPath() {
    try {
      Path classes = Files.createTempDirectory("support");
      classes.toFile().deleteOnExit();
      // Eclipse finds the names of parameters in what -g adds, javac in what -parameters adds.
      List<String> arguments =
          new ArrayList<>(List.of("--release", "17", "-proc:none", "-g", "-parameters", "-d"));
      arguments.add(classes.toString());
      in("support").forEach(file -> arguments.add(file.toString()));
      int failed =
          ToolProvider.getSystemJavaCompiler()
              .run(null, null, null, arguments.toArray(String[]::new));
      if (failed != 0) {
        throw new IllegalStateException("support does not compile");
      }
      List<File> path = new ArrayList<>(List.of(classes.toFile()));
      for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
        // Not the tests themselves: javac would find the fixtures there a second time.
        if (!entry.endsWith("test-classes")) {
          path.add(new File(entry));
        }
      }
      return path;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The text of a generated source. */
  static String generated(Compilation compilation, String qualifiedName) {
    return compilation
        .generatedSourceFile(qualifiedName)
        .map(Sources::text)
        .orElseThrow(() -> new AssertionError(compilation.diagnostics().toString()));
  }

  static String text(JavaFileObject file) {
    try {
      return file.getCharContent(false).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
