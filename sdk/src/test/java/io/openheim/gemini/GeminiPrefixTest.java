package io.openheim.gemini;

import static org.assertj.core.api.Assertions.assertThat;

import io.openheim.llm.LlmRequest;
import io.openheim.llm.LlmSettings;
import io.openheim.message.Image;
import io.openheim.message.Message;
import io.openheim.message.ToolCall;
import io.openheim.message.ToolResult;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each request begins with the one before it, so that the provider finds that in its cache. */
class GeminiPrefixTest {
  private final GeminiServer server = new GeminiServer();

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"gemini-3-flash-preview", "gemini-2.5-flash", "gemma-3-27b-it"})
  void aRequest_beginsWithTheOneBefore(String model) {
    GeminiClient client = server.model(model).client();
    LlmSettings settings = LlmSettings.builder().maxTokens(100).temperature(0.5).build();
    List<Message> messages = new ArrayList<>();
    messages.add(Message.system("Be brief."));
    messages.add(Message.user("Hi"));
    String before = null;

    for (int turn = 0; turn < 4; turn++) {
      server.parts(
          "STOP",
          "{'text':'Hm','thought':true},{'text':'So','thoughtSignature':'MQ=='}",
          "{'functionCall':{'id':'y" + turn + "','name':'f','args':{'a':" + turn + "}}}",
          "{'functionCall':{'name':'f','args':{}}}");
      Message answer =
          client.send(new LlmRequest(messages, List.of(GeminiServer.TOOL), settings)).message();
      String body = server.request().getBody().utf8();
      if (before != null) {
        assertThat(body).startsWith(before);
      }
      // Up to the end of the last message, which a list, a content and the request close.
      before = body.substring(0, body.length() - "]}]}".length());
      messages.add(answer);
      Image image = Image.of("image/png", new byte[] {1, 2, 3});
      ToolCall first = answer.toolCalls().get(0);
      messages.add(
          Message.toolResults(
              List.of(
                  new ToolResult(first.id(), first.name(), "1", false, List.of(image), null),
                  ToolResult.error(answer.toolCalls().get(1), "No"))));
      if (turn == 2) {
        messages.add(Message.user("And?"));
      }
    }
  }
}
