package io.openheim.shape;

import static org.assertj.core.api.Assertions.assertThat;

import io.openheim.internal.json.JsonTree;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * The page about leniency says what the checker does with the examples; {@code
 * -Dgolden.update=true} writes it anew.
 */
class LeniencyPageTest {
  private static final Path PAGE =
      Path.of(System.getProperty("openheim.root", ".."), "docs", "leniency.md");

  private static final int LONGEST = 60;

  private static final String HEAD =
      """
      # What is read leniently, and what is not

      A model gets the JSON Schema of a tool's parameters. Arguments that fit the schema are taken, and
      others are refused, with a list of all that is wrong - but for the following rules. A test compares
      both with another implementation of JSON Schema, on thousands of shapes and values: there are no other
      differences. Beyond that, a tool that is marked `readOnly` ignores a property that is not declared also
      where others are left out, if its name is not like one of theirs; and a text is refused for which its
      pattern takes too long to decide.

      ## Taken, although the schema does not allow it

      Nothing is lost by these, and they are how models often write.

      | Rule | Schema | Example | Taken as |
      |---|---|---|---|
      """;

  private static final String REFUSED =
      """

      ## Refused, although the schema allows it

      Not all that Java types need can be said in a schema that every provider takes. Most of it is said in
      a description instead.

      | Rule | Schema | Example | What the model is told |
      |---|---|---|---|
      """;

  @Test
  void pageTellsWhatTheCheckerDoes() throws Exception {
    StringBuilder page = new StringBuilder(HEAD);
    append(page, true);
    page.append(REFUSED);
    append(page, false);

    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(PAGE, page);
    } else {
      assertThat(PAGE).hasContent(page.toString());
    }
  }

  private static void append(StringBuilder page, boolean taken) {
    for (Leniency leniency : Leniency.values()) {
      if (leniency.taken == taken) {
        Checked checked = Checker.check(leniency.shape, JsonTree.parse(leniency.json));
        page.append("| ").append(leniency.words).append(" | ");
        page.append(code(SchemaWriter.write(leniency.shape))).append(" | ");
        page.append(code(leniency.json)).append(" | ");
        page.append(
            taken ? code(JsonTree.write(checked.value())) : checked.problems().get(0).what());
        page.append(" |\n");
      }
    }
  }

  private static String code(String text) {
    String brief = text.length() > LONGEST * 3 ? text.substring(0, LONGEST) + "..." : text;
    return "`" + brief.replace("|", "\\|") + "`";
  }
}
