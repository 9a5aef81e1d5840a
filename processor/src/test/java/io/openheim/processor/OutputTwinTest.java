package io.openheim.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.google.testing.compile.Compilation;
import io.openheim.error.ConfigException;
import io.openheim.error.OutputException;
import io.openheim.tool.Output;
import io.openheim.tool.OutputType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Generated outputs and reflective ones cannot be told apart, whatever a model answers. */
class OutputTwinTest {
  /** ANSWER: it can be read. REFUSED: it cannot. */
  private static final Pattern LINE = Pattern.compile("// (ANSWER|REFUSED) (\\w+) (.*)");

  /** A type inside of a tool class, if it is not generic. */
  private static final Pattern TYPE =
      Pattern.compile(
          "(?m)^  (?:static )?(?:final )?(?:record|enum|sealed interface) \\w+(?![\\w<])");

  /** As for the corpus. */
  private static final List<String> OPTIONS = List.of("-Xlint:all,-processing,-auxiliaryclass");

  static List<String> outputs() {
    return Sources.in("outputs").stream().map(file -> file.getFileName().toString()).toList();
  }

  @ParameterizedTest
  @MethodSource("outputs")
  void generatedCodeDoesWhatReflectionDoes(String file) throws Exception {
    Path path = Sources.folder("outputs/" + file);
    List<Class<?>> types = types(compile(path), path);
    List<Class<?>> plain = types(Sources.compilePlainly(Sources.source(path)), path);
    SoftAssertions softly = new SoftAssertions();

    assertThat(types).isNotEmpty().hasSameSizeAs(plain);
    for (int i = 0; i < plain.size(); i++) {
      OutputType<?> output = OutputType.of(types.get(i));
      OutputType<?> twin = OutputType.of(plain.get(i));
      assertThat(output.getClass().getSimpleName())
          .isEqualTo(
              path.getFileName().toString().replace(".java", "_") + output.name() + "Output");
      assertThat(twin.getClass().getSimpleName()).isEqualTo("BoundOutput");
      assertSame(output, twin, answers(path, output.name(), ""), softly);
      assertSame(
          OutputType.listOf(output),
          OutputType.listOf(twin),
          answers(path, output.name(), "[%s]"),
          softly);
      assertSame(
          OutputType.mapOf(OutputType.setOf(output)),
          OutputType.mapOf(OutputType.setOf(twin)),
          answers(path, output.name(), "{\"a\":[%s]}"),
          softly);
    }
    softly.assertAll();
  }

  /** What tools take and give can be answers too. */
  @ParameterizedTest
  @MethodSource("io.openheim.processor.Corpus#files")
  void typesOfToolsAreOutputsToo(String file) throws Exception {
    Path path = Sources.folder("corpus/" + file);
    String text = TYPE.matcher(Sources.text(path)).replaceAll("  @io.openheim.tool.Output\n  $0");
    JavaFileObject source = Sources.source(Classes.nameOf(path).replace('.', '/'), text);
    Compilation compilation = Sources.compile(OPTIONS, source);
    assertThat(compilation).succeededWithoutWarnings();
    List<Class<?>> types = types(compilation, path);
    List<Class<?>> plain = types(Sources.compilePlainly(source), path);
    SoftAssertions softly = new SoftAssertions();

    for (int i = 0; i < plain.size(); i++) {
      List<String> answers = Variations.of("{\"x\":{\"y\":[]}}");
      assertSame(OutputType.of(types.get(i)), OutputType.of(plain.get(i)), answers, softly);
    }
    softly.assertAll();
  }

  @ParameterizedTest
  @MethodSource("outputs")
  void goodAnswersAreReadAndBadOnesAreNot(String file) throws Exception {
    Path path = Sources.folder("outputs/" + file);
    SoftAssertions softly = new SoftAssertions();

    for (Class<?> type : types(compile(path), path)) {
      OutputType<?> output = OutputType.of(type);
      Matcher line = LINE.matcher(Sources.text(path));
      while (line.find()) {
        if (line.group(2).equals(output.name())) {
          softly
              .assertThat(describe(output, line.group(3)).startsWith("read "))
              .as("%s", line.group())
              .isEqualTo(line.group(1).equals("ANSWER"));
        }
      }
    }
    softly.assertAll();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Page",
        "Secret",
        "Closet$Inside",
        "Scan",
        "Open",
        "Half",
        "Mark",
        "Inner",
        "Empty",
        "Mute",
        "Twice",
        "Endless",
        "Limited"
      })
  void reflectionRefusesWithTheSameWords(String name) throws Exception {
    assertSameRefusal("Outputs", name);
  }

  @Test
  void reflectionRefusesWhatIsTooLargeWithTheSameWords() throws Exception {
    assertSameRefusal("TooLarge", "Tale");
  }

  private static void assertSameRefusal(String around, String name) throws Exception {
    Path file = Sources.folder("bad/" + around + ".java");
    Class<?> type =
        Classes.load(Sources.compilePlainly(Sources.source(file)), around)
            .getClassLoader()
            .loadClass(around + "$" + name);

    Throwable refusal = catchThrowable(() -> OutputType.of(type));

    assertThat(refusal).isInstanceOf(ConfigException.class);
    assertThat(BadSourcesTest.expected(Sources.text(file)))
        .anyMatch(error -> error.endsWith("] " + refusal.getMessage().replace('$', '.')));
  }

  private static Compilation compile(Path path) {
    Compilation compilation = Sources.compile(Sources.source(path));
    assertThat(compilation).succeededWithoutWarnings();
    return compilation;
  }

  /** The outputs in a class, by name. */
  private static List<Class<?>> types(Compilation compilation, Path path) throws Exception {
    return Stream.of(Classes.load(compilation, Classes.nameOf(path)).getDeclaredClasses())
        .filter(type -> type.isAnnotationPresent(Output.class))
        .sorted(Comparator.comparing(Class::getName))
        .toList();
  }

  private static List<String> answers(Path path, String name, String around) {
    List<String> answers = new ArrayList<>();
    Matcher line = LINE.matcher(Sources.text(path));
    while (line.find()) {
      if (line.group(2).equals(name)) {
        String answer = line.group(3);
        answers.addAll(
            around.isEmpty() ? Variations.of(answer) : List.of(around.formatted(answer)));
        answers.add("Here it is:\n```json\n" + answer + "\n```\nAnything else?");
      }
    }
    assertThat(answers).as(name).isNotEmpty();
    return answers;
  }

  private static void assertSame(
      OutputType<?> output, OutputType<?> twin, List<String> answers, SoftAssertions softly) {
    assertThat(output.name()).isEqualTo(twin.name());
    assertThat(output.schema()).isEqualTo(twin.schema());
    for (String answer : answers) {
      softly
          .assertThat(describe(output, answer))
          .as("%s %s", output, answer)
          .isEqualTo(describe(twin, answer))
          .doesNotContain("Surprise");
    }
  }

  /** What comes of an answer; a value also survives to be written and read again. */
  private static <T> String describe(OutputType<T> output, String answer) {
    try {
      T value = output.parse(answer);
      String written = output.write(value);
      assertThat(output.write(output.parse(written))).isEqualTo(written);
      return "read " + written;
    } catch (OutputException refused) {
      assertThat(refused.answer()).isEqualTo(answer);
      return refused.getMessage();
    } catch (RuntimeException failure) {
      return failure.toString();
    }
  }
}
