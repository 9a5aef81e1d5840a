package io.openheim.openai;

import io.openheim.llm.Capabilities;
import io.openheim.llm.LlmReply;
import io.openheim.llm.LlmRequest;
import io.openheim.llm.LlmSettings;
import io.openheim.message.Message;
import io.openheim.tool.ToolSpec;
import java.util.List;
import java.util.function.UnaryOperator;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;

/** Bodies of requests as a server gets them, with ' for ". */
final class ChatBodies {
  static final ToolSpec TOOL = new ToolSpec("f", "Does it", "{\"type\":\"object\"}");

  /** What is said of calls at the end that nobody has answered yet. */
  private static final String LOST =
      ",\\{'role':'tool','tool_call_id':'\\w+','content':'Error: The result of this call was lost;"
          + " it is not known what it did.'}(?=$|,\\{'role':'tool')";

  private final MockWebServer server;

  ChatBodies(MockWebServer server) {
    this.server = server;
  }

  /** A client that never speaks to anybody the table of providers knows. */
  OpenAiChatClient client(UnaryOperator<Capabilities> known) {
    return OpenAiChatClient.builder()
        .provider("acme")
        .baseUrl(server.url("/v1").toString())
        .model("m")
        .streaming(false)
        .capabilities(known)
        .build();
  }

  /** Answers with a message. */
  LlmReply answered(OpenAiChatClient client, LlmRequest request, String message) {
    server.enqueue(
        new MockResponse.Builder()
            .addHeader("content-type", "application/json")
            .body("{\"choices\":[{\"message\":" + message.replace('\'', '"') + "}]}")
            .build());
    return client.send(request);
  }

  /** The last request that was sent. */
  String sent() {
    try {
      return server.takeRequest().getBody().utf8().replace('"', '\'');
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** What is sent for settings, between the model and the messages. */
  String settings(UnaryOperator<Capabilities> known, LlmSettings settings, ToolSpec... tools) {
    LlmRequest request = new LlmRequest(List.of(Message.user("Hi")), List.of(tools)).with(settings);
    answered(client(known), request, "{'content':'Hi','tool_calls':" + CALLS + "}");
    String sent = sent();
    int end = sent.indexOf(tools.length == 0 ? ",'messages'" : ",'tools'");
    return sent.substring("{'model':'m','stream':false".length(), end);
  }

  private static final String CALLS = "[{'id':'a','function':{'name':'f','arguments':'{}'}}]";

  /** What is sent for messages. */
  String messages(UnaryOperator<Capabilities> known, Message... messages) {
    answered(client(known), new LlmRequest(List.of(messages), List.of()), "{'content':'Hi'}");
    return messages(sent()).replaceAll(LOST, "");
  }

  static String messages(String sent) {
    String start = "'messages':[";
    return sent.substring(sent.indexOf(start) + start.length(), sent.length() - 2);
  }
}
