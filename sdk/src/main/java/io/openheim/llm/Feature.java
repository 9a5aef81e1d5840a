package io.openheim.llm;

/**
 * One thing that some models or servers take in a request and others refuse. What a provider takes
 * stands in the table of providers; a client's builder can overrule it.
 */
public enum Feature {
  /** The setting {@code temperature}. */
  TEMPERATURE,
  /** The setting {@code topP}. */
  TOP_P,
  /** The setting {@code stop}. */
  STOP,
  /** The setting {@code seed}. */
  SEED,
  /** The setting {@code metadata}. */
  METADATA,
  /** Tools at all. */
  TOOLS,
  /** The setting {@code toolChoice}. */
  TOOL_CHOICE,
  /** A tool choice that forces a call: any tool, or one by its name. */
  FORCED_TOOL_CHOICE,
  /** The setting {@code parallelToolCalls}. */
  PARALLEL_TOOL_CALLS,
  /** Reasoning by effort: the words of {@link Reasoning.Effort}. */
  REASONING_EFFORT,
  /** Reasoning by a budget of tokens. */
  REASONING_BUDGET,
  /** Reasoning whose extent the model chooses itself, as newer Claude models do. */
  ADAPTIVE_REASONING,
  /** Reasoning that can be switched off. */
  REASONING_OFF,
  /** Sampling settings and a forced tool choice beside reasoning. */
  SAMPLING_WHILE_REASONING,
  /** The model's own reasoning is wanted back with its tool calls. */
  REASONING_REPLAYED,
  /** A response schema that the provider itself enforces. */
  JSON_SCHEMA,
  /** Tools whose arguments the provider itself holds to the schema. */
  STRICT_TOOLS,
  /** A mark that asks for prompt caching. */
  CACHE_MARKS,
  /** Images in what the user says. */
  IMAGES,
  /** Images by their address. */
  IMAGE_URLS,
  /** Documents in what the user says. */
  DOCUMENTS,
  /** Images in the results of tools. */
  IMAGES_IN_RESULTS,
  /** Instructions apart from what the user says. */
  SYSTEM,
  /** Several system messages, and system messages behind others. */
  MANY_SYSTEM_MESSAGES,
  /** Instructions are sent in the role {@code developer}. */
  DEVELOPER_ROLE,
  /** The limit of a reply is called {@code max_completion_tokens}. */
  MAX_COMPLETION_TOKENS,
  /** The option that asks for the usage of a stream. */
  STREAM_OPTIONS,
  /** Ids of tool calls in what is sent. */
  CALL_IDS,
  /** Ids of tool calls are exactly nine letters and digits. */
  NINE_LETTER_CALL_IDS,
  /** What a user says directly behind the results of tools. */
  USER_AFTER_RESULTS
}
