package io.openheim.openai;

import io.openheim.internal.json.JsonTree;
import io.openheim.llm.LlmReply;
import io.openheim.llm.LlmRequest;
import io.openheim.message.Message;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;

/** A server that speaks the format of responses, and a client of it. */
final class ResponsesServer {
  /** A question that says little. */
  static final LlmRequest HELLO = new LlmRequest(List.of(Message.user("Hi")), List.of());

  private final MockWebServer server;
  private final OpenAiResponsesClient client;

  ResponsesServer(MockWebServer server, UnaryOperator<OpenAiResponsesClient.Builder> setup) {
    this.server = server;
    this.client =
        setup
            .apply(
                OpenAiResponsesClient.builder()
                    .baseUrl(server.url("/v1").toString())
                    .model("gpt-5.1"))
            .build();
  }

  static ResponsesServer of(MockWebServer server) {
    return new ResponsesServer(server, builder -> builder);
  }

  OpenAiResponsesClient client() {
    return client;
  }

  /** Answers the next request with events, which are the lines of a text. */
  ResponsesServer tells(String events) {
    StringBuilder body = new StringBuilder();
    events.lines().forEach(line -> body.append("data: ").append(line).append("\n\n"));
    server.enqueue(
        new MockResponse.Builder()
            .addHeader("content-type", "text/event-stream")
            .body(body.toString())
            .build());
    return this;
  }

  /** Answers the next request with items, each of which is a line and told when it is done. */
  ResponsesServer puts(String items) {
    StringBuilder events = new StringBuilder();
    int index = 0;
    for (String item : items.lines().toList()) {
      events.append("{'type':'response.output_item.done','output_index':" + index++);
      events.append(",'item':").append(item).append("}\n");
    }
    events.append("{'type':'response.completed','response':{'status':'completed','output':[]}}");
    return tells(events.toString().replace('\'', '"'));
  }

  ResponsesServer answers(int status, String json) {
    server.enqueue(
        new MockResponse.Builder()
            .code(status)
            .addHeader("content-type", "application/json")
            .body(json)
            .build());
    return this;
  }

  LlmReply reply() {
    return client.send(HELLO);
  }

  /** What the client sent, in the order of its requests. */
  String sent() {
    try {
      return server.takeRequest().getBody().utf8();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What the client sent, as a tree. */
  @SuppressWarnings("unchecked")
  Map<String, Object> body() {
    return (Map<String, Object>) JsonTree.parse(sent());
  }

  /** The input that the client sent, as JSON. */
  String input() {
    return JsonTree.write(body().get("input"));
  }

  /** What is sent for a request. */
  String input(LlmRequest request) {
    puts("");
    client.send(request);
    return input();
  }
}
