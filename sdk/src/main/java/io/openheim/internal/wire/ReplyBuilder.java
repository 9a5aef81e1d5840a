package io.openheim.internal.wire;

import io.openheim.llm.LlmChunk;
import io.openheim.llm.LlmReply;
import io.openheim.message.Content;
import io.openheim.message.FinishReason;
import io.openheim.message.Message;
import io.openheim.message.ProviderTurn;
import io.openheim.message.Role;
import io.openheim.message.ToolCall;
import io.openheim.message.Usage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts a reply together from what a {@link ReplyReader} finds, and hands the same on as chunks. The
 * parts of a reply stand in the order in which they were begun.
 */
public final class ReplyBuilder {
  /** Far beyond what any model says, in characters. */
  private static final long LONGEST = 32L * 1024 * 1024;

  /** What a part costs beside what it says: so many characters take as much memory. */
  private static final int PART = 256;

  private final Deque<LlmChunk> chunks = new ArrayDeque<>();
  private final List<ReplyPart> parts = new ArrayList<>();
  private final CallIds.Register ids;
  private final String answerTool;
  private boolean answered;
  private String model;
  private int calls;
  private long size;
  private @Nullable Usage usage;
  private @Nullable ErrorPayload error;

  /**
   * An empty reply.
   *
   * @param model the model that was asked
   * @param ids the ids of tool calls that are taken
   * @param answerTool the tool whose arguments are the answer in text, or ""
   */
  public ReplyBuilder(String model, CallIds.Register ids, String answerTool) {
    this.model = model;
    this.ids = ids;
    this.answerTool = answerTool;
  }

  /** Begins more text. */
  public ReplyPart text() {
    return begin(ReplyPart.Kind.TEXT);
  }

  /** Begins a thought. */
  public ReplyPart thinking() {
    return begin(ReplyPart.Kind.THINKING);
  }

  /** Begins the words of a refusal. */
  public ReplyPart refusal() {
    return begin(ReplyPart.Kind.REFUSAL);
  }

  private ReplyPart begin(ReplyPart.Kind kind) {
    ReplyPart part = new ReplyPart(this, kind, 0, "", "");
    parts.add(part);
    keptOne();
    return part;
  }

  /**
   * Begins a tool call. Where the tool takes the answer, that is what the part becomes.
   *
   * @param sentId the provider's id, or "" to have one made
   * @param name the tool's name
   */
  public ReplyPart call(String sentId, String name) {
    keptOne();
    if (!answerTool.isEmpty() && name.equals(answerTool)) {
      answered = true;
      ReplyPart answer = new ReplyPart(this, ReplyPart.Kind.TEXT, 0, sentId, name);
      parts.add(answer);
      return answer;
    }
    String id = ids.take(sentId);
    ReplyPart part = new ReplyPart(this, ReplyPart.Kind.CALL, calls++, id, name);
    parts.add(part);
    kept(id.length() + name.length());
    chunks.add(new LlmChunk.CallStarted(part.number(), id, name));
    return part;
  }

  /** Adds what comes in one piece and is no chunk, such as content of an unknown kind. */
  public void add(Content content, long contentSize) {
    parts.add(new ReplyPart(this, content));
    keptOne();
    grow(contentSize);
  }

  /** Whether the answer was to be given by a tool of ours; whoever wants it judges it. */
  public boolean answersByTool() {
    return !answerTool.isEmpty();
  }

  /** Takes the model's name as the provider has it. */
  public void model(@Nullable String name) {
    if (name != null && !name.isEmpty()) {
      model = name;
    }
  }

  /** Takes totals so far, not more of them: the last ones count. */
  public void usage(@Nullable Usage total) {
    if (total != null) {
      usage = total;
    }
  }

  /** Takes what the provider says went wrong. The first error counts. */
  public void error(ErrorPayload payload) {
    if (error == null) {
      error = payload;
    }
  }

  /** What the provider says went wrong, or null. */
  public @Nullable ErrorPayload error() {
    return error;
  }

  /** Whether a tool was called. */
  public boolean hasCalls() {
    return calls > 0;
  }

  /** Whether a model said anything so far. */
  public boolean isEmpty() {
    for (ReplyPart part : parts) {
      if (!part.isEmpty()) {
        return false;
      }
    }
    return true;
  }

  /** Whether the model declined in words of their own. */
  public boolean hasRefusal() {
    for (ReplyPart part : parts) {
      if (part.kind() == ReplyPart.Kind.REFUSAL && !part.isEmpty()) {
        return true;
      }
    }
    return false;
  }

  void said(LlmChunk chunk, int length) {
    chunks.add(chunk);
    grow(length);
  }

  /** More is kept that is no chunk, in characters. */
  public void kept(int length) {
    grow(length);
  }

  /** One more thing is kept, whatever it says. */
  public void keptOne() {
    grow(PART);
  }

  /** Here and not once a frame is read, as a frame of some MiB may hold millions of things. */
  private void grow(long more) {
    size += more;
    if (size > LONGEST) {
      throw new TooMuchException();
    }
  }

  @Nullable LlmChunk poll() {
    return chunks.poll();
  }

  void dropChunks() {
    chunks.clear();
  }

  /** What came so far; null if nothing did. */
  @Nullable Message partial() {
    return isEmpty() ? null : new Message(Role.ASSISTANT, content());
  }

  LlmReply reply(FinishReason finish, @Nullable String turn, Origin origin) {
    List<Content> content = content();
    // What was said by a tool of ours goes back as what it means, without a call to answer.
    ProviderTurn own = turn == null || answered ? null : origin.turn(turn);
    if (own == null && content.stream().anyMatch(Content.Thinking.class::isInstance)) {
      // Thoughts are for nobody else, so they need to have an origin at least.
      own = origin.turn();
    }
    boolean ended = answered && calls == 0 && finish.kind() == FinishReason.Kind.TOOL_CALLS;
    return new LlmReply(
        new Message(Role.ASSISTANT, content, own),
        ended ? new FinishReason(FinishReason.Kind.STOP, finish.raw()) : finish,
        usage,
        model);
  }

  /** The tool calls so far. */
  public List<ToolCall> calls() {
    List<ToolCall> found = new ArrayList<>();
    for (ReplyPart part : parts) {
      if (part.kind() == ReplyPart.Kind.CALL && part.content() instanceof ToolCall call) {
        found.add(call);
      }
    }
    return found;
  }

  private List<Content> content() {
    List<Content> content = new ArrayList<>(parts.size());
    for (ReplyPart part : parts) {
      if (!part.isEmpty()) {
        content.add(part.content());
      }
    }
    return content;
  }
}
