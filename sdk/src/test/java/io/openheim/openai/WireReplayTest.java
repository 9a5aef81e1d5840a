package io.openheim.openai;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.openheim.error.LlmAnswerException;
import io.openheim.error.LlmException;
import io.openheim.error.LlmStatusException;
import io.openheim.internal.wire.CallIds;
import io.openheim.llm.LlmReply;
import io.openheim.llm.LlmRequest;
import io.openheim.message.Content;
import io.openheim.message.Message;
import io.openheim.message.ToolCall;
import io.openheim.message.Usage;
import io.openheim.openai.Recordings.Recording;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okio.Buffer;
import okio.ByteString;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Plays recorded answers of real providers to the client, and compares what it makes of them. */
class WireReplayTest {
  /** Why a recording says nothing about this client. */
  private static final Map<String, String> EXCLUDED =
      Map.ofEntries(
          entry(
              "llamacpp/rig-llamacpp-response_shape_matrix-two_candidates_streaming",
              "two choices in one stream: never asked for, as only n=1 is sent"),
          entry(
              "mistral/rig-mistral-terminal_metadata_matrix-streaming_mistral_small_tiny_plain_two",
              "two choices in one stream: never asked for, as only n=1 is sent"));

  @TestFactory
  Stream<DynamicTest> recordedAnswers_areUnderstood() {
    return Recordings.tests(
        "openai-chat",
        recordings ->
            recordings.stream()
                .filter(recording -> !EXCLUDED.containsKey(recording.id()))
                .map(one -> DynamicTest.dynamicTest(one.id(), () -> replay(one))));
  }

  @TestFactory
  Stream<DynamicTest> excludedRecordings_exist() {
    return Recordings.tests(
        "openai-chat",
        recordings -> {
          List<String> ids = recordings.stream().map(Recording::id).toList();
          return EXCLUDED.keySet().stream()
              .map(id -> DynamicTest.dynamicTest(id, () -> assertThat(ids).contains(id)));
        });
  }

  private static void replay(Recording recording) throws Exception {
    for (Map<String, Object> exchange : recording.exchanges()) {
      try (MockWebServer server = new MockWebServer()) {
        server.start();
        replay(recording, exchange, server);
      }
    }
  }

  private static void replay(
      Recording recording, Map<String, Object> exchange, MockWebServer server) throws Exception {
    Object sent = JsonTree.object(exchange.get("request")).get("body");
    Optional<LlmRequest> conversation = RecordedConversation.of(sent);
    LlmRequest request =
        conversation.orElse(new LlmRequest(List.of(Message.user("Hello")), List.of()));

    server.enqueue(answer(JsonTree.object(exchange.get("response"))));
    OpenAiChatClient client =
        OpenAiChatClient.builder()
            .provider(isDeepSeek(recording) ? "deepseek" : "openai")
            .baseUrl(server.url("/v1").toString())
            .model("recorded")
            .build();
    check(recording, client, request, JsonTree.object(exchange.get("expect")));

    Object ours = JsonTree.parse(server.takeRequest().getBody().utf8());
    if (conversation.isPresent()) {
      assertThat(meanings(ours)).isEqualTo(shortened(meanings(sent)));
      List<String> thoughts = isDeepSeek(recording) ? thoughts(sent) : List.of();
      assertThat(thoughts(ours)).as("thoughts beside calls").isEqualTo(thoughts);
    }
  }

  private static boolean isDeepSeek(Recording recording) {
    return recording.text("provider").equals("deepseek");
  }

  /** What is sent back as thoughts with each message that calls; "" stands for none. */
  private static List<String> thoughts(Object body) {
    List<String> thoughts = new ArrayList<>();
    for (Object message : JsonTree.array(JsonTree.object(body).get("messages"))) {
      Map<String, Object> fields = JsonTree.object(message);
      if (fields.get("tool_calls") != null) {
        Object thought = fields.get("reasoning_content");
        thoughts.add(thought == null ? "" : (String) thought);
      }
    }
    return thoughts.stream().allMatch(String::isEmpty) ? List.of() : thoughts;
  }

  private static void check(
      Recording recording,
      OpenAiChatClient client,
      LlmRequest request,
      Map<String, Object> expect) {
    if (expect.get("errorStatus") != null || expect.containsKey("error")) {
      LlmStatusException failure =
          catchThrowableOfType(LlmStatusException.class, () -> client.send(request));
      checkError(failure, expect);
    } else if (recording.has("malformed")) {
      LlmException failure =
          catchThrowableOfType(LlmAnswerException.class, () -> client.send(request));
      assertThat(failure).isNotNull();
    } else {
      LlmReply reply = client.send(request);
      checkMessage(reply.message(), expect);
      assertThat(reply.finish().raw())
          .isEqualTo(Objects.requireNonNullElse(expect.get("stopReason"), ""));
      checkUsage(reply.usage(), expect.get("usage"));
    }
  }

  private static void checkError(LlmStatusException failure, Map<String, Object> expect) {
    assertThat(failure).isNotNull();
    Map<String, Object> error = JsonTree.object(expect.get("error"));
    Object status = expect.get("errorStatus");
    Object expected = status != null ? status : error.get("code");
    assertThat(BigDecimal.valueOf(failure.status().orElse(0)).stripTrailingZeros())
        .isEqualTo(expected);
    assertThat(failure.body()).isNotBlank();
    assertThat(failure.getMessage())
        .contains(((String) error.get("message")).replaceAll("\\s+", " "));
    assertThat(failure.partial().map(Message::text).orElse("")).isEqualTo(expect.get("text"));
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
    checkCalls(message.toolCalls(), JsonTree.array(expect.get("toolCalls")));
  }

  private static void checkCalls(List<ToolCall> calls, List<Object> expected) {
    assertThat(calls).as("calls").hasSameSizeAs(expected);
    for (int i = 0; i < calls.size(); i++) {
      Map<String, Object> call = JsonTree.object(expected.get(i));
      assertThat(calls.get(i).name()).isEqualTo(call.get("name"));
      assertThat(calls.get(i).id()).isNotEmpty();
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

  private static MockResponse answer(Map<String, Object> response) {
    MockResponse.Builder answer =
        new MockResponse.Builder().code(((BigDecimal) response.get("status")).intValueExact());
    JsonTree.object(response.get("headers"))
        .forEach((name, value) -> answer.addHeader(name, value));
    // Cut into small pieces, so that nothing depends on where they end.
    return answer.chunkedBody(bytes(response), 61).build();
  }

  private static Buffer bytes(Map<String, Object> response) {
    if (response.get("bodyText") instanceof String text) {
      return new Buffer().writeUtf8(text);
    }
    if (response.get("bodyBase64") instanceof String base64) {
      return new Buffer().write(ByteString.decodeBase64(base64));
    }
    return new Buffer().writeUtf8(JsonTree.print(response.get("body")));
  }

  /** The messages of a request, with leading system messages merged as we send them. */
  private static List<Map<String, Object>> meanings(Object body) {
    List<Map<String, Object>> meanings = new ArrayList<>();
    for (Object message : JsonTree.array(JsonTree.object(body).get("messages"))) {
      Map<String, Object> meaning = RecordedConversation.meaning(message);
      int last = meanings.size() - 1;
      boolean merges =
          last == 0
              && meaning.get("role").equals("system")
              && meanings.get(0).get("role").equals("system");
      if (merges) {
        meanings.get(0).merge("text", meaning.get("text"), (a, b) -> a + "\n\n" + b);
      } else {
        meanings.add(meaning);
      }
    }
    return meanings;
  }

  /** Ids of calls that are longer than OpenAI takes are not sent as they came. */
  private static List<Map<String, Object>> shortened(List<Map<String, Object>> messages) {
    for (Map<String, Object> message : messages) {
      message.computeIfPresent("tool_call_id", (name, id) -> CallIds.ANY.onWire((String) id));
      message.computeIfPresent("calls", (name, calls) -> shortCalls(JsonTree.array(calls)));
    }
    return messages;
  }

  private static List<Object> shortCalls(List<Object> calls) {
    List<Object> shorter = new ArrayList<>();
    for (Object call : calls) {
      List<Object> parts = JsonTree.array(call);
      shorter.add(List.of(CallIds.ANY.onWire((String) parts.get(0)), parts.get(1), parts.get(2)));
    }
    return shorter;
  }

  private static String bare(Object text) {
    return text == null ? "" : text.toString().replaceAll("\\s+", "");
  }
}
