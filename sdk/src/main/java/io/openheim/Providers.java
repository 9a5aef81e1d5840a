package io.openheim;

import io.openheim.error.ConfigException;
import io.openheim.internal.wire.KeyHeader;
import io.openheim.internal.wire.ProviderRow;
import io.openheim.internal.wire.ProviderTable;
import io.openheim.llm.LlmClient;
import io.openheim.offline.OfflineClient;
import io.openheim.openai.OpenAiChatClient;
import io.openheim.shape.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
          .map(provider -> client(provider, defaultModel(provider), name, environment))
          .orElseThrow(() -> unnamed(name));
    }
    if (slash == 0 || slash == name.length() - 1) {
      throw unnamed(name);
    }
    ProviderRow provider =
        ProviderTable.find(name.substring(0, slash))
            .orElseThrow(() -> unknown(name, name.substring(0, slash)));
    return client(provider, name.substring(slash + 1), name, environment);
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
      ProviderRow provider,
      String model,
      String name,
      UnaryOperator<@Nullable String> environment) {
    Optional<String> variable = provider.keyVariable(environment);
    if (provider.needsKey() && variable.isEmpty()) {
      throw new ConfigException(
          "the provider "
              + provider.name()
              + " needs a key; set the environment variable "
              + provider.keys().get(0)
              + ", or use model(\"offline\") to rehearse tools without any model");
    }
    Target target =
        new Target(
            provider,
            model,
            address(provider, environment),
            provider.query(environment),
            variable.orElse(null),
            variable.map(environment).orElse(null));
    return switch (provider.wire()) {
      case OPENAI_CHAT -> openAiChat(target);
      case OPENAI_RESPONSES, ANTHROPIC, GEMINI -> throw notYet(provider, name);
    };
  }

  private static LlmClient openAiChat(Target target) {
    OpenAiChatClient.Builder client =
        OpenAiChatClient.builder()
            .provider(target.provider().name())
            .model(target.model())
            .baseUrl(target.baseUrl());
    target.query().forEach(client::query);
    String key = target.key();
    String variable = target.keyVariable();
    if (key != null && variable != null) {
      KeyHeader header = target.provider().keyHeader();
      client.keyName(variable);
      if (header == KeyHeader.BEARER) {
        client.apiKey(key);
      } else {
        client.header(header.header(), header.value(key.strip()));
      }
    }
    return client.build();
  }

  /** For wire formats whose clients are still to come. */
  private static ConfigException notYet(ProviderRow provider, String name) {
    return new ConfigException(
        "the provider "
            + provider.name()
            + " is not supported yet, as in model(\""
            + name
            + "\"); its models can be reached with model(\"openrouter/...\")");
  }

  private static String address(ProviderRow provider, UnaryOperator<@Nullable String> environment) {
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

  /** A model without its provider is most often one of OpenAI's, Anthropic's or Google's. */
  private static String meant(String name) {
    Map<String, String> makers =
        Map.of(
            "(gpt|o\\d|chatgpt)-?[\\w.-]*", "openai",
            "claude-[\\w.-]+", "anthropic",
            "gemini-[\\w.-]+", "gemini");
    for (Map.Entry<String, String> maker : makers.entrySet()) {
      if (name.matches(maker.getKey())) {
        return "; did you mean " + maker.getValue() + "/" + name + "?";
      }
    }
    List<String> known = new ArrayList<>(names());
    known.add(0, OFFLINE);
    return name.contains("/")
        ? ""
        : Names.nearest(name, known).map(other -> "; did you mean " + other + "?").orElse("");
  }

  private static ConfigException unknown(String name, String provider) {
    Optional<String> near = Names.nearest(provider, names());
    return new ConfigException(
        "there is no provider \""
            + provider
            + "\", as in model(\""
            + name
            + "\"); "
            + near.map(other -> "did you mean " + other + "? The").orElse("the")
            + " providers are "
            + String.join(", ", names())
            + "; for any other server that speaks OpenAI's format use"
            + " client(OpenAiChatClient.builder().baseUrl(...))");
  }

  private static List<String> names() {
    return ProviderTable.providers().stream().map(ProviderRow::name).toList();
  }

  /** What a client is made of. */
  private record Target(
      ProviderRow provider,
      String model,
      String baseUrl,
      Map<String, String> query,
      @Nullable String keyVariable,
      @Nullable String key) {
    @Override
    public String toString() {
      return provider.name() + "/" + model;
    }
  }
}
