package io.openheim.samples;

import static org.assertj.core.api.Assertions.assertThat;

import io.openheim.Agent;
import io.openheim.anthropic.AnthropicClient;
import io.openheim.error.LlmException;
import io.openheim.error.LlmStatusException;
import io.openheim.gemini.GeminiClient;
import io.openheim.llm.Feature;
import io.openheim.llm.LlmChunk;
import io.openheim.llm.LlmClient;
import io.openheim.llm.LlmReply;
import io.openheim.llm.LlmRequest;
import io.openheim.llm.LlmSettings;
import io.openheim.llm.LlmStream;
import io.openheim.llm.PromptCaching;
import io.openheim.llm.Reasoning;
import io.openheim.llm.ResponseSchema;
import io.openheim.llm.ToolChoice;
import io.openheim.message.Content;
import io.openheim.message.Document;
import io.openheim.message.Image;
import io.openheim.message.Message;
import io.openheim.message.Role;
import io.openheim.openai.OpenAiChatClient;
import io.openheim.openai.OpenAiResponsesClient;
import io.openheim.testing.ScriptedClient;
import io.openheim.tool.OutputType;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the guide to models shows. */
class ModelsGuideTest {
  private static final String KEY = "key-1";

  @Test
  void clientsOfOnesOwn() {
    LlmClient claude = AnthropicClient.builder().apiKey(KEY).model("claude-sonnet-4-6").build();
    LlmClient gemini = GeminiClient.builder().apiKey(KEY).model("gemini-3.8-flash").build();
    LlmClient openai = OpenAiResponsesClient.builder().apiKey(KEY).model("gpt-5.4-mini").build();
    Agent agent = Agent.builder().client(claude).build();

    assertThat(agent.toString()).contains("claude-sonnet-4-6");
    assertThat(List.of(gemini.toString(), openai.toString()))
        .containsExactly(
            "GeminiClient[provider=gemini, model=gemini-3.8-flash,"
                + " baseUrl=https://generativelanguage.googleapis.com/v1beta]",
            "OpenAiResponsesClient[provider=openai, model=gpt-5.4-mini,"
                + " baseUrl=https://api.openai.com/v1]");
  }

  @Test
  void clientsBehindOtherDoors() {
    LlmClient vertex =
        GeminiClient.vertex("my-project", "europe-west4")
            .apiKey(() -> token())
            .model("gemini-3.8-flash")
            .build();
    LlmClient azure =
        OpenAiChatClient.builder()
            .provider("azure")
            .baseUrl("https://my-resource.openai.azure.com/openai/v1")
            .query("api-version", "preview")
            .keyHeader("api-key")
            .apiKey(KEY)
            .model("my-deployment")
            .build();

    assertThat(vertex.toString()).contains("projects/my-project/locations/europe-west4");
    assertThat(azure.toString()).contains("my-resource.openai.azure.com").doesNotContain(KEY);
  }

  @Test
  void conversationByHand() {
    ScriptedClient first = new ScriptedClient().text("Oslo.");
    ScriptedClient second = new ScriptedClient().text("Stockholm.");

    List<Message> talk = new ArrayList<>();
    talk.add(Message.user("What is the capital of Norway?"));
    talk.add(first.send(new LlmRequest(talk, List.of())).message());
    talk.add(Message.user("And of Sweden?"));
    talk.add(second.send(new LlmRequest(talk, List.of())).message());

    assertThat(second.requests().get(0).messages())
        .extracting(Message::text)
        .containsExactly("What is the capital of Norway?", "Oslo.", "And of Sweden?");
    assertThat(talk.get(3).text()).isEqualTo("Stockholm.");
  }

  @Test
  void streamByHand() {
    ScriptedClient model = new ScriptedClient().text("Hello there.");

    try (LlmStream stream = model.stream(new LlmRequest(List.of(Message.user("Hi")), List.of()))) {
      for (LlmChunk chunk = stream.next(); chunk != null; chunk = stream.next()) {
        if (chunk instanceof LlmChunk.Text text) {
          System.out.print(text.text());
        }
      }
      LlmReply reply = stream.reply();

      assertThat(reply.message().text()).isEqualTo("Hello there.");
    }
    assertThat(model.openStreams()).isZero();
  }

  @Test
  void settings() {
    ScriptedClient model = new ScriptedClient().text("Oslo.");
    Agent agent =
        Agent.builder()
            .client(model)
            .settings(LlmSettings.builder().maxTokens(500).temperature(0.2).build())
            .build();

    agent.prompt("What is the capital of Norway?");
    assertThat(model.requests().get(0).settings().maxTokens()).isEqualTo(500);
  }

  @Test
  void moreSettings() {
    LlmSettings settings =
        LlmSettings.builder()
            .reasoning(Reasoning.of(Reasoning.Effort.HIGH))
            .toolChoice(ToolChoice.tool("distance"))
            .promptCaching(PromptCaching.ONE_HOUR)
            .extraBody("service_tier", "\"flex\"")
            .build();

    assertThat(settings)
        .hasToString(
            "LlmSettings[toolChoice=ToolChoice[kind=TOOL, name=distance],"
                + " reasoning=Reasoning[effort=HIGH, budget=null], promptCaching=ONE_HOUR,"
                + " extraBody=[service_tier]]");
  }

  @Test
  void whatAServerTakes() {
    LlmClient client =
        OpenAiChatClient.builder()
            .baseUrl("http://localhost:9000/v1")
            .model("my-model")
            .capabilities(
                known -> known.with(Feature.DOCUMENTS).without(Feature.PARALLEL_TOOL_CALLS))
            .build();

    assertThat(client.toString()).contains("my-model");
  }

  @Test
  void picturesAndDocuments() {
    ScriptedClient model = new ScriptedClient().text("A cat and a contract.");
    byte[] pdf = "%PDF-1.7".getBytes(java.nio.charset.StandardCharsets.US_ASCII);

    Message question =
        new Message(
            Role.USER,
            List.of(
                new Content.Text("What are these?"),
                Image.at(URI.create("https://example.com/cat.jpg")),
                Document.of("application/pdf", pdf).named("contract.pdf")));
    LlmReply reply = model.send(new LlmRequest(List.of(question), List.of()));

    assertThat(reply.message().text()).isEqualTo("A cat and a contract.");
  }

  record Invoice(String number, int cents) {}

  @Test
  void answersOfASchema() {
    ScriptedClient model = new ScriptedClient().text("{\"number\":\"A-7\",\"cents\":4200}");

    OutputType<Invoice> type = OutputType.of(Invoice.class);
    LlmSettings settings =
        LlmSettings.builder()
            .responseSchema(new ResponseSchema("invoice", "", type.schema()))
            .build();
    Agent agent = Agent.builder().client(model).settings(settings).build();
    Invoice invoice = type.parse(agent.prompt("Invoice A-7 is over 42 euros.").text());

    assertThat(invoice).isEqualTo(new Invoice("A-7", 4200));
  }

  @Test
  void whatGoesWrong() {
    ScriptedClient model = new ScriptedClient().failure(401);
    String advice = "";

    try {
      model.send(new LlmRequest(List.of(Message.user("Hi")), List.of()));
    } catch (LlmStatusException e) {
      advice =
          switch (e.kind()) {
            case CONTEXT_OVERFLOW -> "shorten the conversation";
            case QUOTA -> "look at the bill";
            case AUTHENTICATION -> "look at the key";
            default -> e.getMessage();
          };
    } catch (LlmException e) {
      advice = e.partial().map(Message::text).orElse("nothing came");
    }

    assertThat(advice).isEqualTo("look at the key");
  }

  private static String token() {
    return "token-1";
  }
}
