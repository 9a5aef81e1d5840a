package io.openheim.offline;

import static org.assertj.core.api.Assertions.assertThat;

import io.openheim.llm.LlmReply;
import io.openheim.llm.LlmRequest;
import io.openheim.message.Message;
import io.openheim.message.Role;
import io.openheim.message.ToolCall;
import io.openheim.message.ToolResult;
import io.openheim.tool.ToolSpec;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OfflineClientTest {
  private static final String NOTICE =
      "\n(This is openheim's offline stand-in, not a model: it matches words. For a real model set"
          + " OPENAI_API_KEY and choose a model such as openai/gpt-5.4-mini.)";

  private static final ToolSpec ADD =
      new ToolSpec(
          "add",
          "Adds two numbers",
          "{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"integer\"},\"b\":{\"type\":\"number\"}}}");

  private static final ToolSpec WEATHER =
      new ToolSpec(
          "currentWeather",
          "Current weather in a city",
          """
          {"type":"object","properties":{"city":{"type":"string"},\
          "unit":{"type":"string","enum":["CELSIUS","FAHRENHEIT"]}},"required":["city"]}\
          """);

  private static final ToolSpec FIND =
      new ToolSpec(
          "find_notes",
          "Searches the notes",
          """
          {"type":"object","properties":{"query":{"type":"string"},\
          "tags":{"type":"array","items":{"type":"string"}},"exact":{"type":"boolean"},\
          "page":{"type":"object","properties":{"size":{"type":"integer"}}}},"required":["query"]}\
          """);

  private static final ToolSpec SEND =
      new ToolSpec(
          "send",
          "Sends a parcel",
          """
          {"type":"object","properties":{"remark":{"type":"string"},"to":{"type":"string"},\
          "speed":{"type":"string","enum":["EXPRESS","NORMAL"]}},"required":["to","speed"]}\
          """);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "Please add 2 and 40            | {\"a\":2,\"b\":40}",
        "add 2 and -1.5                 | {\"a\":2,\"b\":-1.5}",
        "add the a 3 to 7               | {\"a\":3,\"b\":7}",
        "add something                  | {}",
        "What is the weather in Oslo?   | {\"city\":\"Oslo\"}",
        "weather in New York in celsius | {\"city\":\"New\",\"unit\":\"CELSIUS\"}",
        "weather for \"New York\"       | {\"city\":\"New York\"}",
        "Is the weather fine for the city bergen | {\"city\":\"bergen\"}",
        "send it to Ann by EXPRESS      | {\"to\":\"Ann\",\"speed\":\"EXPRESS\"}",
        "send to Ann express remark fragile |"
            + " {\"remark\":\"fragile\",\"to\":\"Ann\",\"speed\":\"EXPRESS\"}",
        "find notes \"a b\" \"c\" exact true size 5 | {\"query\":\"a"
            + " b\",\"tags\":[\"c\"],\"exact\":true,\"page\":{\"size\":5}}"
      })
  void parametersAreFilledByTypeAndName(String prompt, String arguments) {
    assertThat(ask(prompt, ADD, WEATHER, FIND, SEND).message().toolCalls())
        .extracting(ToolCall::arguments)
        .containsExactly(arguments);
  }

  @Test
  void everyToolAboveTheThresholdIsCalledOnce() {
    assertThat(ask("add 1 and 2, then the weather in Oslo", ADD, WEATHER, FIND).message())
        .satisfies(
            message ->
                assertThat(message.toolCalls())
                    .containsExactly(
                        new ToolCall("offline_1_0", "add", "{\"a\":1,\"b\":2}"),
                        new ToolCall("offline_1_1", "currentWeather", "{\"city\":\"Oslo\"}")));
  }

  @Test
  void answerIsTheResultsAndSaysWhatItComesFrom() {
    List<Message> messages = new ArrayList<>();
    messages.add(Message.user("Please add 2 and 40"));
    Message calls = reply(messages, ADD).message();
    messages.add(calls);
    messages.add(Message.toolResults(List.of(ToolResult.of(calls.toolCalls().get(0), "42"))));

    assertThat(reply(messages, ADD).message().text())
        .isEqualTo("[offline stand-in] add: 42" + NOTICE);
  }

  @Test
  void noticeStandsOnlyInTheFirstAnswerOfASession() {
    List<Message> messages = new ArrayList<>();
    messages.add(Message.user("hello"));
    messages.add(reply(messages, ADD).message());
    messages.add(Message.user("hello again"));

    assertThat(messages.get(1).text()).endsWith(NOTICE);
    assertThat(reply(messages, ADD).message().text())
        .isEqualTo(
            "[offline stand-in] No tool shares enough words with the prompt. The tools are add.");
  }

  @Test
  void failureOfAToolIsReportedAsItIs() {
    ToolCall call = new ToolCall("offline_1_0", "add", "{}");
    List<Message> messages =
        List.of(
            Message.user("add"),
            new Message(Role.ASSISTANT, List.of(call)),
            Message.toolResults(List.of(ToolResult.error(call, "add was not called."))));

    assertThat(reply(messages, ADD).message().text())
        .isEqualTo("[offline stand-in] add was not called." + NOTICE);
  }

  @Test
  void withoutToolsItSaysSo() {
    assertThat(ask("hello").message().text())
        .isEqualTo("[offline stand-in] There are no tools to rehearse." + NOTICE);
  }

  private static LlmReply ask(String prompt, ToolSpec... tools) {
    return reply(List.of(Message.user(prompt)), tools);
  }

  private static LlmReply reply(List<Message> messages, ToolSpec... tools) {
    return new OfflineClient().send(new LlmRequest(messages, List.of(tools)));
  }
}
