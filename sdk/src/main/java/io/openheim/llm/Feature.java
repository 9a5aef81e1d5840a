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
  /** The setting {@code seed} is called {@code random_seed}, as Mistral has it. */
  RANDOM_SEED,
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
  /**
   * Reasoning by effort: the words of {@link Reasoning.Effort}, of which {@code HIGH} is always
   * taken. In Gemini's format this is {@code thinkingLevel}.
   */
  REASONING_EFFORT,
  /** The effort {@code MINIMAL}; where it is missing, the next higher one is asked for. */
  MINIMAL_EFFORT,
  /** The effort {@code LOW}; where it is missing, the next higher one is asked for. */
  LOW_EFFORT,
  /** The effort {@code MEDIUM}; where it is missing, {@code HIGH} is asked for. */
  MEDIUM_EFFORT,
  /**
   * The effort {@code MAX}, which OpenAI calls {@code xhigh} and others {@code max}; where it is
   * missing, {@code HIGH} is asked for.
   */
  MAX_EFFORT,
  /** Reasoning by a budget of tokens. In Gemini's format this is {@code thinkingBudget}. */
  REASONING_BUDGET,
  /** Reasoning whose extent the model chooses itself, as newer Claude models do. */
  ADAPTIVE_REASONING,
  /** Reasoning that can be switched off. */
  REASONING_OFF,
  /** Reasoning takes place when nothing is said about it. */
  REASONING_BY_DEFAULT,
  /** Reasoning is switched by a field {@code thinking} with a type, beside its effort. */
  THINKING_FIELD,
  /** Reasoning is set by an object {@code reasoning}, as OpenRouter has it. */
  REASONING_OBJECT,
  /** Sampling settings beside reasoning. */
  SAMPLING_WHILE_REASONING,
  /** A forced tool choice beside reasoning. */
  FORCED_TOOL_CHOICE_WHILE_REASONING,
  /** Tools beside reasoning; where this is missing, a request with tools switches it off. */
  TOOLS_WHILE_REASONING,
  /**
   * Reasoning may stand at the beginning of the text, between {@code <think>} and {@code </think>},
   * where it is taken out. For servers that do not do so themselves.
   */
  THINK_TAGS,
  /**
   * The text begins inside of {@code <think>}, without that tag. No text is told before {@code
   * </think>} or the end has come.
   */
  UNOPENED_THINK_TAGS,
  /** The model's own reasoning is wanted back with its tool calls. */
  REASONING_REPLAYED,
  /** Reasoning can be had in an encrypted form, to be given back. */
  ENCRYPTED_REASONING,
  /** A response schema that the provider itself enforces. */
  JSON_SCHEMA,
  /** A response schema in a request that has tools. */
  JSON_SCHEMA_WITH_TOOLS,
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
