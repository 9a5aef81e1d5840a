package io.openheim.offline;

import io.openheim.llm.LlmClient;
import io.openheim.llm.LlmReply;
import io.openheim.llm.LlmRequest;
import io.openheim.llm.LlmStream;
import io.openheim.message.Content;
import io.openheim.message.FinishReason;
import io.openheim.message.Message;
import io.openheim.message.Role;
import io.openheim.message.ToolCall;
import io.openheim.message.ToolResult;
import io.openheim.tool.ToolSpec;
import java.util.ArrayList;
import java.util.List;

/**
 * A stand-in for a model that needs no key and no network. Deterministic, immutable and
 * thread-safe.
 *
 * <p>It understands nothing. It splits the prompt into words, numbers and quoted strings, calls
 * every tool whose name or description shares enough words with the prompt, once, fills the
 * parameters by type and name from the prompt's own words and numbers, and answers with the
 * results. Its use is to rehearse tools:
 *
 * <pre>{@code
 * Agent agent = Agent.builder().model("offline").tools(new Calculator()).build();
 * agent.prompt("Please add 2 and 40");   // calls add(2, 40)
 * }</pre>
 */
public final class OfflineClient implements LlmClient {
  private static final String MARK = "[offline stand-in] ";
  private static final String NOTICE =
      "\n(This is openheim's offline stand-in, not a model: it matches words. For a real model set"
          + " OPENAI_API_KEY and choose a model such as openai/gpt-5.4-mini.)";

  /** Makes a stand-in; one is as good as another. */
  public OfflineClient() {}

  @Override
  public LlmStream stream(LlmRequest request) {
    return LlmClient.of(OfflineClient::answer).stream(request);
  }

  private static LlmReply answer(LlmRequest request) {
    Message last = request.messages().get(request.messages().size() - 1);
    if (last.role() == Role.TOOL) {
      return said(report(last.toolResults()), request);
    }
    PromptWords prompt = PromptWords.of(last.text());
    List<Content> calls = new ArrayList<>();
    for (ToolSpec tool : request.tools()) {
      if (ToolMatch.fits(tool, prompt)) {
        // Ids differ over the whole conversation, as a provider's would.
        String id = "offline_" + request.messages().size() + "_" + calls.size();
        calls.add(new ToolCall(id, tool.name(), ArgumentGuess.of(tool, prompt)));
      }
    }
    return calls.isEmpty()
        ? said(nothingFits(request.tools()), request)
        : reply(new Message(Role.ASSISTANT, calls), FinishReason.Kind.TOOL_CALLS);
  }

  private static String report(List<ToolResult> results) {
    List<String> told = new ArrayList<>();
    for (ToolResult result : results) {
      told.add(result.error() ? result.text() : result.name() + ": " + result.text());
    }
    return String.join("; ", told);
  }

  private static String nothingFits(List<ToolSpec> tools) {
    if (tools.isEmpty()) {
      return "There are no tools to rehearse.";
    }
    List<String> names = tools.stream().map(ToolSpec::name).toList();
    return "No tool shares enough words with the prompt. The tools are "
        + String.join(", ", names)
        + ".";
  }

  private static LlmReply said(String text, LlmRequest request) {
    boolean first =
        request.messages().stream()
            .noneMatch(m -> m.role() == Role.ASSISTANT && !m.text().isEmpty());
    return reply(Message.assistant(MARK + text + (first ? NOTICE : "")), FinishReason.Kind.STOP);
  }

  private static LlmReply reply(Message message, FinishReason.Kind kind) {
    return new LlmReply(message, new FinishReason(kind, "offline"), null, "offline");
  }

  /** The name by which an agent is given this client. */
  @Override
  public String toString() {
    return "offline";
  }
}
