package io.openheim.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever chance there is in the start of a JVM, the schemas are the same. */
class ManyStartsTest {
  private static final int STARTS = 24;
  private static final int COMPILATIONS = 4;
  private static final int KINDS_OF_HASH_CODES = 6;

  @TempDir Path folder;

  @Test
  void schemasAreEqualInEveryStart() throws Exception {
    String generated = save("generated", List.of("--release", "17"));
    String plain = save("plain", List.of("--release", "17", "-proc:none", "-parameters"));
    List<Path> homes = JavaHomes.all();

    List<String> lines = new ArrayList<>();
    for (int start = 0; start < STARTS; start++) {
      Path home = homes.get(start % homes.size());
      JavaHomes.Outcome run =
          JavaHomes.run(home, "java", arguments(start / homes.size(), generated, plain));
      assertThat(run.status()).as(run.output()).isZero();
      lines.addAll(run.output().lines().toList());
    }

    assertThat(lines).hasSize(2 * STARTS);
    assertThat(lines.get(0)).doesNotStartWith("0 ");
    assertThat(lines.get(1)).startsWith("0 ");
    assertThat(lines.stream().map(line -> line.substring(line.indexOf(' '))).distinct()).hasSize(1);
  }

  @Test
  void generatedSourcesAreEqualInEveryStart() throws Exception {
    List<Path> homes = JavaHomes.all();

    List<Map<String, String>> sources = new ArrayList<>();
    for (int start = 0; start < COMPILATIONS; start++) {
      Path out = Files.createDirectory(folder.resolve("start" + start));
      for (List<String> group : Corpus.groups()) {
        JavaHomes.Outcome run =
            JavaHomes.run(homes.get(start % homes.size()), "javac", compilation(start, out, group));
        assertThat(run.status()).as(run.output()).isZero();
      }
      sources.add(sources(out));
    }

    assertThat(sources.get(0)).hasSizeGreaterThan(Corpus.files().size());
    assertThat(sources).containsOnly(sources.get(0));
  }

  private static List<String> compilation(int start, Path out, List<String> group) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "-J-XX:+UnlockExperimentalVMOptions",
                "-J-XX:hashCode=" + start,
                "-J-XX:TieredStopAtLevel=1",
                "--release",
                "17",
                "-processorpath",
                System.getProperty("java.class.path"),
                "-cp",
                Sources.CLASS_PATH.stream()
                    .map(File::toString)
                    .collect(joining(File.pathSeparator)),
                "-d",
                out.toString()));
    group.forEach(file -> arguments.add(Corpus.file(file).toString()));
    return arguments;
  }

  private static Map<String, String> sources(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .collect(toMap(file -> file.getFileName().toString(), Sources::text));
    }
  }

  private static List<String> arguments(int start, String... classes) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "-XX:+UnlockExperimentalVMOptions",
                "-XX:hashCode=" + start % KINDS_OF_HASH_CODES,
                start / KINDS_OF_HASH_CODES % 2 == 0 ? "-Xshare:auto" : "-Xshare:off",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                SchemaDigest.class.getName(),
                "" + classes.length));
    arguments.addAll(List.of(classes));
    Corpus.files().forEach(file -> arguments.add(Classes.nameOf(Corpus.file(file))));
    return arguments;
  }

  /** The class path of what was compiled. */
  private String save(String name, List<String> options) throws IOException {
    Path classes = folder.resolve(name);
    for (List<String> group : Corpus.groups()) {
      JavaFileObject[] sources =
          group.stream()
              .map(file -> Sources.source(Corpus.file(file)))
              .toArray(JavaFileObject[]::new);
      Compilation compilation = Sources.compile(options, sources);
      assertThat(compilation).succeeded();
      for (JavaFileObject file : compilation.generatedFiles()) {
        if (file.getKind() == JavaFileObject.Kind.CLASS) {
          Path path = classes.resolve(file.toUri().getPath().substring("/CLASS_OUTPUT/".length()));
          Files.createDirectories(path.getParent());
          try (InputStream in = file.openInputStream()) {
            Files.copy(in, path);
          }
        }
      }
    }
    return classes + File.pathSeparator + Sources.CLASS_PATH.get(0);
  }
}
