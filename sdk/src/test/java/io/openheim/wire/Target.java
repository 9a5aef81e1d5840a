package io.openheim.wire;

import io.openheim.anthropic.AnthropicClient;
import io.openheim.gemini.GeminiClient;
import io.openheim.llm.Capabilities;
import io.openheim.llm.LlmClient;
import io.openheim.llm.LlmClientBuilder;
import io.openheim.llm.LlmRequest;
import io.openheim.openai.OpenAiChatClient;
import io.openheim.openai.OpenAiResponsesClient;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

/**
 * Who a conversation goes on with.
 *
 * @param takes what the model takes
 */
record Target(
    Format format,
    String provider,
    String baseUrl,
    String model,
    Capabilities takes,
    LlmClient client) {
  /** A wire format with what its requests are held to. */
  enum Format {
    CHAT,
    RESPONSES,
    ANTHROPIC,
    GEMINI;

    private RequestRules rules;

    private synchronized RequestRules rules() {
      if (rules == null) {
        rules =
            switch (this) {
              case CHAT -> new ChatRules();
              case RESPONSES -> new ResponsesRules();
              case ANTHROPIC -> new AnthropicRules();
              case GEMINI -> new GeminiRules();
            };
      }
      return rules;
    }
  }

  static Target of(
      Format format,
      String provider,
      String baseUrl,
      String model,
      UnaryOperator<Capabilities> capabilities) {
    AtomicReference<Capabilities> takes = new AtomicReference<>();
    UnaryOperator<Capabilities> seen =
        known -> {
          takes.set(capabilities.apply(known));
          return takes.get();
        };
    LlmClient client =
        switch (format) {
          case CHAT -> set(OpenAiChatClient.builder(), provider, baseUrl, model, seen).build();
          case RESPONSES ->
              set(OpenAiResponsesClient.builder(), provider, baseUrl, model, seen).build();
          case ANTHROPIC -> set(AnthropicClient.builder(), provider, baseUrl, model, seen).build();
          case GEMINI -> set(GeminiClient.builder(), provider, baseUrl, model, seen).build();
        };
    return new Target(format, provider, baseUrl, model, takes.get(), client);
  }

  private static <B extends LlmClientBuilder<B>> B set(
      B builder,
      String provider,
      String baseUrl,
      String model,
      UnaryOperator<Capabilities> capabilities) {
    return builder
        .provider(provider)
        .baseUrl(baseUrl)
        .model(model)
        .streaming(false)
        .capabilities(capabilities);
  }

  /** Those that differ most, all at one server. */
  static List<Target> known(String server) {
    UnaryOperator<Capabilities> as = known -> known;
    return List.of(
        of(Format.CHAT, "openai", server + "/c1", "gpt-5.4", as),
        of(Format.CHAT, "mistral", server + "/c2", "mistral-large-latest", as),
        of(Format.CHAT, "deepseek", server + "/c3", "deepseek-reasoner", as),
        of(Format.CHAT, "someone", server + "/c4", "some-model", as),
        of(Format.RESPONSES, "openai", server + "/r", "gpt-5.4", as),
        of(Format.ANTHROPIC, "anthropic", server + "/a", "claude-sonnet-4-6", as),
        of(Format.ANTHROPIC, "anthropic", server + "/a2", "claude-opus-4-8", as),
        of(Format.GEMINI, "gemini", server + "/g", "gemini-3-flash-preview", as),
        of(Format.GEMINI, "gemini", server + "/g2", "gemma-3-27b-it", as),
        of(Format.GEMINI, "vertex", server + "/v", "gemini-2.5-flash", as));
  }

  /** The same, to whom nothing was said yet. */
  Target fresh() {
    return of(format, provider, baseUrl, model, known -> takes);
  }

  String hear(Listener listener, LlmRequest request) {
    return listener.hear(client, request);
  }

  /** What is wrong with a body. */
  List<String> wrong(String body) {
    Map<String, Object> tree = JsonTree.object(JsonTree.parse(body));
    return format.rules().wrong(tree, takes, model);
  }

  @Override
  public String toString() {
    return format + " " + provider + " " + model + " " + takes;
  }
}
