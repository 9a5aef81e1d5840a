package io.openheim.llm;

import io.openheim.message.Content;
import io.openheim.message.Message;
import io.openheim.message.ToolCall;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** A reply that is there already, told in chunks as if it arrived. */
final class ReadyStream implements LlmStream {
  private final LlmReply reply;
  private final Deque<LlmChunk> left = new ArrayDeque<>();

  ReadyStream(LlmReply reply) {
    this.reply = reply;
    tell(reply.message());
  }

  private void tell(Message message) {
    int call = 0;
    for (Content part : message.content()) {
      if (part instanceof Content.Text text) {
        left.add(new LlmChunk.Text(text.text()));
      } else if (part instanceof Content.Thinking thinking) {
        left.add(new LlmChunk.Thinking(thinking.text()));
      } else if (part instanceof Content.Refusal refusal) {
        left.add(new LlmChunk.Refusal(refusal.text()));
      } else if (part instanceof ToolCall tool) {
        left.add(new LlmChunk.CallStarted(call, tool.id(), tool.name()));
        left.add(new LlmChunk.CallArguments(call++, tool.arguments()));
      }
    }
  }

  @Override
  public @Nullable LlmChunk next() {
    return left.poll();
  }

  @Override
  public LlmReply reply() {
    left.clear();
    return reply;
  }

  @Override
  public void close() {
    left.clear();
  }
}
