package io.openheim.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Each statement about what providers send and take has a test that is named after it, such as
 * {@code w019_...}, or a line that says why it does not concern us.
 */
class WireStatementsTest {
  private static final String LIST = "reference/wire-quirks.md";
  private static final int MOST_NOT_APPLICABLE = 15;

  private static final Pattern STATEMENT = Pattern.compile("(?m)^- W(\\d+)([a-z]?) ");
  private static final Pattern TEST =
      Pattern.compile("(?:void|Stream<[^;{}()]+>|Iterable<[^;{}()]+>)\\s+(w\\d{3}[a-z]?)_\\w+\\(");

  private static final Map<String, String> NOT_APPLICABLE = Listed.read("not-applicable.txt");

  @TestFactory
  Stream<DynamicTest> statements_haveTests() throws IOException {
    Path list = Recordings.shared().resolve(LIST);
    if (!Files.exists(list)) {
      String absent = "no list of statements: " + LIST + " is absent beside the project";
      assertThat(Boolean.getBoolean("wire.required")).as(absent).isFalse();
      return Stream.of(DynamicTest.dynamicTest("absent", () -> assumeTrue(false, absent)));
    }
    Set<String> tested = tested();
    List<String> statements = statements(Files.readString(list));
    assertThat(statements).hasSizeGreaterThan(150).containsAll(NOT_APPLICABLE.keySet());
    return statements.stream()
        .map(
            statement ->
                DynamicTest.dynamicTest(
                    statement,
                    () -> {
                      boolean excused = NOT_APPLICABLE.containsKey(statement);
                      assertThat(tested.contains(statement))
                          .as(
                              excused
                                  ? "has a test, so it needs no line in not-applicable.txt"
                                  : "a test whose name begins with " + statement + "_")
                          .isEqualTo(!excused);
                    }));
  }

  @Test
  void fewStatements_areNotApplicable() {
    assertThat(NOT_APPLICABLE.size()).isLessThanOrEqualTo(MOST_NOT_APPLICABLE);
  }

  /** As the names of tests spell them. */
  private static List<String> statements(String list) {
    List<String> statements = new ArrayList<>();
    Matcher statement = STATEMENT.matcher(list);
    while (statement.find()) {
      int number = Integer.parseInt(statement.group(1));
      statements.add(String.format("w%03d%s", number, statement.group(2)));
    }
    return statements;
  }

  private static Set<String> tested() throws IOException {
    Set<String> tested = new TreeSet<>();
    try (Stream<Path> modules = Files.list(Recordings.root())) {
      for (Path tests : modules.map(module -> module.resolve("src/test/java")).toList()) {
        if (Files.isDirectory(tests)) {
          read(tests, tested);
        }
      }
    }
    return tested;
  }

  private static void read(Path tests, Set<String> tested) throws IOException {
    try (Stream<Path> files = Files.walk(tests)) {
      for (Path file : files.filter(one -> one.toString().endsWith(".java")).toList()) {
        TEST.matcher(Files.readString(file)).results().forEach(test -> tested.add(test.group(1)));
      }
    }
  }
}
