package io.openheim.wire;

import io.openheim.llm.Capabilities;
import io.openheim.llm.Feature;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Anthropic's messages, of which no description is published: the rules that are known (W79-W90).
 */
final class AnthropicRules implements RequestRules {
  private static final Pattern ID = Pattern.compile("[a-zA-Z0-9_-]{1,64}");
  private static final Set<String> OF_USERS = Set.of("text", "image", "document", "tool_result");

  /** What the provider's own tools leave behind its model may say too. */
  private static final Pattern OF_MODELS =
      Pattern.compile("text|tool_use|thinking|redacted_thinking|\\w+_tool_(use|result)");

  @Override
  public List<String> wrong(Map<String, Object> body, Capabilities takes, String model) {
    Problems problems = new Problems();
    problems.check(body.get("max_tokens") instanceof BigDecimal, "no max_tokens");
    problems.check(!"".equals(body.get("system")), "an empty system text");
    List<Object> messages = JsonTree.array(body.get("messages"));
    problems.check(!messages.isEmpty(), "no messages");
    List<Object> open = List.of();
    String before = "";
    for (Object each : messages) {
      Map<String, Object> message = JsonTree.object(each);
      String role = (String) message.get("role");
      List<Object> blocks = JsonTree.array(message.get("content"));
      problems.check(Set.of("role", "content").equals(message.keySet()), "odd fields");
      problems.check(!role.equals(before), "two messages of the role " + role);
      problems.check(!blocks.isEmpty(), "an empty message");
      if (role.equals("assistant")) {
        problems.check(open.isEmpty(), "no results for " + open);
        open = assistant(problems, blocks);
      } else if (role.equals("user")) {
        problems.check(!before.equals("system"), "a user behind instructions");
        user(problems, blocks, open);
        open = List.of();
      } else {
        boolean here = before.equals("user") && takes.takes(Feature.MANY_SYSTEM_MESSAGES);
        problems.check(role.equals("system") && here, "a message of the role " + role);
        blocks.forEach(block -> text(problems, JsonTree.object(block)));
      }
      before = role;
    }
    problems.check(open.isEmpty(), "no results at the end for " + open);
    marks(problems, body, takes);
    return problems.all();
  }

  private static List<Object> assistant(Problems problems, List<Object> blocks) {
    List<Object> calls = new ArrayList<>();
    for (Object each : blocks) {
      Map<String, Object> block = JsonTree.object(each);
      String type = (String) block.get("type");
      problems.check(OF_MODELS.matcher(type).matches(), "a model with " + type);
      switch (type) {
        case "text" -> text(problems, block);
        case "tool_use" -> {
          problems.callId(block.get("id"), ID);
          boolean named = block.get("name") instanceof String name && name.matches("[\\w-]{1,128}");
          problems.check(named, "the name " + block.get("name"));
          problems.check(block.get("input") instanceof Map<?, ?>, "an input that is no object");
          calls.add(block.get("id"));
        }
        case "thinking", "redacted_thinking" -> {
          Object signed = block.get(type.equals("thinking") ? "signature" : "data");
          problems.check(signed instanceof String text && !text.isEmpty(), "an unsigned thought");
          problems.check(!block.containsKey("cache_control"), "a marked thought");
        }
        default -> {
          // What the provider said itself.
        }
      }
    }
    return calls;
  }

  private static void user(Problems problems, List<Object> blocks, List<Object> calls) {
    List<Object> open = new ArrayList<>(calls);
    boolean said = false;
    for (Object each : blocks) {
      Map<String, Object> block = JsonTree.object(each);
      String type = (String) block.get("type");
      problems.check(OF_USERS.contains(type), "a user with " + type);
      if (!type.equals("tool_result")) {
        said = true;
        text(problems, block);
        continue;
      }
      problems.check(!said, "a result behind what the user says");
      problems.check(open.remove(block.get("tool_use_id")), "a result of no call");
      if (block.get("content") instanceof List<?>) {
        problems.check(!block.containsKey("is_error"), "an error beside images");
        JsonTree.array(block.get("content")).forEach(part -> text(problems, JsonTree.object(part)));
      } else if (block.containsKey("content")) {
        problems.check(!((String) block.get("content")).isBlank(), "a blank result");
      }
    }
    problems.check(open.isEmpty(), "no results for " + open);
  }

  private static void text(Problems problems, Map<String, Object> block) {
    if ("text".equals(block.get("type"))) {
      problems.check(!((String) block.get("text")).isBlank(), "a blank text");
    }
  }

  private static void marks(Problems problems, Map<String, Object> body, Capabilities takes) {
    int marks = JsonTree.print(body).split("\"cache_control\":", -1).length - 1;
    problems.check(marks <= (takes.takes(Feature.CACHE_MARKS) ? 4 : 0), marks + " marks");
  }
}
