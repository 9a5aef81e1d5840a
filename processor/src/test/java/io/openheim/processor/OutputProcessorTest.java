package io.openheim.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static io.openheim.processor.Sources.source;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import io.openheim.tool.OutputType;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** How outputs behave among files, rounds and builds. */
class OutputProcessorTest {
  private static final String INVOICE =
      """
      /**
       * An invoice.
       *
       * @param number its <b>number</b>
       */
      @io.openheim.tool.Output
      record Invoice(String number, Line line) {}
      """;

  private static final String LINE =
      "/** @param article what was bought */ record Line(String article) {}";

  @Test
  void javadocOfTheSameFileCountsAndOfOthersDoesNot() throws Exception {
    Compilation together = Sources.compile(source("Invoice", INVOICE + LINE));
    Compilation apart = Sources.compile(source("Invoice", INVOICE), source("Line", LINE));

    assertThat(OutputType.of(Classes.load(together, "Invoice")).schema())
        .isEqualTo(
            "{\"type\":\"object\",\"properties\":{\"number\":{\"type\":\"string\",\"description\":"
                + "\"its number\"},\"line\":{\"type\":\"object\",\"properties\":{\"article\":"
                + "{\"type\":\"string\",\"description\":\"what was bought\"}},\"required\":"
                + "[\"article\"],\"additionalProperties\":false}},\"required\":[\"number\",\"line\"],"
                + "\"additionalProperties\":false}");
    assertThat(OutputType.of(Classes.load(apart, "Invoice")).schema())
        .contains("its number")
        .doesNotContain("what was bought");
  }

  @Test
  void typeThatAnotherProcessorGeneratesIsWaitedFor() {
    Compilation compilation =
        Compiler.javac()
            .withProcessors(new ToolProcessor(), new OtherProcessors.Late("Line", LINE))
            .withClasspath(Sources.CLASS_PATH)
            .compile(source("Invoice", INVOICE));

    assertThat(compilation).succeededWithoutWarnings();
    assertThat(Sources.generated(compilation, "InvoiceOutput")).contains("new Line(article)");
  }

  @Test
  void typeThatNobodyGeneratesIsOneError() {
    Compilation compilation = Sources.compile(source("Invoice", INVOICE));

    assertThat(errors(compilation))
        .contains(
            "[ToolUnresolvedType] the types of a tool must be known; OutputType.of(Invoice).line is"
                + " a Line, which is not found; import it, or correct its name")
        .filteredOn(error -> error.startsWith("[Tool"))
        .hasSize(1);
  }

  @Test
  void sameClassMayHaveToolsAndBeAnOutput() {
    Compilation compilation =
        Sources.compile(
            source(
                "Both",
                """
                @io.openheim.tool.Output
                record Both(int x) {
                  @io.openheim.tool.Tool("Works")
                  Both work(Both other) {
                    return other;
                  }
                }
                """));

    assertThat(compilation).succeededWithoutWarnings();
    assertThat(compilation.generatedSourceFile("BothToolbox")).isPresent();
    assertThat(compilation.generatedSourceFile("BothOutput")).isPresent();
  }

  @Test
  void publicOutputOfAnotherPackageCanBeNamedDirectly() {
    Compilation compilation =
        Sources.compile(
            source("a.Point", "package a; @io.openheim.tool.Output public record Point(int x) {}"),
            source(
                "b.User",
                "package b; class User { int x(String s) { return a.PointOutput.of().parse(s).x();"
                    + " } }"));

    assertThat(compilation).succeededWithoutWarnings();
  }

  @Test
  void oldSourceLevelIsOneError() {
    Compilation compilation =
        Sources.compile(
            List.of("--release", "11"),
            source("One", "@io.openheim.tool.Output class One { public int x; }"),
            source("Two", "@io.openheim.tool.Output class Two { public int x; }"));

    assertThat(errors(compilation))
        .containsExactly(
            "[ToolSourceLevel] generated code needs Java 17; the source level is 11; compile with"
                + " --release 17 or higher (in Maven maven.compiler.release, with"
                + " maven-compiler-plugin 3.6 or later)");
  }

  private static List<String> errors(Compilation compilation) {
    return compilation.errors().stream().map(e -> e.getMessage(Locale.ENGLISH)).toList();
  }
}
