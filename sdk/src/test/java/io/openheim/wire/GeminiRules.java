package io.openheim.wire;

import com.google.protobuf.InvalidProtocolBufferException;
import io.openheim.gemini.GeminiDescription;
import io.openheim.llm.Capabilities;
import io.openheim.llm.Feature;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Gemini: Google's description, and what it refuses besides (W115-W128, W139). */
final class GeminiRules implements RequestRules {
  private final GeminiDescription described = GeminiDescription.read();

  @Override
  public List<String> wrong(Map<String, Object> body, Capabilities takes, String model) {
    Problems problems = new Problems();
    List<Object> contents = JsonTree.array(body.get("contents"));
    problems.check(!contents.isEmpty(), "no contents");
    List<Map<String, Object>> open = List.of();
    String before = "";
    for (Object each : contents) {
      Map<String, Object> content = JsonTree.object(each);
      List<Object> parts = JsonTree.array(content.get("parts"));
      List<Map<String, Object>> calls = fields(parts, "functionCall");
      List<Map<String, Object>> results = fields(parts, "functionResponse");
      String side = content.get("role") + (results.isEmpty() ? "" : " with results");
      problems.check(!parts.isEmpty(), "an empty content");
      problems.check(!side.equals(before), "two contents of " + side);
      problems.check(!before.isEmpty() || side.equals("user"), side + " begins");
      problems.check(calls.isEmpty() || side.equals("model"), "calls of a " + side);
      problems.check(results.isEmpty() || results.size() == parts.size(), "more than results");
      answers(problems, open, results, takes);
      if (takes.takes(Feature.IMAGE_URLS)) {
        // Addresses in results are taken by Vertex AI, which the description is not of.
        results.forEach(result -> result.remove("parts"));
      }
      calls.forEach(call -> check(problems, call, takes));
      signatures(problems, parts, model);
      open = calls;
      before = side;
    }
    problems.check(open.isEmpty(), "no results at the end for " + open);
    boolean apart = body.get("systemInstruction") == null || takes.takes(Feature.SYSTEM);
    problems.check(apart, "a system instruction");
    try {
      described.check(JsonTree.print(body));
    } catch (InvalidProtocolBufferException e) {
      problems.check(false, e.getMessage());
    }
    return problems.all();
  }

  private static List<Map<String, Object>> fields(List<Object> parts, String name) {
    List<Map<String, Object>> found = new ArrayList<>();
    for (Object part : parts) {
      if (JsonTree.object(part).get(name) instanceof Map<?, ?> field) {
        found.add(JsonTree.object(field));
      }
    }
    return found;
  }

  private static void check(Problems problems, Map<String, Object> call, Capabilities takes) {
    boolean named = call.get("name") instanceof String text && text.matches("[\\w.:-]{1,64}");
    problems.check(named, "the name " + call.get("name"));
    problems.check(takes.takes(Feature.CALL_IDS) || call.get("id") == null, "an id");
  }

  private static void answers(
      Problems problems,
      List<Map<String, Object>> calls,
      List<Map<String, Object>> results,
      Capabilities takes) {
    problems.check(calls.size() == results.size(), calls + " answered by " + results);
    List<Object> ids = new ArrayList<>();
    for (int i = 0; i < Math.min(calls.size(), results.size()); i++) {
      Object id = calls.get(i).get("id");
      problems.check(Objects.equals(id, results.get(i).get("id")), "another id");
      problems.check(calls.get(i).get("name").equals(results.get(i).get("name")), "another name");
      problems.check(results.get(i).get("response") instanceof Map<?, ?>, "no object");
      problems.check(id == null || !ids.contains(id), "the id " + id + " is there twice");
      ids.add(id);
    }
  }

  private static void signatures(Problems problems, List<Object> parts, String model) {
    boolean called = false;
    for (Object each : parts) {
      Map<String, Object> part = JsonTree.object(each);
      boolean signed = part.containsKey("thoughtSignature");
      if (part.containsKey("functionResponse")) {
        problems.check(!signed, "a signed result");
      }
      if (part.containsKey("functionCall")) {
        boolean wanted = model.startsWith("gemini-3") && !called;
        problems.check(signed || !wanted, "a first call without a signature");
        called = true;
      }
      boolean empty = "".equals(part.get("text")) && !signed && parts.size() > 1;
      problems.check(!empty, "an empty text");
    }
  }
}
