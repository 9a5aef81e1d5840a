package io.openheim.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.google.testing.compile.Compilation;
import io.openheim.error.ConfigException;
import io.openheim.message.ToolCall;
import io.openheim.tool.ToolContext;
import io.openheim.tool.ToolOutcome;
import io.openheim.tool.Toolbox;
import io.openheim.tool.Toolboxes;
import java.lang.reflect.Constructor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaFileObject;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Generated toolboxes and reflective ones cannot be told apart, whatever a model sends. */
class TwinTest {
  /** CALL: the arguments are good. REFUSED: they are not. FAILS: they are, but the tool throws. */
  private static final Pattern CALL = Pattern.compile("// (CALL|REFUSED|FAILS) (\\S+) (\\{.*\\})");

  private static final ToolContext CONTEXT = ToolContext.NONE.with("Ada").inSession("s-1");

  @ParameterizedTest
  @MethodSource("io.openheim.processor.Corpus#files")
  void generatedCodeDoesWhatReflectionDoes(String file) throws Exception {
    Path path = Corpus.file(file);
    JavaFileObject source = Sources.source(path);
    Compilation compilation = Sources.compile(Corpus.OPTIONS, source);
    assertThat(compilation).succeededWithoutWarnings();
    String name = Classes.nameOf(path);
    List<Toolbox> generated = Corpus.toolboxes(Classes.load(compilation, name));
    List<Toolbox> twins = Corpus.toolboxes(Classes.load(Sources.compilePlainly(source), name));

    assertThat(generated).hasSameSizeAs(twins);
    for (int i = 0; i < twins.size(); i++) {
      assertThat(generated.get(i).getClass().getSimpleName()).endsWith("Toolbox");
      assertThat(generated.get(i).getClass()).isNotEqualTo(twins.get(i).getClass());
      assertThat(generated.get(i).specs()).isEqualTo(twins.get(i).specs());
    }
    assertSameAnswers(calls(Sources.text(path)), generated, twins);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Private",
        "Generic",
        "Generic$Box",
        "GenericArrays",
        "Hidden",
        "Places$Own",
        "Names",
        "Params",
        "Flags",
        "Contexts",
        "Futures",
        "Returns",
        "Unsupported",
        "Recursive",
        "Limits",
        "Objects",
        "TooLarge",
        "Multiplying",
        "Constants",
        "Unclear",
        "Unclear$Sub"
      })
  void reflectionRefusesWithTheSameWords(String name) throws Exception {
    Path file = Sources.folder("bad/" + name.replaceAll("\\$.*", "") + ".java");
    Class<?> type = Classes.load(Sources.compilePlainly(Sources.source(file)), name);
    Constructor<?> constructor = type.getDeclaredConstructor();
    constructor.setAccessible(true);
    Object target = constructor.newInstance();

    Throwable refusal = catchThrowable(() -> Toolboxes.of(target));

    assertThat(refusal).isInstanceOf(ConfigException.class);
    List<String> errors = BadSourcesTest.expected(Sources.text(file));
    for (String problem :
        refusal.getMessage().replaceAll("(?s)^.*? problems:\n- ", "").split("\n- ")) {
      assertThat(errors).anyMatch(error -> error.endsWith("] " + problem.replace('$', '.')));
    }
  }

  @ParameterizedTest
  @MethodSource("io.openheim.processor.Corpus#files")
  void goodCallsSucceedAndBadOnesDoNot(String file) throws Exception {
    Path path = Corpus.file(file);
    Compilation compilation = Sources.compile(Corpus.OPTIONS, Sources.source(path));
    List<Toolbox> toolboxes = Corpus.toolboxes(Classes.load(compilation, Classes.nameOf(path)));
    SoftAssertions softly = new SoftAssertions();
    Matcher line = CALL.matcher(Sources.text(path));
    while (line.find()) {
      ToolCall call = new ToolCall("1", line.group(2), line.group(3));
      List<String> endings = new ArrayList<>();
      for (Toolbox tools : toolboxes) {
        if (tools.specs().stream().anyMatch(spec -> spec.name().equals(call.name()))) {
          endings.add(ending(tools.call(call, CONTEXT)));
        }
      }
      softly.assertThat(endings).as("%s", call).isNotEmpty().containsOnly(line.group(1));
    }
    softly.assertAll();
  }

  private static String ending(ToolOutcome outcome) {
    if (outcome.failure() != null) {
      return "FAILS";
    }
    return outcome.result().error() ? "REFUSED" : "CALL";
  }

  private static void assertSameAnswers(
      List<ToolCall> calls, List<Toolbox> generated, List<Toolbox> twins) {
    assertThat(calls).isNotEmpty();
    SoftAssertions softly = new SoftAssertions();
    for (int i = 0; i < twins.size(); i++) {
      List<String> names = twins.get(i).specs().stream().map(spec -> spec.name()).toList();
      for (ToolCall call : calls) {
        if (!names.contains(call.name())) {
          continue;
        }
        for (String arguments : Variations.of(call.arguments())) {
          ToolCall varied = new ToolCall("1", call.name(), arguments);
          softly
              .assertThat(describe(generated.get(i).call(varied, CONTEXT)))
              .as("%s", varied)
              .isEqualTo(describe(twins.get(i).call(varied, CONTEXT)))
              .doesNotContain("io.openheim.tool.Surprise");
        }
      }
    }
    softly.assertAll();
  }

  private static String describe(ToolOutcome outcome) {
    return outcome.result() + ", failure " + outcome.failure();
  }

  private static List<ToolCall> calls(String source) {
    List<ToolCall> calls = new ArrayList<>();
    Matcher call = CALL.matcher(source);
    while (call.find()) {
      calls.add(new ToolCall("1", call.group(2), call.group(3)));
    }
    return calls;
  }
}
