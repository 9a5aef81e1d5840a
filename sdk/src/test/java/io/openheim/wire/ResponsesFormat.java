package io.openheim.wire;

import io.openheim.llm.LlmClient;
import io.openheim.llm.LlmRequest;
import io.openheim.message.FinishReason;
import io.openheim.message.FinishReason.Kind;
import io.openheim.openai.OpenAiResponsesClient;
import io.openheim.wire.Recording.Exchange;
import java.util.Map;

/** OpenAI's responses. */
final class ResponsesFormat implements WireFormat {
  @Override
  public String dialect() {
    return "openai-responses";
  }

  @Override
  public LlmClient client(Setup setup) {
    return OpenAiResponsesClient.builder()
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
        server + exchange.path().replaceFirst("/responses$", ""),
        (String) exchange.body().getOrDefault("model", "recorded"),
        Boolean.TRUE.equals(exchange.body().get("stream")));
  }

  @Override
  public LlmRequest request(Exchange exchange) {
    return ResponsesRequests.read(exchange.body());
  }

  @Override
  public FinishReason finish(Map<String, Object> expect) {
    String raw = expect.get("stopReason") == null ? "" : (String) expect.get("stopReason");
    return new FinishReason(
        switch (raw) {
          case "completed", "complete" -> completed(expect);
          case "incomplete" -> incomplete(expect);
          default -> throw new IllegalArgumentException("a new status: " + raw);
        },
        raw);
  }

  private static Kind completed(Map<String, Object> expect) {
    if (!JsonTree.array(expect.get("toolCalls")).isEmpty()) {
      return Kind.TOOL_CALLS;
    }
    return expect.get("refusal") == null ? Kind.STOP : Kind.REFUSAL;
  }

  private static Kind incomplete(Map<String, Object> expect) {
    return switch ((String) expect.get("stopDetail")) {
      case "max_output_tokens" -> Kind.LENGTH;
      case "content_filter" -> Kind.REFUSAL;
      default -> throw new IllegalArgumentException("a new reason: " + expect.get("stopDetail"));
    };
  }

  /** Here the totals include their special kinds already. */
  @Override
  public Map<String, Long> usage(Exchange exchange, Map<String, Long> recorded) {
    return recorded;
  }
}
