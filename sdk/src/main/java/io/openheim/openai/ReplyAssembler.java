package io.openheim.openai;

import io.openheim.llm.LlmChunk;
import io.openheim.llm.LlmReply;
import io.openheim.message.Content;
import io.openheim.message.FinishReason;
import io.openheim.message.Message;
import io.openheim.message.Role;
import io.openheim.message.Usage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts a reply together from what its frames say, and hands the same on as chunks. */
final class ReplyAssembler {
  private final Deque<LlmChunk> chunks = new ArrayDeque<>();
  private final StringBuilder thinking = new StringBuilder();
  private final StringBuilder text = new StringBuilder();
  private final StringBuilder refusal = new StringBuilder();
  private final CallAssembler calls;
  private String model;
  private String finish = "";
  private @Nullable Usage usage;

  ReplyAssembler(String model, CallIds.Register ids) {
    this.model = model;
    this.calls = new CallAssembler(ids, chunks::add);
  }

  /** How much is kept, in characters; what surrounds it on the wire is many times that. */
  long size() {
    return (long) thinking.length() + text.length() + refusal.length() + calls.size();
  }

  void thinking(@Nullable String more) {
    if (more != null && !more.isEmpty()) {
      thinking.append(more);
      chunks.add(new LlmChunk.Thinking(more));
    }
  }

  void text(@Nullable String more) {
    if (more != null && !more.isEmpty()) {
      text.append(more);
      chunks.add(new LlmChunk.Text(more));
    }
  }

  void refusal(@Nullable String more) {
    if (more != null && !more.isEmpty()) {
      refusal.append(more);
      chunks.add(new LlmChunk.Refusal(more));
    }
  }

  CallAssembler calls() {
    return calls;
  }

  void model(@Nullable String name) {
    if (name != null && !name.isEmpty()) {
      model = name;
    }
  }

  void finish(@Nullable String reason) {
    if (reason != null && !reason.isEmpty()) {
      finish = reason;
    }
  }

  /** Totals so far, not more of them: the last ones count. */
  void usage(@Nullable Usage total) {
    if (total != null) {
      usage = total;
    }
  }

  @Nullable LlmChunk poll() {
    return chunks.poll();
  }

  void dropChunks() {
    chunks.clear();
  }

  boolean isFinished() {
    return !finish.isEmpty();
  }

  /** Whether the provider gave up in the middle, and only says so in its finish reason. */
  boolean isAborted() {
    return switch (finish) {
      case "error", "abort", "aborted", "insufficient_system_resource" -> true;
      default -> false;
    };
  }

  /** Why the reply ended, in the provider's word. */
  String finish() {
    return finish;
  }

  boolean isCut() {
    return kind() == FinishReason.Kind.LENGTH;
  }

  /** Whether the model has said nothing so far. */
  boolean isEmpty() {
    return thinking.length() == 0 && text.length() == 0 && refusal.length() == 0 && calls.isEmpty();
  }

  /** What came so far; null if nothing did. */
  @Nullable Message partial() {
    return isEmpty() ? null : message();
  }

  LlmReply reply() {
    return new LlmReply(message(), new FinishReason(kind(), finish), usage, model);
  }

  private Message message() {
    List<Content> content = new ArrayList<>();
    if (thinking.length() > 0) {
      content.add(new Content.Thinking(thinking.toString()));
    }
    if (text.length() > 0) {
      content.add(new Content.Text(text.toString()));
    }
    if (refusal.length() > 0) {
      content.add(new Content.Refusal(refusal.toString()));
    }
    content.addAll(calls.calls());
    return new Message(Role.ASSISTANT, content);
  }

  private FinishReason.Kind kind() {
    return switch (finish) {
      case "", "stop", "eos", "end_turn", "stop_sequence" -> ended();
      case "tool_calls", "function_call" -> FinishReason.Kind.TOOL_CALLS;
      case "length", "model_length", "max_tokens", "max_output_tokens" -> FinishReason.Kind.LENGTH;
      case "content_filter" -> FinishReason.Kind.REFUSAL;
      default -> FinishReason.Kind.OTHER;
    };
  }

  /** Not every server says more than that the reply ended. */
  private FinishReason.Kind ended() {
    if (!calls.isEmpty()) {
      return FinishReason.Kind.TOOL_CALLS;
    }
    return refusal.length() > 0 ? FinishReason.Kind.REFUSAL : FinishReason.Kind.STOP;
  }
}
