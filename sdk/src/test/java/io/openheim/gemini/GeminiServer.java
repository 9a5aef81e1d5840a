package io.openheim.gemini;

import static org.assertj.core.api.Assertions.assertThat;

import io.openheim.internal.json.JsonTree;
import io.openheim.llm.LlmReply;
import io.openheim.llm.LlmRequest;
import io.openheim.llm.LlmSettings;
import io.openheim.message.Message;
import io.openheim.tool.ToolSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.UnaryOperator;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okio.Buffer;

/** A server that answers as a test wants, and what it was asked. Single quotes stand for double. */
final class GeminiServer implements AutoCloseable {
  static final ToolSpec TOOL =
      new ToolSpec(
          "f",
          "Does it.",
          "{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"integer\"}},\"required\":[\"a\"]}");

  private final MockWebServer server = new MockWebServer();
  private UnaryOperator<GeminiClient.Builder> setUp = UnaryOperator.identity();
  private String model = "gemini-2.5-flash";
  private String provider = "gemini";

  GeminiServer() {
    try {
      server.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  GeminiServer model(String name) {
    this.model = name;
    return this;
  }

  GeminiServer provider(String name) {
    this.provider = name;
    return this;
  }

  GeminiServer with(UnaryOperator<GeminiClient.Builder> change) {
    this.setUp = change;
    return this;
  }

  /** Answers with a stream of chunks. */
  GeminiServer chunks(String... chunks) {
    StringBuilder events = new StringBuilder();
    for (String chunk : chunks) {
      events.append("data: ").append(quoted(chunk)).append("\r\n\r\n");
    }
    return answer(200, "text/event-stream", events.toString());
  }

  /** Answers with a stream of one candidate, whose parts come chunk by chunk. */
  GeminiServer parts(String finish, String... parts) {
    String[] chunks = new String[parts.length + 1];
    for (int i = 0; i < parts.length; i++) {
      chunks[i] = "{'candidates':[{'content':{'role':'model','parts':[" + parts[i] + "]}}]}";
    }
    chunks[parts.length] = "{'candidates':[{'finishReason':'" + finish + "'}]}";
    return chunks(chunks);
  }

  GeminiServer answer(int status, String type, String body) {
    server.enqueue(
        new MockResponse.Builder()
            .code(status)
            .addHeader("content-type", type)
            .chunkedBody(new Buffer().writeUtf8(body), 13)
            .build());
    return this;
  }

  /** Answers with JSON in one piece. */
  GeminiServer json(int status, String body) {
    return answer(status, "application/json; charset=UTF-8", quoted(body));
  }

  static String quoted(String text) {
    return text.replace('\'', '"');
  }

  GeminiClient client() {
    return setUp
        .apply(
            GeminiClient.builder()
                .provider(provider)
                .baseUrl(server.url("/v1beta").toString())
                .model(model))
        .build();
  }

  LlmReply ask(Message... messages) {
    return client().send(new LlmRequest(List.of(messages), List.of()));
  }

  LlmReply ask(LlmSettings settings, List<ToolSpec> tools, Message... messages) {
    return client().send(new LlmRequest(List.of(messages), tools, settings));
  }

  /** What is asked with these messages, and the answer left aside. */
  String body(Message... messages) {
    return body(LlmSettings.NONE, List.of(), messages);
  }

  String body(LlmSettings settings, List<ToolSpec> tools, Message... messages) {
    parts("STOP", "{'text':'Fine'}");
    ask(settings, tools, messages);
    return asked();
  }

  /** The contents that are sent for these messages. */
  String contents(Message... messages) {
    String body = body(messages);
    int at = body.indexOf("'contents':");
    assertThat(at).isNotNegative();
    return body.substring(at + 11, body.length() - 1);
  }

  RecordedRequest request() {
    try {
      return server.takeRequest();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The body of the next request, with single quotes for double. */
  String asked() {
    String body = request().getBody().utf8();
    assertThat(JsonTree.parse(body)).isNotNull();
    return body.replace('"', '\'');
  }

  int requests() {
    return server.getRequestCount();
  }

  String address() {
    return server.url("/v1beta").toString();
  }

  @Override
  public void close() {
    server.close();
  }
}
