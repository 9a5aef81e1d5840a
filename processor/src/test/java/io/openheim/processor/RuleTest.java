package io.openheim.processor;

import static org.assertj.core.api.Assertions.assertThat;

import io.openheim.processor.source.Rule;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The catalogue of rules is complete. */
class RuleTest {
  private static final Path ROOT = Path.of(System.getProperty("openheim.root", ".."));

  @ParameterizedTest
  @EnumSource
  void ruleHasAPageThatShowsBadAndGoodCode(Rule rule) {
    assertThat(ROOT.resolve("docs/errors/" + rule.id() + ".md"))
        .content()
        .startsWith("# " + rule.id() + "\n")
        .contains("## Bad\n\n```java\n", "## Good\n\n```java\n");
  }

  @ParameterizedTest
  @EnumSource
  void ruleIsInTheListOfPages(Rule rule) {
    assertThat(ROOT.resolve("docs/errors/README.md"))
        .content()
        .contains("- [" + rule.id() + "](" + rule.id() + ".md)\n");
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"INTERNAL", "SOURCE_LEVEL", "BAD_OPTION"})
  void ruleIsBrokenByAFixture(Rule rule) {
    assertThat(Stream.of("bad", "advice").flatMap(folder -> Sources.in(folder).stream()))
        .extracting(Sources::text)
        .anyMatch(
            text -> text.matches("(?s).*// (ERROR|WARNING|NOTE): \\[" + rule.id() + "\\] .*"));
  }
}
