package io.openheim.llm;

import io.openheim.error.CancelledException;
import io.openheim.message.Content;
import io.openheim.message.Message;
import io.openheim.message.ToolCall;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.jspecify.annotations.Nullable;

/** A reply that is there already, told in chunks as if it arrived. */
final class ReadyStream implements LlmStream {
  private final LlmReply reply;
  private final Deque<LlmChunk> left = new ConcurrentLinkedDeque<>();
  private volatile boolean closed;

  ReadyStream(LlmReply reply) {
    this.reply = reply;
    tell(reply.message());
  }

  private void tell(Message message) {
    int call = 0;
    for (Content part : message.content()) {
      if (part instanceof Content.Text text) {
        add(new LlmChunk.Text(text.text()), text.text());
      } else if (part instanceof Content.Thinking thinking) {
        add(new LlmChunk.Thinking(thinking.text()), thinking.text());
      } else if (part instanceof Content.Refusal refusal) {
        add(new LlmChunk.Refusal(refusal.text()), refusal.text());
      } else if (part instanceof ToolCall tool) {
        left.add(new LlmChunk.CallStarted(call, tool.id(), tool.name()));
        add(new LlmChunk.CallArguments(call++, tool.arguments()), tool.arguments());
      }
    }
  }

  /** No chunk is empty. */
  private void add(LlmChunk chunk, String text) {
    if (!text.isEmpty()) {
      left.add(chunk);
    }
  }

  @Override
  public @Nullable LlmChunk next() {
    requireOpen();
    return left.poll();
  }

  @Override
  public LlmReply reply() {
    if (!left.isEmpty()) {
      requireOpen();
    }
    left.clear();
    return reply;
  }

  @Override
  public void close() {
    closed = true;
  }

  private void requireOpen() {
    if (closed && !left.isEmpty()) {
      throw new CancelledException("the stream was closed before its end", null);
    }
  }
}
