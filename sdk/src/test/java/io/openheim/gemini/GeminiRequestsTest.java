package io.openheim.gemini;

import static org.assertj.core.api.Assertions.assertThat;

import io.openheim.llm.LlmReply;
import io.openheim.llm.LlmSettings;
import io.openheim.llm.Reasoning;
import io.openheim.llm.ResponseSchema;
import io.openheim.llm.ToolChoice;
import io.openheim.message.Content;
import io.openheim.message.Document;
import io.openheim.message.Image;
import io.openheim.message.Message;
import io.openheim.message.ProviderTurn;
import io.openheim.message.Role;
import io.openheim.message.ToolCall;
import io.openheim.message.ToolResult;
import io.openheim.tool.ToolSpec;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is sent to Gemini, with single quotes for double ones. */
class GeminiRequestsTest {
  private static final Message HI = Message.user("Hi");
  private static final ToolCall ONE = new ToolCall("x1", "f", "{\"a\":1}");
  private static final ToolCall TWO = new ToolCall("x2", "f", "{\"a\":2}");
  private static final Message CALLS = new Message(Role.ASSISTANT, List.of(ONE, TWO));
  private static final Message RESULTS =
      Message.toolResults(List.of(ToolResult.of(ONE, "1"), ToolResult.error(TWO, "No")));
  private static final Image IMAGE = Image.of("image/png", new byte[] {1, 2, 3});

  private final GeminiServer server = new GeminiServer();

  @AfterEach
  void stop() {
    server.close();
  }

  private static String user(String text) {
    return "{'role':'user','parts':[{'text':'" + text + "'}]}";
  }

  private static String model(String parts) {
    return "{'role':'model','parts':[" + parts + "]}";
  }

  private Message answered(String... parts) {
    server.parts("STOP", parts);
    LlmReply reply = server.ask(HI);
    server.request();
    return reply.message();
  }

  private static Message results(Message answer) {
    return Message.toolResults(
        answer.toolCalls().stream().map(call -> ToolResult.of(call, "1")).toList());
  }

  @Test
  void w116_idsThatWereMadeHere_areNotSent() {
    Message answer = answered("{'functionCall':{'name':'f','args':{}}}");

    assertThat(server.contents(HI, answer, results(answer)))
        .isEqualTo(
            "["
                + user("Hi")
                + ","
                + model("{'functionCall':{'name':'f','args':{}}}")
                + ",{'role':'user','parts':[{'functionResponse':{'name':'f','response':{'output':'1'}}}]}]");
  }

  @Test
  void w116_vertexGetsNoIds_evenIfItSentSome() {
    server.provider("vertex");
    Message answer =
        answered("{'functionCall':{'id':'y','name':'f','args':{}},'thoughtSignature':'MQ=='}");

    assertThat(answer.toolCalls()).extracting(ToolCall::id).containsExactly("y");
    assertThat(server.contents(HI, answer, results(answer), CALLS, RESULTS)).doesNotContain("'id'");
  }

  @Test
  void idsThatGeminiSent_comeBackWithTheCallAndItsResponse() {
    server.model("gemini-3-flash-preview");
    Message answer =
        answered("{'functionCall':{'id':'y','name':'f','args':{}},'thoughtSignature':'MQ=='}");

    assertThat(server.contents(HI, answer, results(answer)))
        .contains(
            "{'functionCall':{'id':'y','name':'f','args':{}},'thoughtSignature':'MQ=='}",
            "{'functionResponse':{'id':'y','name':'f','response':{'output':'1'}}}");
  }

  @Test
  void anIdThatIsTaken_isLeftOutOnBothSides() {
    Message first =
        answered("{'functionCall':{'id':'y','name':'f','args':{}},'thoughtSignature':'MQ=='}");
    server.parts(
        "STOP", "{'functionCall':{'id':'y','name':'f','args':{'b':2}},'thoughtSignature':'Mg=='}");
    Message second = server.ask(HI, first, results(first)).message();
    server.request();

    assertThat(server.contents(HI, first, results(first), second, results(second)))
        .endsWith(
            model("{'functionCall':{'name':'f','args':{'b':2}},'thoughtSignature':'Mg=='}")
                + ",{'role':'user','parts':[{'functionResponse':{'name':'f','response':{'output':'1'}}}]}]");
  }

  @Test
  void w117_answersOfParallelCalls_areInTheOrderOfTheCalls() {
    assertThat(server.contents(HI, CALLS, RESULTS))
        .endsWith(
            "{'role':'user','parts':["
                + "{'functionResponse':{'id':'x1','name':'f','response':{'output':'1'}}},"
                + "{'functionResponse':{'id':'x2','name':'f','response':{'error':'No'}}}]}]");
  }

  @Test
  void w118_signatures_goBackOnTheSamePart() {
    server.model("gemini-3-flash-preview");
    String parts =
        "{'text':'Hm','thought':true},{'text':'So','thoughtSignature':'MQ=='},"
            + "{'functionCall':{'args':{},'name':'f'},'thoughtSignature':'Mg=='}";

    Message answer = answered(parts);

    assertThat(server.contents(HI, answer, results(answer))).contains(model(parts));
  }

  @Test
  void w119_noSignature_isPutOnAFunctionResponse() {
    server.model("gemini-3-flash-preview");
    Message answer = answered("{'functionCall':{'name':'f'},'thoughtSignature':'Mg=='}");

    String contents = server.contents(HI, answer, results(answer));

    assertThat(contents.substring(contents.indexOf("functionResponse")))
        .doesNotContain("thoughtSignature");
  }

  @Test
  void w120_unsignedSiblings_stayUnsigned() {
    server.model("gemini-3-flash-preview");
    String parts =
        "{'functionCall':{'name':'f','args':{'a':1}},'thoughtSignature':'Mg=='},"
            + "{'functionCall':{'name':'f','args':{'a':2}}}";
    Message answer = answered(parts);

    assertThat(server.contents(HI, answer, results(answer))).contains(model(parts));
  }

  @ParameterizedTest
  @CsvSource({
    "gemini-3-flash-preview, true",
    "gemini-3.1-pro, true",
    "models/gemini-10-nano, true",
    "gemini-flash-latest, true",
    "gemini-2.5-pro, false",
    "gemini-2.0-flash, false",
    "gemma-4, false"
  })
  void w121_theFirstCallOfAForeignTurn_getsAStandIn(String name, boolean wanted) {
    Message foreign =
        new Message(
            Role.ASSISTANT,
            List.of(new Content.Thinking("Hm", "c2ln", false), new Content.Text("So"), ONE, TWO),
            new ProviderTurn("anthropic", "https://api.anthropic.com/v1", "claude", "[]"));
    String signature = wanted ? ",'thoughtSignature':'skip_thought_signature_validator'" : "";

    assertThat(server.model(name).contents(HI, foreign, RESULTS))
        .contains(
            model(
                "{'text':'So'},{'functionCall':{'id':'x1','name':'f','args':{'a':1}}"
                    + signature
                    + "},{'functionCall':{'id':'x2','name':'f','args':{'a':2}}}"));
  }

  @Test
  void aSignatureThatTheUserKept_goesWithWhatComesNext() {
    server.model("gemini-3-flash-preview");
    Message kept =
        new Message(
            Role.ASSISTANT,
            List.of(
                new Content.Thinking("Hm", "MQ==", false),
                new Content.Thinking("unsigned"),
                new Content.Thinking("", "Mg==", false),
                ONE));

    assertThat(server.contents(HI, kept, Message.toolResults(List.of(ToolResult.of(ONE, "1")))))
        .contains(
            model(
                "{'text':'Hm','thought':true,'thoughtSignature':'MQ=='},"
                    + "{'functionCall':{'id':'x1','name':'f','args':{'a':1}},'thoughtSignature':'Mg=='}"));
  }

  @Test
  void aSignatureWithNothingBehindIt_keepsAPlace() {
    Message kept =
        new Message(
            Role.ASSISTANT,
            List.of(new Content.Text("A"), new Content.Thinking("", "Mg==", false)));

    assertThat(server.contents(HI, kept, HI))
        .contains(model("{'text':'A'},{'text':'','thoughtSignature':'Mg=='}"));
  }

  @Test
  void w122_callsStandInOneContent_andTheirResultsInOneContent() {
    String contents =
        server.contents(
            HI,
            CALLS,
            Message.toolResults(List.of(ToolResult.of(ONE, "1"))),
            Message.toolResults(List.of(ToolResult.of(TWO, "2"))),
            Message.assistant("Done"));

    assertThat(contents.split("'role'")).hasSize(5);
    assertThat(contents).contains("{'output':'1'}}},{'functionResponse':{'id':'x2'");
  }

  @Test
  void w123_anEmptyTextWithASignature_goesBack() {
    Message answer = answered("{'text':'A'}", "{'text':'','thoughtSignature':'c2ln'}");

    assertThat(server.contents(HI, answer, HI))
        .contains(model("{'text':'A'},{'text':'','thoughtSignature':'c2ln'}"));
  }

  @Test
  void w125_aResultIsAnObject_withTheFailureApart() {
    ToolResult json = ToolResult.of(ONE, "{\"b\": 1}");
    ToolResult failed = ToolResult.error(TWO, "Failed.");

    assertThat(server.contents(HI, CALLS, Message.toolResults(List.of(json, failed))))
        .contains("'response':{'output':'{\\'b\\': 1}'}", "'response':{'error':'Failed.'}");
  }

  @Test
  void w126_resultsAndWhatTheUserSays_doNotShareAContent() {
    assertThat(server.contents(HI, CALLS, RESULTS, Message.user("And?")))
        .endsWith("'response':{'error':'No'}}}]}," + user("And?") + "]");
  }

  @Test
  void w127_theUserBegins() {
    assertThat(server.contents(Message.assistant("Hello"), HI))
        .isEqualTo("[" + user("") + "," + model("{'text':'Hello'}") + "," + user("Hi") + "]");
    assertThat(server.contents(Message.system("Be brief."))).isEqualTo("[" + user("") + "]");
  }

  @Test
  void w128_instructionsStandInOnePlace() {
    assertThat(
            server.body(
                Message.system("A"),
                Message.system("B"),
                HI,
                Message.system("C"),
                Message.user("?")))
        .isEqualTo(
            "{'systemInstruction':{'parts':[{'text':'A\\n\\nB'}]},'contents':["
                + "{'role':'user','parts':[{'text':'Hi'},{'text':'C'},{'text':'?'}]}]}");
  }

  @Test
  void w128_gemmaReadsItsInstructionsFromTheUser() {
    server.model("gemma-3-27b-it");

    assertThat(server.body(Message.system("A"), HI))
        .isEqualTo("{'contents':[{'role':'user','parts':[{'text':'A\\n\\n'},{'text':'Hi'}]}]}");
    assertThat(server.contents(Message.system("A"), Message.assistant("B"), HI))
        .startsWith("[" + user("A") + "," + model("{'text':'B'}"));
  }

  @Test
  void w129_aChoiceOfTools_isSentOnlyWithTools() {
    LlmSettings settings = LlmSettings.builder().toolChoice(ToolChoice.REQUIRED).build();

    assertThat(server.body(settings, List.of(), HI)).doesNotContain("toolConfig");
  }

  @Test
  void w129_namesAreAllowedOnlyWhereACallIsForced() {
    assertThat(config(ToolChoice.AUTO)).isEqualTo("'mode':'AUTO'");
    assertThat(config(ToolChoice.NONE)).isEqualTo("'mode':'NONE'");
    assertThat(config(ToolChoice.REQUIRED)).isEqualTo("'mode':'ANY'");
    assertThat(config(ToolChoice.tool("f"))).isEqualTo("'mode':'ANY','allowedFunctionNames':['f']");
  }

  private String config(ToolChoice choice) {
    LlmSettings settings = LlmSettings.builder().toolChoice(choice).build();
    String body = server.body(settings, List.of(GeminiServer.TOOL), HI);
    String before = "'toolConfig':{'functionCallingConfig':{";
    int from = body.indexOf(before) + before.length();
    return body.substring(from, body.indexOf('}', from));
  }

  @Test
  void w139_emptyTexts_areLeftOut() {
    Message user = new Message(Role.USER, List.of(new Content.Text(""), new Content.Text("Hi")));
    Message empty = new Message(Role.ASSISTANT, List.of(new Content.Text("")));

    assertThat(server.contents(user, empty, Message.user("?")))
        .isEqualTo("[{'role':'user','parts':[{'text':'Hi'},{'text':'?'}]}]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "gemini-3-flash-preview | NONE | | 'includeThoughts':true,'thinkingLevel':'MINIMAL'",
        "gemini-3-pro | NONE | | 'includeThoughts':true,'thinkingLevel':'LOW'",
        "gemini-3-flash-preview | MEDIUM | | 'includeThoughts':true,'thinkingLevel':'MEDIUM'",
        "gemini-3-flash-preview | MAX | | 'includeThoughts':true,'thinkingLevel':'HIGH'",
        "gemini-3-flash-preview | LOW | 3000 | 'includeThoughts':true,'thinkingLevel':'LOW'",
        "gemini-2.5-flash | NONE | | 'thinkingBudget':0",
        "gemini-2.5-flash | MEDIUM | | 'includeThoughts':true,'thinkingBudget':8192",
        "gemini-2.5-flash | LOW | 3000 | 'includeThoughts':true,'thinkingBudget':3000",
        "gemini-2.5-pro | MAX | | 'includeThoughts':true,'thinkingBudget':32768",
        "gemini-2.0-flash | HIGH | | ",
        "gemma-3-27b-it | HIGH | | "
      })
  void w143_geminiThreeThinksByLevel_andTwoPointFiveByBudget(
      String name, Reasoning.Effort effort, Integer budget, String expected) {
    LlmSettings settings = LlmSettings.builder().reasoning(new Reasoning(effort, budget)).build();

    String body = server.model(name).body(settings, List.of(), HI);

    if (expected == null) {
      assertThat(body).doesNotContain("thinking");
    } else {
      assertThat(body).contains("'generationConfig':{'thinkingConfig':{" + expected + "}}");
    }
  }

  @Test
  void w144_cachedContent_excludesInstructionsAndTools() {
    LlmSettings settings =
        LlmSettings.builder()
            .toolChoice(ToolChoice.REQUIRED)
            .maxTokens(5)
            .extraBody("cachedContent", "\"cachedContents/1\"")
            .build();

    assertThat(server.body(settings, List.of(GeminiServer.TOOL), Message.system("A"), HI))
        .isEqualTo(
            "{'cachedContent':'cachedContents/1','generationConfig':{'maxOutputTokens':5},"
                + "'contents':["
                + user("Hi")
                + "]}");
  }

  @Test
  void w145_codeThatTheProviderRan_goesBack() {
    String parts =
        "{'executableCode':{'language':'PYTHON','code':'1'}},"
            + "{'codeExecutionResult':{'outcome':'OUTCOME_OK'}},{'text':'Done'}";

    assertThat(server.contents(HI, answered(parts), HI)).contains(model(parts));
  }

  @Test
  void settings_areSaidInGeminisWords() {
    LlmSettings settings =
        LlmSettings.builder()
            .maxTokens(100)
            .temperature(0.5)
            .topP(0.9)
            .stop("END", "STOP")
            .seed(7)
            .responseSchema(new ResponseSchema("answer", "", "{\"type\":\"object\"}"))
            .build();

    assertThat(server.body(settings, List.of(), HI))
        .isEqualTo(
            "{'generationConfig':{'maxOutputTokens':100,'temperature':0.5,'topP':0.9,"
                + "'stopSequences':['END','STOP'],'seed':7,'responseMimeType':'application/json',"
                + "'responseJsonSchema':{'type':'object'}},'contents':["
                + user("Hi")
                + "]}");
  }

  @Test
  void aSeedOfMoreThan32Bits_isFolded() {
    LlmSettings settings = LlmSettings.builder().seed(1L << 40 | 3).build();

    assertThat(server.body(settings, List.of(), HI)).contains("'seed':259}");
  }

  @Test
  void tools_keepTheBytesOfTheirSchemas() {
    assertThat(server.body(LlmSettings.NONE, List.of(GeminiServer.TOOL), HI))
        .startsWith(
            "{'tools':[{'functionDeclarations':[{'name':'f','description':'Does it.',"
                + "'parametersJsonSchema':{'type':'object','properties':{'a':{'type':'integer'}},"
                + "'required':['a']}}]}],'contents':");
  }

  @Test
  void schemasOfOthers_loseWhatGeminiRefuses() {
    String schema =
        "{\"$schema\":\"https://json-schema.org/draft/2020-12/schema\",\"type\":\"object\",\"title\":\"T\","
            + "\"properties\":{\"a\":{\"const\":\"x\"}}}";

    assertThat(server.body(LlmSettings.NONE, List.of(new ToolSpec("f", "", schema)), HI))
        .contains("'parametersJsonSchema':{'type':'object','properties':{'a':{")
        .doesNotContain("$schema", "title", "const'");
  }

  @Test
  void anAnswerToolsTurn_isNotReplayedAsACall() {
    server.model("gemini-2.5-flash");
    LlmSettings settings =
        LlmSettings.builder()
            .responseSchema(new ResponseSchema("answer", "", "{\"type\":\"object\"}"))
            .build();
    server.parts(
        "STOP", "{'functionCall':{'name':'answer','args':{'b':1}},'thoughtSignature':'MQ=='}");

    LlmReply reply = server.ask(settings, List.of(GeminiServer.TOOL), HI);
    String asked = server.asked();

    assertThat(asked)
        .contains("'mode':'ANY'", "'name':'answer'")
        .doesNotContain("responseMimeType");
    assertThat(reply.message().text()).isEqualTo("{\"b\":1}");
    assertThat(server.contents(HI, reply.message(), HI)).contains(model("{'text':'{\\'b\\':1}'}"));
  }

  @Test
  void argumentsThatAreNoObject_andNamesThatAreNone_areMended() {
    ToolCall half = new ToolCall("x1", "no such tool!", "{\"a\":");

    assertThat(
            server.contents(
                HI,
                new Message(Role.ASSISTANT, List.of(half)),
                Message.toolResults(List.of(ToolResult.error(half, "No")))))
        .contains(
            "'functionCall':{'id':'x1','name':'no_such_tool_','args':{}}",
            "'functionResponse':{'id':'x1','name':'no_such_tool_'");
  }

  @Test
  void imagesAndDocuments_areSentAsBytesOrByAddress() {
    Document pdf = Document.of("application/pdf", "%PDF".getBytes(StandardCharsets.UTF_8));
    Message message =
        new Message(
            Role.USER,
            List.of(
                IMAGE,
                Image.at(URI.create("https://example.com/a.WEBP?x=1")),
                Image.at(URI.create("https://example.com/a")),
                Image.file("files/abc"),
                Image.file("gs://bucket/kiwi.jpg"),
                pdf.named("report.pdf"),
                Document.at(URI.create("https://example.com/a")),
                Document.file("abc")));

    assertThat(server.contents(message))
        .isEqualTo(
            "[{'role':'user','parts':[{'inlineData':{'mimeType':'image/png','data':'AQID'}},"
                + "{'fileData':{'mimeType':'image/webp','fileUri':'https://example.com/a.WEBP?x=1'}},"
                + "{'fileData':{'mimeType':'image/jpeg','fileUri':'https://example.com/a'}},"
                + ("{'fileData':{'fileUri':'" + server.address() + "/files/abc'}},")
                + "{'fileData':{'mimeType':'image/jpeg','fileUri':'gs://bucket/kiwi.jpg'}},"
                + "{'text':'report.pdf:'},"
                + "{'inlineData':{'mimeType':'application/pdf','data':'JVBERg=='}},"
                + "{'fileData':{'mimeType':'application/pdf','fileUri':'https://example.com/a'}},"
                + ("{'fileData':{'fileUri':'" + server.address() + "/files/abc'}}]}]"));
  }

  @Test
  void imagesOfResults_areInsideThem_orBehindThemWhereTheModelIsOlder() {
    ToolResult shown = new ToolResult("x1", "f", "See", false, List.of(IMAGE), null);
    Message results = Message.toolResults(List.of(shown, ToolResult.of(TWO, "2")));

    assertThat(server.model("gemini-3-flash-preview").contents(HI, CALLS, results, HI))
        .contains(
            "{'functionResponse':{'id':'x1','name':'f','response':{'output':'See'},'parts':["
                + "{'inlineData':{'mimeType':'image/png','data':'AQID'}}]}}");
    assertThat(server.model("gemini-2.5-flash").contents(HI, CALLS, results, HI))
        .contains(
            "'response':{'output':'See\\n[1 image below]'}}},{'functionResponse':{'id':'x2',"
                + "'name':'f','response':{'output':'2'}}}]},{'role':'user','parts':["
                + "{'text':'1 image of the result of f:'},"
                + "{'inlineData':{'mimeType':'image/png','data':'AQID'}},{'text':'Hi'}]}");
  }

  @Test
  void imagesOfResultsByAddress_areBehindThem_butForVertex() {
    Image there = Image.at(URI.create("https://example.com/a.png"));
    ToolResult shown = new ToolResult("x1", "f", "", false, List.of(IMAGE, there), null);
    Message calls = new Message(Role.ASSISTANT, List.of(ONE));

    assertThat(
            server
                .model("gemini-3-flash-preview")
                .contents(HI, calls, Message.toolResults(List.of(shown))))
        .endsWith(
            "'response':{'output':'[1 image below]'},'parts':["
                + "{'inlineData':{'mimeType':'image/png','data':'AQID'}}]}}]},"
                + "{'role':'user','parts':[{'text':'1 image of the result of f:'},"
                + "{'fileData':{'mimeType':'image/png','fileUri':'https://example.com/a.png'}}]}]");
    assertThat(server.provider("vertex").contents(HI, calls, Message.toolResults(List.of(shown))))
        .endsWith(
            "'response':{'output':''},'parts':["
                + "{'inlineData':{'mimeType':'image/png','data':'AQID'}},"
                + "{'fileData':{'mimeType':'image/png','fileUri':'https://example.com/a.png'}}]}}]}]");
  }

  @Test
  void aBrokenTurn_isReplacedByWhatIsKnownOfIt() {
    Message answer = answered("{'text':'A','thoughtSignature':'MQ=='}");
    ProviderTurn own = answer.turn();
    ProviderTurn broken =
        new ProviderTurn(own.provider(), own.baseUrl(), own.family(), "[{\"text\":");

    assertThat(server.contents(HI, new Message(Role.ASSISTANT, answer.content(), broken), HI))
        .contains(model("{'text':'A'}"));
  }
}
