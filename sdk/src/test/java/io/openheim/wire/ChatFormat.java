package io.openheim.wire;

import io.openheim.llm.Capabilities;
import io.openheim.llm.Feature;
import io.openheim.llm.LlmClient;
import io.openheim.llm.LlmRequest;
import io.openheim.message.FinishReason;
import io.openheim.message.FinishReason.Kind;
import io.openheim.openai.OpenAiChatClient;
import io.openheim.wire.Recording.Exchange;
import java.util.Map;

/** OpenAI's chat completions. */
final class ChatFormat implements WireFormat {
  @Override
  public String dialect() {
    return "openai-chat";
  }

  @Override
  public LlmClient client(Setup setup) {
    return OpenAiChatClient.builder()
        .provider(setup.provider())
        .baseUrl(setup.baseUrl())
        .model(setup.model())
        .streaming(setup.streaming())
        .capabilities(known -> ofOpenAi(setup, known))
        .build();
  }

  /** What the table knows of OpenAI holds at its own address only, and this server has another. */
  private static Capabilities ofOpenAi(Setup setup, Capabilities known) {
    return setup.provider().equals("openai") ? known.with(Feature.DOCUMENTS) : known;
  }

  @Override
  public Setup setup(String server, Recording recording, Exchange exchange) {
    return new Setup(
        recording.provider(),
        server + exchange.path().replaceFirst("/chat/completions$", ""),
        (String) exchange.body().getOrDefault("model", "recorded"),
        Boolean.TRUE.equals(exchange.body().get("stream")));
  }

  @Override
  public LlmRequest request(Exchange exchange) {
    return ChatRequests.read(exchange.body());
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
  public Map<String, Long> usage(Exchange exchange, Map<String, Long> recorded) {
    return recorded;
  }
}
