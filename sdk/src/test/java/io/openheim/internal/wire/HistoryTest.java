package io.openheim.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.openheim.message.Content;
import io.openheim.message.Image;
import io.openheim.message.Message;
import io.openheim.message.ProviderTurn;
import io.openheim.message.Role;
import io.openheim.message.ToolCall;
import io.openheim.message.ToolResult;
import java.util.ArrayList;
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
    Message marked = new Message(Role.TOOL, List.of(of(A), of(B), new Content.CachePoint(true)));
    List<Message> marks = List.of(USER, CALLS, marked);

    assertThat(sendable(together)).isSameAs(together);
    assertThat(sendable(apart)).isSameAs(apart);
    assertThat(sendable(marks)).isSameAs(marks);
    assertThat(sendable(List.of())).isEmpty();
  }

  @Test
  void w080_aCallWithoutAResult_isAnsweredAsLost() {
    assertThat(sendable(List.of(USER, CALLS)))
        .containsExactly(
            USER, CALLS, results(ToolResult.error(A, LOST), ToolResult.error(B, LOST)));
    assertThat(sendable(List.of(USER, CALLS, USER)))
        .containsExactly(
            USER, CALLS, results(ToolResult.error(A, LOST), ToolResult.error(B, LOST)), USER);
    assertThat(sendable(List.of(CALLS, results(of(B)), USER)))
        .containsExactly(CALLS, results(ToolResult.error(A, LOST), of(B)), USER);
  }

  @Test
  void aResultThatCameTooLate_isLost() {
    assertThat(sendable(List.of(CALLS, USER, results(of(A), of(B)))))
        .containsExactly(
            CALLS, results(ToolResult.error(A, LOST), ToolResult.error(B, LOST)), USER);
  }

  @Test
  void aResultOfNoCall_isLeftOut() {
    ToolResult stray = new ToolResult("z", "h", "?", false);

    assertThat(sendable(List.of(USER, results(stray), USER))).containsExactly(USER, USER);
    assertThat(sendable(List.of(CALLS, results(of(A), stray, of(B)))))
        .containsExactly(CALLS, results(of(A), of(B)));
  }

  @Test
  void ofTwoResults_theFirstCounts() {
    ToolResult again = ToolResult.of(A, "again");

    assertThat(sendable(List.of(CALLS, results(of(A), of(B)), results(again))))
        .containsExactly(CALLS, results(of(A), of(B)));
  }

  /** Who gets no ids goes by the order alone. */
  @Test
  void w117_results_standInTheOrderOfTheirCalls() {
    assertThat(sendable(List.of(CALLS, results(of(B), of(A)), USER)))
        .containsExactly(CALLS, results(of(A), of(B)), USER);
    assertThat(sendable(List.of(CALLS, results(of(B)), results(of(A)))))
        .containsExactly(CALLS, results(of(A), of(B)));
  }

  @Test
  void aResultUnderAnotherName_getsThatOfItsCall() {
    ToolResult odd = new ToolResult("a", "unknown", "1", true);

    assertThat(sendable(List.of(calls(A), results(odd))))
        .containsExactly(calls(A), results(new ToolResult("a", "f", "1", true)));
  }

  @Test
  void twoCallsOfOneId_getTwo() {
    ToolCall again = new ToolCall("a", "g", "{}");
    String other = CallIds.other("a", 2);
    ToolCall renamed = new ToolCall(other, "g", "{}");

    assertThat(sendable(List.of(calls(A, again), results(of(A), of(again)))))
        .containsExactly(calls(A, renamed), results(of(A), result(renamed, "a")));
    assertThat(sendable(List.of(calls(A), results(of(A)), USER, calls(again), results(of(again)))))
        .containsExactly(
            calls(A), results(of(A)), USER, calls(renamed), results(result(renamed, "a")));
    assertThat(other).matches("call_[0-9a-f]{32}").isNotEqualTo(CallIds.other("a", 3));
  }

  @Test
  void idsThatBecomeOneOnTheWire_areKeptApart() {
    ToolCall longId = new ToolCall("a".repeat(1000), "f", "{}");
    ToolCall sent = new ToolCall(CallIds.SIXTY_FOUR.onWire(longId.id()), "g", "{}");
    List<Message> all = List.of(calls(longId, sent), results(of(sent), of(longId)));

    List<Message> sendable = History.sendable(all, CallIds.SIXTY_FOUR);

    assertThat(sendable.get(0).toolCalls())
        .extracting(ToolCall::id)
        .containsExactly(longId.id(), CallIds.other(sent.id(), 2));
    assertThat(sendable.get(1).toolResults())
        .extracting(ToolResult::callId, ToolResult::text)
        .containsExactly(
            tuple(longId.id(), "result of " + longId.id()),
            tuple(CallIds.other(sent.id(), 2), "result of " + sent.id()));
    assertThat(History.sendable(all, CallIds.AS_SAID).get(0)).isSameAs(all.get(0));
  }

  @Test
  void idsThatWereMintedTwice_stayMinted() {
    ToolCall minted = new ToolCall("call00001", "f", "{}");
    List<Message> all =
        List.of(calls(minted), results(of(minted)), calls(minted), results(of(minted)));

    List<Message> sendable = History.sendable(all, CallIds.AS_SAID);

    String other = sendable.get(2).toolCalls().get(0).id();
    assertThat(other).isEqualTo("call0000102").matches(CallIds::isMinted);
    assertThat(sendable.get(3).toolResults().get(0).callId()).isEqualTo(other);
  }

  @Test
  void aResultUnderTheIdThatWasSent_isThatOfItsCall() {
    ToolCall call = new ToolCall("functions.f:0", "f", "{}");
    for (CallIds form : CallIds.values()) {
      ToolResult result = new ToolResult(form.onWire(call.id()), "f", "1", false);

      assertThat(History.sendable(List.of(calls(call), results(result)), CallIds.ANY))
          .containsExactly(calls(call), results(ToolResult.of(call, "1")));
    }
  }

  @Test
  void aProvidersTurn_getsTheNewIdsToo() {
    String json =
        "[{\"type\":\"tool_use\",\"id\":\"%s\",\"input\":{\"id\":\"a\",\"n\":1.50}},"
            + "{\"id\":\"other\"},{\"functionCall\":{\"id\":\"%s\"}}]";
    ProviderTurn turn = new ProviderTurn("p", "u", "f", json.formatted("a", "b"));
    Message again = new Message(Role.ASSISTANT, List.of(A, B), turn);
    Message damaged =
        new Message(Role.ASSISTANT, List.of(A), new ProviderTurn("p", "u", "f", "[{"));

    List<Message> sendable =
        sendable(List.of(calls(A, B), results(of(A), of(B)), again, results(), damaged));

    assertThat(sendable.get(2).turn())
        .isEqualTo(
            new ProviderTurn(
                "p", "u", "f", json.formatted(CallIds.other("a", 2), CallIds.other("b", 2))));
    assertThat(sendable.get(4).turn()).isEqualTo(damaged.turn());
    assertThat(sendable.get(4).toolCalls().get(0).id()).isEqualTo(CallIds.other("a", 3));
  }

  @Test
  void aLongerConversation_beginsAsTheShorterOne() {
    List<Message> all = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      all.addAll(List.of(calls(A, A), results(of(A), of(A)), USER));
    }
    List<Message> whole = sendable(all);

    for (int i = 3; i < all.size(); i += 3) {
      assertThat(whole.subList(0, i)).isEqualTo(sendable(all.subList(0, i)));
    }
    assertThat(whole).hasSameSizeAs(all);
  }

  @Test
  void usersThatSendResultsThemselves_areUnderstood() {
    Content.Text more = new Content.Text("And?");
    Message user = new Message(Role.USER, List.of(of(A), of(B), more));

    assertThat(sendable(List.of(CALLS, user)))
        .containsExactly(CALLS, results(of(A), of(B)), new Message(Role.USER, List.of(more)));
    assertThat(sendable(List.of(user))).containsExactly(new Message(Role.USER, List.of(more)));
  }

  @Test
  void whatNobodyInARoleCanSay_isLeftOut() {
    Content.Text text = new Content.Text("Hi");
    Content.CachePoint mark = new Content.CachePoint(false);
    Image image = Image.of("image/png", new byte[] {1});
    List<Content> all =
        List.of(text, mark, image, A, of(A), new Content.Thinking("Hm", "sig", false));

    assertThat(sendable(List.of(new Message(Role.SYSTEM, all))))
        .containsExactly(new Message(Role.SYSTEM, List.of(text, mark)));
    assertThat(sendable(List.of(new Message(Role.USER, all))))
        .containsExactly(new Message(Role.USER, List.of(text, mark, image)));
    assertThat(sendable(List.of(new Message(Role.TOOL, all))))
        .containsExactly(new Message(Role.USER, List.of(text, image)));
    assertThat(sendable(List.of(new Message(Role.ASSISTANT, List.of(of(A)))))).isEmpty();
    assertThat(sendable(List.of(Message.system("")))).isEmpty();
  }

  private static List<Message> sendable(List<Message> messages) {
    return History.sendable(messages, CallIds.ANY);
  }

  private static Message calls(ToolCall... calls) {
    return new Message(Role.ASSISTANT, List.of(calls));
  }

  private static ToolResult result(ToolCall call, String before) {
    return ToolResult.of(call, "result of " + before);
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

    assertThat(sendable(whole))
        .containsExactly(
            called, Message.toolResults(List.of(one, two)), new Message(Role.USER, List.of(more)));
    assertThat(sendable(half))
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
            sendable(
                List.of(
                    new Message(Role.USER, List.of(result, more)),
                    new Message(Role.USER, List.of(result)))))
        .containsExactly(new Message(Role.USER, List.of(more)));
  }
}
