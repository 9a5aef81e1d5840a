package io.openheim.openai;

import static org.assertj.core.api.Assertions.assertThat;

import io.openheim.llm.Feature;
import io.openheim.llm.LlmRequest;
import io.openheim.llm.LlmSettings;
import io.openheim.llm.Reasoning;
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
import java.util.List;
import mockwebserver3.MockWebServer;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.Test;

/** What requests look like. */
class ResponsesRequestTest {
  private static final Image IMAGE = Image.of("image/png", new byte[] {1, 2, 3});
  private static final Message ASKED = Message.user("Hi");
  private static final String ASKED_JSON = said("user", "Hi");

  @StartStop final MockWebServer server = new MockWebServer();

  @Test
  void everySetting_hasItsField() {
    ResponsesServer responses =
        new ResponsesServer(
                server,
                builder ->
                    builder.capabilities(
                        all ->
                            all.with(
                                Feature.SAMPLING_WHILE_REASONING,
                                Feature.FORCED_TOOL_CHOICE_WHILE_REASONING,
                                Feature.TOOLS_WHILE_REASONING,
                                Feature.MAX_EFFORT)))
            .puts("");
    LlmSettings settings =
        LlmSettings.builder()
            .maxTokens(100)
            .temperature(0.5)
            .topP(0.9)
            .stop("END")
            .seed(7)
            .toolChoice(ToolChoice.tool("look"))
            .parallelToolCalls(false)
            .reasoning(Reasoning.of(Reasoning.Effort.MAX))
            .metadata("who", "me")
            .extraBody("prompt_cache_key", "\"k\"")
            .build();
    List<Message> messages = List.of(Message.system("A"), Message.system("B"), ASKED);
    List<ToolSpec> tools =
        List.of(new ToolSpec("look", "Looks.", "{\"type\":\"object\",\"properties\":{}}"));

    responses.client().send(new LlmRequest(messages, tools, settings));

    assertThat(responses.sent())
        .isEqualTo(
            """
            {"prompt_cache_key":"k","model":"gpt-5.1","stream":true,"store":false,\
            "include":["reasoning.encrypted_content"],"instructions":"A\\n\\nB",\
            "tools":[{"type":"function","name":"look","description":"Looks.","strict":false,\
            "parameters":{"type":"object","properties":{}}}],"tool_choice":{"type":"function","name":"look"},\
            "parallel_tool_calls":false,"max_output_tokens":100,"temperature":0.5,"top_p":0.9,\
            "reasoning":{"effort":"xhigh","summary":"auto"},"metadata":{"who":"me"},\
            "input":[%s]}\
            """
                .formatted(ASKED_JSON));
  }

  @Test
  void w077_aChainThatAUserMakes_isLeftAsItIs() {
    ResponsesServer responses = ResponsesServer.of(server).puts("");
    LlmSettings chained =
        LlmSettings.builder().extraBody("previous_response_id", "\"resp_1\"").build();
    Message result = Message.toolResults(List.of(new ToolResult("call_1", "look", "Fog", false)));

    responses.client().send(new LlmRequest(List.of(result), List.of()).with(chained));

    assertThat(responses.sent())
        .contains("\"previous_response_id\":\"resp_1\"")
        .endsWith(
            "\"input\":[{\"type\":\"function_call_output\",\"call_id\":\"call_1\",\"output\":"
                + "\"Fog\"}]}");
  }

  @Test
  void aModelThatDoesNotThink_isNotAskedForThoughts() {
    ResponsesServer responses =
        new ResponsesServer(server, builder -> builder.model("gpt-4o").streaming(false)).puts("");

    responses.reply();

    assertThat(responses.sent())
        .isEqualTo(
            "{\"model\":\"gpt-4o\",\"stream\":false,\"store\":false,\"input\":["
                + ASKED_JSON
                + "]}");
  }

  @Test
  void thinkingThatIsOff_hasNoSummary() {
    ResponsesServer responses = ResponsesServer.of(server).puts("");
    LlmSettings off = LlmSettings.builder().reasoning(Reasoning.OFF).build();

    responses.client().send(ResponsesServer.HELLO.with(off));

    assertThat(responses.sent()).contains("\"reasoning\":{\"effort\":\"none\"}");
  }

  @Test
  void whatAUserShows_isAPartOfItsKind() {
    ResponsesServer responses = ResponsesServer.of(server);
    Message shown =
        new Message(
            Role.USER,
            List.of(
                new Content.Text("Look"),
                new Content.Text(""),
                IMAGE,
                Image.at(URI.create("https://example.org/a.png")),
                Image.file("file-1"),
                new Content.CachePoint(false),
                Document.of("application/pdf", new byte[] {4}),
                Document.of("text/plain", new byte[] {5}).named("notes.txt"),
                Document.at(URI.create("https://example.org/a.pdf")),
                Document.file("file-2")));

    assertThat(responses.input(new LlmRequest(List.of(shown), List.of())))
        .isEqualTo(
            """
            [{"type":"message","role":"user","content":[{"type":"input_text","text":"Look"},\
            {"type":"input_image","detail":"auto","image_url":"data:image/png;base64,AQID"},\
            {"type":"input_image","detail":"auto","image_url":"https://example.org/a.png"},\
            {"type":"input_image","detail":"auto","file_id":"file-1"},\
            {"type":"input_file","filename":"document.pdf","file_data":"data:application/pdf;base64,BA=="},\
            {"type":"input_file","filename":"notes.txt","file_data":"data:text/plain;base64,BQ=="},\
            {"type":"input_file","file_url":"https://example.org/a.pdf"},\
            {"type":"input_file","file_id":"file-2"}]}]\
            """);
  }

  @Test
  void aConversationMadeByHand_isSentInNeutralItems() {
    ResponsesServer responses = ResponsesServer.of(server);
    String longId = "x".repeat(65);
    Message said =
        new Message(
            Role.ASSISTANT,
            List.of(
                new Content.Thinking("unsigned"),
                new Content.Text("So:"),
                new Content.Refusal("No."),
                new Content.Thinking("signed", "S", false),
                new Content.Unknown("surprise", "{}"),
                new ToolCall(longId, "a b", "{}")));
    Message result = Message.toolResults(List.of(new ToolResult(longId, "a b", "bad", true)));
    Message later = Message.system("Be brief.");

    String input = responses.input(new LlmRequest(List.of(ASKED, said, result, later), List.of()));

    assertThat(input)
        .matches(
            "\\Q["
                + ASKED_JSON
                + ","
                + said("assistant", "So:")
                + ","
                + said("assistant", "No.")
                + ",{\"type\":\"reasoning\",\"summary\":[{\"type\":\"summary_text\",\"text\":\"signed\"}],"
                + "\"encrypted_content\":\"S\"},"
                + "{\"type\":\"function_call\",\"call_id\":\"\\Ecall_[0-9a-f]{32}\\Q\",\"name\":\"a_b\",\"arguments\":\"{}\"},{\"type\":\"function_call_output\",\"call_id\":\"\\Ecall_[0-9a-f]{32}\\Q\",\"output\":\"Error:"
                + " bad\"},"
                + said("developer", "Be brief.")
                + "]\\E");
  }

  @Test
  void imagesOfAResult_areInItOrBehindIt() {
    ToolCall call = new ToolCall("c", "shoot", "{}");
    Message said = new Message(Role.ASSISTANT, List.of(call));
    ToolResult result = new ToolResult("c", "shoot", "Done", false, List.of(IMAGE), null);
    LlmRequest request =
        new LlmRequest(List.of(ASKED, said, Message.toolResults(List.of(result))), List.of());
    ResponsesServer plain =
        new ResponsesServer(
            server, builder -> builder.capabilities(all -> all.without(Feature.IMAGES_IN_RESULTS)));
    String image =
        "{\"type\":\"input_image\",\"detail\":\"auto\",\"image_url\":\"data:image/png;base64,AQID\"}";

    assertThat(ResponsesServer.of(server).input(request))
        .endsWith("\"output\":[{\"type\":\"input_text\",\"text\":\"Done\"}," + image + "]}]");
    assertThat(plain.input(request))
        .endsWith(
            "\"output\":\"Done\\n"
                + "[1 image"
                + " below]\"},{\"type\":\"message\",\"role\":\"user\",\"content\":[{\"type\":\"input_text\",\"text\":\"1"
                + " image of the result of shoot c\"},"
                + image
                + "]}]");
  }

  @Test
  void aTurnOfTheModel_goesBackAsItCame() {
    ResponsesServer responses =
        ResponsesServer.of(server)
            .puts(
                """
                {'type':'reasoning','id':'rs','summary':[{'type':'summary_text','text':'Hm'}],'content':[],'encrypted_content':'E','status':null}
                {'type':'web_search_call','id':'ws','status':'completed','action':{'type':'search','query':'1e2'}}
                {'type':'code_interpreter_call','id':'ci','status':'completed','container_id':'k','code':'1','outputs':null}
                {'type':'surprise','id':'su','much':[1.50]}
                {'type':'message','id':'m','role':'assistant','status':'completed','phase':'final_answer','content':[{'type':'output_text','text':'Hi','annotations':[{'type':'url_citation'}],'logprobs':[]}]}\
                """);
    Message said = responses.reply().message();
    responses.sent();

    assertThat(responses.input(new LlmRequest(List.of(ASKED, said, ASKED), List.of())))
        .isEqualTo(
            """
            [%1$s,\
            {"type":"reasoning","summary":[{"type":"summary_text","text":"Hm"}],"content":[],"encrypted_content":"E"},\
            {"type":"web_search_call","status":"completed","action":{"type":"search","query":"1e2"}},\
            {"type":"code_interpreter_call","id":"ci","status":"completed","container_id":"k","code":"1","outputs":null},\
            {"type":"surprise","much":[1.50]},\
            {"type":"message","role":"assistant","status":"completed","phase":"final_answer","content":\
            [{"type":"output_text","text":"Hi","annotations":[{"type":"url_citation"}],"logprobs":[]}]},\
            %1$s]\
            """
                .formatted(ASKED_JSON));
  }

  @Test
  void aTurnOfAnotherModel_isSentInNeutralItems() {
    ResponsesServer responses =
        ResponsesServer.of(server)
            .puts(
                """
                {'type':'reasoning','id':'rs','summary':[],'encrypted_content':'E'}
                {'type':'message','id':'m','role':'assistant','status':'completed','content':[{'type':'output_text','text':'Hi'}]}\
                """);
    Message said = responses.reply().message();
    responses.sent();
    ResponsesServer other = new ResponsesServer(server, builder -> builder.provider("other"));

    assertThat(other.input(new LlmRequest(List.of(ASKED, said, ASKED), List.of())))
        .isEqualTo("[" + ASKED_JSON + "," + said("assistant", "Hi") + "," + ASKED_JSON + "]");
  }

  @Test
  void requestsOfAConversation_beginAlike() {
    ResponsesServer responses = ResponsesServer.of(server);
    List<Message> messages = new ArrayList<>(List.of(Message.system("Be brief."), ASKED));
    String before = "";
    for (int i = 0; i < 4; i++) {
      responses.puts(
          """
          {'type':'reasoning','id':'rs','summary':[],'encrypted_content':'E'}
          {'type':'function_call','id':'fc','call_id':'c%d','name':'f','arguments':'{}'}\
          """
              .formatted(i));
      Message said = responses.client().send(new LlmRequest(messages, List.of())).message();
      String body = responses.sent();

      // All but the two brackets at its end.
      assertThat(body).startsWith(before).hasSizeGreaterThan(before.length() + 2);
      before = body.substring(0, body.length() - 2);
      messages.add(said);
      messages.add(Message.toolResults(List.of(ToolResult.of(said.toolCalls().get(0), "ok"))));
    }
  }

  @Test
  void imagesOfResults_standBehindAllOfThem_whereTheyCannotBeInside() {
    ResponsesServer responses =
        new ResponsesServer(
            server, builder -> builder.capabilities(all -> all.without(Feature.IMAGES_IN_RESULTS)));
    ToolCall first = new ToolCall("a", "look", "{}");
    ToolCall second = new ToolCall("b", "look", "{}");
    ToolResult seen = new ToolResult("a", "look", "1", false, List.of(IMAGE), null);

    String input =
        responses.input(
            new LlmRequest(
                List.of(
                    new Message(Role.ASSISTANT, List.of(first, second)),
                    Message.toolResults(List.of(seen)),
                    Message.toolResults(List.of(ToolResult.of(second, "2"))),
                    ASKED),
                List.of()));

    assertThat(input)
        .endsWith(
            """
            {"type":"function_call_output","call_id":"a","output":"1\\n[1 image below]"},\
            {"type":"function_call_output","call_id":"b","output":"2"},\
            {"type":"message","role":"user","content":[\
            {"type":"input_text","text":"1 image of the result of look a"},\
            {"type":"input_image","detail":"auto","image_url":"data:image/png;base64,AQID"}]},\
            %s]\
            """
                .formatted(ASKED_JSON));
  }

  private static String said(String role, String text) {
    return "{\"type\":\"message\",\"role\":\"" + role + "\",\"content\":\"" + text + "\"}";
  }
}
