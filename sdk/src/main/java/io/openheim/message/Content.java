package io.openheim.message;

import java.util.Objects;

/**
 * One piece of what a {@link Message} says. Immutable and thread-safe.
 *
 * <p>New kinds may appear in a minor version, so code that looks at every kind needs a default
 * branch; {@link Message#text()} and {@link Message#toolCalls()} cover the usual questions.
 */
public sealed interface Content
    permits Content.Text,
        Content.Thinking,
        Content.Refusal,
        Content.CachePoint,
        Content.Unknown,
        Image,
        Document,
        ToolCall,
        ToolResult {

  /**
   * Plain text.
   *
   * @param text the text, as it was said; may be empty
   */
  record Text(String text) implements Content {
    /** Refuses null. */
    public Text {
      Objects.requireNonNull(text, "text");
    }
  }

  /**
   * What a reasoning model thought before it answered. It is kept for display and logs, and is not
   * part of {@link Message#text()}. It goes back only to the provider that it came from.
   *
   * @param text the reasoning or its summary; empty if the provider shows none
   * @param signature with what the provider vouches for it, or the thoughts in encrypted form;
   *     empty if there is none
   * @param redacted whether the provider withholds the text; the signature holds it then
   */
  record Thinking(String text, String signature, boolean redacted) implements Content {
    /** Refuses null. */
    public Thinking {
      Objects.requireNonNull(text, "text");
      Objects.requireNonNull(signature, "signature");
    }

    /**
     * Thoughts without a signature.
     *
     * @param text the reasoning or its summary
     */
    public Thinking(String text) {
      this(text, "", false);
    }
  }

  /**
   * The words with which a model declined to answer, where the provider keeps them apart from text.
   *
   * @param text the refusal's words
   */
  record Refusal(String text) implements Content {
    /** Refuses null. */
    public Refusal {
      Objects.requireNonNull(text, "text");
    }
  }

  /**
   * A place up to which a provider that has to be asked, such as Anthropic, is asked to keep the
   * conversation for the next request. It is no part of what is said, and is left out for the rest.
   *
   * @param oneHour whether to keep it for an hour instead of five minutes, which costs more
   */
  record CachePoint(boolean oneHour) implements Content {}

  /**
   * Content of a kind that this version does not know. It is kept, so that nothing is lost, and is
   * not sent to a model again.
   *
   * @param kind the provider's name of the kind
   * @param json the content as the provider sent it
   */
  record Unknown(String kind, String json) implements Content {
    /** Refuses null. */
    public Unknown {
      Objects.requireNonNull(kind, "kind");
      Objects.requireNonNull(json, "json");
    }
  }
}
