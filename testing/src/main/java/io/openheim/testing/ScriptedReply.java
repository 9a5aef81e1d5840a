package io.openheim.testing;

import io.openheim.error.LlmAnswerException;
import io.openheim.error.LlmException;
import io.openheim.llm.LlmReply;
import io.openheim.message.Content;
import io.openheim.message.FinishReason;
import io.openheim.message.Message;
import io.openheim.message.Role;
import io.openheim.message.ToolCall;
import io.openheim.message.Usage;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One reply of a {@link ScriptedClient}: what is said, in which pieces, how it ends and what it
 * costs. Immutable and thread-safe; every method gives a copy.
 *
 * <pre>{@code
 * ScriptedReply.of()
 *     .thinking("The user wants a forecast.")
 *     .text("I look ", "it up.")                        // two chunks
 *     .call("weather", "{\"city\":", "\"Oslo\"}")       // two chunks of arguments
 *     .usage(120, 30);
 * }</pre>
 *
 * <p>A text of one piece is cut into chunks of the client's {@link ScriptedClient#chunkSize}; one
 * of several pieces arrives in these. Unless it is said otherwise, a reply with tool calls ends to
 * have them run, one with a refusal as such, and any other one by itself.
 */
public final class ScriptedReply {
  private final List<Part> parts;
  private final @Nullable FinishReason finish;
  private final @Nullable Usage usage;
  private final String model;
  private final @Nullable LlmException failure;
  private final @Nullable LlmReply whole;

  private ScriptedReply(
      List<Part> parts,
      @Nullable FinishReason finish,
      @Nullable Usage usage,
      String model,
      @Nullable LlmException failure,
      @Nullable LlmReply whole) {
    this.parts = List.copyOf(parts);
    this.finish = finish;
    this.usage = usage;
    this.model = model;
    this.failure = failure;
    this.whole = whole;
  }

  /**
   * Begins a reply.
   *
   * @return a reply that says nothing, of a model called {@code scripted}, without usage
   */
  public static ScriptedReply of() {
    return new ScriptedReply(List.of(), null, null, "scripted", null, null);
  }

  /** A reply as it is, the turn of its provider included. */
  static ScriptedReply of(LlmReply reply) {
    List<Part> parts = new ArrayList<>();
    reply.message().content().forEach(content -> parts.add(new Part(content, List.of())));
    return new ScriptedReply(parts, reply.finish(), reply.usage(), reply.model(), null, reply);
  }

  /**
   * Adds text of the answer.
   *
   * @param pieces the text, in one piece or in the chunks in which it arrives
   * @return a copy with it
   */
  public ScriptedReply text(String... pieces) {
    return and(new Content.Text(String.join("", pieces)), pieces);
  }

  /**
   * Adds what the model thinks.
   *
   * @param pieces the thoughts, in one piece or in the chunks in which they arrive
   * @return a copy with it
   */
  public ScriptedReply thinking(String... pieces) {
    return and(new Content.Thinking(String.join("", pieces)), pieces);
  }

  /**
   * Adds the words with which the model declines.
   *
   * @param pieces the words, in one piece or in the chunks in which they arrive
   * @return a copy with it
   */
  public ScriptedReply refusal(String... pieces) {
    return and(new Content.Refusal(String.join("", pieces)), pieces);
  }

  /**
   * Adds a tool call. Its id is made of its place in the reply and of the tool's name, so that a
   * script which calls the same tool in several replies sets ids with {@link #content}.
   *
   * @param tool the tool's name
   * @param pieces the arguments as JSON text, in one piece or in the chunks in which they arrive;
   *     it may be broken, as a model's may
   * @return a copy with it
   */
  public ScriptedReply call(String tool, String... pieces) {
    String id = "call_" + parts.size() + "_" + tool;
    return and(new ToolCall(id, tool, String.join("", pieces)), pieces);
  }

  /**
   * Adds content of any kind.
   *
   * @param content what is said; what has no chunks of its own, such as an image, is in the
   *     finished reply alone
   * @return a copy with it
   */
  public ScriptedReply content(Content content) {
    return and(Objects.requireNonNull(content, "content"));
  }

  private ScriptedReply and(Content content, String... pieces) {
    List<Part> more = new ArrayList<>(parts);
    more.add(new Part(content, pieces.length > 1 ? List.of(pieces) : List.of()));
    return new ScriptedReply(more, finish, usage, model, failure, null);
  }

  /**
   * Replaces why the model stops.
   *
   * @param kind the reason
   * @return a copy with it
   */
  public ScriptedReply finish(FinishReason.Kind kind) {
    return finish(new FinishReason(kind, "scripted"));
  }

  /**
   * Replaces why the model stops.
   *
   * @param finish the reason, with the provider's word for it
   * @return a copy with it
   */
  public ScriptedReply finish(FinishReason finish) {
    Objects.requireNonNull(finish, "finish");
    return new ScriptedReply(parts, finish, usage, model, failure, null);
  }

  /**
   * Replaces what the reply costs.
   *
   * @param usage the tokens
   * @return a copy with it
   */
  public ScriptedReply usage(Usage usage) {
    Objects.requireNonNull(usage, "usage");
    return new ScriptedReply(parts, finish, usage, model, failure, null);
  }

  /**
   * Replaces what the reply costs, with nothing cached and no thoughts.
   *
   * @param input tokens that the model reads
   * @param output tokens that it writes
   * @return a copy with it
   */
  public ScriptedReply usage(long input, long output) {
    return usage(new Usage(input, output, 0, 0, 0));
  }

  /**
   * Replaces the name of the model that answers.
   *
   * @param model {@code scripted} by default
   * @return a copy with it
   */
  public ScriptedReply model(String model) {
    Objects.requireNonNull(model, "model");
    return new ScriptedReply(parts, finish, usage, model, failure, null);
  }

  /**
   * Lets the reply break off after everything that was added, as one does whose connection breaks:
   * with a {@link LlmAnswerException} that may be retried and has what had come.
   *
   * @return a copy that breaks off
   */
  public ScriptedReply breaksOff() {
    Message partial = parts.isEmpty() ? null : reply().message();
    return failsWith(
        new LlmAnswerException(
            "scripted ended its answer in the middle",
            new LlmException.Evidence("scripted", 0, null, true, null, partial),
            null));
  }

  /**
   * Lets the reply fail after everything that was added.
   *
   * @param failure what is thrown then
   * @return a copy that fails
   */
  public ScriptedReply failsWith(LlmException failure) {
    Objects.requireNonNull(failure, "failure");
    return new ScriptedReply(parts, finish, usage, model, failure, null);
  }

  List<Part> parts() {
    return parts;
  }

  @Nullable LlmException failure() {
    return failure;
  }

  /** The finished reply. */
  LlmReply reply() {
    if (whole != null) {
      return whole;
    }
    List<Content> content = parts.stream().map(Part::content).toList();
    Message message = new Message(Role.ASSISTANT, content);
    return new LlmReply(message, finish == null ? usual(message) : finish, usage, model);
  }

  private static FinishReason usual(Message message) {
    if (!message.toolCalls().isEmpty()) {
      return new FinishReason(FinishReason.Kind.TOOL_CALLS, "scripted");
    }
    boolean refused = message.content().stream().anyMatch(Content.Refusal.class::isInstance);
    return new FinishReason(
        refused ? FinishReason.Kind.REFUSAL : FinishReason.Kind.STOP, "scripted");
  }

  /** What is said, and how it is. */
  @Override
  public String toString() {
    return "ScriptedReply[" + Words.message(reply().message()) + "]";
  }

  /** Content, and the chunks in which it arrives; none if nobody said so. */
  record Part(Content content, List<String> pieces) {}
}
