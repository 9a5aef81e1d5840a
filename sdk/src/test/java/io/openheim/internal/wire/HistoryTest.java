package io.openheim.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.openheim.message.Content;
import io.openheim.message.Message;
import io.openheim.message.Role;
import io.openheim.message.ToolCall;
import io.openheim.message.ToolResult;
import java.util.List;
import org.junit.jupiter.api.Test;

class HistoryTest {
  private static final ToolCall A = new ToolCall("a", "f", "{}");
  private static final ToolCall B = new ToolCall("b", "g", "{}");
  private static final Message USER = Message.user("Hi");
  private static final Message CALLS =
      new Message(Role.ASSISTANT, List.of(new Content.Text("Let me see"), A, B));
  private static final String LOST =
      "The result of this call was lost; it is not known what it did.";

  @Test
  void aWholeConversation_isTheSameList() {
    List<Message> together = List.of(USER, CALLS, results(of(A), of(B)), Message.assistant("Done"));
    List<Message> apart = List.of(USER, CALLS, results(of(A)), results(of(B)), USER);
    List<Message> turned = List.of(USER, CALLS, results(of(B), of(A)));

    assertThat(History.sendable(together)).isSameAs(together);
    assertThat(History.sendable(apart)).isSameAs(apart);
    assertThat(History.sendable(turned)).isSameAs(turned);
    assertThat(History.sendable(List.of())).isEmpty();
  }

  @Test
  void w080_aCallWithoutAResult_isAnsweredAsLost() {
    assertThat(History.sendable(List.of(USER, CALLS)))
        .containsExactly(
            USER, CALLS, results(ToolResult.error(A, LOST), ToolResult.error(B, LOST)));
    assertThat(History.sendable(List.of(USER, CALLS, USER)))
        .containsExactly(
            USER, CALLS, results(ToolResult.error(A, LOST), ToolResult.error(B, LOST)), USER);
    assertThat(History.sendable(List.of(CALLS, results(of(B)), USER)))
        .containsExactly(CALLS, results(ToolResult.error(A, LOST), of(B)), USER);
  }

  @Test
  void aResultThatCameTooLate_isLost() {
    assertThat(History.sendable(List.of(CALLS, USER, results(of(A), of(B)))))
        .containsExactly(
            CALLS, results(ToolResult.error(A, LOST), ToolResult.error(B, LOST)), USER);
  }

  @Test
  void aResultOfNoCall_isLeftOut() {
    ToolResult stray = new ToolResult("z", "h", "?", false);

    assertThat(History.sendable(List.of(USER, results(stray), USER))).containsExactly(USER, USER);
    assertThat(History.sendable(List.of(CALLS, results(of(A), stray, of(B)))))
        .containsExactly(CALLS, results(of(A), of(B)));
  }

  @Test
  void ofTwoResults_theFirstCounts() {
    ToolResult again = ToolResult.of(A, "again");

    assertThat(History.sendable(List.of(CALLS, results(of(A), of(B)), results(again))))
        .containsExactly(CALLS, results(of(A), of(B)));
  }

  private static ToolResult of(ToolCall call) {
    return ToolResult.of(call, "result of " + call.id());
  }

  private static Message results(ToolResult... results) {
    return Message.toolResults(List.of(results));
  }

  @Test
  void resultsInWhatTheUserSays_answerTheCalls() {
    ToolCall first = new ToolCall("a", "f", "{}");
    ToolCall second = new ToolCall("b", "f", "{}");
    Message called = new Message(Role.ASSISTANT, List.of(first, second));
    Content.Text more = new Content.Text("Go on");
    ToolResult one = ToolResult.of(first, "1");
    ToolResult two = ToolResult.of(second, "2");
    List<Message> whole = List.of(called, new Message(Role.USER, List.of(one, two, more)));
    List<Message> half = List.of(called, new Message(Role.USER, List.of(two, more)));

    assertThat(History.sendable(whole)).isSameAs(whole);
    assertThat(History.sendable(half))
        .containsExactly(
            called,
            Message.toolResults(
                List.of(
                    ToolResult.error(
                        first, "The result of this call was lost; it is not known what it did."),
                    two)),
            new Message(Role.USER, List.of(more)));
  }

  @Test
  void resultsOfNothingInWhatTheUserSays_areLeftOut() {
    ToolResult result = ToolResult.of(new ToolCall("a", "f", "{}"), "1");
    Content.Text more = new Content.Text("Go on");

    assertThat(
            History.sendable(
                List.of(
                    new Message(Role.USER, List.of(result, more)),
                    new Message(Role.USER, List.of(result)))))
        .containsExactly(new Message(Role.USER, List.of(more)));
  }
}
