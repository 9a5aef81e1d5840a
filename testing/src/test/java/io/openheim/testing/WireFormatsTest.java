package io.openheim.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.openheim.anthropic.AnthropicClient;
import io.openheim.error.LlmStatusException;
import io.openheim.gemini.GeminiClient;
import io.openheim.llm.LlmClient;
import io.openheim.llm.LlmReply;
import io.openheim.llm.LlmRequest;
import io.openheim.message.Message;
import io.openheim.openai.OpenAiChatClient;
import io.openheim.openai.OpenAiResponsesClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import mockwebserver3.MockWebServer;
import mockwebserver3.junit5.StartStop;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Cassettes work below the HTTP client, so they fit every wire format. */
@Timeout(60)
class WireFormatsTest {
  private static final String KEY = "sk-Zz9_x-Yw8v0815";
  private static final LlmRequest HELLO = new LlmRequest(List.of(Message.user("Hello")), List.of());

  @StartStop final MockWebServer server = new MockWebServer();
  @TempDir Path folder;

  enum Format {
    CHAT(
        "{\"choices\":[{\"message\":{\"role\":\"assistant\",\"content\":\"Hi.\"},"
            + "\"finish_reason\":\"stop\"}]}") {
      @Override
      LlmClient client(String url, OkHttpClient http) {
        return OpenAiChatClient.builder()
            .model("m-1")
            .baseUrl(url)
            .apiKey(KEY)
            .httpClient(http)
            .build();
      }
    },
    RESPONSES(
        "{\"id\":\"r\",\"object\":\"response\",\"status\":\"completed\",\"model\":\"m-1\","
            + "\"output\":[{\"type\":\"message\",\"id\":\"x\",\"role\":\"assistant\",\"content\":"
            + "[{\"type\":\"output_text\",\"text\":\"Hi.\",\"annotations\":[]}]}]}") {
      @Override
      LlmClient client(String url, OkHttpClient http) {
        return OpenAiResponsesClient.builder()
            .model("m-1")
            .baseUrl(url)
            .apiKey(KEY)
            .httpClient(http)
            .build();
      }
    },
    ANTHROPIC(
        "{\"id\":\"m\",\"type\":\"message\",\"role\":\"assistant\",\"model\":\"m-1\",\"content\":"
            + "[{\"type\":\"text\",\"text\":\"Hi.\"}],\"stop_reason\":\"end_turn\",\"usage\":"
            + "{\"input_tokens\":1,\"output_tokens\":2}}") {
      @Override
      LlmClient client(String url, OkHttpClient http) {
        return AnthropicClient.builder()
            .model("m-1")
            .baseUrl(url)
            .apiKey(KEY)
            .httpClient(http)
            .build();
      }
    },
    GEMINI(
        "{\"candidates\":[{\"content\":{\"role\":\"model\",\"parts\":[{\"text\":\"Hi.\"}]},"
            + "\"finishReason\":\"STOP\"}],\"usageMetadata\":{\"promptTokenCount\":1,"
            + "\"candidatesTokenCount\":2,\"totalTokenCount\":3}}") {
      @Override
      LlmClient client(String url, OkHttpClient http) {
        return GeminiClient.builder()
            .model("m-1")
            .baseUrl(url)
            .apiKey(KEY)
            .httpClient(http)
            .build();
      }
    };

    final String answer;

    Format(String answer) {
      this.answer = answer;
    }

    abstract LlmClient client(String url, OkHttpClient http);
  }

  @ParameterizedTest
  @EnumSource
  void answersAndErrors_arePlayedAsTheyWere(Format format) throws IOException {
    server.enqueue(Http.json(format.answer));
    server.enqueue(
        Http.json("{\"error\":{\"message\":\"bad key " + KEY + "\"}}")
            .newBuilder()
            .code(401)
            .build());
    LlmReply reply;
    LlmStatusException failure;
    try (Recorder recorder = Recorder.to(path())) {
      LlmClient model = format.client(server.url("/v1").toString(), Http.client(recorder));
      reply = model.send(HELLO);
      failure = catchThrowableOfType(LlmStatusException.class, () -> model.send(HELLO));
    }
    assertThat(reply.message().text()).isEqualTo("Hi.");
    assertThat(failure.kind()).isEqualTo(LlmStatusException.Kind.AUTHENTICATION);

    try (Player player = Player.of(path())) {
      LlmClient model = format.client(server.url("/v1").toString(), Http.client(player));
      assertThat(model.send(HELLO)).isEqualTo(reply);
      assertThat(catchThrowableOfType(LlmStatusException.class, () -> model.send(HELLO)))
          .hasMessage(failure.getMessage());
    }
    assertThat(server.getRequestCount()).isEqualTo(2);
    assertThat(Files.readString(path())).contains("bad key ***").doesNotContain(KEY, "Zz9_x");
  }

  private Path path() {
    return folder.resolve("cassette.json");
  }
}
