package io.openheim.jshell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import jdk.jshell.JShell;
import jdk.jshell.MethodSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Methods typed at the top level of a real JShell. In a virtual machine of its own it changes
 * loaded classes where it can; in this one it always makes new ones.
 */
class TypedToolsTest {
  private static final String FOUND =
      "Toolboxes.of(MethodHandles.lookup()).specs().stream()"
          + ".map(s -> s.name() + \": \" + s.description()).toList().toString()";

  private JShell shell;

  @AfterEach
  void close() {
    shell.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"jdi", "local"})
  void methodsTypedSoFarAreTools(String engine) {
    start(engine);
    type("@Tool(\"Adds two numbers\") int add(int a, int b) { return a + b; }");
    type("import java.util.concurrent.*;");
    type("int unmarked(int a) { return a; }");
    type("@Tool(\"Asks\") String ask(Question question) { return question.words(); }");
    type("record Question(@Param(\"what to ask\") String words) {}");

    assertThat(value(FOUND)).isEqualTo("[add: Adds two numbers, ask: Asks]");
    assertThat(call("add", "{'a':2,'b':40}")).isEqualTo("42");
    assertThat(call("ask", "{'question':{'words':'why?'}}")).isEqualTo("why?");
    assertThat(call("add", "{'a':2,'c':40}"))
        .isEqualTo(
            """
            add was not called: its arguments have 2 problems.
            - $.b: is missing; expected a whole number
            - $.c: there is no such property; did you mean b?
            Correct them and call again.""");
  }

  @ParameterizedTest
  @ValueSource(strings = {"jdi", "local"})
  void newestFormOfAMethodCounts(String engine) {
    start(engine);
    type("record Question(String words) {}");
    type("@Tool(\"Asks\") String ask(Question question) { return question.words(); }");
    type("@Tool(\"Adds\") int add(int a, int b) { return a + b; }");
    type("@Tool(\"Goes\") int gone() { return 1; }");
    for (int i = 0; i < 30; i++) {
      type("@Tool(\"Adds " + i + "\") int add(int a, int b) { return a + b + " + i + "; }");
    }
    type("record Question(String words, int times) {}");
    type("String ask(Question question) { return \"\"; }");
    type("@Tool(\"Asks\") String ask(Question q) { return q.words().repeat(q.times()); }");
    type("int gone() { return 2; }");

    assertThat(value(FOUND)).isEqualTo("[add: Adds 29, ask: Asks]");
    assertThat(call("add", "{'a':1,'b':2}")).isEqualTo("32");
    assertThat(call("ask", "{'q':{'words':'ha','times':2}}")).isEqualTo("haha");
  }

  @ParameterizedTest
  @ValueSource(strings = {"jdi", "local"})
  void droppedMethodStaysUntilItIsTypedWithoutTheMark(String engine) {
    start(engine);
    type("@Tool(\"Adds\") int add(int a, int b) { return a + b; }");
    shell.snippets().filter(MethodSnippet.class::isInstance).toList().forEach(shell::drop);
    type("@Tool(\"Adds long ones\") long add(long a, long b) { return a + b; }");

    assertThat(failure(FOUND))
        .isEqualTo(
            "the tools of a JShell session must have different names; two are called add,"
                + " add(int, int) and add(long, long); give one of them another name with"
                + " @Tool(name = \"...\"), or if you dropped or replaced it, type it once more"
                + " without @Tool");

    type("int add(int a, int b) { return 0; }");

    assertThat(value(FOUND)).isEqualTo("[add: Adds long ones]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"jdi", "local"})
  void mistakesAreToldByTheNamesThatWereTyped(String engine) {
    start(engine);

    assertThat(failure(FOUND))
        .isEqualTo(
            "a lookup in JShell stands for the methods marked @Tool that were typed so far, and"
                + " there are none; type some, or pass an object with tools");

    type("@Tool int add(int a, int b) { return a + b; }");

    assertThat(failure(FOUND))
        .isEqualTo(
            "a tool needs a description; add has none that can be seen here, where Javadoc is not;"
                + " write @Tool(\"what it does\")");

    type("@Tool(\"Runs\") int run(Thread in) { return 0; }");

    assertThat(failure(FOUND))
        .startsWith(
            "this session has 2 tools with problems:\n- a tool needs a description; add has")
        .contains("\n- a tool parameter must have a JSON shape; run(in) is a java.lang.Thread; ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"jdi", "local"})
  void lookupInATypedClassStandsForThatClass(String engine) {
    start(engine);
    type("@Tool(\"Outer\") int outer() { return 1; }");
    type(
        "class Inner { @Tool(\"Inner\") static int inner() { return 2; }"
            + " static MethodHandles.Lookup lookup() { return MethodHandles.lookup(); } }");

    assertThat(value("Toolboxes.of(Inner.lookup()).toString()")).isEqualTo("Toolbox[inner]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"jdi", "local"})
  void lambdaTypedIntoJshellIsATool(String engine) {
    start(engine);
    type("record Answer(String text, int words) {}");
    type(
        "var count = FunctionTool.named(\"count\").description(\"Counts\")"
            + ".param(\"text\", String.class).call(t -> new Answer(t, t.split(\" \").length));");

    assertThat(
            value(
                "count.call(new ToolCall(\"1\", \"count\", \"{\\\"text\\\":\\\"a b\\\"}\")).result().text()"))
        .isEqualTo("{\"text\":\"a b\",\"words\":2}");
  }

  private void start(String engine) {
    shell = JShell.builder().executionEngine(engine).build();
    shell.addToClasspath(System.getProperty("java.class.path"));
    type("import io.openheim.tool.*;");
    type("import io.openheim.message.*;");
    type("import java.lang.invoke.*;");
  }

  private void type(String source) {
    for (SnippetEvent event : shell.eval(source)) {
      assertThat(event.status()).as(source).isNotEqualTo(Snippet.Status.REJECTED);
    }
  }

  private String call(String tool, String arguments) {
    String json = arguments.replace("'", "\\\"");
    return value(
        "Toolboxes.of(MethodHandles.lookup()).call(new ToolCall(\"1\", \""
            + tool
            + "\", \""
            + json
            + "\")).result().text()");
  }

  /** The text that an expression gives, which JShell shows as a literal. */
  private String value(String expression) {
    SnippetEvent event = last(expression);
    assertThat(event.exception()).isNull();
    String literal = event.value();
    return literal.substring(1, literal.length() - 1).translateEscapes();
  }

  private String failure(String expression) {
    return last(expression).exception().getMessage();
  }

  private SnippetEvent last(String expression) {
    List<SnippetEvent> events = shell.eval(expression);
    return events.get(events.size() - 1);
  }
}
