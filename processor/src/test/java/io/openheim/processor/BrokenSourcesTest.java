package io.openheim.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever an editor sends while somebody types, the compiler survives and the processor too. */
class BrokenSourcesTest {
  private static final int PER_FILE = 40;
  private static final Pattern TOKEN = Pattern.compile("\\w+|\"[^\"\n]*\"|[^\\s\\w]");
  private static final List<String> WORDS =
      List.of(
          "Missing",
          "int",
          "void",
          "static",
          "private",
          "record",
          "class",
          "enum",
          "interface",
          "abstract",
          "String",
          "List",
          "Optional",
          "T",
          "@Tool",
          "@Param",
          "?",
          "<",
          ">",
          "[]",
          ")",
          "",
          "",
          "",
          "\"\"",
          "1",
          "null",
          "extends Missing",
          "throws Missing",
          "<T>",
          "default");

  static Stream<Path> sources() {
    return Stream.of("good", "corpus", "bad").flatMap(folder -> Sources.in(folder).stream());
  }

  @ParameterizedTest
  @MethodSource("sources")
  void compilerSurvives(Path file) {
    String name = Classes.nameOf(file);
    for (String broken : broken(Sources.text(file).replaceAll(" +// ERROR.*", ""))) {
      Compilation compilation;
      try {
        compilation = Sources.compile(Sources.source(name, broken));
      } catch (RuntimeException crash) {
        throw new AssertionError("javac fails at\n" + broken, crash);
      }
      assertThat(compilation.errors().toString())
          .as(broken)
          .doesNotContain("ToolInternal", "Toolbox.java:");
    }
  }

  private static List<String> broken(String source) {
    Random random = new Random(source.length());
    List<MatchResult> tokens = TOKEN.matcher(source).results().toList();
    List<String> broken = new ArrayList<>();
    for (int i = 0; i < PER_FILE; i++) {
      MatchResult token = tokens.get(random.nextInt(tokens.size()));
      String word = WORDS.get(random.nextInt(WORDS.size()));
      String before = source.substring(0, token.start());
      switch (i % 4) {
        case 0 -> broken.add(close(before));
        case 1 -> broken.add(before + word + " " + source.substring(token.start()));
        default -> broken.add(before + word + source.substring(token.end()));
      }
    }
    return broken;
  }

  /** Closes what is open, so that the parser lets the processor see the source. */
  private static String close(String source) {
    int open = 0;
    for (char c : source.toCharArray()) {
      open += c == '{' ? 1 : c == '}' ? -1 : 0;
    }
    return source + "}".repeat(Math.max(0, open));
  }
}
