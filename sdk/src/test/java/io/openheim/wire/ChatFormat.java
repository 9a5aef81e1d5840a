package io.openheim.wire;

import io.openheim.llm.LlmClient;
import io.openheim.llm.LlmRequest;
import io.openheim.llm.LlmSettings;
import io.openheim.message.FinishReason;
import io.openheim.message.FinishReason.Kind;
import io.openheim.message.Message;
import io.openheim.openai.OpenAiChatClient;
import io.openheim.wire.Recording.Exchange;
import java.util.List;
import java.util.Map;

/** OpenAI's chat completions. */
final class ChatFormat implements WireFormat {
  @Override
  public String dialect() {
    return "openai-chat";
  }

  @Override
  public LlmClient client(String server, Recording recording, Exchange exchange) {
    return OpenAiChatClient.builder()
        .provider(recording.provider())
        .baseUrl(server + exchange.path().replaceFirst("/chat/completions$", ""))
        .model((String) exchange.body().getOrDefault("model", "recorded"))
        .streaming(Boolean.TRUE.equals(exchange.body().get("stream")))
        .build();
  }

  @Override
  public LlmRequest request(Exchange exchange) {
    LlmSettings.Builder settings = LlmSettings.builder();
    if (exchange.body().containsKey("n")) {
      settings.extraBody("n", JsonTree.print(exchange.body().get("n")));
    }
    return new LlmRequest(List.of(Message.user("Hello")), List.of(), settings.build());
  }

  @Override
  public FinishReason finish(Map<String, Object> expect) {
    String raw = expect.get("stopReason") == null ? "" : (String) expect.get("stopReason");
    boolean calls = !JsonTree.array(expect.get("toolCalls")).isEmpty();
    return new FinishReason(
        switch (raw) {
          case "", "stop" -> calls ? Kind.TOOL_CALLS : said(expect);
          case "tool_calls" -> Kind.TOOL_CALLS;
          case "length" -> Kind.LENGTH;
          default -> throw new IllegalArgumentException("a new finish reason: " + raw);
        },
        raw);
  }

  private static Kind said(Map<String, Object> expect) {
    return expect.get("refusal") == null ? Kind.STOP : Kind.REFUSAL;
  }

  /** Here the totals include their special kinds already. */
  @Override
  public Map<String, Long> usage(Map<String, Long> recorded) {
    return recorded;
  }
}
