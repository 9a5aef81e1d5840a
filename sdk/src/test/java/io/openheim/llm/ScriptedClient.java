package io.openheim.llm;

import io.openheim.message.Content;
import io.openheim.message.FinishReason;
import io.openheim.message.Message;
import io.openheim.message.Role;
import io.openheim.message.ToolCall;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** A model that says what a test wrote down, and remembers what it was asked. */
public final class ScriptedClient implements LlmClient {
  private final Deque<LlmReply> script = new ArrayDeque<>();
  private final List<LlmRequest> requests = new ArrayList<>();

  public static ScriptedClient of(LlmReply... replies) {
    ScriptedClient client = new ScriptedClient();
    client.script.addAll(List.of(replies));
    return client;
  }

  public static LlmReply calls(ToolCall... calls) {
    return reply(FinishReason.Kind.TOOL_CALLS, calls);
  }

  public static LlmReply reply(FinishReason.Kind finish, Content... content) {
    return new LlmReply(
        new Message(Role.ASSISTANT, List.of(content)),
        new FinishReason(finish, "scripted"),
        null,
        "scripted");
  }

  public List<LlmRequest> requests() {
    return requests;
  }

  @Override
  public LlmStream stream(LlmRequest request) {
    requests.add(request);
    LlmReply next = script.poll();
    if (next == null) {
      throw new AssertionError("the script has no reply left for " + request);
    }
    return LlmClient.of(any -> next).stream(request);
  }

  /** Fails if the model was asked less often than the script expects. */
  public void assertExhausted() {
    if (!script.isEmpty()) {
      throw new AssertionError("the script was not used up: " + script);
    }
  }

  @Override
  public String toString() {
    return "scripted";
  }
}
