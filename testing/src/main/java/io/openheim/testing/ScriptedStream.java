package io.openheim.testing;

import io.openheim.error.CancelledException;
import io.openheim.error.LlmException;
import io.openheim.llm.LlmChunk;
import io.openheim.llm.LlmReply;
import io.openheim.llm.LlmStream;
import io.openheim.message.Content;
import io.openheim.message.ToolCall;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A scripted reply while it arrives. */
final class ScriptedStream implements LlmStream {
  private final Deque<LlmChunk> left = new ArrayDeque<>();
  private final LlmReply reply;
  private final @Nullable LlmException failure;
  private final Runnable whenClosed;
  private final AtomicBoolean closed = new AtomicBoolean();
  private boolean ended;

  ScriptedStream(ScriptedReply script, int chunkSize, Runnable whenClosed) {
    this.reply = script.reply();
    this.failure = script.failure();
    this.whenClosed = whenClosed;
    int calls = 0;
    for (ScriptedReply.Part part : script.parts()) {
      tell(part, chunkSize, calls);
      calls += part.content() instanceof ToolCall ? 1 : 0;
    }
  }

  private void tell(ScriptedReply.Part part, int size, int call) {
    if (part.content() instanceof Content.Text text) {
      add(part, text.text(), size, LlmChunk.Text::new);
    } else if (part.content() instanceof Content.Thinking thinking) {
      add(part, thinking.text(), size, LlmChunk.Thinking::new);
    } else if (part.content() instanceof Content.Refusal refusal) {
      add(part, refusal.text(), size, LlmChunk.Refusal::new);
    } else if (part.content() instanceof ToolCall tool) {
      left.add(new LlmChunk.CallStarted(call, tool.id(), tool.name()));
      add(part, tool.arguments(), size, json -> new LlmChunk.CallArguments(call, json));
    }
  }

  private void add(
      ScriptedReply.Part part, String text, int size, Function<String, LlmChunk> chunk) {
    for (String piece : part.pieces().isEmpty() ? cut(text, size) : part.pieces()) {
      if (!piece.isEmpty()) {
        left.add(chunk.apply(piece));
      }
    }
  }

  private static List<String> cut(String text, int size) {
    List<String> pieces = new ArrayList<>();
    int start = 0;
    int characters = 0;
    for (int end = 0; end < text.length(); ) {
      end += Character.charCount(text.codePointAt(end));
      characters++;
      if (characters == size || end == text.length()) {
        pieces.add(text.substring(start, end));
        start = end;
        characters = 0;
      }
    }
    return pieces;
  }

  @Override
  public @Nullable LlmChunk next() {
    if (ended) {
      return null;
    }
    requireWanted();
    if (closed.get()) {
      throw new CancelledException("the stream of scripted was closed", null);
    }
    LlmChunk chunk = left.poll();
    if (chunk == null && failure != null) {
      throw failure;
    }
    ended = chunk == null;
    return chunk;
  }

  @Override
  public LlmReply reply() {
    while (next() != null) {
      // Reads on.
    }
    return reply;
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      whenClosed.run();
    }
  }

  /** Throws if the calling thread was interrupted. */
  static void requireWanted() {
    if (Thread.currentThread().isInterrupted()) {
      throw new CancelledException("interrupted while waiting for scripted", null);
    }
  }
}
