package io.openheim.llm;

import io.openheim.error.LlmException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * A client that plays a script, one entry for each request: an exception fails the request, a list
 * of chunks and exceptions is what its stream does.
 */
final class ScriptedModel implements LlmClient {
  private final Deque<Object> script = new ArrayDeque<>();
  int requests;
  int closed;

  ScriptedModel(Object... script) {
    this.script.addAll(Arrays.asList(script));
  }

  @Override
  public LlmStream stream(LlmRequest request) {
    requests++;
    Object entry = script.size() > 1 ? script.poll() : script.peek();
    if (entry instanceof RuntimeException failure) {
      throw failure;
    }
    return new ScriptedStream((Object[]) entry);
  }

  @Override
  public String toString() {
    return "scripted";
  }

  private final class ScriptedStream implements LlmStream {
    private final Deque<Object> left;

    ScriptedStream(Object... steps) {
      left = new ArrayDeque<>(Arrays.asList(steps));
    }

    @Override
    public @Nullable LlmChunk next() {
      Object step = left.poll();
      if (step instanceof LlmException failure) {
        throw failure;
      }
      return (LlmChunk) step;
    }

    @Override
    public LlmReply reply() {
      StringBuilder text = new StringBuilder();
      for (LlmChunk chunk = next(); chunk != null; chunk = next()) {
        text.append(((LlmChunk.Text) chunk).text());
      }
      return LlmReply.text(text.toString());
    }

    @Override
    public void close() {
      closed++;
    }
  }
}
