package io.openheim.samples;

import static org.assertj.core.api.Assertions.assertThat;

import io.openheim.Agent;
import io.openheim.llm.LlmClient;
import io.openheim.message.ToolCall;
import io.openheim.openai.OpenAiChatClient;
import io.openheim.tool.FunctionTool;
import io.openheim.tool.Tool;
import io.openheim.tool.ToolFlags;
import io.openheim.tool.ToolParam;
import java.io.File;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything that the README shows is taken from files that are compiled and run. */
class ReadmeTest {
  private static final Path ROOT = Path.of(System.getProperty("openheim.root"));
  private static final Pattern LINK = Pattern.compile("\\]\\((?!http)([^)#]+)[^)]*\\)");
  private static final Pattern FENCE = Pattern.compile("```(\\w+)\n(.*?)```", Pattern.DOTALL);

  @Test
  void javaStandsInASampleOrInWhatWasGeneratedFromOne() throws IOException {
    String sources =
        read("samples/src/main/java")
            + read("samples/src/test/bad")
            + read("samples/src/test/java")
            + read("samples/target/generated-sources/annotations");

    assertThat(blocks("java")).hasSizeGreaterThanOrEqualTo(4).allMatch(sources::contains);
  }

  @ParameterizedTest
  @ValueSource(strings = {"docs/tools.md", "docs/models.md", "docs/testing.md"})
  void javaOfTheGuideStandsInASample(String page) throws IOException {
    String sources = read("samples/src/main/java") + read("samples/src/test/java");

    assertThat(blocks(page, "java")).isNotEmpty().allMatch(sources::contains);
  }

  @Test
  void errorsOfTheTestingGuideAreThoseOfASample() throws IOException {
    String sources = read("samples/src/test/java");

    assertThat(blocks("docs/testing.md", "text").stream().flatMap(String::lines))
        .isNotEmpty()
        .allMatch(sources::contains);
  }

  @Test
  void settingsOfTheTestingGuideAreThoseOfTheSamples() throws IOException {
    String pom = Files.readString(ROOT.resolve("samples/pom.xml"));

    assertThat(blocks("docs/testing.md", "xml")).isNotEmpty().allMatch(pom::contains);
  }

  @ParameterizedTest
  @ValueSource(strings = {"README.md", "docs/tools.md", "docs/models.md", "docs/testing.md"})
  void linksLeadSomewhere(String page) throws IOException {
    Path file = ROOT.resolve(page);

    assertThat(LINK.matcher(Files.readString(file)).results().map(link -> link.group(1)))
        .isNotEmpty()
        .allMatch(link -> Files.exists(file.resolveSibling(link)));
  }

  @Test
  void compileErrorsAreWhatTheCompilerSays(@TempDir Path classes) throws Exception {
    JavaProcess.Outcome javac =
        JavaProcess.run(
            Map.of(),
            "javac",
            List.of(
                "-cp",
                String.join(File.pathSeparator, JavaProcess.sdkPath()),
                "--processor-path",
                String.join(File.pathSeparator, JavaProcess.processorPath()),
                "-d",
                classes.toString(),
                "src/test/bad/Words.java"));
    String errors = javac.output().replaceAll("\\R", "\n");

    assertThat(blocks("text"))
        .containsExactly(errors.substring(errors.indexOf("Words.java"), errors.indexOf("1 error")));
    assertThat(javac.status()).isEqualTo(1);
  }

  @Test
  void commandsAreThoseThatAreRunForEveryCommit() throws IOException {
    String ci = Files.readString(ROOT.resolve(".ci/run"));

    assertThat(blocks("sh"))
        .containsExactly(
            "mvn -q compile -Dsample=AtlasSample\n",
            "mvn verify\n",
            "mvn -q compile\n"
                + "jshell --class-path \"$(cat jshell/target/classpath)\""
                + " jshell/scripts/hello.jsh\n");
    assertThat(ci)
        .contains("main_job=(mvn -q compile -Dsample=AtlasSample)")
        .contains("mvn \"${flags[@]}\" verify");
  }

  @Test
  void coordinatesAreThoseOfTheBuild() throws IOException {
    Matcher version =
        Pattern.compile("<artifactId>openheim-parent</artifactId>\\s*(<version>.*?</version>)")
            .matcher(Files.readString(ROOT.resolve("pom.xml")));
    assertThat(version.find()).isTrue();

    assertThat(blocks("xml"))
        .singleElement()
        .asString()
        .contains("<artifactId>openheim-sdk</artifactId>\n    " + version.group(1))
        .contains("<artifactId>openheim-processor</artifactId>\n            " + version.group(1));
  }

  @Test
  void serverOfOnesOwnIsAClient() {
    LlmClient client =
        OpenAiChatClient.builder().baseUrl("http://localhost:9000/v1").model("my-model").build();
    Agent agent = Agent.builder().client(client).build();

    assertThat(agent.toString()).contains("http://localhost:9000/v1").contains("my-model");
  }

  @Test
  void standInRehearsesTools() {
    Agent agent = Agent.builder().model("offline").tools(new Atlas()).build();
    System.out.println(agent.prompt("What is the distance from Cairo to Lima?"));

    assertThat(agent.prompt("What is the distance from Cairo to Lima?").text())
        .startsWith("[offline stand-in] distance: {\"value\":12423,\"unit\":\"KILOMETRES\"}");
  }

  @Test
  void lambdaIsATool() {
    FunctionTool add =
        FunctionTool.named("add")
            .description("Adds two numbers")
            .param("a", int.class)
            .param("b", int.class, "the number to add")
            .call((a, b) -> a + b);
    Agent agent = Agent.builder().model("offline").tools(add, MethodHandles.lookup()).build();

    assertThat(agent.prompt("Please add 2 and 40").text()).startsWith("[offline stand-in] add: 42");
    assertThat(agent.prompt("Please shout \"hello\"").text())
        .startsWith("[offline stand-in] shout: HELLO");
  }

  @Test
  void lambdaHasLimitsAndDefaultsToo() {
    FunctionTool search =
        FunctionTool.named("search")
            .description("Searches the manual")
            .flags(ToolFlags.NONE.withReadOnly())
            .param("words", String.class, "what to look for, in quotes")
            .param(ToolParam.of("most", int.class).min(1).max(50).defaultValue(10))
            .param(ToolParam.listOf("chapters", String.class).optional())
            .call((words, most, chapters) -> words + ", at most " + most);

    ToolCall call = new ToolCall("1", "search", "{\"words\":\"oil\"}");
    assertThat(search.call(call).result().text()).isEqualTo("oil, at most 10");
  }

  /**
   * Makes a text loud.
   *
   * @param text what to shout, in quotes
   */
  @Tool
  static String shout(String text) {
    return text.toUpperCase(Locale.ROOT);
  }

  private static List<String> blocks(String language) throws IOException {
    return blocks("README.md", language);
  }

  private static List<String> blocks(String page, String language) throws IOException {
    return FENCE
        .matcher(Files.readString(ROOT.resolve(page)))
        .results()
        .filter(block -> block.group(1).equals(language))
        .map(block -> block.group(2))
        .toList();
  }

  private static String read(String folder) throws IOException {
    try (Stream<Path> files = Files.walk(ROOT.resolve(folder))) {
      StringBuilder text = new StringBuilder();
      for (Path file : files.filter(file -> file.toString().endsWith(".java")).toList()) {
        text.append(Files.readString(file)).append('\n');
      }
      return text.toString();
    }
  }
}
