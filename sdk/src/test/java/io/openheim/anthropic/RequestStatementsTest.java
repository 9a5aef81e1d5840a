package io.openheim.anthropic;

import static io.openheim.anthropic.Conversations.HI;
import static io.openheim.anthropic.Conversations.TOOL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.openheim.error.LlmStatusException;
import io.openheim.llm.Feature;
import io.openheim.llm.LlmRequest;
import io.openheim.llm.LlmSettings;
import io.openheim.llm.PromptCaching;
import io.openheim.llm.Reasoning;
import io.openheim.llm.Reasoning.Effort;
import io.openheim.llm.ResponseSchema;
import io.openheim.llm.ToolChoice;
import io.openheim.message.Content;
import io.openheim.message.Content.CachePoint;
import io.openheim.message.Document;
import io.openheim.message.Image;
import io.openheim.message.Message;
import io.openheim.message.Role;
import io.openheim.message.ToolCall;
import io.openheim.message.ToolResult;
import io.openheim.tool.ToolSpec;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.junit5.StartStop;
import okio.ByteString;
import org.junit.jupiter.api.Test;

/** The statements about how a request is said, of section 4.4 of the wire quirks, and the rest. */
class RequestStatementsTest {
  private static final CachePoint FIVE_MINUTES = new CachePoint(false);
  private static final CachePoint ONE_HOUR = new CachePoint(true);
  private static final String MARK = ",'cache_control':{'type':'ephemeral'}}";
  private static final String HOUR = ",'cache_control':{'type':'ephemeral','ttl':'1h'}}";
  private static final Reasoning BUDGET = Reasoning.budget(2000);

  @StartStop final MockWebServer server = new MockWebServer();
  private final Conversations conversations = new Conversations(server);

  @Test
  void request_isWrittenInAFixedOrderWithTheSchemaUntouched() throws Exception {
    server.enqueue(Answers.text("Hello"));
    ToolSpec tool = new ToolSpec("f", "Does \"it\"", "{\"type\": \"object\", \"max\": 1.0}");
    conversations
        .client()
        .apiKey("key")
        .allowPlainHttp()
        .build()
        .send(new LlmRequest(List.of(Message.system("S"), Message.system("T"), HI), List.of(tool)));

    RecordedRequest sent = server.takeRequest();
    assertThat(sent.getTarget()).isEqualTo("/v1/messages");
    assertThat(sent.getHeaders().get("x-api-key")).isEqualTo("key");
    assertThat(sent.getHeaders().get("anthropic-version")).isEqualTo("2023-06-01");
    assertThat(sent.getHeaders().get("anthropic-beta")).isNull();
    assertThat(text(sent.getBody()))
        .isEqualTo(
            "{\"model\":\"claude-m\",\"max_tokens\":16000,\"stream\":true,"
                + "\"tools\":[{\"name\":\"f\",\"description\":\"Does \\\"it\\\"\","
                + "\"input_schema\":{\"type\": \"object\", \"max\": 1.0}}],"
                + "\"system\":\"S\\n\\nT\","
                + "\"messages\":[{\"role\":\"user\",\"content\":"
                + "[{\"type\":\"text\",\"text\":\"Hi\"}]}],"
                + "\"cache_control\":{\"type\":\"ephemeral\"}}");
  }

  @Test
  void key_goesAsABearerTokenWhereItsHeaderSaysSo() throws Exception {
    server.enqueue(Answers.text("Hello"));
    conversations
        .client()
        .apiKey("key")
        .keyHeader("Authorization")
        .streaming(false)
        .build()
        .send(new LlmRequest(List.of(HI), List.of()));

    RecordedRequest sent = server.takeRequest();
    assertThat(sent.getHeaders().get("Authorization")).isEqualTo("Bearer key");
    assertThat(sent.getHeaders().get("x-api-key")).isNull();
    assertThat(text(sent.getBody())).contains("\"stream\":false");
  }

  @Test
  void eachRequestOfAConversation_beginsWithTheBytesOfTheOneBefore() {
    ToolCall call = new ToolCall("a", "f", "{\"x\":1}");
    List<Message> conversation =
        List.of(
            Message.system("S"),
            Message.user("ä€😀"),
            new Message(Role.ASSISTANT, List.of(new Content.Text("So "), call)),
            Message.toolResults(List.of(ToolResult.of(call, "1"))),
            Message.assistant("One"),
            new Message(Role.USER, List.of(new Content.Text("And?"), FIVE_MINUTES)),
            Message.assistant("Two"),
            Message.user("Why?"));
    AnthropicClient.Builder client = conversations.client();
    String before = "";
    for (int end : List.of(2, 4, 6, 8)) {
      LlmRequest request = new LlmRequest(conversation.subList(0, end), List.of(TOOL));
      String body = conversations.body(client, request);
      assertThat(body).isEqualTo(conversations.body(client, request)).startsWith(before);
      before = body.substring(0, body.lastIndexOf("]}") + 2);
      before = before.endsWith("]}]}") ? before.substring(0, before.length() - 2) : before;
    }
    assertThat(before).contains("Why?");
  }

  @Test
  void w084_limitOfTheReply_isAlwaysSent() {
    assertThat(conversations.body(LlmSettings.NONE)).contains("'max_tokens':16000,");
    assertThat(conversations.body(LlmSettings.builder().maxTokens(7).build()))
        .contains("'max_tokens':7,");
  }

  @Test
  void w089_marksAreAtMostFour_ofMoreTheOldestMessagesLoseTheirs() {
    List<Message> messages = new ArrayList<>();
    messages.add(new Message(Role.SYSTEM, List.of(new Content.Text("S"), FIVE_MINUTES)));
    for (int i = 0; i < 5; i++) {
      messages.add(new Message(Role.USER, List.of(new Content.Text("u" + i), FIVE_MINUTES)));
      messages.add(Message.assistant("a" + i));
    }
    messages.add(HI);
    String body = conversations.body(conversations.client(), new LlmRequest(messages, List.of()));

    assertThat(body)
        .contains("'system':[{'type':'text','text':'S'" + MARK + "]")
        .contains("{'type':'text','text':'u2'}")
        .contains("{'type':'text','text':'u3'" + MARK)
        .contains("{'type':'text','text':'u4'" + MARK)
        .endsWith("],'cache_control':{'type':'ephemeral'}}");
    assertThat(body.split("cache_control", -1)).hasSize(5);
    assertThat(without(messages).split("cache_control", -1)).hasSize(5);
  }

  private String without(List<Message> messages) {
    return conversations.body(
        conversations.client(),
        new LlmRequest(
            messages, List.of(), LlmSettings.builder().promptCaching(PromptCaching.OFF).build()));
  }

  @Test
  void w089_markAtTheEnd_takesThePlaceOfTheAutomaticOne() {
    Message marked = new Message(Role.USER, List.of(new Content.Text("Hi"), ONE_HOUR));

    assertThat(
            conversations.body(conversations.client(), new LlmRequest(List.of(marked), List.of())))
        .endsWith(
            "'messages':[{'role':'user','content':[{'type':'text','text':'Hi'" + HOUR + "]}]}");
  }

  @Test
  void w089_markBeforeAnything_standsAtTheEndOfTheTools() {
    Message marked = new Message(Role.SYSTEM, List.of(ONE_HOUR, new Content.Text("S")));

    assertThat(
            conversations.body(
                conversations.client(), new LlmRequest(List.of(marked, HI), List.of(TOOL))))
        .contains("'input_schema':{'type':'object'}" + HOUR + "],'system':'S',");
  }

  @Test
  void w090_thoughtsAreNotMarked_butWhatIsBeforeThem() {
    Message thoughts =
        new Message(Role.ASSISTANT, List.of(new Content.Thinking("Hm", "s", false), FIVE_MINUTES));

    assertThat(conversations.messages(HI, thoughts, HI))
        .isEqualTo(
            "{'role':'user','content':[{'type':'text','text':'Hi'"
                + MARK
                + "]},{'role':'assistant','content':"
                + "[{'type':'thinking','thinking':'Hm','signature':'s'}]},"
                + "{'role':'user','content':[{'type':'text','text':'Hi'}]}");
  }

  @Test
  void w091_marksOfAnHour_standBeforeThoseOfFiveMinutes() {
    Message early = new Message(Role.USER, List.of(new Content.Text("A"), FIVE_MINUTES));
    Message middle = new Message(Role.USER, List.of(new Content.Text("B"), ONE_HOUR));
    Message late = new Message(Role.USER, List.of(new Content.Text("C"), FIVE_MINUTES));

    assertThat(conversations.messages(early, middle, late, HI))
        .contains("'A'" + HOUR, "'B'" + HOUR, "'C'" + MARK);
    assertThat(
            conversations.body(
                conversations.client(),
                new LlmRequest(
                    List.of(early, HI),
                    List.of(),
                    LlmSettings.builder().promptCaching(PromptCaching.ONE_HOUR).build())))
        .contains("'A'" + HOUR)
        .endsWith("],'cache_control':{'type':'ephemeral','ttl':'1h'}}");
  }

  @Test
  void marks_areNotSentToWhoDoesNotTakeThem() {
    Message marked = new Message(Role.USER, List.of(new Content.Text("A"), FIVE_MINUTES));

    assertThat(
            conversations.body(
                conversations.client(Feature.CACHE_MARKS),
                new LlmRequest(List.of(marked, HI), List.of())))
        .doesNotContain("cache_control");
    assertThat(conversations.body(LlmSettings.builder().promptCaching(PromptCaching.OFF).build()))
        .doesNotContain("cache_control");
  }

  @Test
  void w105_w106_besideABudget_nothingIsForcedAndNothingSampled() {
    LlmSettings settings =
        LlmSettings.builder()
            .reasoning(BUDGET)
            .toolChoice(ToolChoice.REQUIRED)
            .temperature(0.5)
            .topP(0.5)
            .build();
    String body =
        conversations.body(
            conversations.client(
                Feature.SAMPLING_WHILE_REASONING, Feature.FORCED_TOOL_CHOICE_WHILE_REASONING),
            new LlmRequest(List.of(HI), List.of(TOOL), settings));

    assertThat(body)
        .contains("'max_tokens':16000,'thinking':{'type':'enabled','budget_tokens':2000},")
        .contains("'tool_choice':{'type':'auto'}")
        .doesNotContain("temperature", "top_p", "output_config");
  }

  @Test
  void w106_limitOfTheReply_isAboveTheBudget() {
    assertThat(conversations.body(reasoning(Reasoning.budget(30_000)).build()))
        .contains("'max_tokens':34096,'thinking':{'type':'enabled','budget_tokens':30000}");
    assertThat(conversations.body(reasoning(Reasoning.budget(30_000)).maxTokens(5000).build()))
        .contains("'max_tokens':5000,'thinking':{'type':'enabled','budget_tokens':4999}");
    assertThat(conversations.body(reasoning(Reasoning.budget(5)).build()))
        .contains("'thinking':{'type':'enabled','budget_tokens':1024}");
    assertThat(conversations.body(reasoning(BUDGET).maxTokens(1024).build()))
        .contains("'max_tokens':1024,'stream'");
  }

  @Test
  void w107_whatAModelDoesNotTake_isNotSent() {
    LlmSettings settings =
        LlmSettings.builder().temperature(0.5).topP(0.5).reasoning(BUDGET).build();
    String body =
        conversations.body(
            conversations.client(Feature.TEMPERATURE, Feature.TOP_P, Feature.REASONING_BUDGET),
            new LlmRequest(List.of(HI), List.of(), settings));

    assertThat(body)
        .contains(
            "'thinking':{'type':'adaptive','display':'summarized'},"
                + "'output_config':{'effort':'low'},'stream'")
        .doesNotContain("temperature", "top_p", "budget");
  }

  @Test
  void w108_callsOneByOne_areAskedForInsideTheToolChoice() {
    LlmSettings.Builder single = LlmSettings.builder().parallelToolCalls(false);

    assertThat(conversations.body(single.build(), TOOL))
        .contains("'tool_choice':{'type':'auto','disable_parallel_tool_use':true}");
    assertThat(conversations.body(single.toolChoice(ToolChoice.tool("f")).build(), TOOL))
        .contains("'tool_choice':{'type':'tool','name':'f','disable_parallel_tool_use':true}");
    assertThat(conversations.body(single.toolChoice(ToolChoice.REQUIRED).build(), TOOL))
        .contains("'tool_choice':{'type':'any','disable_parallel_tool_use':true}");
    assertThat(conversations.body(single.toolChoice(ToolChoice.NONE).build(), TOOL))
        .contains("'tool_choice':{'type':'none'}");
    assertThat(conversations.body(LlmSettings.builder().parallelToolCalls(true).build(), TOOL))
        .doesNotContain("tool_choice");
  }

  @Test
  void w109_withoutTools_neitherTheyNorAChoiceAreSent() {
    assertThat(
            conversations.body(
                LlmSettings.builder()
                    .toolChoice(ToolChoice.REQUIRED)
                    .parallelToolCalls(false)
                    .build()))
        .doesNotContain("tool");
  }

  @Test
  void w112_betas_standInOneHeader() throws Exception {
    server.enqueue(Answers.text("Hello"));
    Message file = new Message(Role.USER, List.of(Document.file("file_1")));
    conversations
        .client()
        .header("anthropic-beta", "context-1m-2025-08-07, files-api-2025-04-14")
        .build()
        .send(
            new LlmRequest(
                List.of(file),
                List.of(),
                LlmSettings.builder().header("Anthropic-Beta", "mine-1").build()));

    assertThat(server.takeRequest().getHeaders().values("anthropic-beta"))
        .containsExactly("files-api-2025-04-14,context-1m-2025-08-07,mine-1");
  }

  @Test
  void reasoning_isAdaptiveWithItsEffort_orABudgetForIt_orOff() {
    assertThat(conversations.body(reasoning(Reasoning.of(Effort.MAX)).build()))
        .contains(
            "'thinking':{'type':'adaptive','display':'summarized'},"
                + "'output_config':{'effort':'max'}");
    assertThat(conversations.body(reasoning(Reasoning.OFF).build()))
        .contains("'thinking':{'type':'disabled'},'stream'");
    AnthropicClient.Builder older = conversations.client(Feature.ADAPTIVE_REASONING);
    assertThat(
            conversations.body(
                older,
                new LlmRequest(
                    List.of(HI), List.of(), reasoning(Reasoning.of(Effort.MAX)).build())))
        .contains(
            "'max_tokens':32000,'thinking':{'type':'enabled','budget_tokens':27904},'stream'");
  }

  @Test
  void samplingAndMetadata_areSaidAsTheyAreTaken() {
    assertThat(
            conversations.body(
                LlmSettings.builder()
                    .temperature(1.5)
                    .topP(0.5)
                    .seed(7)
                    .stop("END", "\n")
                    .metadata("user_id", "u1")
                    .metadata("other", "x")
                    .build()))
        .contains(
            "'max_tokens':16000,'temperature':1.0,'stop_sequences':['END'],"
                + "'metadata':{'user_id':'u1'},'stream':true");
    assertThat(conversations.body(LlmSettings.builder().topP(0.5).build())).contains("'top_p':0.5");
  }

  @Test
  void schemaOfTheAnswer_isEnforcedByTheProvider() {
    ResponseSchema schema =
        new ResponseSchema(
            "answer",
            "",
            "{\"type\":\"object\",\"properties\":{\"n\":{\"type\":\"integer\",\"minimum\":1}},"
                + "\"required\":[\"n\"]}");

    assertThat(conversations.body(LlmSettings.builder().responseSchema(schema).build()))
        .contains(
            "'output_config':{'format':{'type':'json_schema','schema':{'type':'object',"
                + "'properties':{'n':{'type':'integer',")
        .contains("'additionalProperties':false")
        .doesNotContain("'minimum'");
  }

  @Test
  void imagesAndDocuments_areSentByTheirBytesAddressOrFile() {
    Message message =
        new Message(
            Role.USER,
            List.of(
                Image.of("image/png", new byte[] {1, 2, 3}),
                Image.at(URI.create("https://example.com/a.png")),
                Image.file("file_1"),
                Document.of("application/pdf", new byte[] {1, 2, 3}).named("a.pdf"),
                Document.of("text/markdown", "Hé".getBytes(StandardCharsets.UTF_8)),
                Document.at(URI.create("https://example.com/b.pdf")),
                Document.file("file_2").named("b")));

    assertThat(conversations.messages(message))
        .isEqualTo(
            "{'role':'user','content':["
                + "{'type':'image','source':"
                + "{'type':'base64','media_type':'image/png','data':'AQID'}},"
                + "{'type':'image','source':{'type':'url','url':'https://example.com/a.png'}},"
                + "{'type':'image','source':{'type':'file','file_id':'file_1'}},"
                + "{'type':'document','source':"
                + "{'type':'base64','media_type':'application/pdf','data':'AQID'},'title':'a.pdf'},"
                + "{'type':'document','source':"
                + "{'type':'text','media_type':'text/plain','data':'Hé'}},"
                + "{'type':'document','source':{'type':'url','url':'https://example.com/b.pdf'}},"
                + "{'type':'document','source':{'type':'file','file_id':'file_2'},'title':'b'}]}");
  }

  @Test
  void instructionsAmongTheMessages_standWhereTheyWereGiven() {
    List<Message> messages =
        List.of(HI, Message.assistant("Yes"), Message.user("So"), Message.system("S"));

    assertThat(conversations.messages(messages))
        .endsWith(
            "{'role':'user','content':[{'type':'text','text':'So'}]},"
                + "{'role':'system','content':[{'type':'text','text':'S'}]}");
    assertThat(
            Conversations.messagesOf(
                conversations.body(
                    conversations.client(Feature.MANY_SYSTEM_MESSAGES),
                    new LlmRequest(messages, List.of()))))
        .endsWith(
            "{'role':'user','content':[{'type':'text','text':'So'},{'type':'text','text':'S'}]}");
  }

  @Test
  void instructionsWhereNoneMayStand_areSaidByTheUser() {
    String user = "{'role':'user','content':[{'type':'text','text':'Hi'}]}";
    String answer = ",{'role':'assistant','content':[{'type':'text','text':'Yes'}]}";
    String both =
        "{'role':'user','content':[{'type':'text','text':'S'},{'type':'text','text':'Hi'}]}";

    assertThat(conversations.messages(HI, Message.assistant("Yes"), Message.system("S"), HI))
        .isEqualTo(user + answer + "," + both);
    assertThat(conversations.messages(HI, Message.system("S"), HI))
        .isEqualTo(
            "{'role':'user','content':[{'type':'text','text':'Hi'},{'type':'text','text':'S'},"
                + "{'type':'text','text':'Hi'}]}");
  }

  @Test
  void lesson18_reasoningIsAskedForTheSameInBothWays() {
    LlmRequest request =
        new LlmRequest(List.of(HI), List.of(), reasoning(Reasoning.of(Effort.LOW)).build());
    String streamed = conversations.body(conversations.client(), request);
    String whole = conversations.body(conversations.client().streaming(false), request);

    assertThat(streamed).contains("'thinking':{'type':'adaptive'");
    assertThat(whole).isEqualTo(streamed.replace("'stream':true", "'stream':false"));
  }

  @Test
  void idsAndNames_areMadeLegalTheSameWayInCallAndResult() {
    ToolCall call = new ToolCall("functions.f:0", "a b/ä", "{}");
    String sent =
        conversations.messages(
            HI,
            new Message(Role.ASSISTANT, List.of(call)),
            Message.toolResults(List.of(ToolResult.of(call, ""))));

    assertThat(sent)
        .matches(
            ".*'type':'tool_use','id':'(call_[0-9a-f]{32})','name':'a_b__','input':\\{}}]}.*"
                + "\\{'type':'tool_result','tool_use_id':'\\1'}]}");
  }

  @Test
  void signaturesThatAreRefused_areLeftOutOnce() throws Exception {
    server.enqueue(
        Answers.error(
            400,
            "invalid_request_error",
            "messages.1.content.0: Invalid `signature` in `thinking` block"));
    server.enqueue(Answers.text("Hello"));
    Message thought =
        new Message(
            Role.ASSISTANT,
            List.of(new Content.Thinking("Hm", "s", false), new Content.Text("Yes")));
    LlmRequest request = new LlmRequest(List.of(HI, thought, HI), List.of());
    AnthropicClient client = conversations.client().build();

    assertThat(client.send(request).message().text()).isEqualTo("Hello");
    assertThat(text(server.takeRequest().getBody())).contains("\"signature\":\"s\"");
    assertThat(text(server.takeRequest().getBody()))
        .doesNotContain("thinking")
        .contains("{\"role\":\"assistant\",\"content\":[{\"type\":\"text\",\"text\":\"Yes\"}]}");

    server.enqueue(Answers.text("Hello"));
    client.send(request);
    assertThat(text(server.takeRequest().getBody())).contains("\"signature\":\"s\"");
  }

  @Test
  void otherRefusals_areSentOnce() {
    server.enqueue(Answers.error(400, "invalid_request_error", "thinking.budget_tokens: no"));

    LlmStatusException failure =
        catchThrowableOfType(
            LlmStatusException.class,
            () -> conversations.client().build().send(new LlmRequest(List.of(HI), List.of())));
    assertThat(failure)
        .hasMessage("anthropic answered with status 400: thinking.budget_tokens: no");
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void texts_showNoSecret() {
    AnthropicClient.Builder builder =
        AnthropicClient.builder().apiKey("sk-secret").model("claude-m");

    assertThat(builder).hasToString("AnthropicClient.Builder[provider=anthropic, model=claude-m]");
    assertThat(builder.build())
        .hasToString(
            "AnthropicClient[provider=anthropic, model=claude-m,"
                + " baseUrl=https://api.anthropic.com/v1]");
  }

  private static LlmSettings.Builder reasoning(Reasoning reasoning) {
    return LlmSettings.builder().reasoning(reasoning);
  }

  private static String text(ByteString body) {
    return body == null ? "" : body.utf8();
  }
}
