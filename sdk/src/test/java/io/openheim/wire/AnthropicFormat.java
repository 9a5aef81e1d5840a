package io.openheim.wire;

import io.openheim.anthropic.AnthropicClient;
import io.openheim.llm.LlmClient;
import io.openheim.llm.LlmRequest;
import io.openheim.message.FinishReason;
import io.openheim.message.FinishReason.Kind;
import io.openheim.wire.Recording.Exchange;
import java.util.LinkedHashMap;
import java.util.Map;

/** Anthropic's messages. */
final class AnthropicFormat implements WireFormat {
  @Override
  public String dialect() {
    return "anthropic";
  }

  @Override
  public LlmClient client(Setup setup) {
    return AnthropicClient.builder()
        .provider(setup.provider())
        .baseUrl(setup.baseUrl())
        .model(setup.model())
        .streaming(setup.streaming())
        .build();
  }

  @Override
  public Setup setup(String server, Recording recording, Exchange exchange) {
    return new Setup(
        recording.provider(),
        server + exchange.path().replaceFirst("/messages$", ""),
        (String) exchange.body().getOrDefault("model", "claude-opus-4-8"),
        Boolean.TRUE.equals(exchange.body().get("stream")));
  }

  @Override
  public LlmRequest request(Exchange exchange) {
    return AnthropicRequests.read(exchange.body());
  }

  @Override
  public FinishReason finish(Map<String, Object> expect) {
    String raw = (String) expect.get("stopReason");
    return new FinishReason(
        switch (raw) {
          case "end_turn", "stop_sequence" -> Kind.STOP;
          case "tool_use" -> Kind.TOOL_CALLS;
          case "max_tokens" -> Kind.LENGTH;
          default -> throw new IllegalArgumentException("a new stop reason: " + raw);
        },
        raw);
  }

  /** Here cached input is counted apart. */
  @Override
  public Map<String, Long> usage(Exchange exchange, Map<String, Long> recorded) {
    Map<String, Long> totals = new LinkedHashMap<>(recorded);
    totals.computeIfPresent(
        "input",
        (name, input) ->
            input
                + recorded.getOrDefault("cacheRead", 0L)
                + recorded.getOrDefault("cacheWrite", 0L));
    return totals;
  }
}
