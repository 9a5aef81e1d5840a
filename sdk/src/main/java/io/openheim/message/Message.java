package io.openheim.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a conversation: who speaks, and what is said. Immutable and thread-safe.
 *
 * @param role who speaks
 * @param content what is said, in order; copied
 * @param turn the same in the words of the provider that said it, or null
 */
public record Message(Role role, List<Content> content, @Nullable ProviderTurn turn) {
  /** Copies {@code content}; refuses null, and a turn of anybody but the model. */
  public Message {
    Objects.requireNonNull(role, "role");
    content = List.copyOf(content);
    if (turn != null && role != Role.ASSISTANT) {
      throw new IllegalArgumentException(
          "only a message of the role ASSISTANT has a provider's turn; found " + role);
    }
  }

  /**
   * A message that no provider has said.
   *
   * @param role who speaks
   * @param content what is said, in order; copied
   */
  public Message(Role role, List<Content> content) {
    this(role, content, null);
  }

  /**
   * Standing instructions to the model.
   *
   * @param text the instructions
   * @return a message of role {@link Role#SYSTEM}
   */
  public static Message system(String text) {
    return new Message(Role.SYSTEM, List.of(new Content.Text(text)));
  }

  /**
   * What the person, or the program, asks.
   *
   * @param text the question
   * @return a message of role {@link Role#USER}
   */
  public static Message user(String text) {
    return new Message(Role.USER, List.of(new Content.Text(text)));
  }

  /**
   * An answer of the model in plain text.
   *
   * @param text the answer
   * @return a message of role {@link Role#ASSISTANT}
   */
  public static Message assistant(String text) {
    return new Message(Role.ASSISTANT, List.of(new Content.Text(text)));
  }

  /**
   * The results of the calls of the assistant message before it, in the order of the calls.
   *
   * @param results one result for each call; copied
   * @return a message of role {@link Role#TOOL}
   */
  public static Message toolResults(List<ToolResult> results) {
    return new Message(Role.TOOL, List.copyOf(results));
  }

  /**
   * All {@link Content.Text} of the message, joined with nothing in between.
   *
   * @return the text, empty if there is none
   */
  public String text() {
    StringBuilder text = new StringBuilder();
    for (Content part : content) {
      if (part instanceof Content.Text said) {
        text.append(said.text());
      }
    }
    return text.toString();
  }

  /**
   * The tool calls of the message, in order.
   *
   * @return the calls, empty if there are none
   */
  public List<ToolCall> toolCalls() {
    return only(ToolCall.class);
  }

  /**
   * The tool results of the message, in order.
   *
   * @return the results, empty if there are none
   */
  public List<ToolResult> toolResults() {
    return only(ToolResult.class);
  }

  /** Who speaks and what is said, without the provider's turn. */
  @Override
  public String toString() {
    return "Message[role=" + role + ", content=" + content + "]";
  }

  private <T extends Content> List<T> only(Class<T> kind) {
    List<T> found = new ArrayList<>();
    for (Content part : content) {
      if (kind.isInstance(part)) {
        found.add(kind.cast(part));
      }
    }
    return List.copyOf(found);
  }
}
