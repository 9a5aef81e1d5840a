package io.openheim.wire;

import io.openheim.llm.Capabilities;
import io.openheim.llm.Feature;
import io.openheim.openai.RequestDescription;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Chat completions: OpenAI's description, and what servers are known to refuse (W50-W62,
 * W146-W148).
 */
final class ChatRules implements RequestRules {
  private static final Pattern ANY = Pattern.compile(".{1,40}", Pattern.DOTALL);
  private static final Pattern NINE = Pattern.compile("[a-zA-Z0-9]{9}");

  private final RequestDescription described = RequestDescription.of("CreateChatCompletionRequest");

  @Override
  public List<String> wrong(Map<String, Object> body, Capabilities takes, String model) {
    Problems problems = new Problems();
    List<Object> messages = JsonTree.array(body.get("messages"));
    List<Object> open = new ArrayList<>();
    String before = "";
    int at = 0;
    for (Object each : messages) {
      Map<String, Object> message = JsonTree.object(each);
      String role = (String) message.get("role");
      if (role.equals("tool")) {
        boolean next = !open.isEmpty() && open.remove(0).equals(message.get("tool_call_id"));
        problems.check(next, at + ": a result out of order");
      } else {
        problems.check(open.isEmpty(), at + ": no result for " + open);
      }
      if (role.equals("assistant")) {
        assistant(problems, message, takes, open);
      }
      if (role.equals("system") || role.equals("developer")) {
        boolean many = takes.takes(Feature.MANY_SYSTEM_MESSAGES) || at == 0;
        problems.check(many && takes.takes(Feature.SYSTEM), at + ": a system message");
      }
      boolean direct = before.equals("tool") && !role.equals("tool") && !role.equals("assistant");
      problems.check(
          !direct || takes.takes(Feature.USER_AFTER_RESULTS), at + ": " + role + " behind results");
      before = role;
      at++;
    }
    problems.check(open.isEmpty(), "no result at the end for " + open);
    problems.add(described.wrong(JsonTree.print(body)));
    return problems.all();
  }

  /** Checks it, and leaves out what OpenAI's description does not know. */
  private static void assistant(
      Problems problems, Map<String, Object> message, Capabilities takes, List<Object> open) {
    Object calls = message.get("tool_calls");
    Object content = message.get("content");
    problems.check(calls != null || !"".equals(content) && content != null, "an empty answer");
    boolean thoughts = message.remove("reasoning_content") instanceof String;
    if (calls == null) {
      return;
    }
    boolean wanted =
        takes.takes(Feature.REASONING_REPLAYED) && !takes.takes(Feature.REASONING_OBJECT);
    problems.check(thoughts || !wanted, "calls without thoughts");
    for (Object each : JsonTree.array(calls)) {
      Map<String, Object> call = JsonTree.object(each);
      problems.callId(call.get("id"), takes.takes(Feature.NINE_LETTER_CALL_IDS) ? NINE : ANY);
      Map<String, Object> function = JsonTree.object(call.get("function"));
      problems.name(function.get("name"));
      problems.arguments(function.get("arguments"));
      open.add(call.get("id"));
    }
  }
}
