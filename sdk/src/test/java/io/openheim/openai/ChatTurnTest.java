package io.openheim.openai;

import static org.assertj.core.api.Assertions.assertThat;

import io.openheim.llm.Capabilities;
import io.openheim.llm.Feature;
import io.openheim.llm.LlmRequest;
import io.openheim.message.Content;
import io.openheim.message.Message;
import io.openheim.message.ProviderTurn;
import io.openheim.message.Role;
import io.openheim.message.ToolCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.Test;

/** What a server gets back in its own words, and what others get of it. */
class ChatTurnTest {
  private static final String CALL = "'id':'a','function':{'name':'f','arguments':'{}'}";
  private static final String CALLS =
      "'tool_calls':[{'id':'a','type':'function','function':{'name':'f','arguments':'{}'}";
  private static final UnaryOperator<Capabilities> REPLAYED =
      known -> known.with(Feature.REASONING_REPLAYED);

  @StartStop final MockWebServer server = new MockWebServer();

  private final ChatBodies bodies = new ChatBodies(server);

  @Test
  void w021_signaturesOfGemini_areEchoedWithTheirCall() {
    String signed = "'extra_content':{'google':{'thought_signature':'c2ln'}}";
    Message said = said("{'content':null,'tool_calls':[{" + CALL + "," + signed + "}]}");

    assertThat(replayed(known -> known, said))
        .isEqualTo("{'role':'assistant','content':null," + CALLS + "," + signed + "}]}");
    assertThat(replayed(known -> known, foreign(said)))
        .isEqualTo("{'role':'assistant','content':null," + CALLS + "}]}");
  }

  @Test
  void w021_signaturesThatComeInAStream_belongToTheirOwnCalls() {
    Message said =
        streamed(
            "{'tool_calls':[{'index':0,'id':'a','function':{'name':'f'},'x':{'n': 1.0}}]}",
            "{'tool_calls':[{'index':1,'id':'b','function':{'name':'g'},'y':null}]}",
            "{'tool_calls':[{'index':0,'function':{'arguments':'{}'},'extra_content':[1]}]}",
            "{'content':'','extra_content':{'google':{'thought_signature':'c2ln'}}}",
            "{'content':'','extra_content':{'google':{'thought':true}}}");

    assertThat(turn(said))
        .isEqualTo(
            "{'extra_content':{'google':{'thought_signature':'c2ln'}},"
                + "'tool_calls':[{'id':'a','x':{'n': 1.0},'extra_content':[1]}]}");
    assertThat(replayed(known -> known, said))
        .isEqualTo(
            "{'role':'assistant','content':null,"
                + "'extra_content':{'google':{'thought_signature':'c2ln'}},"
                + CALLS
                + ",'x':{'n': 1.0},'extra_content':[1]},"
                + "{'id':'b','type':'function','function':{'name':'g','arguments':'{}'}}]}");
  }

  @Test
  void w049_thoughts_goBackInTheFieldTheyCameIn_andToNobodyElse() {
    Message named = said("{'reasoning':'Hm','tool_calls':[{" + CALL + "}]}");
    Message content = said("{'reasoning_content':'Hm','tool_calls':[{" + CALL + "}]}");

    assertThat(replayed(REPLAYED, named))
        .isEqualTo("{'role':'assistant','content':null,'reasoning':'Hm'," + CALLS + "}]}");
    assertThat(replayed(REPLAYED, content))
        .isEqualTo("{'role':'assistant','content':null,'reasoning_content':'Hm'," + CALLS + "}]}");
    assertThat(replayed(REPLAYED, foreign(named))).doesNotContain("Hm");
    assertThat(replayed(known -> known.without(Feature.REASONING_REPLAYED), named))
        .isEqualTo("{'role':'assistant','content':null," + CALLS + "}]}");
  }

  @Test
  void w050_deepseek_getsAFieldForThoughtsBesideCallsEvenWhereThereAreNone() {
    Message silent = said("{'tool_calls':[{" + CALL + "}]}");
    Message thought = said("{'reasoning_content':'Hm','tool_calls':[{" + CALL + "}]}");
    String empty = "{'role':'assistant','content':null,'reasoning_content':''," + CALLS + "}]}";

    assertThat(silent.turn()).isNull();
    assertThat(replayed(REPLAYED, silent)).isEqualTo(empty);
    assertThat(replayed(REPLAYED, foreign(thought))).isEqualTo(empty);
    assertThat(replayed(REPLAYED, said("{'reasoning_content':'Hm','content':'Hi'}")))
        .isEqualTo("{'role':'assistant','content':'Hi'}");
  }

  @Test
  void thoughtsThatAUserWroteDown_goBackToo() {
    Message ours =
        new Message(
            Role.ASSISTANT, List.of(new Content.Thinking("Hm"), new ToolCall("a", "f", "{}")));

    assertThat(replayed(REPLAYED, ours)).contains("'reasoning_content':'Hm'");
    assertThat(replayed(known -> REPLAYED.apply(known).with(Feature.REASONING_OBJECT), ours))
        .contains("'reasoning':'Hm'")
        .doesNotContain("reasoning_content");
  }

  @Test
  void signedDetails_goBackInOnePieceHoweverTheyWereStreamed() {
    Message said =
        streamed(
            "{'reasoning':'A','reasoning_details':[{'type':'reasoning.text','text':'A',"
                + "'format':null,'index':0}]}",
            "{'reasoning':'B','reasoning_details':[{'type':'reasoning.text','text':'B',"
                + "'format':'anthropic-claude-v1','index':0}]}",
            "{'reasoning_details':[{'type':'reasoning.text','signature':'sig','index':0}]}",
            "{'reasoning_details':[{'type':'reasoning.encrypted','data':'x','id':'r1','index':0},"
                + "{'type':'reasoning.encrypted','data':'y','id':'r2','index':0},"
                + "{'type':'reasoning.text','text':'C','index':1},"
                + "{'type':'reasoning.text','text':'D'},{'type':'reasoning.text','text':'E'}]}",
            "{'content':'Hi'}");
    String details =
        "'reasoning_details':[{'type':'reasoning.text','text':'AB',"
            + "'format':'anthropic-claude-v1','index':0,'signature':'sig'},"
            + "{'type':'reasoning.encrypted','data':'x','id':'r1','index':0},"
            + "{'type':'reasoning.encrypted','data':'y','id':'r2','index':0},"
            + "{'type':'reasoning.text','text':'C','index':1},"
            + "{'type':'reasoning.text','text':'D'},{'type':'reasoning.text','text':'E'}]";

    assertThat(said.content())
        .containsExactly(new Content.Thinking("ABCDE"), new Content.Text("Hi"));
    assertThat(turn(said)).isEqualTo("{" + details + "}");
    assertThat(replayed(known -> known, said))
        .isEqualTo("{'role':'assistant','content':'Hi'," + details + "}");
  }

  @Test
  void detailsThatNobodyVouchesFor_areThoughtsLikeAnyOther() {
    Message said =
        said(
            "{'reasoning':'Hm','reasoning_details':[{'type':'reasoning.text','text':'Hm',"
                + "'signature':null,'index':0}],'tool_calls':[{"
                + CALL
                + "}]}");

    assertThat(turn(said)).isEqualTo("{'reasoning':'Hm'}");
    assertThat(replayed(known -> REPLAYED.apply(known).with(Feature.REASONING_OBJECT), said))
        .isEqualTo("{'role':'assistant','content':null,'reasoning':'Hm'," + CALLS + "}]}");
  }

  @Test
  void detailsWithoutThoughtsBesideThem_areKept() {
    String details = "{'reasoning_details':[{'type':'reasoning.text','text':'Hm','index':0}]}";

    assertThat(turn(streamed(details, "{'content':'Hi'}"))).isEqualTo(details);
  }

  @Test
  void thoughtsAmongTheContent_areMarkedAsTheirs() {
    Message said =
        said("{'content':[{'thinking':'Hm'},{'text':'Hi'}],'tool_calls':[{" + CALL + "}]}");

    assertThat(said.content()).contains(new Content.Thinking("Hm"), new Content.Text("Hi"));
    assertThat(turn(said)).isEqualTo("{}");
    assertThat(replayed(REPLAYED, said)).contains("'reasoning_content':''");
    assertThat(replayed(REPLAYED, foreign(said))).contains("'reasoning_content':''");
  }

  @Test
  void turnThatWasDamaged_isNone() {
    Message said = said("{'reasoning':'Hm','tool_calls':[{" + CALL + "}]}");
    ProviderTurn turn = Objects.requireNonNull(said.turn());
    Message damaged =
        new Message(
            said.role(),
            said.content(),
            new ProviderTurn(turn.provider(), turn.baseUrl(), turn.family(), "{\"reasoning\":"));

    assertThat(replayed(REPLAYED, damaged))
        .isEqualTo("{'role':'assistant','content':null,'reasoning_content':''," + CALLS + "}]}");
  }

  /** How the message is sent again, without the results that calls need. */
  private String replayed(UnaryOperator<Capabilities> known, Message said) {
    return bodies.messages(known, said).split(",\\{'role':'tool'")[0];
  }

  private static String turn(Message said) {
    return Objects.requireNonNull(said.turn()).json().replace('"', '\'');
  }

  /** The same, said by somebody else. */
  private static Message foreign(Message said) {
    ProviderTurn turn = Objects.requireNonNull(said.turn());
    return new Message(
        said.role(),
        said.content(),
        new ProviderTurn("other", turn.baseUrl(), turn.family(), turn.json()));
  }

  /** What a server says in one piece. */
  private Message said(String message) {
    LlmRequest request = new LlmRequest(List.of(Message.user("Hi")), List.of());
    Message said = bodies.answered(bodies.client(REPLAYED), request, message).message();
    bodies.sent();
    return said;
  }

  /** What it says in many. */
  private Message streamed(String... deltas) {
    List<String> frames = new ArrayList<>();
    for (String delta : deltas) {
      frames.add("data: {\"choices\":[{\"delta\":" + delta.replace('\'', '"') + "}]}\n\n");
    }
    frames.add("data: [DONE]\n\n");
    server.enqueue(new MockResponse.Builder().body(String.join("", frames)).build());
    LlmRequest request = new LlmRequest(List.of(Message.user("Hi")), List.of());
    Message said = bodies.client(REPLAYED).send(request).message();
    bodies.sent();
    return said;
  }
}
