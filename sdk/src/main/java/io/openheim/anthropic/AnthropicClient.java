package io.openheim.anthropic;

import io.openheim.internal.wire.Wire;
import io.openheim.internal.wire.WireClient;
import io.openheim.llm.LlmClient;
import io.openheim.llm.LlmClientBuilder;
import io.openheim.llm.LlmRequest;
import io.openheim.llm.LlmStream;

/**
 * Asks Claude over Anthropic's messages, and what else speaks the same. Immutable and thread-safe.
 *
 * <pre>{@code
 * LlmClient claude = AnthropicClient.builder()
 *     .apiKey(System.getenv("ANTHROPIC_API_KEY"))
 *     .model("claude-sonnet-4-6")
 *     .build();
 *
 * LlmClient gateway = AnthropicClient.builder()
 *     .provider("gateway")
 *     .baseUrl("https://gateway.example.com/anthropic/v1")
 *     .keyHeader("Authorization")
 *     .apiKey(token)
 *     .model("claude-sonnet-4-6")
 *     .build();
 * }</pre>
 *
 * <p>How the settings of a request are said, as far as it does not go without saying:
 *
 * <ul>
 *   <li>A limit of the reply is demanded, so one is always sent: {@code maxTokens}, or else what
 *       the capabilities say. Thinking counts towards it. A thinking budget is at least 1024 tokens
 *       and below that limit: a limit that was set cuts the budget, one that was not makes room for
 *       it.
 *   <li>Reasoning is adaptive where the model has that, with its effort, unless a budget is set and
 *       taken. The thoughts come summarised.
 *   <li>Prompt caching is asked for unless {@link io.openheim.llm.PromptCaching#OFF} is set: up to
 *       the last block of the request. Marks of one's own ({@link
 *       io.openheim.message.Content.CachePoint}) come besides, four in all; of more, those of the
 *       oldest messages are left out. What stands before a mark of one hour is kept for an hour
 *       too, as nothing else is taken.
 *   <li>Of the metadata only {@code user_id} is known. The temperature is at most 1, and where it
 *       is set {@code topP} is not sent, as newer models take only one of the two.
 *   <li>A result that is missing for a call is sent as an error, as no conversation without it is
 *       taken. Thoughts go back only with their signature.
 * </ul>
 *
 * <p>Each request is sent once; wrap the client in a {@link io.openheim.llm.RetryClient} to have it
 * tried again. There is one exception: where signatures of earlier thoughts are refused, the same
 * request is sent once more without the thoughts.
 *
 * @see <a href="https://platform.claude.com/docs/en/api/messages">Anthropic's reference</a>
 */
public final class AnthropicClient implements LlmClient {
  private final WireClient wire;

  private AnthropicClient(WireClient wire) {
    this.wire = wire;
  }

  /**
   * Begins a client; a model must be set.
   *
   * @return a builder with the provider {@code anthropic}, the address {@code
   *     https://api.anthropic.com/v1}, the header {@code x-api-key} and without a key
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
    return "AnthropicClient" + wire.shown();
  }

  /** Sets up an {@link AnthropicClient}. Not thread-safe. */
  public static final class Builder extends LlmClientBuilder<Builder> {
    private Builder() {
      super("anthropic", "https://api.anthropic.com/v1", "x-api-key");
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
    public AnthropicClient build() {
      return new AnthropicClient(
          WireClient.of(Wire.ANTHROPIC, options(), model -> "messages", MessagesCodec::new));
    }

    @Override
    public String toString() {
      return "AnthropicClient." + super.toString();
    }
  }
}
