package io.openheim.openai;

import io.openheim.internal.wire.Wire;
import io.openheim.internal.wire.WireClient;
import io.openheim.llm.LlmClient;
import io.openheim.llm.LlmClientBuilder;
import io.openheim.llm.LlmRequest;
import io.openheim.llm.LlmStream;

/**
 * Asks models over OpenAI's chat completions: those of OpenAI itself, and those of the many
 * providers and local servers that speak the same. Immutable and thread-safe.
 *
 * <pre>{@code
 * LlmClient openai = OpenAiChatClient.builder()
 *     .apiKey(System.getenv("OPENAI_API_KEY"))
 *     .model("gpt-5.4-mini")
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
  private final WireClient wire;

  private OpenAiChatClient(WireClient wire) {
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
    return "OpenAiChatClient" + wire.shown();
  }

  /** Sets up an {@link OpenAiChatClient}. Not thread-safe. */
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
    public OpenAiChatClient build() {
      return new OpenAiChatClient(
          WireClient.of(Wire.OPENAI_CHAT, options(), model -> "chat/completions", ChatCodec::new));
    }

    @Override
    public String toString() {
      return "OpenAiChatClient." + super.toString();
    }
  }
}
