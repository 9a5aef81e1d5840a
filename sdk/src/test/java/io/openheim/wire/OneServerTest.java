package io.openheim.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.openheim.llm.LlmRequest;
import io.openheim.message.Message;
import io.openheim.wire.Target.Format;
import java.io.IOException;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A router speaks several formats at one address, for one family of models. */
class OneServerTest {
  private static final Message HI = Message.user("Hi");
  private static final String THOUGHT =
      "{\"status\":\"completed\",\"output\":[{\"type\":\"reasoning\",\"summary\":[],"
          + "\"encrypted_content\":\"SECRET\"},{\"type\":\"message\",\"role\":\"assistant\","
          + "\"content\":[{\"type\":\"output_text\",\"text\":\"Hello\"}]}],"
          + "\"choices\":[{\"message\":{\"content\":\"Hello\",\"reasoning_details\":"
          + "[{\"type\":\"reasoning.encrypted\",\"data\":\"SECRET\"}]},"
          + "\"finish_reason\":\"stop\"}],"
          + "\"type\":\"message\",\"content\":[{\"type\":\"thinking\",\"thinking\":\"Hm\","
          + "\"signature\":\"SECRET\"},{\"type\":\"text\",\"text\":\"Hello\"}],"
          + "\"stop_reason\":\"end_turn\","
          + "\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"Hello\","
          + "\"thoughtSignature\":\"SECRET\"}]},\"finishReason\":\"STOP\"}]}";

  private final MockWebServer server = PromptServer.create();

  @BeforeEach
  void start() throws IOException {
    server.start();
    PromptServer.answer(
        server,
        new MockResponse.Builder()
            .addHeader("content-type", "application/json")
            .body(THOUGHT)
            .build());
  }

  @AfterEach
  void close() {
    server.close();
  }

  @ParameterizedTest
  @EnumSource
  void whatWasSaidInOneFormat_goesBackInThatOneOnly(Format format) throws InterruptedException {
    Message said = target(format).client().send(new LlmRequest(List.of(HI), List.of())).message();
    PromptServer.body(server);
    LlmRequest next = new LlmRequest(List.of(HI, said, HI), List.of());

    for (Format other : Format.values()) {
      Target target = target(other);
      target.client().send(next);
      String body = PromptServer.body(server);

      assertThat(body).as("in " + other).contains("Hello");
      assertThat(body.contains("SECRET")).as("in " + other).isEqualTo(other == format);
      if (other != format) {
        assertThat(target.wrong(body)).as("in " + other).isEmpty();
      }
    }
  }

  private Target target(Format format) {
    String address = PromptServer.address(server) + "/api/v1";
    return Target.of(format, "openrouter", address, "acme/lime-1", takes -> takes);
  }
}
