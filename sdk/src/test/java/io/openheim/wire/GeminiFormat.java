package io.openheim.wire;

import io.openheim.gemini.GeminiClient;
import io.openheim.llm.LlmClient;
import io.openheim.llm.LlmRequest;
import io.openheim.message.FinishReason;
import io.openheim.message.FinishReason.Kind;
import io.openheim.message.Message;
import io.openheim.wire.Recording.Exchange;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Gemini's generateContent, of the Gemini API and of Vertex AI. */
final class GeminiFormat implements WireFormat {
  private static final Pattern PATH = Pattern.compile("(.*)/models/(.*):(\\w+)");
  private static final Pattern TOOL_USE = Pattern.compile("\"toolUsePromptTokenCount\": ?(\\d+)");

  @Override
  public String dialect() {
    return "gemini";
  }

  @Override
  public LlmClient client(String server, Recording recording, Exchange exchange) {
    Matcher path = PATH.matcher(exchange.path());
    if (!path.matches()) {
      throw new IllegalArgumentException(exchange.path());
    }
    return GeminiClient.builder()
        .provider(recording.provider())
        .baseUrl(server + path.group(1))
        .model(path.group(2))
        .streaming(path.group(3).equals("streamGenerateContent"))
        .build();
  }

  @Override
  public LlmRequest request(Exchange exchange) {
    return new LlmRequest(List.of(Message.user("Hello")), List.of());
  }

  @Override
  public FinishReason finish(Map<String, Object> expect) {
    String raw = expect.get("stopReason") == null ? "" : (String) expect.get("stopReason");
    boolean calls = !JsonTree.array(expect.get("toolCalls")).isEmpty();
    return new FinishReason(
        switch (raw) {
          case "STOP" -> calls ? Kind.TOOL_CALLS : Kind.STOP;
          case "UNEXPECTED_TOOL_CALL" -> Kind.TOOL_CALLS;
          case "MAX_TOKENS" -> Kind.LENGTH;
          case "SAFETY", "PROHIBITED_CONTENT", "RECITATION", "BLOCKLIST", "SPII" -> Kind.REFUSAL;
          default -> throw new IllegalArgumentException("a new finish reason: " + raw);
        },
        raw);
  }

  /** Thoughts are counted apart from the answer here. */
  @Override
  public Map<String, Long> usage(Map<String, Long> recorded) {
    Map<String, Long> totals = new LinkedHashMap<>(recorded);
    totals.merge("output", recorded.getOrDefault("reasoning", 0L), Long::sum);
    return totals;
  }

  /** What the provider's own tools gave the model to read is apart from the prompt. */
  @Override
  public Map<String, Long> usage(Exchange exchange, Map<String, Long> recorded) {
    Map<String, Long> totals = usage(recorded);
    long read = 0;
    Matcher count = TOOL_USE.matcher(exchange.answer().body().utf8());
    while (count.find()) {
      read = Long.parseLong(count.group(1));
    }
    totals.merge("input", read, Long::sum);
    return totals;
  }
}
