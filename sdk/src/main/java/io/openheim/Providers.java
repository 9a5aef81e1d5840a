package io.openheim;

import io.openheim.error.ConfigException;
import io.openheim.llm.LlmClient;
import io.openheim.offline.OfflineClient;
import io.openheim.openai.OpenAiChatClient;
import io.openheim.shape.Names;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The providers that are known by name. Adding one of a known wire format is one row here. */
final class Providers {
  /**
   * Addresses as in the providers' documentation; those of openai, cerebras, deepseek, groq,
   * mistral, openrouter and zai also as recorded in the exchanges that the tests replay.
   */
  private static final List<Provider> ALL =
      List.of(
          hosted("openai", "https://api.openai.com/v1"),
          hosted("cerebras", "https://api.cerebras.ai/v1"),
          hosted("deepseek", "https://api.deepseek.com"),
          hosted("fireworks", "https://api.fireworks.ai/inference/v1"),
          hosted("groq", "https://api.groq.com/openai/v1"),
          hosted("mistral", "https://api.mistral.ai/v1"),
          hosted("openrouter", "https://openrouter.ai/api/v1"),
          hosted("perplexity", "https://api.perplexity.ai"),
          hosted("together", "https://api.together.xyz/v1"),
          hosted("xai", "https://api.x.ai/v1"),
          hosted("zai", "https://api.z.ai/api/paas/v4"),
          local("llamacpp", "http://localhost:8080/v1"),
          local("lmstudio", "http://localhost:1234/v1"),
          local("ollama", "http://localhost:11434/v1"),
          local("vllm", "http://localhost:8000/v1"));

  private static final String OFFLINE = "offline";

  /** Their own wire formats are still to come. */
  private static final List<String> LATER = List.of("anthropic", "gemini");

  private Providers() {}

  /** The client for a model's name; keys and addresses come from {@code environment}. */
  static LlmClient resolve(String name, UnaryOperator<@Nullable String> environment) {
    if (name.equals(OFFLINE)) {
      return new OfflineClient();
    }
    int slash = name.indexOf('/');
    if (slash <= 0 || slash == name.length() - 1) {
      throw new ConfigException(
          "a model is named provider/model, for example openai/gpt-5-mini, or is called offline;"
              + " found \""
              + name
              + "\""
              + meant(name));
    }
    Provider provider = byName().get(name.substring(0, slash));
    if (provider == null) {
      throw unknown(name, name.substring(0, slash));
    }
    return provider.client(name.substring(slash + 1), environment);
  }

  /** A model without its provider is most often one of OpenAI's. */
  private static String meant(String name) {
    if (Names.nearest(name, List.of(OFFLINE)).isPresent()) {
      return "; did you mean offline?";
    }
    return name.matches("(gpt|o\\d|chatgpt)-?[\\w.-]*")
        ? "; did you mean openai/" + name + "?"
        : "";
  }

  private static ConfigException unknown(String name, String provider) {
    if (LATER.contains(provider)) {
      return new ConfigException(
          "the provider "
              + provider
              + " is not supported yet, as in model(\""
              + name
              + "\"); its models can be reached with model(\"openrouter/...\")");
    }
    Optional<String> near = Names.nearest(provider, byName().keySet());
    return new ConfigException(
        "there is no provider \""
            + provider
            + "\", as in model(\""
            + name
            + "\"); "
            + near.map(other -> "did you mean " + other + "? The").orElse("the")
            + " providers are "
            + String.join(", ", byName().keySet())
            + "; for any other server that speaks OpenAI's format use"
            + " client(OpenAiChatClient.builder().baseUrl(...))");
  }

  private static Map<String, Provider> byName() {
    Map<String, Provider> byName = new LinkedHashMap<>();
    ALL.forEach(provider -> byName.put(provider.name(), provider));
    return byName;
  }

  private static Provider hosted(String name, String baseUrl) {
    return new Provider(name, baseUrl, true);
  }

  private static Provider local(String name, String baseUrl) {
    return new Provider(name, baseUrl, false);
  }

  /**
   * One provider.
   *
   * @param needsKey whether nothing works without a key
   */
  private record Provider(String name, String baseUrl, boolean needsKey) {

    LlmClient client(String model, UnaryOperator<@Nullable String> environment) {
      String keyVariable = variable("_API_KEY");
      String key = set(environment, keyVariable);
      if (key == null && needsKey) {
        throw new ConfigException(
            "the provider "
                + name
                + " needs a key; set the environment variable "
                + keyVariable
                + ", or use model(\"offline\") to rehearse tools without any model");
      }
      String address = set(environment, variable("_BASE_URL"));
      OpenAiChatClient.Builder client =
          OpenAiChatClient.builder()
              .provider(name)
              .model(model)
              .baseUrl(address == null ? baseUrl : address);
      if (key != null) {
        client.apiKey(key).keyName(keyVariable);
      }
      return client.build();
    }

    private String variable(String suffix) {
      return name.toUpperCase(Locale.ROOT) + suffix;
    }

    private static @Nullable String set(
        UnaryOperator<@Nullable String> environment, String variable) {
      String value = environment.apply(variable);
      return value == null || value.isBlank() ? null : value;
    }
  }
}
