package io.openheim.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.openheim.Agent;
import io.openheim.llm.LlmClient;
import io.openheim.openai.OpenAiChatClient;
import io.openheim.tool.Param;
import io.openheim.tool.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the Javadoc shows is compiled and run here. */
class PackageExampleTest {
  private static final Path ROOT = Path.of(System.getProperty("openheim.root"), "testing", "src");
  private static final Pattern EXAMPLE = Pattern.compile("(?s)<pre>\\{@code\n(.*?) \\* }</pre>");

  static class Calculator {
    @Tool("Adds two numbers")
    int add(@Param(name = "a") int a, @Param(name = "b") int b) {
      return a + b;
    }
  }

  @Test
  void scriptedModel() {
    ScriptedClient model = new ScriptedClient().call("add", "{\"a\":2,\"b\":40}").text("It is 42.");
    Agent agent = Agent.builder().client(model).tools(new Calculator()).build();

    assertThat(agent.prompt("What is 2 plus 40?").text()).isEqualTo("It is 42.");
    model.assertExhausted();
  }

  @Test
  void cassette() {
    try (Cassette cassette = Cassette.at(Path.of("src/test/cassettes/capital.json"))) {
      LlmClient client =
          OpenAiChatClient.builder()
              .model("gpt-5.4-mini")
              .apiKey(cassette.key("OPENAI_API_KEY"))
              .httpClient(cassette.httpClient())
              .build();
      Agent agent = Agent.builder().client(client).build();

      assertThat(agent.prompt("What is the capital of Norway?").text()).contains("Oslo");
    }
  }

  @ParameterizedTest
  @CsvSource({"package-info, 2", "ScriptedClient, 1", "ScriptedReply, 1"})
  void examplesStandHere(String file, int examples) throws IOException {
    String here = plain(read("test", "PackageExampleTest"));
    List<String> found =
        EXAMPLE
            .matcher(read("main", file))
            .results()
            .map(example -> plain(example.group(1).replaceAll("(?m)^ \\* ?", "")))
            .toList();

    assertThat(found).hasSize(examples).allMatch(here::contains);
  }

  @Test
  void scriptOfACall() {
    ScriptedClient model =
        new ScriptedClient().call("weather", "{\"city\":\"Oslo\"}").text("Take a coat.");

    assertThat(model.requests()).isEmpty();
  }

  @Test
  void replyInPieces() {
    ScriptedReply reply =
        ScriptedReply.of()
            .thinking("The user wants a forecast.")
            .text("I look ", "it up.") // two chunks
            .call("weather", "{\"city\":", "\"Oslo\"}") // two chunks of arguments
            .usage(120, 30);

    assertThat(reply)
        .hasToString(
            "ScriptedReply[ASSISTANT thinking \"The user wants a forecast.\", \"I look it up.\","
                + " call weather {\"city\":\"Oslo\"}]");
  }

  private static String read(String kind, String name) throws IOException {
    return Files.readString(ROOT.resolve(kind + "/java/io/openheim/testing/" + name + ".java"));
  }

  private static String plain(String code) {
    return code.replaceAll("\\s+", "");
  }
}
