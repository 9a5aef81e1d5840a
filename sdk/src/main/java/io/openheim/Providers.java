package io.openheim;

import io.openheim.anthropic.AnthropicClient;
import io.openheim.error.ConfigException;
import io.openheim.gemini.GeminiClient;
import io.openheim.internal.wire.ProviderRow;
import io.openheim.internal.wire.ProviderTable;
import io.openheim.llm.LlmClient;
import io.openheim.llm.LlmClientBuilder;
import io.openheim.offline.OfflineClient;
import io.openheim.openai.OpenAiChatClient;
import io.openheim.openai.OpenAiResponsesClient;
import io.openheim.shape.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Finds models by name: of the providers of the table, with keys of the environment. */
final class Providers {
  /** The stand-in that needs no provider. */
  static final String OFFLINE = "offline";

  private Providers() {}

  /**
   * The client for a model's name; keys and addresses come from {@code environment}.
   *
   * @throws ConfigException if there is no such provider, or it lacks something
   */
  static LlmClient resolve(String name, UnaryOperator<@Nullable String> environment) {
    if (name.equals(OFFLINE)) {
      return new OfflineClient();
    }
    int slash = name.indexOf('/');
    if (slash < 0) {
      return ProviderTable.find(name)
          .map(provider -> client(provider, defaultModel(provider), environment))
          .orElseThrow(() -> unnamed(name));
    }
    if (slash == 0 || slash == name.length() - 1) {
      throw unnamed(name);
    }
    ProviderRow provider =
        ProviderTable.find(name.substring(0, slash))
            .orElseThrow(() -> unknown(name.substring(0, slash), "model(\"" + name + "\")"));
    return client(provider, name.substring(slash + 1), environment);
  }

  private static String defaultModel(ProviderRow provider) {
    if (provider.model() == null) {
      throw new ConfigException(
          "the provider "
              + provider.name()
              + " has no model that everybody has; name one, as in model(\""
              + provider.name()
              + "/...\")");
    }
    return provider.model();
  }

  private static LlmClient client(
      ProviderRow provider, String model, UnaryOperator<@Nullable String> environment) {
    requireKey(provider, environment);
    // This is the one place that knows which client speaks which format.
    return switch (provider.wire()) {
      case OPENAI_CHAT -> set(OpenAiChatClient.builder(), provider, model, environment).build();
      case OPENAI_RESPONSES ->
          set(OpenAiResponsesClient.builder(), provider, model, environment).build();
      case ANTHROPIC -> set(AnthropicClient.builder(), provider, model, environment).build();
      case GEMINI -> set(GeminiClient.builder(), provider, model, environment).build();
    };
  }

  /** Refuses a provider whose key is missing. */
  static void requireKey(ProviderRow provider, UnaryOperator<@Nullable String> environment) {
    if (provider.needsKey() && provider.keyVariable(environment).isEmpty()) {
      throw new ConfigException(
          "the provider "
              + provider.name()
              + " needs a key; set the environment variable "
              + provider.keys().get(0)
              + ", or use model(\"offline\") to rehearse tools without any model");
    }
  }

  /** Tells a client where its provider is and what its key is. */
  private static <B extends LlmClientBuilder<B>> B set(
      B client, ProviderRow provider, String model, UnaryOperator<@Nullable String> environment) {
    client.provider(provider.name()).model(model).baseUrl(address(provider, environment));
    provider.query(environment).forEach(client::query);
    provider
        .keyVariable(environment)
        .ifPresent(
            variable ->
                client
                    .keyName(variable)
                    .keyHeader(provider.keyHeader().header())
                    .apiKey(environment.apply(variable)));
    return client;
  }

  /** Where a provider is: at its own address, unless the environment has another. */
  static String address(ProviderRow provider, UnaryOperator<@Nullable String> environment) {
    String own = ProviderRow.value(provider.baseUrlVariable(), environment);
    return own != null
        ? own
        : provider
            .baseUrl(environment)
            .orElseThrow(
                () ->
                    new ConfigException(
                        "the provider "
                            + provider.name()
                            + " has an address of your own; set the environment variable "
                            + String.join(" and ", provider.missing(environment))
                            + ", or the whole address in "
                            + provider.baseUrlVariable()));
  }

  private static ConfigException unnamed(String name) {
    ProviderRow first = ProviderTable.providers().get(0);
    return new ConfigException(
        "a model is named provider/model, for example "
            + first.name()
            + "/"
            + first.model()
            + ", or is called offline; found \""
            + name
            + "\""
            + meant(name));
  }

  private static String meant(String name) {
    if (name.contains("/")) {
      return "";
    }
    String maker = maker(name);
    List<String> known = new ArrayList<>(names());
    known.add(0, OFFLINE);
    return (maker == null ? Names.nearest(name, known) : Optional.of(maker + "/" + name))
        .map(near -> "; did you mean " + near + "?")
        .orElse("");
  }

  /** A model without its provider is most often one of OpenAI's, Anthropic's or Google's. */
  private static @Nullable String maker(String name) {
    if (name.matches("(gpt|o\\d|chatgpt)-?[\\w.-]*")) {
      return "openai";
    }
    if (name.matches("claude-[\\w.-]+")) {
      return "anthropic";
    }
    return name.matches("gemini-[\\w.-]+") ? "gemini" : null;
  }

  /** What to throw for a name that is none, as it was used in {@code call}. */
  static ConfigException unknown(String provider, String call) {
    Optional<String> near = Names.nearest(provider, names());
    return new ConfigException(
        "there is no provider \""
            + provider
            + "\", as in "
            + call
            + "; "
            + near.map(other -> "did you mean " + other + "? The").orElse("the")
            + " providers are "
            + String.join(", ", names())
            + "; for any other server that speaks OpenAI's format use"
            + " client(OpenAiChatClient.builder().baseUrl(...))");
  }

  private static List<String> names() {
    return ProviderTable.providers().stream().map(ProviderRow::name).toList();
  }
}
