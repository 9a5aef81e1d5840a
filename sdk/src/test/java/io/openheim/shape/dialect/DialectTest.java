package io.openheim.shape.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import io.openheim.internal.json.JsonTree;
import io.openheim.shape.JsonText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each rule of each dialect is a case of a file in {@code src/test/resources/dialects}; after a
 * change that is meant, {@code -Dgolden.update=true} writes the files anew.
 */
class DialectTest {
  private static final Path FOLDER = Path.of("src", "test", "resources", "dialects");

  @ParameterizedTest
  @EnumSource
  void eachRuleGivesWhatIsWrittenDown(Dialect dialect) throws IOException {
    Path file = file(dialect);
    String actual = rules(dialect).map(Rule::adapted).collect(Collectors.joining("\n"));
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(file, actual);
    }

    assertThat(actual).isEqualTo(Files.readString(file));
  }

  @ParameterizedTest
  @MethodSource("rulesThatGiveASchemaOfTheDialect")
  void adaptingTwiceGivesTheSame(Rule rule) {
    Adapted once = rule.dialect().adapt(rule.schema());

    Adapted twice = rule.dialect().adapt(once.schema());

    assertThat(JsonText.write(twice.schema())).isEqualTo(JsonText.write(once.schema()));
    assertThat(twice.notes()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("allRules")
  void givenSchemaIsNotChanged(Rule rule) {
    Map<String, Object> schema = rule.schema();

    Adapted adapted = rule.dialect().adapt(schema);

    assertThat(JsonText.write(schema)).isEqualTo(rule.input());
    assertThat(adapted).isEqualTo(rule.dialect().adapt(rule.schema()));
  }

  /** Not those with a schema for use without strict mode, or with none at all. */
  static Stream<Rule> rulesThatGiveASchemaOfTheDialect() {
    return allRules()
        .filter(
            rule -> {
              Adapted adapted = rule.dialect().adapt(rule.schema());
              return !adapted.schema().isEmpty()
                  && (adapted.strict() || !rule.dialect().hasStrictMode());
            });
  }

  static Stream<Rule> allRules() {
    return Arrays.stream(Dialect.values()).flatMap(DialectTest::rules);
  }

  private static Path file(Dialect dialect) {
    return FOLDER.resolve(dialect.name().toLowerCase(Locale.ROOT) + ".txt");
  }

  private static Stream<Rule> rules(Dialect dialect) {
    List<Rule> rules = new ArrayList<>();
    try {
      String name = "";
      for (String line : Files.readAllLines(file(dialect))) {
        if (line.startsWith("# ")) {
          name = line;
        } else if (line.startsWith("in ")) {
          rules.add(new Rule(dialect, name, line.substring(5)));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return rules.stream();
  }

  record Rule(Dialect dialect, String name, String input) {
    @SuppressWarnings("unchecked")
    Map<String, Object> schema() {
      return (Map<String, Object>) JsonTree.parse(input);
    }

    String adapted() {
      Adapted adapted = dialect.adapt(schema());
      String json = JsonText.write(adapted.schema());
      StringBuilder text = new StringBuilder(name).append("\nin   ").append(input).append('\n');
      text.append("out  ").append(json.equals(input) ? "the same" : json).append('\n');
      assertThat(adapted.strict())
          .isEqualTo(dialect.hasStrictMode() && adapted.obstacles().isEmpty());
      adapted.notes().forEach(note -> text.append("note ").append(note).append('\n'));
      adapted.obstacles().forEach(why -> text.append("but  ").append(why).append('\n'));
      return text.toString();
    }

    @Override
    public String toString() {
      return dialect + " " + name;
    }
  }
}
