package io.openheim.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.openheim.error.LlmAnswerException;
import io.openheim.llm.LlmReply;
import io.openheim.llm.LlmRequest;
import io.openheim.message.Message;
import io.openheim.openai.OpenAiChatClient;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a body is, its first bytes say; its headers only where these say nothing. */
class BodyKindTest {
  private static final String ANSWER =
      "{\"choices\":[{\"message\":{\"content\":\"Hi\"},\"finish_reason\":\"stop\"}]}";

  @StartStop final MockWebServer server = new MockWebServer();

  @ParameterizedTest
  @CsvSource({"application/json", "text/event-stream", "text/html", "''"})
  void w154_anAnswerInOnePiece_isReadAsOne_whateverItsHeaderSays(String type) {
    assertThat(answer(type, "\uFEFF \n" + ANSWER).message().text()).isEqualTo("Hi");
  }

  @ParameterizedTest
  @CsvSource({"application/json", "text/event-stream", "text/html", "''"})
  void w154_aStream_isReadAsOne_whateverItsHeaderSays(String type) {
    String stream = "\n\n: hello\n\ndata: " + ANSWER + "\n\ndata: [DONE]\n\n";

    assertThat(answer(type, stream).message().text()).isEqualTo("Hi");
  }

  @Test
  void w154_aPage_isReportedWithItsText() {
    LlmAnswerException failure =
        catchThrowableOfType(
            LlmAnswerException.class,
            () -> answer("text/html", "<html>\n<body>Sign in</body></html>"));

    assertThat(failure.getMessage().replace(host(), "SERVER"))
        .isEqualTo(
            "openai answered with something that is no reply; check the base URL http://SERVER/v1;"
                + " it says: <html> <body>Sign in</body></html>");
    assertThat(failure.retryable()).isFalse();
  }

  private LlmReply answer(String type, String body) {
    MockResponse.Builder response = new MockResponse.Builder().body(body);
    if (!type.isEmpty()) {
      response.addHeader("content-type", type);
    }
    server.enqueue(response.build());
    return OpenAiChatClient.builder()
        .baseUrl(server.url("/v1").toString())
        .model("m")
        .build()
        .send(new LlmRequest(List.of(Message.user("Hi")), List.of()));
  }

  private String host() {
    return server.getHostName() + ":" + server.getPort();
  }
}
