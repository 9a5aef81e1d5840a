package io.openheim.processor;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The corpus as a module says what it says on the class path, on each JDK that is there. */
class ModulePathTest {
  private static final Pattern CALL =
      Pattern.compile("// (?:CALL|REFUSED|FAILS) (\\S+) (\\{.*\\})");

  /** What the corpus, and the SDK below it, need on the module path. */
  private static final Pattern NEEDED =
      Pattern.compile(
          ".*(sdk.target.classes|openheim-sdk[^/\\\\]*|(okhttp|okio)-jvm[^/\\\\]*|moshi-1[^/\\\\]*"
              + "|kotlin-stdlib-[0-9][^/\\\\]*|jspecify[^/\\\\]*|jakarta.validation-api[^/\\\\]*)");

  @TempDir Path folder;

  @Test
  void generatedAndReflectiveToolsAnswerAlikeInAModule() throws Exception {
    Path calls = Files.writeString(folder.resolve("calls"), String.join("\n", sources()));
    List<Path> homes = JavaHomes.all();
    Path closed = compile(homes.get(0), "closed", List.of("-processorpath", classPath()));
    Path open = compile(homes.get(0), "open", List.of("-proc:none", "-parameters"));

    List<String> told = new ArrayList<>();
    for (Path home : homes) {
      String modules = modulePath();
      told.add(run(home, List.of("-cp", closed + File.pathSeparator + modules, "run.Main"), calls));
      told.add(run(home, module(closed, modules), calls));
      told.add(run(home, module(open, modules), calls));
    }

    assertThat(told.get(0).startsWith("0\n")).isFalse();
    assertThat(told.get(1).startsWith("0\n")).isFalse();
    assertThat(told.get(2).startsWith("0\n")).isTrue();
    List<String> lines = lines(told.get(0));
    assertThat(lines).hasSizeGreaterThan(Corpus.files().size() * 2);
    for (String other : told) {
      assertThat(lines(other)).usingElementComparator(String::compareTo).isEqualTo(lines);
    }
  }

  private static List<String> module(Path classes, String modules) {
    return List.of("-p", classes + File.pathSeparator + modules, "-m", "corpus/run.Main");
  }

  /** Lines of a class, a tool and arguments; the sources come to stand in packages on the way. */
  private List<String> sources() throws IOException {
    List<String> calls = new ArrayList<>();
    for (String file : Corpus.files()) {
      String text = Sources.text(Corpus.file(file));
      String simple = file.replace(".java", "");
      String name = "plain." + simple.toLowerCase(Locale.ROOT);
      if (text.startsWith("package ")) {
        name = text.substring("package ".length(), text.indexOf(';'));
      } else {
        text = "package " + name + ";\n" + text;
      }
      save(name, file, text);
      Matcher call = CALL.matcher(text);
      while (call.find()) {
        calls.add(name + "." + simple + "\t" + call.group(1) + "\t" + call.group(2));
      }
    }
    for (Path file : Sources.in("support")) {
      save("other", file.getFileName().toString(), Sources.text(file));
    }
    save("run", "Main.java", Sources.text(Path.of("src/test/modules/run/Main.java")));
    return calls;
  }

  private void save(String packageName, String file, String text) throws IOException {
    Path path = folder.resolve("sources").resolve(packageName.replace('.', '/')).resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  /** All but the first line, which is how many toolboxes are generated. */
  private static List<String> lines(String told) {
    List<String> lines = told.lines().toList();
    return lines.subList(1, lines.size());
  }

  private Path compile(Path home, String kind, List<String> options) throws Exception {
    Path out = folder.resolve(kind);
    String module =
        (kind.equals("open") ? "open module" : "module")
            + " corpus { requires io.openheim.sdk; requires org.jspecify;"
            + " requires jakarta.validation; }";
    Path info = Files.createDirectories(folder.resolve(kind + "-info")).resolve("module-info.java");
    Files.writeString(info, module);
    List<String> arguments = new ArrayList<>(options);
    arguments.addAll(List.of("--release", "17", "-nowarn", "-p", modulePath(), "-d", "" + out));
    arguments.add(info.toString());
    try (Stream<Path> files = Files.walk(folder.resolve("sources"))) {
      files
          .filter(file -> file.toString().endsWith(".java"))
          .sorted()
          .forEach(file -> arguments.add(file.toString()));
    }
    JavaHomes.Outcome javac = JavaHomes.run(home, "javac", arguments);
    assertThat(javac.status()).as(javac.output()).isZero();
    return out;
  }

  private static String run(Path home, List<String> options, Path calls) throws Exception {
    List<String> arguments = new ArrayList<>(List.of("-Dfile.encoding=UTF-8"));
    arguments.addAll(options);
    arguments.add(calls.toString());
    JavaHomes.Outcome java = JavaHomes.run(home, "java", arguments);
    assertThat(java.status()).as(java.output()).isZero();
    return java.output().replaceAll("\\R", "\n");
  }

  private static String classPath() {
    return System.getProperty("java.class.path");
  }

  private static String modulePath() {
    return Stream.of(classPath().split(File.pathSeparator))
        .filter(entry -> NEEDED.matcher(entry).matches())
        .collect(joining(File.pathSeparator));
  }
}
