package io.openheim.openai;

import static org.assertj.core.api.Assertions.assertThat;

import io.openheim.llm.LlmRequest;
import io.openheim.message.Content;
import io.openheim.message.Message;
import io.openheim.message.Role;
import io.openheim.message.ToolCall;
import io.openheim.message.ToolResult;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What single providers want otherwise in requests. */
class ProviderQuirksTest {
  private static final ToolCall CALL = new ToolCall("abcDEF123", "f", "{}");
  private static final Message RESULTS = Message.toolResults(List.of(ToolResult.of(CALL, "1")));
  private static final Message THOUGHT =
      new Message(Role.ASSISTANT, List.of(new Content.Thinking("Hm")));

  @Test
  void providers_areKnownByNameOrPlace() {
    assertThat(ChatQuirks.of("Mistral", "localhost")).isEqualTo(ChatQuirks.MISTRAL);
    assertThat(ChatQuirks.of("openai", "api.mistral.ai")).isEqualTo(ChatQuirks.MISTRAL);
    assertThat(ChatQuirks.of("deepseek", "localhost")).isEqualTo(ChatQuirks.DEEPSEEK);
    assertThat(ChatQuirks.of("openai", "api.deepseek.com")).isEqualTo(ChatQuirks.DEEPSEEK);
    assertThat(ChatQuirks.of("openai", "notdeepseek.com")).isEqualTo(ChatQuirks.NONE);
    assertThat(ChatQuirks.of("openai", "api.openai.com")).isEqualTo(ChatQuirks.NONE);
  }

  @Test
  void deepseek_getsItsThoughtsBackBesideCalls() {
    Message thoughtful =
        new Message(
            Role.ASSISTANT, List.of(new Content.Thinking("H"), new Content.Thinking("m"), CALL));

    assertThat(messages(ChatQuirks.DEEPSEEK, thoughtful, RESULTS))
        .startsWith("{'role':'assistant','content':null,'reasoning_content':'Hm','tool_calls':[{");
    assertThat(messages(ChatQuirks.NONE, thoughtful, RESULTS)).doesNotContain("Hm", "reasoning");
  }

  @Test
  void deepseek_getsEmptyThoughtsBesideCallsWithoutAny_andNoneBesideText() {
    Message call = new Message(Role.ASSISTANT, List.of(new Content.Text("So"), CALL));
    Message text = new Message(Role.ASSISTANT, List.of(new Content.Thinking("Hm"), said("A")));

    assertThat(messages(ChatQuirks.DEEPSEEK, call, RESULTS))
        .startsWith("{'role':'assistant','content':'So','reasoning_content':'','tool_calls':[{");
    assertThat(messages(ChatQuirks.DEEPSEEK, text)).isEqualTo("{'role':'assistant','content':'A'}");
  }

  @Test
  void mistral_getsIdsOfNineLettersAndDigits() {
    CallIds ids = ChatQuirks.MISTRAL.callIds();

    assertThat(ids.onWire("abcDEF123")).isEqualTo("abcDEF123");
    assertThat(ids.onWire("call_1")).matches("[a-zA-Z0-9]{9}").isEqualTo(ids.onWire("call_1"));
    assertThat(ids.onWire("call00000")).isEqualTo("call00000");
  }

  @Test
  void mistral_getsAnAnswerBetweenAResultAndAQuestion() {
    assertThat(messages(ChatQuirks.MISTRAL, RESULTS, Message.user("And?")))
        .isEqualTo(
            "{'role':'tool','tool_call_id':'abcDEF123','content':'1'},"
                + "{'role':'assistant','content':'OK'},{'role':'user','content':'And?'}");
    assertThat(messages(ChatQuirks.NONE, RESULTS, Message.user("And?"))).doesNotContain("OK");
  }

  @Test
  void mistral_getsAnAnswer_whereTheModelSaidNothingThatIsSent() {
    assertThat(messages(ChatQuirks.MISTRAL, RESULTS, THOUGHT, Message.user("And?")))
        .endsWith("{'role':'assistant','content':'OK'},{'role':'user','content':'And?'}");
  }

  @Test
  void mistral_getsNoAnswer_whereTheModelGaveOneOrNothingIsAsked() {
    Message unsaid = new Message(Role.USER, List.of(new Content.Unknown("audio", "{}")));

    assertThat(messages(ChatQuirks.MISTRAL, RESULTS, Message.assistant("One"), Message.user("?")))
        .doesNotContain("OK");
    assertThat(messages(ChatQuirks.MISTRAL, RESULTS, unsaid)).doesNotContain("OK");
  }

  private static Content said(String text) {
    return new Content.Text(text);
  }

  /** The messages on the wire, with ' for ". */
  private static String messages(ChatQuirks quirks, Message... messages) {
    LlmRequest request = new LlmRequest(List.of(messages), List.of());
    String json = new ChatRequestWriter("m", quirks).write(request, false).readUtf8();
    return json.substring(json.indexOf("\"messages\":[") + 12, json.length() - 2)
        .replace('"', '\'');
  }
}
