package io.openheim.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import javax.tools.StandardLocation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every mistake is told at its line, whole and once. */
class BadSourcesTest {

  static List<String> bad() {
    return Sources.in("bad").stream().map(file -> file.getFileName().toString()).toList();
  }

  @ParameterizedTest
  @MethodSource("bad")
  void mistakeIsToldAtItsLine(String file) {
    Compilation compilation = Sources.compile(Sources.source(Sources.folder("bad/" + file)));

    assertThat(errors(compilation))
        .containsExactlyInAnyOrderElementsOf(expected(Sources.text(Sources.folder("bad/" + file))));
  }

  @Test
  void adviceIsGivenWhereItIsAskedFor() {
    Path file = Sources.folder("advice/Advised.java");
    Compilation compilation =
        Sources.compile(
            List.of("-Aopenheim.strict=openai,anthropic", "-Aopenheim.descriptions=warning"),
            Sources.source(file));

    assertThat(compilation.status()).isEqualTo(Compilation.Status.SUCCESS);
    assertThat(told(compilation.warnings()))
        .containsExactlyInAnyOrderElementsOf(expected(Sources.text(file), "WARNING"));
    assertThat(told(compilation.notes()))
        .containsExactlyInAnyOrderElementsOf(expected(Sources.text(file), "NOTE"));
  }

  @Test
  void withoutOptionsOnlyLimitsThatNobodyEnforcesAreTold() {
    Compilation compilation =
        Sources.compile(Sources.source(Sources.folder("advice/Advised.java")));

    assertThat(compilation.warnings()).isEmpty();
    assertThat(told(compilation.notes())).hasSize(7).allMatch(n -> n.contains("UnenforcedLimit"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "openheim.schemas=yes | -Aopenheim.schemas is yes; use true or false",
        "openheim.descriptions=on | -Aopenheim.descriptions is on; use off, warning or error",
        "openheim.strict=openai,x | -Aopenheim.strict is openai,x; use openai, anthropic or both with a comma"
      })
  void optionWithAWrongValueIsAnError(String option, String message) {
    Compilation compilation =
        Sources.compile(
            List.of("-A" + option), Sources.source(Sources.folder("advice/Advised.java")));

    assertThat(compilation.errors())
        .extracting(error -> error.getMessage(Locale.ENGLISH))
        .containsExactly(
            "[ToolBadOption] an option of the processor must have one of its values; " + message);
  }

  @Test
  void schemasAreWrittenOnRequest() throws IOException {
    Compilation compilation =
        Sources.compile(List.of("-Aopenheim.schemas=true"), Sources.source("a.b.Shop", SHOP));

    assertThat(compilation.generatedFile(StandardLocation.CLASS_OUTPUT, "a/b/Shop.tools.json"))
        .get()
        .extracting(Sources::text)
        .isEqualTo(
            """
            [
            {"name":"buy",
             "description":"Buys \\"it\\"",
             "parameters":{"type":"object","properties":{"count":{"type":"integer"}},"required":["count"],"additionalProperties":false}},
            {"name":"leave",
             "description":"Leaves",
             "parameters":{"type":"object","properties":{},"additionalProperties":false}}
            ]
            """);
  }

  private static final String SHOP =
      """
      package a.b;

      import io.openheim.tool.Tool;

      class Shop {
        @Tool("Leaves")
        void leave() {}

        @Tool("Buys \\"it\\"")
        void buy(int count) {}
      }
      """;

  private static List<String> errors(Compilation compilation) {
    return told(compilation.errors());
  }

  private static List<String> told(List<Diagnostic<? extends JavaFileObject>> diagnostics) {
    List<String> told = new ArrayList<>();
    for (Diagnostic<? extends JavaFileObject> each : diagnostics) {
      String message = each.getMessage(Locale.ENGLISH);
      if (message.startsWith("[Tool")) {
        told.add(each.getLineNumber() + ": " + message);
      }
    }
    return told;
  }

  static List<String> expected(String source) {
    return expected(source, "ERROR");
  }

  /** Each marker as {@code line: message}. */
  private static List<String> expected(String source, String kind) {
    List<String> expected = new ArrayList<>();
    String[] lines = source.split("\n");
    for (int i = 0; i < lines.length; i++) {
      for (String part : lines[i].split("(?=// (ERROR|WARNING|NOTE): )")) {
        if (part.startsWith("// " + kind + ": ")) {
          expected.add(i + 1 + ": " + part.substring(("// " + kind + ": ").length()).strip());
        }
      }
    }
    return expected;
  }
}
