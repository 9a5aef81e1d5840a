package io.openheim.openai;

import static org.assertj.core.api.Assertions.assertThat;

import io.openheim.internal.wire.CallIds;
import io.openheim.internal.wire.Repair;
import io.openheim.llm.LlmRequest;
import io.openheim.message.Content;
import io.openheim.message.Image;
import io.openheim.message.Message;
import io.openheim.message.Role;
import io.openheim.message.ToolCall;
import io.openheim.message.ToolResult;
import io.openheim.tool.ToolSpec;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ChatRequestWriterTest {
  private static final ToolSpec TOOL =
      new ToolSpec("f", "Does \"it\"", "{\"type\": \"object\", \"properties\":{}, \"max\": 1.0}");

  private static final Image PNG = Image.of("image/png", new byte[] {1, 2, 3, 4});
  private static final Image WEB = Image.at(URI.create("https://example.com/a%20b.png?x=1"));
  private static final String PNG_PART =
      "{'type':'image_url','image_url':{'url':'data:image/png;base64,AQIDBA=='}}";

  private final ChatRequestWriter writer = new ChatRequestWriter(ChatModels.of("openai"));

  @Test
  void request_isWrittenInAFixedOrderWithTheSchemaUntouched() {
    LlmRequest request = new LlmRequest(List.of(Message.user("Hi")), List.of(TOOL));

    assertThat(writer.write(request, Set.of()).readUtf8())
        .isEqualTo(
            "{\"model\":\"m\",\"stream\":true,\"stream_options\":{\"include_usage\":true},"
                + "\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"f\","
                + "\"description\":\"Does \\\"it\\\"\","
                + "\"parameters\":{\"type\": \"object\", \"properties\":{}, \"max\": 1.0}}}],"
                + "\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}");
  }

  @Test
  void withoutToolsAndStreamOptions_neitherIsSent() {
    LlmRequest request = new LlmRequest(List.of(Message.user("Hi")), List.of());

    assertThat(writer.write(request, Set.of(Repair.WITHOUT_STREAM_OPTIONS)).readUtf8())
        .isEqualTo(
            "{\"model\":\"m\",\"stream\":true,"
                + "\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]}");
  }

  @Test
  void eachRequestOfAConversation_beginsWithTheBytesOfTheOneBefore() {
    ToolCall call = new ToolCall("a", "f", "{}");
    List<Message> conversation =
        List.of(
            Message.system("S"),
            Message.user("ä€😀"),
            new Message(Role.ASSISTANT, List.of(new Content.Text("So"), call)),
            Message.toolResults(List.of(new ToolResult("a", "f", "1", false, List.of(PNG), null))),
            Message.assistant("One"),
            Message.user("Thanks"));
    byte[] before = null;

    for (int size = 1; size <= conversation.size(); size++) {
      LlmRequest request = new LlmRequest(conversation.subList(0, size), List.of(TOOL));
      byte[] bytes = writer.write(request, Set.of()).readByteArray();
      assertThat(bytes).isEqualTo(writer.write(request, Set.of()).readByteArray());
      if (before != null) {
        // All but the two brackets that close the list and the request.
        assertThat(bytes).startsWith(Arrays.copyOf(before, before.length - 2));
      }
      before = bytes;
    }
  }

  @Test
  void systemMessages_ofWhichOneIsTaken_areMergedOrSaidByTheUser() {
    assertThat(
            messages(
                Message.system("A"), Message.system("B"), Message.user("Hi"), Message.system("C")))
        .isEqualTo(
            "{'role':'system','content':'A\\n\\nB'},"
                + "{'role':'user','content':'Hi'},"
                + "{'role':'user','content':'C'}");
  }

  @Test
  void thoughtsAndUnknownContent_areNotSent() {
    Content thought = new Content.Thinking("Hm");
    Content unknown = new Content.Unknown("audio", "{}");

    assertThat(
            messages(
                new Message(Role.ASSISTANT, List.of(thought, new Content.Text("A"), unknown)),
                new Message(Role.ASSISTANT, List.of(thought, unknown)),
                new Message(Role.ASSISTANT, List.of(new Content.Text("")))))
        .isEqualTo("{'role':'assistant','content':'A'}");
  }

  @Test
  void refusal_goesBackAsText() {
    assertThat(
            messages(
                new Message(Role.ASSISTANT, List.of(new Content.Refusal("No."))),
                new Message(
                    Role.ASSISTANT, List.of(new Content.Text("A"), new Content.Refusal("No.")))))
        .isEqualTo("{'role':'assistant','content':'No.'},{'role':'assistant','content':'A\\nNo.'}");
  }

  @Test
  void callsAndResults_areWrittenEachAsItsOwnMessage() {
    ToolCall first = new ToolCall("a", "f", "{\"x\": 1}");
    ToolCall second = new ToolCall("b", "g", "{}");

    assertThat(
            messages(
                new Message(Role.ASSISTANT, List.of(first, second)),
                Message.toolResults(
                    List.of(ToolResult.of(first, "1"), ToolResult.error(second, "broken")))))
        .isEqualTo(
            "{'role':'assistant','content':null,'tool_calls':["
                + "{'id':'a','type':'function','function':{'name':'f','arguments':'{\\'x\\': 1}'}},"
                + "{'id':'b','type':'function','function':{'name':'g','arguments':'{}'}}]},"
                + "{'role':'tool','tool_call_id':'a','content':'1'},"
                + "{'role':'tool','tool_call_id':'b','content':'Error: broken'}");
  }

  @Test
  void imagesOfResults_followInOneMessageBehindTheLastResult() {
    assertThat(
            messages(
                Message.toolResults(
                    List.of(
                        new ToolResult("a", "f", "1", false, List.of(PNG, WEB), "for the app"),
                        new ToolResult("b", "g", "2", false),
                        new ToolResult("c", "h", "", true, List.of(PNG), null))),
                Message.assistant("Nice")))
        .isEqualTo(
            "{'role':'tool','tool_call_id':'a','content':'1\\n[2 images below]'},"
                + "{'role':'tool','tool_call_id':'b','content':'2'},"
                + "{'role':'tool','tool_call_id':'c','content':'Error: [1 image below]'},"
                + "{'role':'user','content':["
                + "{'type':'text','text':'2 images of the result of f a'},"
                + PNG_PART
                + ",{'type':'image_url','image_url':{'url':'https://example.com/a%20b.png?x=1'}},"
                + "{'type':'text','text':'1 image of the result of h c'},"
                + PNG_PART
                + "]},{'role':'assistant','content':'Nice'}");
  }

  @Test
  void imagesOfResultsInSeveralMessages_doNotComeBetweenThem() {
    Message one =
        Message.toolResults(List.of(new ToolResult("a", "f", "1", false, List.of(PNG), null)));
    Message other = Message.toolResults(List.of(new ToolResult("b", "g", "2", false)));

    assertThat(messages(one, other, Message.user("Well?")))
        .containsSubsequence(
            "'tool_call_id':'a'", "'tool_call_id':'b'", "1 image of the result of f a", "Well?");
  }

  @Test
  void imagesOfResults_waitForAnAnswerWhereAServerWantsOne() {
    ChatRequestWriter strict = new ChatRequestWriter(ChatModels.of("mistral"));
    Message results =
        Message.toolResults(
            List.of(new ToolResult("abcdefghi", "f", "1", false, List.of(PNG), null)));

    assertThat(messages(strict, results, Message.user("Well?")))
        .isEqualTo(
            "{'role':'tool','tool_call_id':'abcdefghi','content':'1\\n[1 image below]'},"
                + "{'role':'assistant','content':'OK'},"
                + "{'role':'user','content':["
                + "{'type':'text','text':'1 image of the result of f abcdefghi'},"
                + PNG_PART
                + "]},{'role':'user','content':'Well?'}");
  }

  @Test
  void imagesThatAPersonShows_standAmongTheText() {
    assertThat(
            messages(
                new Message(
                    Role.USER,
                    List.of(new Content.Text("What is this?"), PNG, new Content.Text(""))),
                new Message(Role.USER, List.of(PNG)),
                new Message(Role.ASSISTANT, List.of(PNG))))
        .isEqualTo(
            "{'role':'user','content':[{'type':'text','text':'What is this?'},"
                + PNG_PART
                + "]},{'role':'user','content':["
                + PNG_PART
                + "]}");
  }

  @Test
  void errorThatSaysSoAlready_isNotMarkedTwice() {
    ToolCall call = new ToolCall("a", "f", "{}");

    assertThat(messages(Message.toolResults(List.of(ToolResult.error(call, "Error: x")))))
        .isEqualTo("{'role':'tool','tool_call_id':'a','content':'Error: x'}");
  }

  @Test
  void argumentsThatAreNoObject_areSentAsNone() {
    for (String broken : List.of("", "{\"x\":", "[1]", "\"{}\"", "null", "{} {}", "{x:1}", "7")) {
      assertThat(messages(new Message(Role.ASSISTANT, List.of(new ToolCall("a", "f", broken)))))
          .as(broken)
          .contains("'arguments':'{}'");
    }
  }

  @Test
  void namesThatNoServerTakesBack_areMadeLegal() {
    List<String> illegal =
        List.of("multi_tool_use.parallel", "a b/ä😀", "", "n".repeat(70), "o-K_1");
    List<Content> calls = new ArrayList<>();
    illegal.forEach(name -> calls.add(new ToolCall("a", name, "{}")));

    assertThat(messages(new Message(Role.ASSISTANT, calls)))
        .containsSubsequence(
            "'name':'multi_tool_use_parallel'",
            "'name':'a_b___'",
            "'name':'_'",
            "'name':'" + "n".repeat(64) + "'",
            "'name':'o-K_1'");
  }

  @Test
  void longIds_areShortenedTheSameWayInCallAndResult() {
    ToolCall call = new ToolCall("x".repeat(41), "f", "{}");
    String shorter = CallIds.ANY.onWire(call.id());

    assertThat(shorter).hasSize(37).isNotEqualTo(CallIds.ANY.onWire("x".repeat(42)));
    assertThat(CallIds.ANY.onWire("x".repeat(40))).isEqualTo("x".repeat(40));
    assertThat(
            messages(
                new Message(Role.ASSISTANT, List.of(call)),
                Message.toolResults(List.of(ToolResult.of(call, "1")))))
        .contains("'id':'" + shorter + "'")
        .contains("'tool_call_id':'" + shorter + "'");
  }

  @Test
  void mintedIds_areUniqueInTheConversation() {
    List<Content> calls = new ArrayList<>();
    calls.add(new ToolCall("call00001", "f", "{}"));
    calls.add(new ToolCall("a", "f", "{}"));
    LlmRequest request = new LlmRequest(List.of(new Message(Role.ASSISTANT, calls)), List.of());

    CallIds.Register register = new CallIds.Register(request);

    assertThat(register.take("")).isEqualTo("call00002");
    assertThat(register.take("a")).isEqualTo("call00003");
    assertThat(register.take("call00004")).isEqualTo("call00004");
    assertThat(register.take("")).isEqualTo("call00005");
  }

  /** The messages on the wire, with ' for ". */
  private String messages(Message... messages) {
    return messages(writer, messages);
  }

  private static String messages(ChatRequestWriter writer, Message... messages) {
    String json = writer.write(new LlmRequest(List.of(messages), List.of()), Set.of()).readUtf8();
    return json.substring(json.indexOf("\"messages\":[") + 12, json.length() - 2)
        .replace('"', '\'');
  }
}
