package io.openheim.llm;

import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import okhttp3.Headers;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link LlmClientBuilder} was told; for those who write a client. Immutable; its text shows
 * no secret.
 *
 * @param provider the provider's name
 * @param baseUrl where it is
 * @param model the model, or null while there is none
 * @param apiKey gives the key, or null if none is sent
 * @param keyName where the user sets the key
 * @param keyHeader the header that carries the key; in {@code Authorization} it is a bearer token
 * @param headers headers of every request
 * @param query parameters of the address, in order
 * @param httpClient the user's client, or null for the shared one
 * @param allowPlainHttp whether a key may travel over plain http
 * @param streaming whether replies are asked for as streams
 * @param settings what holds where a request says nothing
 * @param capabilities what the user knows better than the table of providers
 */
public record ClientOptions(
    String provider,
    String baseUrl,
    @Nullable String model,
    @Nullable Supplier<@Nullable String> apiKey,
    String keyName,
    String keyHeader,
    Headers headers,
    Map<String, String> query,
    @Nullable OkHttpClient httpClient,
    boolean allowPlainHttp,
    boolean streaming,
    LlmSettings settings,
    UnaryOperator<Capabilities> capabilities) {

  /** Whether the key is known from the start, so that it can be checked then. */
  public boolean hasFixedKey() {
    return apiKey instanceof FixedKey;
  }

  /** The provider and the model. */
  @Override
  public String toString() {
    return "ClientOptions[provider=" + provider + ", model=" + model + "]";
  }
}
