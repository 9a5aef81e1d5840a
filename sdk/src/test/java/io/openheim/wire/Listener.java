package io.openheim.wire;

import io.openheim.llm.LlmClient;
import io.openheim.llm.LlmRequest;
import java.io.IOException;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

/** A server that speaks all formats, and keeps what it was asked last. */
final class Listener implements AutoCloseable {
  private static final String FINE =
      "{\"status\":\"completed\",\"output\":[{\"type\":\"message\",\"role\":\"assistant\","
          + "\"content\":[{\"type\":\"output_text\",\"text\":\"Fine\"}]}],"
          + "\"choices\":[{\"message\":{\"content\":\"Fine\"},\"finish_reason\":\"stop\"}],"
          + "\"type\":\"message\",\"content\":[{\"type\":\"text\",\"text\":\"Fine\"}],"
          + "\"stop_reason\":\"end_turn\","
          + "\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"Fine\"}]},"
          + "\"finishReason\":\"STOP\"}]}";

  private final MockWebServer server = PromptServer.create();
  private volatile String asked = "";

  Listener() {
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            asked = request.getBody() == null ? "" : request.getBody().utf8();
            return new MockResponse.Builder()
                .addHeader("content-type", "application/json")
                .body(FINE)
                .build();
          }
        });
    try {
      server.start();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Where it is, without a slash at the end. */
  String address() {
    return PromptServer.address(server);
  }

  /** What a client makes of a request. */
  String hear(LlmClient client, LlmRequest request) {
    asked = "";
    client.send(request);
    return asked;
  }

  @Override
  public void close() {
    server.close();
  }
}
