package io.openheim.wire;

import io.openheim.llm.Capabilities;
import io.openheim.openai.RequestDescription;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Responses: OpenAI's description, and what it refuses besides (W60, W67-W69, W75, W78). */
final class ResponsesRules implements RequestRules {
  private static final Pattern ID = Pattern.compile("[a-zA-Z0-9_-]{1,64}");

  private final RequestDescription described = RequestDescription.of("CreateResponse");

  @Override
  public List<String> wrong(Map<String, Object> body, Capabilities takes, String model) {
    Problems problems = new Problems();
    List<Object> open = new ArrayList<>();
    List<Object> input = JsonTree.array(body.get("input"));
    problems.check(!input.isEmpty(), "an empty input");
    String before = "";
    boolean answered = false;
    for (Object each : input) {
      Map<String, Object> item = JsonTree.object(each);
      String type = (String) item.get("type");
      boolean spoken = type.equals("message") && !"assistant".equals(item.get("role"));
      problems.check(open.isEmpty() || !spoken, "no result for " + open);
      boolean output = type.equals("function_call_output");
      problems.check(
          !before.equals("reasoning") || !(output || spoken), "a thought that leads to nothing");
      if (type.equals("function_call")) {
        problems.check(open.isEmpty() || !answered, "a call among results");
        problems.callId(item.get("call_id"), ID);
        problems.name(item.get("name"));
        problems.arguments(item.get("arguments"));
        problems.check(!item.containsKey("status"), "a call with a status");
        open.add(item.get("call_id"));
      } else if (output) {
        boolean next = !open.isEmpty() && open.remove(0).equals(item.get("call_id"));
        problems.check(next, "a result out of order");
      }
      answered = output;
      before = type;
    }
    problems.check(open.isEmpty(), "no result at the end for " + open);
    problems.check(!before.equals("reasoning"), "a thought at the end");
    problems.add(described.wrong(JsonTree.print(body)));
    return problems.all();
  }
}
