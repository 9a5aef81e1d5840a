package io.openheim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openheim.error.ConfigException;
import io.openheim.llm.LlmReply;
import io.openheim.llm.LlmRequest;
import io.openheim.llm.LlmSettings;
import io.openheim.llm.ScriptedClient;
import io.openheim.llm.ToolChoice;
import io.openheim.message.Message;
import io.openheim.message.ToolCall;
import io.openheim.message.ToolResult;
import io.openheim.offline.OfflineClient;
import io.openheim.run.Reply;
import io.openheim.tool.Param;
import io.openheim.tool.Tool;
import io.openheim.tool.ToolContext;
import io.openheim.tool.ToolReturn;
import java.util.List;
import org.junit.jupiter.api.Test;

class AgentTest {
  @Test
  void promptGoesToTheModelBehindTheSystemText() {
    ScriptedClient model = ScriptedClient.of(LlmReply.text("Yes."));
    Agent agent = Agent.builder().client(model).system("You are terse.").build();

    assertThat(agent.prompt("Do I need a coat?")).hasToString("Yes.");
    assertThat(model.requests().get(0).messages())
        .containsExactly(Message.system("You are terse."), Message.user("Do I need a coat?"));
  }

  @Test
  void eachPromptStandsForItself() {
    ScriptedClient model = ScriptedClient.of(LlmReply.text("1"), LlmReply.text("2"));
    Agent agent = Agent.builder().client(model).build();

    agent.prompt("one");
    agent.prompt("two");

    assertThat(model.requests().get(1).messages()).containsExactly(Message.user("two"));
  }

  @Test
  void offlineModelRehearsesTools() {
    Agent agent = Agent.builder().model("offline").tools(new Calculator()).build();

    assertThat(agent.prompt("Please add 2 and 40").text())
        .startsWith("[offline stand-in] add: 42\n");
  }

  @Test
  void settings_goWithEveryRequest_andAForcedCallOnlyWithTheFirst() {
    ToolCall call = new ToolCall("c1", "add", "{\"a\":2,\"b\":40}");
    ScriptedClient model =
        ScriptedClient.of(ScriptedClient.calls(call), LlmReply.text("42"), LlmReply.text("1"));
    LlmSettings forced =
        LlmSettings.builder().maxTokens(9).toolChoice(ToolChoice.tool("add")).build();
    LlmSettings free = forced.toBuilder().toolChoice(ToolChoice.AUTO).build();
    Agent agent = Agent.builder().client(model).tools(new Calculator()).settings(forced).build();

    agent.prompt("one");
    agent.prompt("two");

    assertThat(model.requests().stream().map(LlmRequest::settings))
        .containsExactly(forced, free, forced);
  }

  @Test
  void agentPrintsItsModelAndItsTools() {
    Agent agent = Agent.builder().client(new OfflineClient()).tools(new Calculator()).build();

    assertThat(agent).hasToString("Agent[offline, [Toolbox[add]]]");
  }

  @Test
  void toolsFindWhatTheAgentWasGivenForThisCaller() {
    ToolCall call = new ToolCall("c1", "greet", "{}");
    ScriptedClient model =
        ScriptedClient.of(
            ScriptedClient.calls(call), LlmReply.text("1"),
            ScriptedClient.calls(call), LlmReply.text("2"));
    Agent agent = Agent.builder().client(model).tools(new Greeter()).build();

    agent.with(new Customer("Ada")).with("Hello").prompt("Greet me");
    agent.prompt("Greet me");

    assertThat(model.requests().get(1).messages().get(2))
        .isEqualTo(Message.toolResults(List.of(ToolResult.of(call, "Hello, Ada, in c1"))));
    assertThat(model.requests().get(3).messages().get(2))
        .isEqualTo(Message.toolResults(List.of(ToolResult.of(call, "Who?"))));
    assertThat(model.requests().get(0).tools().get(0).schema())
        .isEqualTo("{\"type\":\"object\",\"properties\":{},\"additionalProperties\":false}");
  }

  @Test
  void dataOfToolsReachesTheAppAndNotTheModel() {
    ToolCall first = new ToolCall("c1", "bill", "{}");
    ToolCall second = new ToolCall("c2", "bill", "{}");
    ScriptedClient model =
        ScriptedClient.of(ScriptedClient.calls(first, second), LlmReply.text("Here."));
    Agent agent = Agent.builder().client(model).tools(new Office()).build();

    Reply reply = agent.prompt("Show me my bills");

    assertThat(reply.toolData(Customer.class))
        .containsExactly(new Customer("c1"), new Customer("c2"));
    assertThat(reply.toolData(Object.class)).hasSize(2);
    assertThat(reply.toolData(String.class)).isEmpty();
    assertThat(reply.messages().get(2).toolResults().get(0).text()).isEqualTo("A bill.");
  }

  @Test
  void twoObjectsOfOneClassAreRefused() {
    Agent agent = Agent.builder().client(ScriptedClient.of()).build().with("one");

    assertThatThrownBy(() -> agent.with("two"))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "with(...) takes one object of each class, and was given two of java.lang.String; put"
                + " what belongs together into one object, or wrap it in types of your own");
  }

  @Test
  void derivedAgentPrintsLikeTheOneThatItIsOf() {
    Agent agent = Agent.builder().client(new OfflineClient()).build();

    assertThat(agent.with("secret")).hasToString("Agent[offline, []]");
  }

  @Test
  void blankPromptIsRefused() {
    Agent agent = Agent.builder().client(ScriptedClient.of()).build();

    assertThatThrownBy(() -> agent.prompt(" "))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a prompt must say something; it is blank");
  }

  @Test
  void agentWithoutAModelIsRefused() {
    assertThatThrownBy(() -> Agent.builder().build())
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "an agent needs a model; set one with model(\"openai/gpt-5.4-mini\"), which reads"
                + " OPENAI_API_KEY, with model(\"ollama/...\") for one on this machine, or with"
                + " model(\"offline\") to rehearse tools without any");
  }

  @Test
  void agentWithTwoModelsIsRefused() {
    Agent.Builder builder = Agent.builder().model("offline").client(new OfflineClient());

    assertThatThrownBy(builder::build)
        .isInstanceOf(ConfigException.class)
        .hasMessage("an agent has one model; both model(\"offline\") and client(...) are set");
  }

  @Test
  void limitBelowOneIsRefused() {
    assertThatThrownBy(() -> Agent.builder().maxIterations(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("maxIterations must be at least 1; it is 0");
  }

  record Customer(String name) {}

  static final class Greeter {
    @Tool("Greets the customer")
    String greet(ToolContext context) {
      return context
          .find(Customer.class)
          .map(who -> context.get(String.class) + ", " + who.name() + ", in " + context.callId())
          .orElse("Who?");
    }
  }

  static final class Office {
    @Tool("Shows a bill")
    ToolReturn bill(ToolContext context) {
      return ToolReturn.of("A bill.").data(new Customer(context.callId()));
    }
  }

  static final class Calculator {
    @Tool("Adds two numbers")
    int add(@Param(name = "a") int a, @Param(name = "b") int b) {
      return a + b;
    }
  }
}
