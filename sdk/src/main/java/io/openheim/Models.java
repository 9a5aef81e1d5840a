package io.openheim;

import io.openheim.error.ConfigException;
import io.openheim.internal.wire.KeyHeader;
import io.openheim.internal.wire.ModelLister;
import io.openheim.internal.wire.ProviderRow;
import io.openheim.internal.wire.ProviderTable;
import io.openheim.internal.wire.Wire;
import io.openheim.llm.ModelInfo;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Asks providers which models they have. Each call asks anew, once, without retries.
 *
 * <pre>{@code
 * Models.list("openai").forEach(model -> System.out.println(model.id()));
 * }</pre>
 */
public final class Models {
  private Models() {}

  /**
   * The models that a provider has for the key of the environment.
   *
   * @param provider its name, as in {@link Agent.Builder#model}, for example {@code openai} or
   *     {@code ollama}
   * @return its models, in its order
   * @throws ConfigException if there is no such provider, it lists no models, or the environment
   *     lacks its key
   * @throws io.openheim.error.LlmException if it cannot be reached, refuses, or gives no list
   * @throws io.openheim.error.CancelledException if the calling thread is interrupted
   */
  public static List<ModelInfo> list(String provider) {
    return list(provider, System::getenv);
  }

  static List<ModelInfo> list(String provider, UnaryOperator<@Nullable String> environment) {
    ProviderRow row =
        ProviderTable.find(provider)
            .orElseThrow(() -> Providers.unknown(provider, "Models.list(\"" + provider + "\")"));
    if (!row.lists()) {
      throw new ConfigException(
          "the provider " + row.name() + " does not tell which models it has; see " + row.source());
    }
    Providers.requireKey(row, environment);
    Optional<String> variable = row.keyVariable(environment);
    return ModelLister.of(row.name(), row.wire(), Providers.address(row, environment))
        .query(row.query(environment))
        .key(
            row.keyHeader(),
            variable.map(environment).orElse(null),
            variable.orElse(row.keys().get(0)))
        .list();
  }

  /**
   * The models that a server has.
   *
   * @param provider the name of a provider, which tells its format; any other name is taken for a
   *     server that speaks OpenAI's
   * @param baseUrl where it is; {@code /models} is appended
   * @param apiKey the key, or null to send none
   * @return its models, in its order
   * @throws ConfigException if the base URL is none or holds a password, or the key is empty,
   *     cannot stand in a header, or would be sent over plain http to another machine
   * @throws io.openheim.error.LlmException if it cannot be reached, refuses, or gives no list
   * @throws io.openheim.error.CancelledException if the calling thread is interrupted
   */
  public static List<ModelInfo> list(String provider, String baseUrl, @Nullable String apiKey) {
    Objects.requireNonNull(provider, "provider");
    Optional<ProviderRow> row = ProviderTable.find(provider);
    return ModelLister.of(provider, row.map(ProviderRow::wire).orElse(Wire.OPENAI_CHAT), baseUrl)
        .query(Map.of())
        .key(row.map(ProviderRow::keyHeader).orElse(KeyHeader.BEARER), apiKey, "apiKey")
        .list();
  }
}
