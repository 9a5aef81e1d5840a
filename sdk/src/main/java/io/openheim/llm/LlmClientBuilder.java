package io.openheim.llm;

import io.openheim.error.ConfigException;
import io.openheim.internal.http.Secrets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import okhttp3.Headers;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * What the builders of all clients that ask a provider over HTTP have in common. Not thread-safe.
 *
 * @param <B> the builder itself
 */
public abstract class LlmClientBuilder<B extends LlmClientBuilder<B>> {
  private String provider;
  private String baseUrl;
  private String keyHeader;
  private String keyName = "apiKey(...)";
  private @Nullable String model;
  private @Nullable Supplier<@Nullable String> apiKey;
  private @Nullable OkHttpClient httpClient;
  private boolean allowPlainHttp;
  private boolean streaming = true;
  private LlmSettings settings = LlmSettings.NONE;
  private UnaryOperator<Capabilities> capabilities = UnaryOperator.identity();
  private final Headers.Builder headers = new Headers.Builder();
  private final Map<String, String> query = new LinkedHashMap<>();

  /**
   * Begins a builder.
   *
   * @param provider the name of the provider by default
   * @param baseUrl its address
   * @param keyHeader the header that carries its key
   */
  protected LlmClientBuilder(String provider, String baseUrl, String keyHeader) {
    this.provider = provider;
    this.baseUrl = baseUrl;
    this.keyHeader = keyHeader;
  }

  /**
   * This builder.
   *
   * @return {@code this}
   */
  protected abstract B self();

  /**
   * Replaces the provider's name. It is used in errors, and the table of providers knows by it, or
   * by the address, what the provider takes.
   *
   * @param provider the name
   * @return this builder
   */
  public B provider(String provider) {
    this.provider = Objects.requireNonNull(provider, "provider");
    return self();
  }

  /**
   * Replaces the address, to which the path of the wire format is appended.
   *
   * @param baseUrl an http or https URL without user name and password
   * @return this builder
   */
  public B baseUrl(String baseUrl) {
    this.baseUrl = Objects.requireNonNull(baseUrl, "baseUrl");
    return self();
  }

  /**
   * Replaces the model.
   *
   * @param model the provider's name of the model
   * @return this builder
   */
  public B model(String model) {
    this.model = Objects.requireNonNull(model, "model");
    return self();
  }

  /**
   * Replaces the key. Without one, none is sent.
   *
   * @param apiKey the key; white space around it is ignored, and null is a key that is missing
   * @return this builder
   */
  public B apiKey(@Nullable String apiKey) {
    this.apiKey = new FixedKey(apiKey);
    return self();
  }

  /**
   * Replaces the key with one that is asked for before each request, such as a token that expires.
   *
   * @param apiKey gives the key of the moment; called on the thread that sends
   * @return this builder
   */
  public B apiKey(Supplier<@Nullable String> apiKey) {
    this.apiKey = Objects.requireNonNull(apiKey, "apiKey");
    return self();
  }

  /**
   * Replaces the words that tell a user where the key is set, for errors about it.
   *
   * @param name usually an environment variable such as {@code OPENAI_API_KEY}
   * @return this builder
   */
  public B keyName(String name) {
    this.keyName = Objects.requireNonNull(name, "name");
    return self();
  }

  /**
   * Replaces the header that carries the key.
   *
   * @param name {@code Authorization} for a bearer token, or another for the key as it is, such as
   *     Azure's {@code api-key}
   * @return this builder
   * @throws ConfigException if that cannot be the name of a header
   */
  public B keyHeader(String name) {
    Secrets.header(name, "");
    this.keyHeader = name;
    return self();
  }

  /**
   * Sets a header of every request; it replaces an earlier one of the same name. Its value is
   * treated as a secret.
   *
   * @param name the header's name
   * @param value the header's value
   * @return this builder
   * @throws ConfigException if one of them cannot stand in a header
   */
  public B header(String name, String value) {
    headers.set(name, Secrets.header(name, value));
    return self();
  }

  /**
   * Sets a parameter of the address, for example Azure's {@code api-version}.
   *
   * @param name the parameter's name
   * @param value the parameter's value
   * @return this builder
   */
  public B query(String name, String value) {
    query.put(Objects.requireNonNull(name, "name"), Objects.requireNonNull(value, "value"));
    return self();
  }

  /**
   * Replaces the HTTP client, for proxies, certificates or other time-outs. What is sent goes
   * through one derived from it, which shares its connections, but never sends a request twice and
   * never follows a redirect; and a read time-out that was left at OkHttp's 10 s becomes 120 s.
   *
   * @param httpClient the client; by default one that all clients share, which waits 10 s for a
   *     connection and 120 s for each piece of a reply
   * @return this builder
   */
  public B httpClient(OkHttpClient httpClient) {
    this.httpClient = Objects.requireNonNull(httpClient, "httpClient");
    return self();
  }

  /**
   * Lets the key travel over plain {@code http://} to other machines, where anybody in between can
   * read it.
   *
   * @return this builder
   */
  public B allowPlainHttp() {
    this.allowPlainHttp = true;
    return self();
  }

  /**
   * Says whether replies are asked for as streams. Without, a reply comes in one piece, and the
   * first of it only when all of it is there.
   *
   * @param streaming true by default
   * @return this builder
   */
  public B streaming(boolean streaming) {
    this.streaming = streaming;
    return self();
  }

  /**
   * Replaces the settings that hold where a request says nothing.
   *
   * @param settings {@link LlmSettings#NONE} by default
   * @return this builder
   */
  public B settings(LlmSettings settings) {
    this.settings = Objects.requireNonNull(settings, "settings");
    return self();
  }

  /**
   * Corrects what is known of the model, for one that is newer than the table of providers, or a
   * server that is set up in its own way.
   *
   * <pre>{@code
   * builder.capabilities(known -> known.without(Feature.TEMPERATURE))
   * }</pre>
   *
   * @param change gets what the table says, and gives what is true
   * @return this builder
   */
  public B capabilities(UnaryOperator<Capabilities> change) {
    this.capabilities = Objects.requireNonNull(change, "change");
    return self();
  }

  /**
   * What was told so far.
   *
   * @return the options, which later calls do not change
   */
  protected final ClientOptions options() {
    return new ClientOptions(
        provider,
        baseUrl,
        model,
        apiKey,
        keyName,
        keyHeader,
        headers.build(),
        Collections.unmodifiableMap(new LinkedHashMap<>(query)),
        httpClient,
        allowPlainHttp,
        streaming,
        settings,
        capabilities);
  }

  /** The provider and the model. */
  @Override
  public String toString() {
    return "Builder[provider=" + provider + ", model=" + model + "]";
  }
}
