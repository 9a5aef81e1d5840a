package io.openheim.gemini;

import io.openheim.error.ConfigException;
import io.openheim.internal.wire.Wire;
import io.openheim.internal.wire.WireClient;
import io.openheim.llm.ClientOptions;
import io.openheim.llm.LlmClient;
import io.openheim.llm.LlmClientBuilder;
import io.openheim.llm.LlmRequest;
import io.openheim.llm.LlmStream;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Asks Gemini models, over the Gemini API or over Vertex AI, which speaks the same at another
 * address. Immutable and thread-safe.
 *
 * <pre>{@code
 * LlmClient gemini = GeminiClient.builder()
 *     .apiKey(System.getenv("GEMINI_API_KEY"))
 *     .model("gemini-3.8-flash")
 *     .build();
 *
 * LlmClient vertex = GeminiClient.vertex("my-project", "europe-west4")
 *     .apiKey(() -> credentials.refreshedToken())
 *     .model("gemini-3.8-flash")
 *     .build();
 * }</pre>
 *
 * <p>Each request is sent once; wrap the client in a {@link io.openheim.llm.RetryClient} to have it
 * tried again. What a model said goes back to it as it came, with the signatures of its thoughts.
 * Fields that are not known here, such as {@code safetySettings} or {@code cachedContent}, are sent
 * with {@link io.openheim.llm.LlmSettings.Builder#extraBody extraBody}; a request with {@code
 * cachedContent} carries no instructions and no tools of its own, as these are part of the cache.
 *
 * @see <a href="https://ai.google.dev/api/generate-content">the reference of generateContent</a>
 */
public final class GeminiClient implements LlmClient {
  private static final Pattern PROJECT = Pattern.compile("([a-z0-9.-]+:)?[a-z0-9-]+");
  private static final Pattern ODD_STEP = Pattern.compile("\\\\|(^|/)\\.{0,2}(/|$)");
  private static final Pattern LOCATION = Pattern.compile("[a-z0-9-]+");

  private final WireClient wire;

  private GeminiClient(WireClient wire) {
    this.wire = wire;
  }

  /**
   * Begins a client of the Gemini API; a model must be set.
   *
   * @return a builder with the provider {@code gemini}, the address {@code
   *     https://generativelanguage.googleapis.com/v1beta} and without a key, which is sent as
   *     {@code x-goog-api-key}
   */
  public static Builder builder() {
    return new Builder(
        "gemini", "https://generativelanguage.googleapis.com/v1beta", "x-goog-api-key");
  }

  /**
   * Begins a client of Vertex AI; a model must be set, and an access token, most often by {@link
   * Builder#apiKey(java.util.function.Supplier) a supplier}, as tokens of Google Cloud are good for
   * an hour.
   *
   * @param project the id of the project that pays
   * @param location the region where the model runs, such as {@code europe-west4}; or {@code
   *     global}; or {@code us} or {@code eu} for any place there
   * @return a builder with the provider {@code vertex}, the address of the project's models there,
   *     and without a token, which is sent as a bearer token
   * @throws ConfigException if the project or the location cannot stand in an address
   * @see <a href="https://cloud.google.com/vertex-ai/generative-ai/docs/learn/locations">the
   *     locations</a>
   */
  public static Builder vertex(String project, String location) {
    if (!PROJECT.matcher(project).matches()) {
      throw new ConfigException(
          "the id of a Google Cloud project is lower-case letters, digits and hyphens, such as"
              + " my-project-123; found '"
              + project
              + "'");
    }
    if (!LOCATION.matcher(location).matches()) {
      throw new ConfigException(
          "a location of Vertex AI is lower-case letters, digits and hyphens, such as europe-west4"
              + " or global; found '"
              + location
              + "'");
    }
    return new Builder(
        "vertex",
        "https://"
            + host(location)
            + "/v1/projects/"
            + project
            + "/locations/"
            + location
            + "/publishers/google",
        "Authorization");
  }

  private static String host(String location) {
    return switch (location) {
      case "global" -> "aiplatform.googleapis.com";
      case "us", "eu" -> "aiplatform." + location + ".rep.googleapis.com";
      default -> location + "-aiplatform.googleapis.com";
    };
  }

  /**
   * Begins a client of Vertex AI in its express mode, which needs an API key instead of a project;
   * a model must be set.
   *
   * @return a builder with the provider {@code vertex}, the address {@code
   *     https://aiplatform.googleapis.com/v1/publishers/google} and without a key, which is sent as
   *     {@code x-goog-api-key}
   */
  public static Builder vertexExpress() {
    return new Builder(
        "vertex", "https://aiplatform.googleapis.com/v1/publishers/google", "x-goog-api-key");
  }

  /**
   * Sends a request and opens its reply.
   *
   * @throws io.openheim.error.LlmConnectionException if the provider cannot be reached
   * @throws io.openheim.error.LlmStatusException if it answers with an error
   * @throws io.openheim.error.ConfigException if the supplier of the key has no usable one, or a
   *     header or an extra field of the request's settings cannot be sent
   * @throws io.openheim.error.CancelledException if the calling thread is interrupted
   */
  @Override
  public LlmStream stream(LlmRequest request) {
    return wire.stream(request);
  }

  @Override
  public String toString() {
    return "GeminiClient" + wire.shown();
  }

  /** Sets up a {@link GeminiClient}. Not thread-safe. */
  public static final class Builder extends LlmClientBuilder<Builder> {
    private Builder(String provider, String baseUrl, String keyHeader) {
      super(provider, baseUrl, keyHeader);
    }

    @Override
    protected Builder self() {
      return this;
    }

    /**
     * Checks the settings and makes the client.
     *
     * @return a client that sends nothing until it is asked
     * @throws io.openheim.error.ConfigException if there is no model, the base URL is none or holds
     *     a password, the key is empty or cannot stand in a header, or it would be sent over plain
     *     http
     */
    public GeminiClient build() {
      ClientOptions options = options();
      boolean streaming = options.streaming();
      String method = streaming ? ":streamGenerateContent" : ":generateContent";
      return new GeminiClient(
          WireClient.of(
              Wire.GEMINI,
              options,
              model -> path(model) + method,
              streaming ? Map.of("alt", "sse") : Map.of(),
              GeminiCodec::new));
    }

    /** A tuned model, or an endpoint of Vertex AI, comes with its collection. */
    private static String path(String model) {
      // Otherwise a name could lead to another place than the one that the user set.
      if (ODD_STEP.matcher(model).find()) {
        throw new ConfigException(
            "the name of a model is parts such as models/gemini-2.5-flash, without a backslash, an"
                + " empty part or one of dots; found '"
                + model
                + "'");
      }
      return model.contains("/") ? model : "models/" + model;
    }

    @Override
    public String toString() {
      return "GeminiClient." + super.toString();
    }
  }
}
