package io.openheim.wire;

import static io.openheim.wire.ForwardRules.ABSENT;
import static java.util.Locale.ROOT;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What parts of requests mean, for {@link ForwardRules}. */
final class Meanings {
  private static final Set<String> TEXTS = Set.of("text", "input_text", "output_text");
  private static final Set<String> IDS = Set.of("id", "tool_call_id", "tool_use_id", "call_id");
  private static final Set<String> ARGUMENTS = Set.of("arguments", "input", "args");
  private static final Set<String> FOREIGN =
      Set.of(
          "container_upload",
          "tool_addition",
          "tool_reference",
          "tool_search_call",
          "tool_search_output",
          "mcp_list_tools",
          "mcp_call");

  private static final Map<String, String> NAMES =
      Map.of(
          "max_tokens", "max_completion_tokens",
          "parametersJsonSchema", "parameters",
          "parameters_json_schema", "parameters");

  private static final Pattern CAMEL = Pattern.compile("_([a-z])");

  private static final Set<String> LEFT_ALONE =
      Set.of("args", "response", "parameters", "parametersJsonSchema", "responseJsonSchema");

  private Meanings() {}

  static boolean isNothing(Object value) {
    return value == null
        || value.equals(List.of())
        || value.equals(Map.of())
        || (value instanceof String text && text.isBlank());
  }

  static Object json(Object value) {
    return value instanceof String text ? JsonTree.parseOr(text, text) : value;
  }

  /** The text of a list of texts; of a result with more than texts its text comes first. */
  static Object text(String path, Object value) {
    if (value instanceof String text) {
      return blankLines(text);
    }
    if (!(value instanceof List<?>)) {
      return value;
    }
    StringBuilder text = new StringBuilder();
    List<Object> others = new ArrayList<>();
    for (Object part : JsonTree.array(value)) {
      if (part instanceof Map<?, ?> fields && isText(fields)) {
        text.append(fields.get("text"));
      } else {
        others.add(part);
      }
    }
    if (others.isEmpty()) {
      return blankLines(text.toString());
    }
    if (text.length() == 0) {
      return others;
    }
    if (path.endsWith(".output")) {
      others.add(0, text.toString());
      return others;
    }
    return value;
  }

  private static String blankLines(String text) {
    return text.replaceAll("\\n\\n+", "\n");
  }

  private static boolean isText(Map<?, ?> part) {
    return part.get("type") instanceof String type && TEXTS.contains(type);
  }

  /** What is of no foreign kind, and does not consist of such alone. */
  static Object known(String path, Object value) {
    if (!(value instanceof Map<?, ?> part)) {
      return value;
    }
    boolean foreign = part.get("type") instanceof String type && FOREIGN.contains(type);
    foreign |= path.endsWith(".output[]") && "input_file".equals(part.get("type"));
    foreign |= path.endsWith(".functionResponse.parts[]") && part.containsKey("fileData");
    boolean speaks = "assistant".equals(part.get("role")) || "system".equals(part.get("role"));
    boolean empty = List.of().equals(part.get("content")) || "".equals(part.get("content"));
    boolean calls = part.get("tool_calls") != null;
    return foreign || (speaks && empty && !calls) ? ABSENT : value;
  }

  static Object withoutThoughts(Object value) {
    if (value instanceof Map<?, ?> part) {
      boolean hidden = part.get("encrypted_content") == null;
      boolean reasoning = "reasoning".equals(part.get("type")) && hidden;
      boolean thought = Boolean.TRUE.equals(part.get("thought"));
      return reasoning || thought ? ABSENT : value;
    }
    return ABSENT;
  }

  static Object withoutKept(Object body) {
    Map<String, Object> fields = JsonTree.object(body);
    if (fields.get("previous_response_id") != null) {
      fields.remove("input");
    }
    if (fields.get("input") instanceof String text) {
      fields.put("input", List.of(Map.of("role", "user", "content", text)));
    }
    return fields;
  }

  /** The text in an object of one field; other objects are its text as JSON. */
  static Object result(Object value) {
    Map<String, Object> fields = JsonTree.object(value);
    Object only = fields.size() == 1 ? fields.values().iterator().next() : fields;
    return only instanceof String text ? json(text) : only;
  }

  static Object firstName(Object value) {
    if (!(value instanceof Map<?, ?>)) {
      return "any".equals(value) ? "required" : value;
    }
    Map<String, Object> fields = JsonTree.object(value);
    if (fields.containsKey("contents")) {
      return camelCase(fields);
    }
    NAMES.forEach(
        (second, first) -> {
          if (fields.containsKey(second) && !fields.containsKey(first)) {
            fields.put(first, fields.remove(second));
          }
        });
    return fields;
  }

  /** Merges neighbours of one role, and puts results in order of their names. */
  static Object neighbours(Object value) {
    List<Object> merged = new ArrayList<>();
    for (Object content : JsonTree.array(value)) {
      Map<String, Object> last =
          merged.isEmpty() ? Map.of() : JsonTree.object(merged.get(merged.size() - 1));
      Map<String, Object> fields = new LinkedHashMap<>(JsonTree.object(content));
      List<Object> parts = new ArrayList<>();
      if (fields.get("parts") != null) {
        parts.addAll(JsonTree.array(fields.get("parts")));
      }
      if (Objects.equals(last.get("role"), fields.get("role"))) {
        JsonTree.array(last.get("parts")).addAll(parts);
      } else {
        fields.put("parts", parts);
        merged.add(fields);
      }
    }
    merged.forEach(
        content ->
            JsonTree.array(JsonTree.object(content).get("parts"))
                .sort(Comparator.comparing(Meanings::nameOfResult)));
    return merged;
  }

  private static String nameOfResult(Object part) {
    Object result = JsonTree.object(part).get("functionResponse");
    return result == null ? "~" : (String) JsonTree.object(result).get("name");
  }

  static Object base64(Object value) {
    String text = ((String) value).replace('-', '+').replace('_', '/').replace("=", "");
    boolean placeholder =
        text.equals("skip/thought/signature/validator")
            || text.equals("c2tpcF90aG91Z2h0X3NpZ25hdHVyZV92YWxpZGF0b3I");
    return placeholder ? ABSENT : text;
  }

  /** The names of what a schema asks for. */
  static Object properties(Object schema) {
    return JsonTree.object(schema).get("properties") instanceof Map<?, ?> properties
        ? new ArrayList<>(new TreeSet<>(JsonTree.object(properties).keySet()))
        : schema;
  }

  static Object instructions(Object value) {
    Map<String, Object> body = JsonTree.object(value);
    for (String field : List.of("messages", "input")) {
      if (body.get(field) instanceof List<?>) {
        List<Object> messages = JsonTree.array(body.get(field));
        while (!messages.isEmpty() && isSystem(messages.get(0))) {
          Object said = JsonTree.object(messages.remove(0)).get("content");
          body.merge("instructions", said, (a, b) -> a + "\n" + b);
        }
        for (int i = messages.size() - 1; i > 0; i--) {
          String said = isSystem(messages.get(i)) ? said(messages.get(i)) : null;
          if (said != null && said(messages.get(i - 1)) != null) {
            JsonTree.object(messages.get(i - 1)).put("content", said(messages.get(i - 1)) + said);
            messages.remove(i);
          }
        }
      }
    }
    return body;
  }

  private static String said(Object message) {
    return JsonTree.object(message).get("content") instanceof String text ? text : null;
  }

  private static boolean isSystem(Object message) {
    Object role = JsonTree.object(message).get("role");
    return "system".equals(role) || "developer".equals(role);
  }

  /** Puts numbers for ids, in the order in which they are first seen. */
  static Object numberIds(Object value) {
    numberIds(value, new LinkedHashMap<>());
    return value;
  }

  private static void numberIds(Object value, Map<Object, Object> numbers) {
    if (value instanceof List<?>) {
      JsonTree.array(value).forEach(item -> numberIds(item, numbers));
    } else if (value instanceof Map<?, ?>) {
      JsonTree.object(value)
          .replaceAll(
              (name, field) -> {
                if (IDS.contains(name) && field instanceof String) {
                  return numbers.computeIfAbsent(field, id -> "id " + numbers.size());
                }
                if (!ARGUMENTS.contains(name)) {
                  numberIds(field, numbers);
                }
                return field;
              });
    }
  }

  /** Names of Gemini in the spelling of JSON; what users and models say is left alone. */
  static Object camelCase(Object value) {
    if (value instanceof List<?>) {
      List<Object> items = new ArrayList<>();
      JsonTree.array(value).forEach(item -> items.add(camelCase(item)));
      return items;
    }
    if (!(value instanceof Map<?, ?>)) {
      return value;
    }
    Map<String, Object> fields = new LinkedHashMap<>();
    JsonTree.object(value)
        .forEach(
            (name, field) -> {
              String spelled = CAMEL.matcher(name).replaceAll(m -> m.group(1).toUpperCase(ROOT));
              fields.put(spelled, LEFT_ALONE.contains(spelled) ? field : camelCase(field));
            });
    return fields;
  }
}
