package io.openheim.wire;

import io.openheim.gemini.GeminiClient;
import io.openheim.llm.LlmClient;
import io.openheim.llm.LlmRequest;
import io.openheim.message.FinishReason;
import io.openheim.message.FinishReason.Kind;
import io.openheim.wire.Recording.Exchange;
import java.util.LinkedHashMap;
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
  public LlmClient client(Setup setup) {
    return GeminiClient.builder()
        .provider(setup.provider())
        .baseUrl(setup.baseUrl())
        .model(setup.model())
        .streaming(setup.streaming())
        .build();
  }

  @Override
  public Setup setup(String server, Recording recording, Exchange exchange) {
    Matcher path = PATH.matcher(exchange.path());
    if (!path.matches()) {
      throw new IllegalArgumentException(exchange.path());
    }
    return new Setup(
        recording.provider(),
        server + path.group(1),
        path.group(2),
        path.group(3).equals("streamGenerateContent"));
  }

  @Override
  public LlmRequest request(Exchange exchange) {
    return GeminiRequests.read(exchange.body());
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

  /** Thoughts are counted apart here, and so is what the provider's own tools gave to read. */
  @Override
  public Map<String, Long> usage(Exchange exchange, Map<String, Long> recorded) {
    Map<String, Long> totals = new LinkedHashMap<>(recorded);
    totals.merge("output", recorded.getOrDefault("reasoning", 0L), Long::sum);
    long read = 0;
    Matcher count = TOOL_USE.matcher(exchange.answer().body().utf8());
    while (count.find()) {
      read = Long.parseLong(count.group(1));
    }
    totals.merge("input", read, Long::sum);
    return totals;
  }
}
