package io.openheim.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static io.openheim.processor.Sources.source;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the processor behaves among files, rounds and builds. */
class ToolProcessorTest {
  private static final String TOOLS =
      """
      class Tools {
        /** Says hello. */
        @io.openheim.tool.Tool
        String hello(Person person) {
          return "Hello";
        }
      }
      """;

  private static final String PERSON =
      "/** @param name the person's name */ record Person(String name) {}";

  private static final Predicate<String> ON_PROCESSOR_PATH =
      Pattern.compile("classes|(openheim|javapoet).*\\.jar").asMatchPredicate();

  @TempDir private Path folder;

  @Test
  void twoCompilationsGiveTheSameBytes() {
    for (Path file : Sources.in("corpus")) {
      String name = Classes.nameOf(file);
      String text = Sources.text(file);

      Compilation first = Sources.compile(source(name, text));
      Compilation second = Sources.compile(source("A", "class A {}"), source(name, text));

      assertThat(texts(first)).isNotEmpty().isEqualTo(texts(second));
    }
  }

  @Test
  void oldSourceLevelIsOneError() {
    String tools = "{ @io.openheim.tool.Tool(\"Adds\") int add(int a) { return a; } }";

    Compilation compilation =
        Sources.compile(
            List.of("--release", "11"),
            source("One", "class One " + tools),
            source("Two", "class Two " + tools));

    assertThat(compilation.errors())
        .singleElement()
        .satisfies(
            error ->
                assertThat(error.getMessage(null))
                    .isEqualTo(
                        "[ToolSourceLevel] generated code needs Java 17; the source level is 11;"
                            + " compile with --release 17 or higher (in Maven"
                            + " maven.compiler.release, with maven-compiler-plugin 3.6 or"
                            + " later)"));
  }

  @Test
  void generatedSourceIsAscii() {
    Compilation compilation =
        Sources.compile(
            source(
                "Größe",
                """
                class Größe {
                  record Maß(int länge) {}
                  @io.openheim.tool.Tool(name = "misst", value = "Mißt \\uD83D\\uDE00")
                  Maß messe(@io.openheim.tool.Param(name = "x") int größe) { return null; }
                }
                """
                    .replace("int länge", "@io.openheim.tool.Param(name = \"l\") int länge")));

    assertThat(compilation).succeeded();
    assertThat(String.join("", texts(compilation))).isNotEmpty().matches("(?s)\\p{ASCII}*");
  }

  @Test
  void typeThatAnotherProcessorGeneratesIsWaitedFor() {
    Compilation compilation =
        Compiler.javac()
            .withProcessors(new ToolProcessor(), new OtherProcessors.Late("Person", PERSON))
            .withClasspath(Sources.CLASS_PATH)
            .compile(source("Tools", TOOLS));

    assertThat(compilation).succeededWithoutWarnings();
    assertThat(Sources.generated(compilation, "ToolsToolbox")).contains("new Person(name)");
  }

  @Test
  void javadocOfTheSameFileCountsAndOfOthersDoesNot() {
    Compilation together = Sources.compile(source("Tools", TOOLS + PERSON));
    Compilation apart = Sources.compile(source("Tools", TOOLS), source("Person", PERSON));

    assertThat(Sources.generated(together, "ToolsToolbox"))
        .contains("\"description\":\"the person's name\"");
    assertThat(Sources.generated(apart, "ToolsToolbox"))
        .contains("\"Says hello.\"")
        .doesNotContain("the person's name");
  }

  @Test
  void classOfAnEarlierBuildIsReplaced() throws IOException {
    Path tools = Files.writeString(folder.resolve("Tools.java"), TOOLS + PERSON);

    assertThat(javac(tools)).isEmpty();
    assertThat(javac(tools)).isEmpty();
    assertThat(folder.resolve("ToolsToolbox.class")).exists();
  }

  @Test
  void invalidClassGeneratesNothing() throws IOException {
    String invalid = TOOLS.replace("Says hello.", "") + PERSON;
    Path tools = Files.writeString(folder.resolve("Tools.java"), invalid);

    assertThat(javac(tools)).contains("[ToolNoDescription]").doesNotContain("Toolbox");
    assertThat(folder.resolve("ToolsToolbox.java")).doesNotExist();
  }

  @Test
  void inheritedToolWithoutNamesOfParametersIsRefused() throws IOException {
    String base =
        "public class Base { @io.openheim.tool.Tool(\"Greets\") public void greet(String name) {}"
            + " }";
    Path file = Files.writeString(folder.resolve("Base.java"), base);
    assertThat(javac(file, "-proc:none", "-g:none")).isEmpty();
    Files.delete(file);
    String child = "class Child extends Base { @io.openheim.tool.Tool(\"Own\") void own() {} }";

    assertThat(javac(Files.writeString(folder.resolve("Child.java"), child)))
        .contains(
            "[ToolBadParamName] a tool's parameters need names; those of Base.greet were not kept"
                + " by the compiler; compile it with -parameters, or write @Param(name = \"...\")");
  }

  @Test
  void twoClassesThatAskForOneNameAreRefused() {
    String inner = "class A { static class B { %s } } class A_B { %s }";
    String tool = "@io.openheim.tool.Tool(\"Works\") void work() {}";

    Compilation compilation = Sources.compile(source("A", inner.formatted(tool, tool)));

    assertThat(messages(compilation))
        .containsExactly(
            "[ToolClassExists] the generated class needs its name for itself; A_BToolbox is"
                + " generated for another class already; rename A_B");
  }

  @Test
  void ownFailureIsOneErrorThatNamesTheClass() {
    Compilation compilation =
        Compiler.javac()
            .withProcessors(new OtherProcessors.Failing())
            .withClasspath(Sources.CLASS_PATH)
            .compile(source("Tools", TOOLS + PERSON));

    assertThat(messages(compilation)).hasSize(1);
    assertThat(messages(compilation).get(0))
        .startsWith(
            "[ToolInternal] the processor must not fail; it failed at Tools; please report it, with"
                + " that class and this:\n")
        .contains("java.lang.IllegalStateException: a bug\n");
  }

  /** In a process of its own, since javac's processors see the classes of the tests otherwise. */
  @Test
  void processorNeedsOnlyTheSdkAndJavaPoet() throws IOException, InterruptedException {
    Path tools = Files.writeString(folder.resolve("Tools.java"), TOOLS + PERSON);
    String processorPath =
        path(Sources.CLASS_PATH.stream().filter(file -> ON_PROCESSOR_PATH.test(file.getName())));

    Process javac =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "javac").toString(),
                "-cp",
                path(Sources.CLASS_PATH.stream()),
                "-processorpath",
                processorPath,
                "-d",
                folder.toString(),
                tools.toString())
            .redirectErrorStream(true)
            .start();

    assertThat(processorPath.split(File.pathSeparator)).hasSize(3);
    assertThat(javac.getInputStream()).asString(StandardCharsets.UTF_8).isEmpty();
    assertThat(folder.resolve("ToolsToolbox.class")).exists();
    assertThat(javac.waitFor()).isZero();
  }

  private static String path(Stream<File> files) {
    return files.map(File::toString).collect(Collectors.joining(File.pathSeparator));
  }

  /** What javac says, told where its class path and its output are, as a user would. */
  private String javac(Path file, String... options) {
    String path = path(Stream.concat(Stream.of(folder.toFile()), Sources.CLASS_PATH.stream()));
    List<String> arguments = new ArrayList<>(List.of(options));
    arguments.addAll(List.of("-cp", path, "-processorpath", path, "-d", folder.toString()));
    arguments.add(file.toString());
    StringWriter said = new StringWriter();
    ToolProvider.findFirst("javac")
        .orElseThrow()
        .run(new PrintWriter(said), new PrintWriter(said), arguments.toArray(String[]::new));
    return said.toString();
  }

  private static List<String> texts(Compilation compilation) {
    return compilation.generatedSourceFiles().stream().map(Sources::text).sorted().toList();
  }

  private static List<String> messages(Compilation compilation) {
    return compilation.errors().stream().map(e -> e.getMessage(Locale.ENGLISH)).toList();
  }
}
