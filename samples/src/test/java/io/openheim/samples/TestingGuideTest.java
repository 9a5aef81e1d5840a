package io.openheim.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openheim.Agent;
import io.openheim.error.ConfigException;
import io.openheim.llm.LlmChunk;
import io.openheim.llm.LlmClient;
import io.openheim.llm.LlmReply;
import io.openheim.llm.LlmRequest;
import io.openheim.llm.LlmStream;
import io.openheim.llm.RetryClient;
import io.openheim.llm.RetryPolicy;
import io.openheim.message.FinishReason;
import io.openheim.message.Message;
import io.openheim.message.ToolResult;
import io.openheim.openai.OpenAiChatClient;
import io.openheim.run.Reply;
import io.openheim.run.StopReason;
import io.openheim.testing.Cassette;
import io.openheim.testing.ScriptedClient;
import io.openheim.testing.ScriptedReply;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The code of docs/testing.md. */
class TestingGuideTest {
  @Test
  void scriptedModel_callsAToolAndAnswers() {
    ScriptedClient model =
        new ScriptedClient()
            .call("distance", "{\"from\":\"Oslo\",\"to\":\"Rome\"}")
            .text("About 2000 kilometres.");
    Agent agent = Agent.builder().client(model).tools(new Atlas()).build();

    assertThat(agent.prompt("How far is it?").text()).isEqualTo("About 2000 kilometres.");

    List<ToolResult> results = model.requests().get(1).messages().get(2).toolResults();
    assertThat(results.get(0).text()).isEqualTo("{\"value\":2007,\"unit\":\"KILOMETRES\"}");
    model.assertExhausted();
  }

  @Test
  void reply_hasEverythingThatARealOneHas() {
    ScriptedClient model =
        new ScriptedClient()
            .reply(
                ScriptedReply.of()
                    .thinking("They want a distance.")
                    .text("About ", "2000 kil")
                    .finish(FinishReason.Kind.LENGTH)
                    .usage(120, 30));
    Agent agent = Agent.builder().client(model).build();

    Reply reply = agent.prompt("How far is it?");

    assertThat(reply.stopReason()).isEqualTo(StopReason.MAX_TOKENS);
    assertThat(reply.usage().total()).isEqualTo(150);
  }

  @Test
  void answer_dependsOnTheRequest() {
    ScriptedClient model =
        new ScriptedClient()
            .answer(request -> LlmReply.text("You said: " + request.messages().get(0).text()))
            .otherwise(request -> LlmReply.text("As I said."));

    assertThat(model.send(asked("Hi")).message().text()).isEqualTo("You said: Hi");
    assertThat(model.send(asked("Hi")).message().text()).isEqualTo("As I said.");
    assertThat(model.send(asked("Hi")).message().text()).isEqualTo("As I said.");
  }

  @Test
  void failures_areRetriedWithoutWaiting() {
    ScriptedClient model =
        new ScriptedClient()
            .failure(429)
            .reply(ScriptedReply.of().text("About 20").breaksOff())
            .text("About 2000 kilometres.");
    RetryPolicy atOnce = RetryPolicy.standard().firstWait(Duration.ZERO);
    Agent agent = Agent.builder().client(RetryClient.wrap(model, atOnce)).build();

    assertThat(agent.prompt("How far is it?").text()).isEqualTo("About 2000 kilometres.");
    assertThat(model.requests()).hasSize(3);
  }

  @Test
  void streams_arriveInChunks() {
    ScriptedClient model = new ScriptedClient().chunkSize(8).text("About 2000 kilometres.");
    StringBuilder shown = new StringBuilder();

    try (LlmStream stream = model.stream(asked("How far is it?"))) {
      for (LlmChunk chunk = stream.next(); chunk != null; chunk = stream.next()) {
        if (chunk instanceof LlmChunk.Text text) {
          shown.append(text.text()).append('|');
        }
      }
    }

    assertThat(shown).hasToString("About 20|00 kilom|etres.|");
    assertThat(model.openStreams()).isZero();
  }

  @Test
  void requestTooMany_failsTheTest() {
    Agent agent =
        Agent.builder()
            .client(new ScriptedClient().call("distance", "{}"))
            .tools(new Atlas())
            .build();

    assertThatThrownBy(() -> agent.prompt("How far is it?"))
        .isInstanceOf(AssertionError.class)
        .hasMessageStartingWith(
            """
            the script has 1 reply, and the model was asked 2 times; the last request is 3 messages, the last TOOL result of distance "distance was not called:\
            """);
  }

  @Test
  void cassette_isPlayed() {
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

  @Test
  void cassette_noticesAnotherQuestion() {
    assertThatThrownBy(() -> ask("What is the capital of Sweden?"))
        .isInstanceOf(AssertionError.class)
        .hasMessage(
            """
            request 1 is not the one in the cassette src/test/cassettes/capital.json:
            - $.messages[0].content: recorded "What is the capital of Norway?", sent "What is the capital of Sweden?"
            If it is meant to be so, delete the file and record it again with -Dopenheim.record=true.\
            """);
  }

  private static void ask(String question) {
    try (Cassette cassette =
        Cassette.at(
            Path.of("src/test/cassettes/capital.json"),
            text -> text.replaceAll("\\S+@\\S+", "<address>"))) {
      LlmClient client =
          OpenAiChatClient.builder()
              .model("gpt-5.4-mini")
              .httpClient(cassette.httpClient())
              .build();
      Agent.builder().client(client).build().prompt(question);
    }
  }

  /** The property is set for all tests of this module, as the guide shows. */
  @Test
  void realRequests_areRefused() {
    LlmClient real =
        OpenAiChatClient.builder()
            .baseUrl("https://no.such.invalid/v1")
            .model("gpt-5.4-mini")
            .apiKey("sk-any-key")
            .build();

    assertThatThrownBy(() -> real.send(asked("Hi")))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "-Dopenheim.requests=off allows no request to another machine; found POST"
                + " https://no.such.invalid/v1/chat/completions; script the model or play a"
                + " cassette (ScriptedClient and Cassette of openheim-testing), or run without the"
                + " property");
  }

  private static LlmRequest asked(String text) {
    return new LlmRequest(List.of(Message.user(text)), List.of());
  }
}
