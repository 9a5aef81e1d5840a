package io.openheim.llm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How a model is to answer. What is not set is left to the provider. A setting that the model does
 * not take is left out of the request, or said in the way in which the model takes it: see {@link
 * Capabilities}. Immutable and thread-safe.
 *
 * <pre>{@code
 * LlmSettings settings = LlmSettings.builder().maxTokens(500).temperature(0.2).build();
 * }</pre>
 *
 * @param maxTokens the most tokens of a reply, or null
 * @param temperature how freely words are chosen, 0 to 2, or null
 * @param topP from which share of the likeliest words, 0 to 1, or null
 * @param stop texts that end the reply where they appear; copied
 * @param seed makes answers more alike where the provider knows it, or null
 * @param toolChoice whether tools may, must or must not be called, or null
 * @param parallelToolCalls whether several calls may come in one reply, or null
 * @param reasoning how much to think first, or null
 * @param responseSchema what JSON the answer must be, or null
 * @param promptCaching whether to ask for prompt caching, or null for {@link
 *     PromptCaching#AUTOMATIC}
 * @param metadata for the provider's records, as far as it takes any; copied
 * @param headers headers of this request, over those of the client; their values are treated as
 *     secrets; copied
 * @param extraBody fields of the request's body that are not known here, each with its JSON text;
 *     one of a known name replaces ours; copied
 */
public record LlmSettings(
    @Nullable Integer maxTokens,
    @Nullable Double temperature,
    @Nullable Double topP,
    List<String> stop,
    @Nullable Long seed,
    @Nullable ToolChoice toolChoice,
    @Nullable Boolean parallelToolCalls,
    @Nullable Reasoning reasoning,
    @Nullable ResponseSchema responseSchema,
    @Nullable PromptCaching promptCaching,
    Map<String, String> metadata,
    Map<String, String> headers,
    Map<String, String> extraBody) {
  /** Nothing is set. */
  public static final LlmSettings NONE = new Builder().build();

  /** Copies lists and maps, keeping their order; refuses numbers out of range. */
  public LlmSettings {
    if (maxTokens != null && maxTokens < 1) {
      throw new IllegalArgumentException("maxTokens must be at least 1; it is " + maxTokens);
    }
    requireWithin("temperature", temperature, 2);
    requireWithin("topP", topP, 1);
    stop = List.copyOf(stop);
    metadata = copy(metadata);
    headers = copy(headers);
    extraBody = copy(extraBody);
  }

  /**
   * Begins settings.
   *
   * @return a builder with nothing set
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Begins settings that are like these.
   *
   * @return a builder with all of this set
   */
  public Builder toBuilder() {
    return new Builder().over(this);
  }

  /**
   * These settings, and what they leave open as another has it. Maps are merged.
   *
   * @param defaults what holds where these say nothing
   * @return both
   */
  public LlmSettings orElse(LlmSettings defaults) {
    if (defaults.equals(NONE)) {
      return this;
    }
    return equals(NONE) ? defaults : defaults.toBuilder().over(this).build();
  }

  private static void requireWithin(String name, @Nullable Double number, int most) {
    if (number != null && !(number >= 0 && number <= most)) {
      throw new IllegalArgumentException(name + " is between 0 and " + most + "; it is " + number);
    }
  }

  private static Map<String, String> copy(Map<String, String> map) {
    Map<String, String> copy = new LinkedHashMap<>();
    map.forEach(
        (name, value) ->
            copy.put(Objects.requireNonNull(name, "name"), Objects.requireNonNull(value, name)));
    return Collections.unmodifiableMap(copy);
  }

  /** The settings that are set, without the values of headers. */
  @Override
  public String toString() {
    List<String> set = new ArrayList<>();
    add(set, "maxTokens", maxTokens);
    add(set, "temperature", temperature);
    add(set, "topP", topP);
    add(set, "stop", stop.isEmpty() ? null : stop);
    add(set, "seed", seed);
    add(set, "toolChoice", toolChoice);
    add(set, "parallelToolCalls", parallelToolCalls);
    add(set, "reasoning", reasoning);
    add(set, "responseSchema", responseSchema == null ? null : responseSchema.name());
    add(set, "promptCaching", promptCaching);
    add(set, "metadata", metadata.isEmpty() ? null : metadata);
    add(set, "headers", headers.isEmpty() ? null : headers.keySet());
    add(set, "extraBody", extraBody.isEmpty() ? null : extraBody.keySet());
    return "LlmSettings[" + String.join(", ", set) + "]";
  }

  private static void add(List<String> set, String name, @Nullable Object value) {
    if (value != null) {
      set.add(name + "=" + value);
    }
  }

  /** Sets up {@link LlmSettings}. Not thread-safe. */
  public static final class Builder {
    private @Nullable Integer maxTokens;
    private @Nullable Double temperature;
    private @Nullable Double topP;
    private List<String> stop = List.of();
    private @Nullable Long seed;
    private @Nullable ToolChoice toolChoice;
    private @Nullable Boolean parallelToolCalls;
    private @Nullable Reasoning reasoning;
    private @Nullable ResponseSchema responseSchema;
    private @Nullable PromptCaching promptCaching;
    private final Map<String, String> metadata = new LinkedHashMap<>();
    private final Map<String, String> headers = new LinkedHashMap<>();
    private final Map<String, String> extraBody = new LinkedHashMap<>();

    private Builder() {}

    /**
     * Sets the most tokens of a reply, thinking included where the provider counts it so.
     *
     * @param maxTokens at least 1
     * @return this builder
     */
    public Builder maxTokens(int maxTokens) {
      this.maxTokens = maxTokens;
      return this;
    }

    /**
     * Sets how freely words are chosen.
     *
     * @param temperature 0 to 2; some providers take at most 1
     * @return this builder
     */
    public Builder temperature(double temperature) {
      this.temperature = temperature;
      return this;
    }

    /**
     * Sets from which share of the likeliest words to choose.
     *
     * @param topP 0 to 1
     * @return this builder
     */
    public Builder topP(double topP) {
      this.topP = topP;
      return this;
    }

    /**
     * Sets the texts that end the reply where they appear.
     *
     * @param texts the texts; most providers take up to 4
     * @return this builder
     */
    public Builder stop(String... texts) {
      this.stop = Arrays.asList(texts);
      return this;
    }

    /**
     * Sets what makes answers more alike, where the provider knows it.
     *
     * @param seed any number
     * @return this builder
     */
    public Builder seed(long seed) {
      this.seed = seed;
      return this;
    }

    /**
     * Sets whether tools may, must or must not be called.
     *
     * @param toolChoice the choice
     * @return this builder
     */
    public Builder toolChoice(ToolChoice toolChoice) {
      this.toolChoice = Objects.requireNonNull(toolChoice, "toolChoice");
      return this;
    }

    /**
     * Sets whether several calls may come in one reply.
     *
     * @param parallel whether they may
     * @return this builder
     */
    public Builder parallelToolCalls(boolean parallel) {
      this.parallelToolCalls = parallel;
      return this;
    }

    /**
     * Sets how much to think before answering.
     *
     * @param reasoning how much
     * @return this builder
     */
    public Builder reasoning(Reasoning reasoning) {
      this.reasoning = Objects.requireNonNull(reasoning, "reasoning");
      return this;
    }

    /**
     * Sets what JSON the answer must be.
     *
     * @param schema what it must be
     * @return this builder
     */
    public Builder responseSchema(ResponseSchema schema) {
      this.responseSchema = Objects.requireNonNull(schema, "schema");
      return this;
    }

    /**
     * Sets whether prompt caching is asked for.
     *
     * @param caching {@link PromptCaching#AUTOMATIC} by default
     * @return this builder
     */
    public Builder promptCaching(PromptCaching caching) {
      this.promptCaching = Objects.requireNonNull(caching, "caching");
      return this;
    }

    /**
     * Adds an entry for the provider's records.
     *
     * @param name the entry's name
     * @param value the entry's value
     * @return this builder
     */
    public Builder metadata(String name, String value) {
      this.metadata.put(name, value);
      return this;
    }

    /**
     * Adds a header to the request.
     *
     * @param name the header's name
     * @param value the header's value, treated as a secret
     * @return this builder
     */
    public Builder header(String name, String value) {
      this.headers.put(name, value);
      return this;
    }

    /**
     * Adds a field to the request's body, for what is not known here.
     *
     * @param name the field's name
     * @param json the field's value as JSON text; it is checked when a request is sent
     * @return this builder
     */
    public Builder extraBody(String name, String json) {
      this.extraBody.put(name, json);
      return this;
    }

    private Builder over(LlmSettings other) {
      maxTokens = other.maxTokens == null ? maxTokens : other.maxTokens;
      temperature = other.temperature == null ? temperature : other.temperature;
      topP = other.topP == null ? topP : other.topP;
      stop = other.stop.isEmpty() ? stop : other.stop;
      seed = other.seed == null ? seed : other.seed;
      toolChoice = other.toolChoice == null ? toolChoice : other.toolChoice;
      parallelToolCalls =
          other.parallelToolCalls == null ? parallelToolCalls : other.parallelToolCalls;
      reasoning = other.reasoning == null ? reasoning : other.reasoning;
      responseSchema = other.responseSchema == null ? responseSchema : other.responseSchema;
      promptCaching = other.promptCaching == null ? promptCaching : other.promptCaching;
      metadata.putAll(other.metadata);
      headers.putAll(other.headers);
      extraBody.putAll(other.extraBody);
      return this;
    }

    /**
     * Checks the settings and gives them.
     *
     * @return the settings
     * @throws IllegalArgumentException if a number is out of its range
     */
    public LlmSettings build() {
      return new LlmSettings(
          maxTokens,
          temperature,
          topP,
          stop,
          seed,
          toolChoice,
          parallelToolCalls,
          reasoning,
          responseSchema,
          promptCaching,
          metadata,
          headers,
          extraBody);
    }
  }
}
