package io.openheim.openai;

import static org.assertj.core.api.Assertions.assertThat;

import io.openheim.internal.wire.CallIds;
import io.openheim.llm.Feature;
import io.openheim.llm.LlmRequest;
import io.openheim.message.Content;
import io.openheim.message.Document;
import io.openheim.message.Image;
import io.openheim.message.Message;
import io.openheim.message.Role;
import io.openheim.message.ToolCall;
import io.openheim.message.ToolResult;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.UnaryOperator;
import mockwebserver3.MockWebServer;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.Test;

/** What servers want otherwise in the messages of a request. */
class ChatMessagesTest {
  private static final ToolCall CALL = new ToolCall("a", "f", "{}");
  private static final Message CALLED = new Message(Role.ASSISTANT, List.of(CALL));
  private static final Message RESULTS = Message.toolResults(List.of(ToolResult.of(CALL, "1")));
  private static final Image PNG = Image.of("image/png", new byte[] {1, 2, 3, 4});
  private static final Document PDF =
      Document.of("application/pdf", new byte[] {'%', 'P', 'D', 'F'});

  @StartStop final MockWebServer server = new MockWebServer();

  private final ChatBodies bodies = new ChatBodies(server);

  private String with(Feature feature, Message... messages) {
    return bodies.messages(known -> known.with(feature), messages);
  }

  private String without(Feature feature, Message... messages) {
    return bodies.messages(known -> known.without(feature), messages);
  }

  @Test
  void w057_leadingSystemMessages_areMergedWhereOnlyOneIsTaken() {
    Message[] said = {Message.system("A"), Message.system("B"), Message.user("Hi")};

    assertThat(without(Feature.MANY_SYSTEM_MESSAGES, said))
        .isEqualTo("{'role':'system','content':'A\\n\\nB'},{'role':'user','content':'Hi'}");
    assertThat(with(Feature.MANY_SYSTEM_MESSAGES, said))
        .isEqualTo(
            "{'role':'system','content':'A'},{'role':'system','content':'B'},"
                + "{'role':'user','content':'Hi'}");
  }

  @Test
  void w058_instructions_goInTheRoleThatTheModelHas() {
    assertThat(with(Feature.DEVELOPER_ROLE, Message.system("A"), Message.user("Hi")))
        .isEqualTo("{'role':'developer','content':'A'},{'role':'user','content':'Hi'}");
    assertThat(
            without(Feature.SYSTEM, Message.system("A"), Message.system("B"), Message.user("Hi")))
        .isEqualTo("{'role':'user','content':'A\\n\\nB\\n\\nHi'}");
  }

  @Test
  void w058_withoutARole_instructionsStandBeforeWhateverIsSaidFirst() {
    Message shown = new Message(Role.USER, List.of(new Content.Text("See"), PNG));

    assertThat(without(Feature.SYSTEM, Message.system("A"), shown))
        .startsWith(
            "{'role':'user','content':[{'type':'text','text':'A'},{'type':'text','text':'See'},"
                + "{'type':'image_url'");
    assertThat(without(Feature.SYSTEM, Message.system("A"), Message.assistant("Hi")))
        .isEqualTo("{'role':'user','content':'A'},{'role':'assistant','content':'Hi'}");
    assertThat(without(Feature.SYSTEM, Message.user("Hi"), Message.system("A")))
        .isEqualTo("{'role':'user','content':'Hi'},{'role':'user','content':'A'}");
  }

  @Test
  void w059_assistantMessageThatSaysNothing_isNotSent() {
    assertThat(
            bodies.messages(
                UnaryOperator.identity(),
                Message.user("Hi"),
                new Message(Role.ASSISTANT, List.of()),
                new Message(Role.ASSISTANT, List.of(new Content.Thinking("Hm"))),
                Message.user("Well?")))
        .isEqualTo("{'role':'user','content':'Hi'},{'role':'user','content':'Well?'}");
  }

  @Test
  void w060_longIds_areShortenedTheSameWayInCallAndResult() {
    ToolCall call = new ToolCall("x".repeat(41), "f", "{}");
    String shorter = CallIds.ANY.onWire(call.id());

    assertThat(shorter).hasSizeLessThanOrEqualTo(40);
    assertThat(
            bodies.messages(
                UnaryOperator.identity(),
                new Message(Role.ASSISTANT, List.of(call)),
                Message.toolResults(List.of(ToolResult.of(call, "1")))))
        .contains("'id':'" + shorter + "'", "'tool_call_id':'" + shorter + "'")
        .doesNotContain(call.id());
  }

  @Test
  void w061_namesThatServersRefuse_areMadeLegal_andWhatTheModelCallsArrivesAsItIs() {
    ToolCall foreign = new ToolCall("a", "files.read/all", "{}");

    assertThat(
            bodies.messages(
                UnaryOperator.identity(),
                new Message(Role.ASSISTANT, List.of(foreign)),
                Message.toolResults(List.of(ToolResult.of(foreign, "1")))))
        .contains("'name':'files_read_all'");
    assertThat(
            bodies
                .answered(
                    bodies.client(UnaryOperator.identity()),
                    new LlmRequest(List.of(Message.user("Hi")), List.of()),
                    "{'tool_calls':[{'id':'a','function':{'name':'files.read'}}]}")
                .message()
                .toolCalls())
        .containsExactly(new ToolCall("a", "files.read", "{}"));
  }

  @Test
  void w062_imagesOfResults_areShownByAUserBehindTheLastResult() {
    ToolResult seen = new ToolResult("a", "f", "1", false, List.of(PNG), null);

    assertThat(
            bodies.messages(UnaryOperator.identity(), CALLED, Message.toolResults(List.of(seen))))
        .endsWith(
            "{'role':'tool','tool_call_id':'a','content':'1\\n[1 image below]'},"
                + "{'role':'user','content':[{'type':'text','text':'1 image of the result of f a'},"
                + "{'type':'image_url','image_url':{'url':'data:image/png;base64,AQIDBA=='}}]}");
  }

  @Test
  void w146_idsForMistral_areNineLettersAndDigits() {
    String sent = with(Feature.NINE_LETTER_CALL_IDS, CALLED, RESULTS);

    assertThat(sent)
        .containsPattern("'id':'([a-zA-Z0-9]{9})',.*'tool_call_id':'\\1'")
        .doesNotContain("'a'");
  }

  @Test
  void w147_mistral_getsAnAnswerBetweenAResultAndAQuestion() {
    assertThat(without(Feature.USER_AFTER_RESULTS, CALLED, RESULTS, Message.user("And?")))
        .endsWith(
            "{'role':'tool','tool_call_id':'a','content':'1'},"
                + "{'role':'assistant','content':'OK'},{'role':'user','content':'And?'}");
    assertThat(with(Feature.USER_AFTER_RESULTS, CALLED, RESULTS, Message.user("And?")))
        .doesNotContain("OK");
  }

  @Test
  void w148_emptyAssistantMessagesAreLeftOut_andEveryCallHasAResult() {
    ToolCall other = new ToolCall("b", "g", "{}");

    assertThat(
            with(
                Feature.USER_AFTER_RESULTS,
                new Message(Role.ASSISTANT, List.of(new Content.Text(""))),
                new Message(Role.ASSISTANT, List.of(CALL, other)),
                RESULTS,
                Message.user("And?")))
        .startsWith("{'role':'assistant','content':null,'tool_calls':[")
        .endsWith(
            "{'role':'tool','tool_call_id':'a','content':'1'},"
                + "{'role':'tool','tool_call_id':'b','content':'Error: The result of"
                + " this call was lost; it is not known what it did.'},"
                + "{'role':'user','content':'And?'}");
  }

  @Test
  void documents_goByTheirBytesOrAsUploadedFiles() {
    assertThat(
            with(
                Feature.DOCUMENTS,
                user(PDF.named("a.pdf"), PDF, Document.file("file-1"), new Content.Text("?"))))
        .isEqualTo(
            "{'role':'user','content':[{'type':'file','file':{'filename':'a.pdf',"
                + "'file_data':'data:application/pdf;base64,JVBERg=='}},"
                + "{'type':'file','file':{'filename':'document.pdf',"
                + "'file_data':'data:application/pdf;base64,JVBERg=='}},"
                + "{'type':'file','file':{'file_id':'file-1'}},{'type':'text','text':'?'}]}");
  }

  @Test
  void textDocuments_areText() {
    Document text = Document.of("text/plain", "Grüße".getBytes(StandardCharsets.UTF_8));

    assertThat(without(Feature.DOCUMENTS, user(text.named("a.txt"), text)))
        .isEqualTo(
            "{'role':'user','content':[{'type':'text','text':'a.txt:\\nGrüße'},"
                + "{'type':'text','text':'Grüße'}]}");
  }

  @Test
  void whatTheModelDoesNotTake_isNamedInWords() {
    Image web = Image.at(URI.create("https://example.com/a.png"));
    Document report = Document.at(URI.create("https://example.com/a.pdf")).named("a.pdf");
    String unseen = "{'type':'text','text':'[an image, which this model cannot see]'}";

    assertThat(without(Feature.IMAGES, user(PNG)))
        .isEqualTo("{'role':'user','content':[" + unseen + "]}");
    assertThat(without(Feature.IMAGE_URLS, user(web, Image.file("file-1"))))
        .isEqualTo("{'role':'user','content':[" + unseen + "," + unseen + "]}");
    assertThat(without(Feature.DOCUMENTS, user(PDF)))
        .contains("'[the document, which this model cannot read]'");
    assertThat(with(Feature.DOCUMENTS, user(report)))
        .contains("'[the document a.pdf, which this model cannot read]'");
  }

  @Test
  void cachePoints_areNoPartOfWhatIsSaid() {
    assertThat(
            bodies.messages(
                UnaryOperator.identity(),
                user(new Content.Text("Hi"), new Content.CachePoint(false)),
                user(new Content.CachePoint(true))))
        .isEqualTo("{'role':'user','content':'Hi'}");
  }

  private static Message user(Content... content) {
    return new Message(Role.USER, List.of(content));
  }
}
