package io.openheim.wire;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * In what our requests may differ from recorded ones, which other clients have written: each rule
 * is about a field, and changes it in both to the same where they mean the same.
 */
final class ForwardRules {
  /** Stands for a field that is left out. */
  static final Object ABSENT = new Object();

  /** In the order in which they are applied. */
  static final List<Rule> ALL =
      List.of(
          rule(
              ".*",
              "|tool_choice|tools\\[]\\.function_?[dD]eclarations\\[]",
              "a field or a word that has a second name is the same by either",
              Meanings::firstName),
          rule(
              "openai-responses/.*",
              "",
              "with a conversation that the server keeps only what is new is sent",
              Meanings::withoutKept),
          new Rule(
              Pattern.compile(".*"),
              Pattern.compile(
                  "messages\\[](\\.content\\[](\\.content\\[])?)?|input\\[](\\.output\\[])?"
                      + "|contents\\[]\\.parts\\[](\\.functionResponse\\.parts\\[])?"),
              "kinds of content that one provider alone has are not in our messages",
              Meanings::known),
          new Rule(
              Pattern.compile(".*"),
              Pattern.compile(
                  "input|system|instructions|(messages|input)\\[]\\.(content|output)|messages\\[]\\.content\\[]\\.content"),
              "text is said as a text or as a list of parts, and blank lines in it do not count",
              Meanings::text),
          new Rule(
              Pattern.compile(".*"),
              Pattern.compile(".*"),
              "a field that says what holds without it says nothing",
              (path, value) -> isDefault(path, value) ? ABSENT : value),
          rule(
              ".*",
              "messages\\[]\\.(prefix|extra_content|reasoning_details\\[]\\.format|tool_calls\\[]\\.index|content\\[]\\.(caller|citations))"
                  + "|input\\[]\\.(id|status|phase|namespace|tools|outputs)",
              "what a provider said goes back as it said it, where others leave out a part or add"
                  + " one",
              value -> ABSENT),
          rule(
              "(openai-chat/(?!deepseek)|openai-responses|gemini).*",
              "messages\\[]\\.reasoning(_content)?|input\\[]|contents\\[]\\.parts\\[]",
              "thoughts go back to those providers only that want them",
              Meanings::withoutThoughts),
          rule(
              ".*",
              "messages\\[]\\.tool_calls\\[]\\.function\\.arguments|input\\[]\\.arguments",
              "arguments are the same JSON in whatever spelling",
              Meanings::json),
          rule(
              "gemini/.*",
              "contents\\[]\\.parts\\[]\\.functionResponse\\.response",
              "a result is an object, and what its text is called in there is free",
              Meanings::result),
          rule(
              "gemini/.*",
              "contents\\[].*\\.(thoughtSignature|inlineData\\.data)",
              "base64 has two alphabets, and one signature stands for none in both",
              Meanings::base64),
          rule(
              ".*",
              ".*",
              "a field that is null, empty or blank says nothing",
              value -> Meanings.isNothing(value) ? ABSENT : value),
          rule(
              ".*",
              "",
              "leading system messages are merged, and stand where the format has its instructions;"
                  + " later ones may stand in what is said before them",
              Meanings::instructions),
          rule(
              "gemini/.*",
              "contents\\[]\\.parts\\[]\\.fileData\\.mimeType",
              "what its own files are the provider knows",
              value -> ABSENT),
          rule(
              "gemini/.*",
              "contents",
              "neighbours of one role are merged, and results stand in the order of their calls",
              Meanings::neighbours),
          rule(
              "gemini/.*",
              "contents\\[]\\.parts\\[]\\.function(Call|Response)\\.id",
              "an id that the provider did not give is not sent to it",
              id -> ((String) id).startsWith("pyd_ai_") ? ABSENT : id),
          rule(
              "openai-.*",
              "stream_options|include|store",
              "usage and encrypted thoughts are asked for, and nothing is stored",
              value -> ABSENT),
          rule(
              ".*",
              "(response_format\\.json_schema|text\\.format|output_config\\.format)\\.schema"
                  + "|generationConfig\\.responseJsonSchema",
              "the schema is sent in the form of the strict mode, which has its own tests",
              Meanings::properties),
          rule(".*", ".*cache_control", "caching is asked for in our way", value -> ABSENT),
          rule(
              ".*",
              "tools\\[](\\.function)?\\.strict",
              "whether arguments are held to the schema is no part of a conversation",
              value -> ABSENT),
          rule(
              ".*",
              "messages|input|contents",
              "calls and results may be named otherwise, but each by its own id",
              Meanings::numberIds));

  private static final Set<Rule> USED = new HashSet<>();

  private static final Set<String> DEFAULTS =
      Set.of(
          "stream=false",
          "messages[].content[].image_url.detail=\"auto\"",
          "messages[].content[].is_error=false",
          "tools[].type=\"function\"",
          "tools[].type=\"custom\"",
          "input[].type=\"message\"",
          "input[].content[].detail=\"auto\"",
          "input[].output[].detail=\"auto\"",
          "contents[].parts[].thought=false",
          "systemInstruction.parts[].thought=false",
          "systemInstruction.role=\"user\"",
          "systemInstruction.role=\"model\"",
          "reasoning.summary=\"auto\"",
          "generationConfig.responseModalities[]=\"TEXT\"");

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
      Pattern who, Pattern field, String reason, BiFunction<String, Object, Object> change) {}

  private static Rule rule(String who, String field, String reason, UnaryOperator<Object> change) {
    return new Rule(
        Pattern.compile(who), Pattern.compile(field), reason, (path, value) -> change.apply(value));
  }

  /** The body of a request by what it means. */
  static Object meaning(Recording recording, Object body) {
    String who = recording.dialect() + "/" + recording.provider();
    Object meaning = body;
    for (Rule rule : ALL) {
      if (rule.who().matcher(who).matches()) {
        Object before = meaning;
        meaning = changed(rule, "", before);
        if (!meaning.equals(before)) {
          USED.add(rule);
        }
      }
    }
    return meaning;
  }

  private static Object changed(Rule rule, String path, Object value) {
    Object inner = value;
    if (value instanceof Map<?, ?>) {
      Map<String, Object> fields = new LinkedHashMap<>();
      JsonTree.object(value)
          .forEach(
              (name, field) -> {
                Object meant = changed(rule, path.isEmpty() ? name : path + "." + name, field);
                if (meant != ABSENT) {
                  fields.put(name, meant);
                }
              });
      inner = fields;
    } else if (value instanceof List<?>) {
      List<Object> items = new ArrayList<>();
      for (Object item : JsonTree.array(value)) {
        Object meant = changed(rule, path + "[]", item);
        if (meant != ABSENT) {
          items.add(meant);
        }
      }
      inner = items;
    }
    return rule.field().matcher(path).matches() ? rule.change().apply(path, inner) : inner;
  }

  /** The reasons of rules that have changed nothing so far. */
  static List<String> unused() {
    return ALL.stream().filter(rule -> !USED.contains(rule)).map(Rule::reason).toList();
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

  private static boolean isDefault(String path, Object value) {
    boolean scalar = !(value instanceof Map<?, ?> || value instanceof List<?>);
    return scalar && DEFAULTS.contains(path + "=" + JsonTree.print(value));
  }
}
