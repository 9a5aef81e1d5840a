package io.openheim.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.openheim.error.LlmStatusException;
import io.openheim.llm.LlmReply;
import io.openheim.llm.LlmRequest;
import io.openheim.message.Content;
import io.openheim.message.Message;
import io.openheim.message.ToolCall;
import io.openheim.message.Usage;
import io.openheim.openai.Recordings.Recording;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okio.Buffer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ResponsesReplayTest {
  @TestFactory
  Stream<DynamicTest> recordedAnswers_areUnderstood() {
    return Recordings.tests(
        "openai-responses",
        recordings ->
            recordings.stream().map(one -> DynamicTest.dynamicTest(one.id(), () -> replay(one))));
  }

  private static void replay(Recording recording) throws Exception {
    for (Map<String, Object> exchange : recording.exchanges()) {
      try (MockWebServer server = new MockWebServer()) {
        server.start();
        server.enqueue(answer(JsonTree.object(exchange.get("response"))));
        OpenAiResponsesClient client =
            OpenAiResponsesClient.builder()
                .baseUrl(server.url("/v1").toString())
                .model("m")
                .build();
        LlmRequest request = new LlmRequest(List.of(Message.user("Hello")), List.of());
        check(client, request, JsonTree.object(exchange.get("expect")));
      }
    }
  }

  private static void check(
      OpenAiResponsesClient client, LlmRequest request, Map<String, Object> expect) {
    if (expect.get("errorStatus") != null || expect.containsKey("error")) {
      LlmStatusException failure =
          catchThrowableOfType(LlmStatusException.class, () -> client.send(request));
      Map<String, Object> error = JsonTree.object(expect.get("error"));
      assertThat(failure.status().getAsInt())
          .isEqualTo(((BigDecimal) expect.get("errorStatus")).intValueExact());
      assertThat(failure.getMessage()).contains((String) error.get("message"));
      assertThat(failure.code()).isEqualTo(Objects.requireNonNullElse(error.get("code"), ""));
      assertThat(failure.type()).isEqualTo(Objects.requireNonNullElse(error.get("type"), ""));
    } else {
      LlmReply reply = client.send(request);
      checkMessage(reply.message(), expect);
      assertThat(reply.finish().raw())
          .isEqualTo(Objects.requireNonNullElse(expect.get("stopReason"), ""));
      checkUsage(reply.usage(), expect.get("usage"));
    }
  }

  private static void checkMessage(Message message, Map<String, Object> expect) {
    StringBuilder thinking = new StringBuilder();
    StringBuilder refusal = new StringBuilder();
    for (Content part : message.content()) {
      if (part instanceof Content.Thinking thought) {
        thinking.append(thought.text());
      } else if (part instanceof Content.Refusal refused) {
        refusal.append(refused.text());
      }
    }
    assertThat(bare(message.text())).as("text").isEqualTo(bare(expect.get("text")));
    assertThat(bare(thinking)).as("thinking").isEqualTo(bare(expect.get("thinking")));
    assertThat(bare(refusal)).as("refusal").isEqualTo(bare(expect.get("refusal")));
    List<ToolCall> calls = message.toolCalls();
    List<Object> expected = JsonTree.array(expect.get("toolCalls"));
    assertThat(calls).as("calls").hasSameSizeAs(expected);
    for (int i = 0; i < calls.size(); i++) {
      Map<String, Object> call = JsonTree.object(expected.get(i));
      assertThat(calls.get(i).name()).isEqualTo(call.get("name"));
      String raw = (String) call.get("argumentsRaw");
      if (raw != null) {
        assertThat(calls.get(i).arguments()).isEqualTo(raw.isEmpty() ? "{}" : raw);
      } else {
        assertThat(JsonTree.parse(calls.get(i).arguments())).isEqualTo(call.get("arguments"));
      }
    }
  }

  private static void checkUsage(Usage usage, Object expected) {
    if (expected == null) {
      assertThat(usage).isNull();
      return;
    }
    Map<String, Long> ours =
        Map.of(
            "input", usage.input(),
            "output", usage.output(),
            "cacheRead", usage.cacheRead(),
            "cacheWrite", usage.cacheWrite(),
            "reasoning", usage.reasoning());
    JsonTree.object(expected)
        .forEach(
            (name, value) ->
                assertThat(ours.get(name))
                    .as(name)
                    .isEqualTo(((BigDecimal) value).longValueExact()));
  }

  static MockResponse answer(Map<String, Object> response) {
    MockResponse.Builder answer =
        new MockResponse.Builder().code(((BigDecimal) response.get("status")).intValueExact());
    JsonTree.object(response.get("headers"))
        .forEach((name, value) -> answer.addHeader(name, value));
    return answer.chunkedBody(bytes(response), 61).build();
  }

  private static Buffer bytes(Map<String, Object> response) {
    return response.get("bodyText") instanceof String text
        ? new Buffer().writeUtf8(text)
        : new Buffer().writeUtf8(JsonTree.print(response.get("body")));
  }

  private static String bare(Object text) {
    return text == null ? "" : text.toString().replaceAll("\\s+", "");
  }
}
