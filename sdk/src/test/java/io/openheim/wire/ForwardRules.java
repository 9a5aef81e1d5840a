package io.openheim.wire;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * In what our requests may differ from recorded ones, which other clients have written: each rule
 * is about a field, and changes it in both to the same where they mean the same.
 */
final class ForwardRules {
  /** Stands for a field that is left out. */
  private static final Object ABSENT = new Object();

  static final List<Rule> ALL =
      List.of(
          rule(
              ".*",
              "messages\\[]\\.content",
              "text is said as a text or as a list of parts",
              ForwardRules::text),
          rule(
              ".*",
              ".*",
              "a field that is null, empty or blank says nothing",
              value -> isNothing(value) ? ABSENT : value),
          new Rule(
              Pattern.compile(".*"),
              Pattern.compile(".*"),
              "a field that says what holds without it says nothing",
              (path, value) -> isDefault(path, value) ? ABSENT : value),
          rule(
              "openai-chat/.*",
              "messages\\[]\\.tool_calls\\[]\\.function\\.arguments",
              "arguments are the same JSON in whatever spelling",
              ForwardRules::json),
          rule(
              ".*",
              "messages",
              "calls and results may be named otherwise, but each by its own id",
              ForwardRules::numberIds),
          rule(
              "openai-chat/.*",
              "messages",
              "leading system messages are merged, as some servers take one only",
              ForwardRules::mergeSystem),
          rule(
              "openai-chat/.*",
              "messages\\[]\\.(prefix|reasoning_details\\[]\\.format|extra_content|tool_calls\\[]\\.index)",
              "what a provider said goes back as it said it, also where others leave out a part",
              value -> ABSENT),
          rule(
              "openai-chat/(?!deepseek).*",
              "messages\\[]\\.reasoning(_content)?",
              "thoughts go back to those providers only that want them",
              value -> ABSENT),
          rule(
              "openai-chat/.*",
              "",
              "the limit of a reply has two names",
              body -> renamed(body, "max_tokens", "max_completion_tokens")),
          rule("openai-chat/.*", "stream_options", "usage is always asked for", value -> ABSENT),
          rule(
              ".*",
              "response_format\\.json_schema\\.schema",
              "the schema is sent in the form of the strict mode, which has its own tests",
              ForwardRules::properties),
          rule(".*", ".*cache_control", "caching is asked for in our way", value -> ABSENT),
          rule(
              "openai-chat/.*",
              "tool_choice",
              "Mistral has two words for a forced call",
              value -> "any".equals(value) ? "required" : value),
          rule(
              ".*",
              "tools\\[](\\.function)?\\.strict",
              "whether arguments are held to the schema is no part of a conversation",
              value -> ABSENT));

  private static final Set<String> ID_FIELDS = Set.of("id", "tool_call_id", "tool_use_id");

  private static final Set<String> ARGUMENTS = Set.of("arguments", "input", "args");

  private static final Set<String> DEFAULTS =
      Set.of(
          "stream=false",
          "messages[].content[].image_url.detail=\"auto\"",
          "messages[].prefix=false",
          "tools[].type=\"function\"");

  private ForwardRules() {}

  /**
   * One rule.
   *
   * @param who the format and, behind a slash, the provider
   * @param field where it applies: names of fields with points between, [] for items
   * @param reason why it is right that the field differs
   * @param change makes the value, whose path it is given too, what it means
   */
  record Rule(
      Pattern who, Pattern field, String reason, BiFunction<String, Object, Object> change) {
    boolean isFor(String name, String path) {
      return who.matcher(name).matches() && field.matcher(path).matches();
    }
  }

  private static Rule rule(String who, String field, String reason, UnaryOperator<Object> change) {
    return new Rule(
        Pattern.compile(who), Pattern.compile(field), reason, (path, value) -> change.apply(value));
  }

  /** The body of a request by what it means. */
  static Object meaning(Recording recording, Object body) {
    return meaning(recording.dialect() + "/" + recording.provider(), "", body);
  }

  private static Object meaning(String who, String path, Object value) {
    Object inner = value;
    if (value instanceof Map<?, ?>) {
      Map<String, Object> fields = new LinkedHashMap<>();
      JsonTree.object(value)
          .forEach(
              (name, field) -> {
                String at = path.isEmpty() ? name : path + "." + name;
                Object meant = meaning(who, at, field);
                if (meant != ABSENT) {
                  fields.put(name, meant);
                }
              });
      inner = fields;
    } else if (value instanceof List<?>) {
      List<Object> items = new ArrayList<>();
      for (Object item : JsonTree.array(value)) {
        Object meant = meaning(who, path + "[]", item);
        if (meant != ABSENT) {
          items.add(meant);
        }
      }
      inner = items;
    }
    for (Rule rule : ALL) {
      if (inner != ABSENT && rule.isFor(who, path)) {
        inner = rule.change().apply(path, inner);
      }
    }
    return inner;
  }

  /** Where two bodies differ, field by field. */
  static List<String> differences(Object theirs, Object ours) {
    List<String> found = new ArrayList<>();
    compare("", theirs, ours, found);
    return found;
  }

  private static void compare(String path, Object theirs, Object ours, List<String> found) {
    if (theirs instanceof Map<?, ?> && ours instanceof Map<?, ?>) {
      Map<String, Object> names = new LinkedHashMap<>(JsonTree.object(theirs));
      names.putAll(JsonTree.object(ours));
      for (String name : names.keySet()) {
        compare(
            path.isEmpty() ? name : path + "." + name,
            JsonTree.object(theirs).getOrDefault(name, ABSENT),
            JsonTree.object(ours).getOrDefault(name, ABSENT),
            found);
      }
    } else if (theirs instanceof List<?> list
        && ours instanceof List<?> other
        && list.size() == other.size()) {
      for (int i = 0; i < list.size(); i++) {
        compare(path + "[" + i + "]", list.get(i), other.get(i), found);
      }
    } else if (!Objects.equals(theirs, ours)) {
      found.add(path + ": recorded " + shown(theirs) + ", ours " + shown(ours));
    }
  }

  private static String shown(Object value) {
    return value == ABSENT ? "nothing" : JsonTree.print(value);
  }

  private static Object json(Object value) {
    return value instanceof String text ? JsonTree.parseOr(text, text) : value;
  }

  private static Object text(Object value) {
    if (!(value instanceof List<?>)) {
      return value;
    }
    StringBuilder text = new StringBuilder();
    for (Object part : JsonTree.array(value)) {
      if (!(part instanceof Map<?, ?> fields) || !"text".equals(fields.get("type"))) {
        return value;
      }
      text.append(fields.get("text") instanceof String more ? more : "");
    }
    return text.toString();
  }

  private static boolean isNothing(Object value) {
    return value == null
        || value.equals(List.of())
        || (value instanceof String text && text.isBlank());
  }

  private static boolean isDefault(String path, Object value) {
    boolean scalar = !(value instanceof Map<?, ?> || value instanceof List<?>);
    return scalar && DEFAULTS.contains(path + "=" + JsonTree.print(value));
  }

  private static Object renamed(Object body, String from, String to) {
    Map<String, Object> fields = JsonTree.object(body);
    if (fields.containsKey(from)) {
      fields.put(to, fields.remove(from));
    }
    return fields;
  }

  /** The names of what a schema asks for. */
  private static Object properties(Object schema) {
    return JsonTree.object(schema).get("properties") instanceof Map<?, ?> properties
        ? new ArrayList<>(new TreeSet<>(JsonTree.object(properties).keySet()))
        : schema;
  }

  private static Object mergeSystem(Object value) {
    List<Object> messages = JsonTree.array(value);
    while (messages.size() > 1 && isSystem(messages.get(0)) && isSystem(messages.get(1))) {
      Map<String, Object> first = JsonTree.object(messages.get(0));
      Object second = JsonTree.object(messages.remove(1)).get("content");
      first.merge("content", second, (a, b) -> a + "\n\n" + b);
    }
    return messages;
  }

  private static boolean isSystem(Object message) {
    return "system".equals(JsonTree.object(message).get("role"));
  }

  /** Puts numbers for ids, in the order in which they are first seen. */
  private static Object numberIds(Object value) {
    Map<Object, Object> numbers = new LinkedHashMap<>();
    numberIds(value, numbers);
    return value;
  }

  private static void numberIds(Object value, Map<Object, Object> numbers) {
    if (value instanceof List<?>) {
      JsonTree.array(value).forEach(item -> numberIds(item, numbers));
    } else if (value instanceof Map<?, ?>) {
      JsonTree.object(value)
          .replaceAll(
              (name, field) -> {
                if (ID_FIELDS.contains(name) && field instanceof String) {
                  return numbers.computeIfAbsent(field, id -> "id " + numbers.size());
                }
                if (!ARGUMENTS.contains(name)) {
                  numberIds(field, numbers);
                }
                return field;
              });
    }
  }
}
