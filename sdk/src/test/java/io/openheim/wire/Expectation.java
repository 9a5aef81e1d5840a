package io.openheim.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.openheim.error.LlmAnswerException;
import io.openheim.error.LlmException;
import io.openheim.error.LlmStatusException;
import io.openheim.llm.LlmReply;
import io.openheim.message.Content;
import io.openheim.message.Message;
import io.openheim.message.ToolCall;
import io.openheim.message.Usage;
import io.openheim.wire.Recording.Exchange;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Compares what a caller got with what a recording says. */
final class Expectation {
  private final WireFormat format;
  private final Exchange exchange;
  private final Map<String, Object> expect;

  private Expectation(WireFormat format, Exchange exchange) {
    this.format = format;
    this.exchange = exchange;
    this.expect = exchange.expect();
  }

  static void check(WireFormat format, Recording recording, Exchange exchange, Delivery delivery) {
    Expectation expectation = new Expectation(format, exchange);
    if (exchange.isError()) {
      assertThat(delivery.failure()).as("an error").isPresent();
      expectation.isError(delivery.failure().get());
    } else if (recording.has("malformed")) {
      assertThat(delivery.failure()).as("an error").isPresent();
      assertThat(delivery.failure().get()).isInstanceOf(LlmAnswerException.class);
    } else {
      delivery
          .failure()
          .ifPresent(
              failure -> {
                throw new AssertionError("an answer, but the client says: " + failure, failure);
              });
      expectation.isReply(delivery.reply().orElseThrow());
    }
  }

  private void isError(LlmException thrown) {
    assertThat(thrown).isInstanceOf(LlmStatusException.class);
    LlmStatusException failure = (LlmStatusException) thrown;
    Map<String, Object> error = JsonTree.object(expect.get("error"));
    Object status = expect.get("errorStatus");
    assertThat(failure.status().orElse(0))
        .as("status")
        .isEqualTo(((BigDecimal) (status != null ? status : error.get("code"))).intValueExact());
    if (error.get("type") != null) {
      assertThat(failure.type()).as("type").isEqualTo(plain(error.get("type")));
    }
    if (error.get("code") != null) {
      assertThat(failure.code()).as("code").isEqualTo(plain(error.get("code")));
    }
    assertThat(failure.body()).as("body").isNotBlank();
    assertThat(failure.getMessage())
        .contains(((String) error.get("message")).replaceAll("\\s+", " "));
    assertThat(bare(failure.partial().map(Message::text).orElse("")))
        .as("text of what came before")
        .isEqualTo(bare(expect.get("text")));
  }

  private static String plain(Object scalar) {
    return scalar instanceof BigDecimal number ? number.toPlainString() : (String) scalar;
  }

  private void isReply(LlmReply reply) {
    StringBuilder thinking = new StringBuilder();
    StringBuilder refusal = new StringBuilder();
    for (Content part : reply.message().content()) {
      if (part instanceof Content.Thinking thought) {
        thinking.append(thought.text());
      } else if (part instanceof Content.Refusal refused) {
        refusal.append(refused.text());
      }
    }
    assertThat(bare(reply.message().text())).as("text").isEqualTo(bare(expect.get("text")));
    assertThat(bare(thinking)).as("thinking").isEqualTo(bare(expect.get("thinking")));
    assertThat(bare(refusal)).as("refusal").isEqualTo(bare(expect.get("refusal")));
    hasCalls(reply.message().toolCalls(), JsonTree.array(expect.get("toolCalls")));
    assertThat(reply.finish()).as("finish").isEqualTo(format.finish(expect));
    hasUsage(reply.usage());
  }

  private static void hasCalls(List<ToolCall> calls, List<Object> expected) {
    assertThat(calls).as("calls").hasSameSizeAs(expected);
    for (int i = 0; i < calls.size(); i++) {
      Map<String, Object> call = JsonTree.object(expected.get(i));
      String arguments = calls.get(i).arguments();
      assertThat(calls.get(i).name()).as("name").isEqualTo(call.get("name"));
      if (call.get("argumentsRaw") instanceof String raw) {
        assertThat(arguments).as("raw arguments").isEqualTo(raw.isBlank() ? "{}" : raw);
      } else {
        assertThat(JsonTree.parse(arguments)).as("arguments").isEqualTo(call.get("arguments"));
      }
    }
  }

  private void hasUsage(Usage usage) {
    if (expect.get("usage") == null) {
      assertThat(usage).as("usage").isNull();
      return;
    }
    Map<String, Long> recorded = new LinkedHashMap<>();
    JsonTree.object(expect.get("usage"))
        .forEach((name, count) -> recorded.put(name, ((BigDecimal) count).longValueExact()));
    assertThat(usage).as("usage").isNotNull();
    Map<String, Long> ours =
        Map.of(
            "input", usage.input(),
            "output", usage.output(),
            "cacheRead", usage.cacheRead(),
            "cacheWrite", usage.cacheWrite(),
            "reasoning", usage.reasoning());
    assertThat(ours).as("usage").containsAllEntriesOf(format.usage(exchange, recorded));
  }

  /** Where answers have several parts, recordings say nothing about what is between them. */
  private static String bare(Object text) {
    return text == null ? "" : text.toString().replaceAll("\\s+", "");
  }
}
