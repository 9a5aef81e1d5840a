package io.openheim.openai;

import io.openheim.internal.wire.Wire;
import io.openheim.internal.wire.WireClient;
import io.openheim.llm.LlmClient;
import io.openheim.llm.LlmClientBuilder;
import io.openheim.llm.LlmRequest;
import io.openheim.llm.LlmStream;

/**
 * Asks models over OpenAI's <a
 * href="https://platform.openai.com/docs/api-reference/responses">responses</a>: those of OpenAI
 * itself, and those of Azure, xAI, OpenRouter, DeepSeek, vLLM, llama.cpp and others that speak the
 * same. Immutable and thread-safe.
 *
 * <pre>{@code
 * LlmClient openai = OpenAiResponsesClient.builder()
 *     .apiKey(System.getenv("OPENAI_API_KEY"))
 *     .model("gpt-5.4-mini")
 *     .build();
 * }</pre>
 *
 * <p>Nothing is kept at the provider ({@code "store": false}); what a model thought comes encrypted
 * with its answer and goes back with it, so that it may go on thinking where it was. An extra field
 * {@code store} of {@code true} in the settings changes that, and then the ids of what is stored go
 * back too. A {@code prompt_cache_key} is sent as an extra field. The format has neither stop texts
 * nor a seed; these settings are left out.
 *
 * <p>Each request is sent once; wrap the client in a {@link io.openheim.llm.RetryClient} to have it
 * tried again. There are two exceptions, each made once: a request whose encrypted thoughts the
 * provider cannot read any more is said again without them, and one to a model that has no
 * encrypted thoughts without asking for them, which no later request does either.
 */
public final class OpenAiResponsesClient implements LlmClient {
  private final WireClient wire;

  private OpenAiResponsesClient(WireClient wire) {
    this.wire = wire;
  }

  /**
   * Begins a client; a model must be set.
   *
   * @return a builder with the provider {@code openai}, the address {@code
   *     https://api.openai.com/v1} and without a key
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Sends a request and opens its reply.
   *
   * @throws io.openheim.error.LlmConnectionException if the provider cannot be reached
   * @throws io.openheim.error.LlmStatusException if it answers with an error
   * @throws io.openheim.error.ConfigException if the supplier of the key has no usable one, a
   *     header or an extra field of the request's settings cannot be sent, or the schema of the
   *     response is no JSON
   * @throws io.openheim.error.CancelledException if the calling thread is interrupted
   */
  @Override
  public LlmStream stream(LlmRequest request) {
    return wire.stream(request);
  }

  @Override
  public String toString() {
    return "OpenAiResponsesClient" + wire.shown();
  }

  /** Sets up an {@link OpenAiResponsesClient}. Not thread-safe. */
  public static final class Builder extends LlmClientBuilder<Builder> {
    private Builder() {
      super("openai", "https://api.openai.com/v1", "Authorization");
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
    public OpenAiResponsesClient build() {
      return new OpenAiResponsesClient(
          WireClient.of(
              Wire.OPENAI_RESPONSES, options(), model -> "responses", ResponsesCodec::new));
    }

    @Override
    public String toString() {
      return "OpenAiResponsesClient." + super.toString();
    }
  }
}
