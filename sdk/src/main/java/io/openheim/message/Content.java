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
        Content.Unknown,
        Image,
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
   * part of {@link Message#text()}.
   *
   * @param text the reasoning or its summary
   */
  record Thinking(String text) implements Content {
    /** Refuses null. */
    public Thinking {
      Objects.requireNonNull(text, "text");
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
