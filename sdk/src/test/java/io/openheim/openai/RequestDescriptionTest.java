package io.openheim.openai;

import static org.assertj.core.api.Assertions.assertThat;

import io.openheim.llm.LlmClient;
import io.openheim.llm.LlmClientBuilder;
import io.openheim.llm.LlmReply;
import io.openheim.llm.LlmRequest;
import io.openheim.llm.LlmSettings;
import io.openheim.llm.Reasoning;
import io.openheim.llm.ResponseSchema;
import io.openheim.llm.ToolChoice;
import io.openheim.message.Content;
import io.openheim.message.Document;
import io.openheim.message.Image;
import io.openheim.message.Message;
import io.openheim.message.Role;
import io.openheim.message.ToolCall;
import io.openheim.message.ToolResult;
import io.openheim.tool.ToolSpec;
import java.net.URI;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests of many kinds are what OpenAI's own description of them says. */
class RequestDescriptionTest {
  private static final String SCHEMA =
      "{\"type\":\"object\",\"properties\":{\"x\":{\"type\":\"integer\"}},\"required\":[\"x\"],"
          + "\"additionalProperties\":false}";
  private static final Message ASKED = Message.user("Hi");
  private static final ToolCall CALL = new ToolCall("c1", "look", "{\"x\":1}");
  private static final Message CALLED = new Message(Role.ASSISTANT, List.of(CALL));
  private static final Image IMAGE = Image.of("image/png", new byte[] {1, 2, 3});
  private static final List<ToolSpec> TOOLS =
      List.of(new ToolSpec("look", "Looks.", SCHEMA), new ToolSpec("find", "Finds.", SCHEMA));

  private static final String TURN =
      """
      {"status":"completed","output":[\
      {"type":"reasoning","id":"rs","summary":[{"type":"summary_text","text":"Hm"}],"encrypted_content":"E"},\
      {"type":"web_search_call","id":"ws","status":"completed","action":{"type":"search","query":"q"}},\
      {"type":"code_interpreter_call","id":"ci","status":"completed","container_id":"k","code":"1","outputs":null},\
      {"type":"message","id":"m","role":"assistant","status":"completed","phase":"commentary",\
      "content":[{"type":"output_text","text":"Hi","annotations":[],"logprobs":[]},{"type":"refusal","refusal":"No"}]},\
      {"type":"function_call","id":"fc","call_id":"c1","name":"look","arguments":"{}","status":"completed"}]}\
      """;

  private static RequestDescription chatRequest;
  private static RequestDescription responsesRequest;

  @StartStop final MockWebServer server = new MockWebServer();

  @BeforeAll
  static void read() {
    chatRequest = RequestDescription.of("CreateChatCompletionRequest");
    responsesRequest = RequestDescription.of("CreateResponse");
  }

  @ParameterizedTest
  @ValueSource(strings = {"gpt-4o", "gpt-5-mini", "gpt-5.4", "o4-mini", "someone"})
  void everyRequest_isAsDescribed(String model) throws InterruptedException {
    Map<String, String> wrong = new LinkedHashMap<>();
    Map<String, LlmRequest> requests = requests();
    for (boolean streaming : new boolean[] {true, false}) {
      LlmClient chat = set(OpenAiChatClient.builder(), model, streaming).build();
      LlmClient responses = set(OpenAiResponsesClient.builder(), model, streaming).build();
      for (Map.Entry<String, LlmRequest> one : requests.entrySet()) {
        check(chat, one, chatRequest, wrong);
        check(responses, one, responsesRequest, wrong);
      }
    }

    assertThat(wrong).isEmpty();
    assertThat(server.getRequestCount()).isEqualTo(requests.size() * 4).isGreaterThan(80);
  }

  @Test
  void turnsOfResponses_goBackAsDescribed() throws InterruptedException {
    answer(TURN);
    answer(TURN);
    LlmClient client = set(OpenAiResponsesClient.builder(), "gpt-5.4", false).build();

    LlmReply reply = client.send(new LlmRequest(List.of(ASKED), TOOLS));
    Message result = Message.toolResults(List.of(ToolResult.of(CALL, "ok")));
    client.send(new LlmRequest(List.of(ASKED, reply.message(), result), TOOLS));

    server.takeRequest();
    String body = server.takeRequest().getBody().utf8();
    assertThat(body).contains("\"encrypted_content\":\"E\"", "\"phase\"", "code_interpreter_call");
    assertThat(responsesRequest.wrong(body)).isEmpty();
  }

  @Test
  void aBadBody_isNotAsDescribed() {
    String chat = "{\"model\":\"m\",\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]%s}";
    String responses =
        "{\"model\":\"m\",\"input\":[{\"type\":\"message\",\"role\":\"user\",\"content\":\"Hi\"%s}]}";

    assertThat(chatRequest.wrong(chat.formatted(""))).isEmpty();
    assertThat(chatRequest.wrong(chat.formatted(",\"max_token\":1"))).isNotEmpty();
    assertThat(chatRequest.wrong(chat.formatted(",\"temperature\":\"hot\""))).isNotEmpty();
    assertThat(responsesRequest.wrong(responses.formatted(""))).isEmpty();
    assertThat(responsesRequest.wrong(responses.formatted(",\"surprise\":1"))).isNotEmpty();
    assertThat(responsesRequest.wrong(responses.replace("message", "mess").formatted("")))
        .isNotEmpty();
  }

  private void check(
      LlmClient client,
      Map.Entry<String, LlmRequest> one,
      RequestDescription description,
      Map<String, String> wrong)
      throws InterruptedException {
    answer(
        "{\"status\":\"completed\",\"output\":[],\"choices\":[{\"message\":{\"tool_calls\":"
            + "[{\"id\":\"a\",\"function\":{\"name\":\"look\"}}]}}]}");
    client.send(one.getValue());
    String body = server.takeRequest().getBody().utf8();
    List<String> problems = description.wrong(body);
    if (!problems.isEmpty()) {
      wrong.put(client.getClass().getSimpleName() + ": " + one.getKey(), problems + "\n" + body);
    }
  }

  private <B extends LlmClientBuilder<B>> B set(B builder, String model, boolean streaming) {
    return builder.baseUrl(server.url("/v1").toString()).model(model).streaming(streaming);
  }

  private void answer(String json) {
    server.enqueue(
        new MockResponse.Builder()
            .addHeader("content-type", "application/json")
            .body(json)
            .build());
  }

  private static Map<String, LlmRequest> requests() {
    Map<String, LlmRequest> all = new LinkedHashMap<>();
    conversations()
        .forEach(
            (name, messages) -> {
              all.put(name, new LlmRequest(messages, List.of()));
              all.put(name + ", tools", new LlmRequest(messages, TOOLS));
            });
    int number = 0;
    for (LlmSettings settings : settings().toList()) {
      String name = "settings " + ++number + " " + settings;
      all.put(name, new LlmRequest(List.of(ASKED), List.of(), settings));
      all.put(name + ", tools", new LlmRequest(List.of(ASKED, CALLED), TOOLS, settings));
    }
    return all;
  }

  private static Map<String, List<Message>> conversations() {
    Map<String, List<Message>> all = new LinkedHashMap<>();
    all.put("a question", List.of(ASKED));
    all.put("instructions", List.of(Message.system("A"), Message.system("B"), ASKED));
    all.put("instructions later", List.of(ASKED, Message.system("A"), ASKED));
    all.put("nothing but instructions", List.of(Message.system("A"), Message.user("")));
    all.put(
        "images",
        List.of(
            new Message(
                Role.USER,
                List.of(
                    new Content.Text("Look"),
                    IMAGE,
                    Image.at(URI.create("https://example.org/a.png"))))));
    all.put(
        "documents",
        List.of(
            new Message(
                Role.USER,
                List.of(
                    new Content.Text("Read"),
                    Document.of("application/pdf", new byte[] {1}).named("a.pdf"),
                    Document.file("file-1")))));
    all.put(
        "all kinds of assistants",
        List.of(
            ASKED,
            new Message(
                Role.ASSISTANT,
                List.of(
                    new Content.Thinking("Hm"),
                    new Content.Text("So:"),
                    new Content.Refusal("No."),
                    new Content.CachePoint(false),
                    new Content.Unknown("surprise", "{}"))),
            ASKED));
    all.put("a call without a result", List.of(ASKED, CALLED, ASKED));
    all.put("results", results(new ToolResult("c1", "look", "ok", false)));
    all.put("failures", results(new ToolResult("c1", "look", "bad", true)));
    ToolResult seen = new ToolResult("c1", "look", "", false, List.of(IMAGE, IMAGE), null);
    all.put("images in results", results(seen));
    return all;
  }

  private static List<Message> results(ToolResult result) {
    List<Message> messages = new ArrayList<>(List.of(ASKED, CALLED));
    messages.add(Message.toolResults(List.of(result)));
    messages.add(Message.assistant("Fine."));
    messages.add(ASKED);
    return messages;
  }

  private static Stream<LlmSettings> settings() {
    Stream<LlmSettings.Builder> some =
        Stream.of(
            LlmSettings.builder().maxTokens(100).temperature(0.5).topP(0.9),
            LlmSettings.builder().stop("END", "STOP").seed(7),
            LlmSettings.builder().toolChoice(ToolChoice.AUTO).parallelToolCalls(true),
            LlmSettings.builder().toolChoice(ToolChoice.NONE).parallelToolCalls(false),
            LlmSettings.builder().toolChoice(ToolChoice.REQUIRED),
            LlmSettings.builder().toolChoice(ToolChoice.tool("look")),
            LlmSettings.builder().reasoning(Reasoning.budget(2000)),
            LlmSettings.builder().responseSchema(new ResponseSchema("answer", "It.", SCHEMA)),
            LlmSettings.builder().responseSchema(new ResponseSchema("answer", "", "{}")),
            LlmSettings.builder().metadata("who", "me"),
            LlmSettings.builder().extraBody("prompt_cache_key", "\"k\""));
    Stream<LlmSettings.Builder> efforts =
        EnumSet.allOf(Reasoning.Effort.class).stream()
            .map(effort -> LlmSettings.builder().reasoning(Reasoning.of(effort)));
    return Stream.concat(some, efforts).map(LlmSettings.Builder::build);
  }
}
