package io.openheim.openai;

import io.openheim.error.ConfigException;
import io.openheim.internal.http.Endpoint;
import io.openheim.internal.http.Exchange;
import io.openheim.internal.http.Redaction;
import io.openheim.internal.http.Secrets;
import io.openheim.internal.http.Transport;
import io.openheim.llm.LlmClient;
import io.openheim.llm.LlmRequest;
import io.openheim.llm.LlmStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import okhttp3.Headers;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * Asks models over OpenAI's chat completions: those of OpenAI itself, and those of the many
 * providers and local servers that speak the same. Immutable and thread-safe.
 *
 * <pre>{@code
 * LlmClient openai = OpenAiChatClient.builder()
 *     .apiKey(System.getenv("OPENAI_API_KEY"))
 *     .model("gpt-5.1")
 *     .build();
 *
 * LlmClient local = OpenAiChatClient.builder()
 *     .provider("llama.cpp")
 *     .baseUrl("http://localhost:8080/v1")
 *     .model("qwen3")
 *     .build();
 * }</pre>
 *
 * <p>Each request is sent once; wrap the client in a {@link io.openheim.llm.RetryClient} to have it
 * tried again. There is one exception: a server that refuses {@code stream_options} gets the same
 * request once more without it, and no later request carries it.
 */
public final class OpenAiChatClient implements LlmClient {
  private static final String STREAM_OPTIONS = "stream_options";

  private final String provider;
  private final String model;
  private final Endpoint endpoint;
  private final @Nullable Supplier<@Nullable String> apiKey;
  private final String keySource;
  private final Headers headers;
  private final Redaction redaction;
  private final Transport transport;
  private final ChatRequestWriter writer;
  private volatile boolean streamOptions = true;

  private OpenAiChatClient(Builder builder, String model, Endpoint endpoint) {
    this.provider = builder.provider;
    this.model = model;
    this.endpoint = endpoint;
    this.apiKey = builder.apiKey;
    this.keySource = builder.keySource;
    this.headers = builder.headers.build();
    this.redaction = endpoint.redaction().andHeaders(headers);
    this.transport = new Transport(provider, endpoint, builder.httpClient);
    this.writer = new ChatRequestWriter(model, ChatQuirks.of(provider, endpoint.url().host()));
  }

  /**
   * Begins a client; a model must be set.
   *
   * @return a builder with the address of OpenAI and without a key
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Sends a request and opens its reply.
   *
   * @throws io.openheim.error.LlmConnectionException if the provider cannot be reached
   * @throws io.openheim.error.LlmStatusException if it answers with an error
   * @throws ConfigException if the supplier of the key has no usable one
   * @throws io.openheim.error.CancelledException if the calling thread is interrupted
   */
  @Override
  public LlmStream stream(LlmRequest request) {
    String key = apiKey == null ? null : Secrets.key(apiKey.get(), keySource);
    Redaction secrets = redaction.and(key);
    ChatErrors errors = new ChatErrors(provider, model, endpoint.shown(), keySource, secrets);
    boolean full = streamOptions;
    Exchange exchange = post(request, full, key, secrets);
    if (full && exchange.status() == 400) {
      String body = textOf(exchange);
      if (!body.contains(STREAM_OPTIONS)) {
        throw errors.status(exchange, body);
      }
      exchange = post(request, false, key, secrets);
      if (exchange.status() < 300) {
        // Never back to true: another thread may know better.
        streamOptions = false;
      }
    }
    if (exchange.status() >= 300) {
      throw errors.status(exchange, textOf(exchange));
    }
    return new ChatStream(
        exchange, errors, new ReplyAssembler(model, new CallIds.Register(request)));
  }

  private Exchange post(LlmRequest request, boolean full, @Nullable String key, Redaction secrets) {
    Headers all =
        key == null ? headers : headers.newBuilder().set("Authorization", "Bearer " + key).build();
    return transport.post(all, writer.write(request, full), secrets);
  }

  private static String textOf(Exchange exchange) {
    try (exchange) {
      return exchange.text(ChatErrors.BODY_LIMIT);
    }
  }

  @Override
  public String toString() {
    return "OpenAiChatClient[provider="
        + provider
        + ", model="
        + model
        + ", baseUrl="
        + endpoint.shown()
        + "]";
  }

  /** Sets up an {@link OpenAiChatClient}. Not thread-safe. */
  public static final class Builder {
    private String provider = "openai";
    private String baseUrl = "https://api.openai.com/v1";
    private String keySource = "apiKey(...)";
    private @Nullable String model;
    private @Nullable Supplier<@Nullable String> apiKey;
    private @Nullable OkHttpClient httpClient;
    private boolean allowPlainHttp;
    private final Headers.Builder headers = new Headers.Builder();
    private final Map<String, String> query = new LinkedHashMap<>();

    private Builder() {}

    /**
     * Replaces the provider's name, which is used in errors. The names {@code mistral} and {@code
     * deepseek} also turn on what only these providers want, as their addresses do.
     *
     * @param provider {@code openai} by default
     * @return this builder
     */
    public Builder provider(String provider) {
      this.provider = Objects.requireNonNull(provider, "provider");
      return this;
    }

    /**
     * Replaces the address; {@code /chat/completions} is appended to it.
     *
     * @param baseUrl {@code https://api.openai.com/v1} by default
     * @return this builder
     */
    public Builder baseUrl(String baseUrl) {
      this.baseUrl = Objects.requireNonNull(baseUrl, "baseUrl");
      return this;
    }

    /**
     * Replaces the model.
     *
     * @param model the provider's name of the model
     * @return this builder
     */
    public Builder model(String model) {
      this.model = Objects.requireNonNull(model, "model");
      return this;
    }

    /**
     * Replaces the key, which is sent as a bearer token. Without one, none is sent.
     *
     * @param apiKey the key; white space around it is ignored, and null is a key that is missing
     * @return this builder
     */
    public Builder apiKey(@Nullable String apiKey) {
      this.apiKey = new FixedKey(apiKey);
      return this;
    }

    /**
     * Replaces the key with one that is asked for before each request.
     *
     * @param apiKey gives the key of the moment; called on the thread that sends
     * @return this builder
     */
    public Builder apiKey(Supplier<@Nullable String> apiKey) {
      this.apiKey = Objects.requireNonNull(apiKey, "apiKey");
      return this;
    }

    /**
     * Replaces the words that tell a user where the key is set, for errors about it.
     *
     * @param name usually an environment variable such as {@code OPENAI_API_KEY}
     * @return this builder
     */
    public Builder keyName(String name) {
      this.keySource = Objects.requireNonNull(name, "name");
      return this;
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
    public Builder header(String name, String value) {
      headers.set(name, Secrets.header(name, value));
      return this;
    }

    /**
     * Sets a parameter of the address, for example Azure's {@code api-version}.
     *
     * @param name the parameter's name
     * @param value the parameter's value
     * @return this builder
     */
    public Builder query(String name, String value) {
      query.put(Objects.requireNonNull(name, "name"), Objects.requireNonNull(value, "value"));
      return this;
    }

    /**
     * Replaces the HTTP client, for proxies, certificates or other time-outs. What is sent goes
     * through one derived from it, which shares its connections, but never sends a request twice
     * and never follows a redirect; and a read time-out that was left at OkHttp's 10 s becomes 120
     * s.
     *
     * @param httpClient the client; by default one that all clients share, which waits 10 s for a
     *     connection and 120 s for each piece of a reply
     * @return this builder
     */
    public Builder httpClient(OkHttpClient httpClient) {
      this.httpClient = Objects.requireNonNull(httpClient, "httpClient");
      return this;
    }

    /**
     * Lets the key travel over plain {@code http://} to other machines, where anybody in between
     * can read it.
     *
     * @return this builder
     */
    public Builder allowPlainHttp() {
      this.allowPlainHttp = true;
      return this;
    }

    /**
     * Checks the settings and makes the client.
     *
     * @return a client that sends nothing until it is asked
     * @throws ConfigException if there is no model, the base URL is none or holds a password, the
     *     key is empty or cannot stand in a header, or it would be sent over plain http
     */
    public OpenAiChatClient build() {
      if (model == null || model.isBlank()) {
        throw new ConfigException("a client needs a model; call model(...)");
      }
      if (apiKey instanceof FixedKey fixed) {
        Secrets.key(fixed.get(), keySource);
      }
      Endpoint endpoint = Endpoint.of(baseUrl, "chat/completions");
      for (Map.Entry<String, String> parameter : query.entrySet()) {
        endpoint = endpoint.query(parameter.getKey(), parameter.getValue());
      }
      if (!allowPlainHttp && hasSecret(endpoint)) {
        endpoint.requireSafe();
      }
      return new OpenAiChatClient(this, model, endpoint);
    }

    private boolean hasSecret(Endpoint endpoint) {
      return apiKey != null
          || headers.build().names().stream().anyMatch(Secrets::isTelling)
          || endpoint.hasSecret();
    }

    @Override
    public String toString() {
      return "OpenAiChatClient.Builder[provider=" + provider + ", model=" + model + "]";
    }
  }
}
