package io.openheim.openai;

import static org.assertj.core.api.Assertions.assertThat;

import io.openheim.internal.wire.CallIds;
import io.openheim.internal.wire.ProviderTable;
import io.openheim.internal.wire.Wire;
import io.openheim.llm.Capabilities;
import io.openheim.llm.Feature;
import io.openheim.llm.LlmRequest;
import io.openheim.message.Content;
import io.openheim.message.Message;
import io.openheim.message.Role;
import io.openheim.message.ToolCall;
import io.openheim.message.ToolResult;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What single providers want otherwise in requests. */
class ProviderQuirksTest {
  private static final ToolCall CALL = new ToolCall("abcDEF123", "f", "{}");
  private static final Message RESULTS = Message.toolResults(List.of(ToolResult.of(CALL, "1")));
  private static final Message THOUGHT =
      new Message(Role.ASSISTANT, List.of(new Content.Thinking("Hm")));

  @ParameterizedTest
  @CsvSource({
    "Mistral, localhost, true, false",
    "openai, api.mistral.ai, true, false",
    "deepseek, localhost, false, true",
    "openai, api.deepseek.com, false, true",
    "openai, notdeepseek.com, false, false",
    "openai, api.openai.com, false, false",
  })
  void providers_areKnownByNameOrPlace(
      String provider, String host, boolean nineLetters, boolean replays) {
    Capabilities known = ProviderTable.capabilities(Wire.OPENAI_CHAT, provider, host, "m");

    assertThat(known.takes(Feature.NINE_LETTER_CALL_IDS)).isEqualTo(nineLetters);
    assertThat(known.takes(Feature.USER_AFTER_RESULTS)).isEqualTo(!nineLetters);
    assertThat(known.takes(Feature.REASONING_REPLAYED)).isEqualTo(replays);
  }

  @Test
  void deepseek_getsItsThoughtsBackBesideCalls() {
    Message thoughtful =
        new Message(
            Role.ASSISTANT, List.of(new Content.Thinking("H"), new Content.Thinking("m"), CALL));

    assertThat(messages("deepseek", thoughtful, RESULTS))
        .startsWith("{'role':'assistant','content':null,'reasoning_content':'Hm','tool_calls':[{");
    assertThat(messages("openai", thoughtful, RESULTS)).doesNotContain("Hm", "reasoning");
  }

  @Test
  void deepseek_getsEmptyThoughtsBesideCallsWithoutAny_andNoneBesideText() {
    Message call = new Message(Role.ASSISTANT, List.of(new Content.Text("So"), CALL));
    Message text = new Message(Role.ASSISTANT, List.of(new Content.Thinking("Hm"), said("A")));

    assertThat(messages("deepseek", call, RESULTS))
        .startsWith("{'role':'assistant','content':'So','reasoning_content':'','tool_calls':[{");
    assertThat(messages("deepseek", text)).isEqualTo("{'role':'assistant','content':'A'}");
  }

  @Test
  void mistral_getsIdsOfNineLettersAndDigits() {
    CallIds ids = CallIds.MISTRAL;

    assertThat(ids.onWire("abcDEF123")).isEqualTo("abcDEF123");
    assertThat(ids.onWire("call_1")).matches("[a-zA-Z0-9]{9}").isEqualTo(ids.onWire("call_1"));
    assertThat(ids.onWire("call00000")).isEqualTo("call00000");
  }

  @Test
  void mistral_getsAnAnswerBetweenAResultAndAQuestion() {
    assertThat(messages("mistral", RESULTS, Message.user("And?")))
        .isEqualTo(
            "{'role':'tool','tool_call_id':'abcDEF123','content':'1'},"
                + "{'role':'assistant','content':'OK'},{'role':'user','content':'And?'}");
    assertThat(messages("openai", RESULTS, Message.user("And?"))).doesNotContain("OK");
  }

  @Test
  void mistral_getsAnAnswer_whereTheModelSaidNothingThatIsSent() {
    assertThat(messages("mistral", RESULTS, THOUGHT, Message.user("And?")))
        .endsWith("{'role':'assistant','content':'OK'},{'role':'user','content':'And?'}");
  }

  @Test
  void mistral_getsNoAnswer_whereTheModelGaveOneOrNothingIsAsked() {
    Message unsaid = new Message(Role.USER, List.of(new Content.Unknown("audio", "{}")));

    assertThat(messages("mistral", RESULTS, Message.assistant("One"), Message.user("?")))
        .doesNotContain("OK");
    assertThat(messages("mistral", RESULTS, unsaid)).doesNotContain("OK");
  }

  private static Content said(String text) {
    return new Content.Text(text);
  }

  /** The messages on the wire, with ' for ". */
  private static String messages(String provider, Message... messages) {
    LlmRequest request = new LlmRequest(List.of(messages), List.of());
    String json =
        new ChatRequestWriter(ChatModels.of(provider)).write(request, Set.of()).readUtf8();
    return json.substring(json.indexOf("\"messages\":[") + 12, json.length() - 2)
        .replace('"', '\'');
  }
}
