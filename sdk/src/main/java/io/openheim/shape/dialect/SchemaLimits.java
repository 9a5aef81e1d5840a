package io.openheim.shape.dialect;

import io.openheim.shape.JsonText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Counts what strict modes limit in a schema that is already in their form. */
final class SchemaLimits {
  // https://platform.openai.com/docs/guides/structured-outputs#supported-schemas
  private static final int OPENAI_PROPERTIES = 5_000;
  private static final int OPENAI_LEVELS = 10;
  private static final int OPENAI_CHARACTERS = 120_000;
  private static final int OPENAI_CHOICES = 1_000;
  private static final int OPENAI_LONG_ENUM = 250;
  private static final int OPENAI_LONG_ENUM_CHARACTERS = 15_000;

  // https://platform.claude.com/docs/en/build-with-claude/structured-outputs
  static final int ANTHROPIC_OPTIONALS = 24;
  static final int ANTHROPIC_UNIONS = 16;
  static final int ANTHROPIC_TOOLS = 20;

  static final String ANTHROPIC_TOGETHER =
      "$: the strict tools of a request have together at most "
          + ANTHROPIC_TOOLS
          + " tools, "
          + ANTHROPIC_OPTIONALS
          + " optional properties and "
          + ANTHROPIC_UNIONS
          + " unions of types";

  private final Map<String, Object> definitions;
  private final Map<String, Integer> depths = new HashMap<>();
  private final Set<String> open = new LinkedHashSet<>();
  private final Set<String> recursive = new LinkedHashSet<>();
  private final List<String> tooLong = new ArrayList<>();
  private final int levels;
  private int properties;
  private int choices;
  private int characters;
  private int optionals;
  private int unions;

  SchemaLimits(Map<String, Object> root) {
    definitions = SchemaKeywords.object(root.get("$defs"));
    definitions.keySet().forEach(name -> characters += name.length());
    count(root);
    levels = levels(root, 0);
  }

  /** How many properties may be left out. */
  int optionals() {
    return optionals;
  }

  /** How many schemas allow several types. */
  int unions() {
    return unions;
  }

  /** What OpenAI's strict mode would refuse. */
  List<String> openAi() {
    List<String> over = new ArrayList<>();
    over(over, properties, OPENAI_PROPERTIES, "properties");
    over(over, levels, OPENAI_LEVELS, "levels of objects and lists");
    over(over, characters, OPENAI_CHARACTERS, "characters of names and enum values");
    over(over, choices, OPENAI_CHOICES, "enum values");
    over.addAll(tooLong);
    return over;
  }

  /** What Anthropic's strict mode would refuse. */
  List<String> anthropic() {
    List<String> over = new ArrayList<>();
    for (String name : recursive) {
      over.add("$: strict mode has no recursion, and " + name + " contains itself");
    }
    over(over, optionals, ANTHROPIC_OPTIONALS, "optional properties");
    over(over, unions, ANTHROPIC_UNIONS, "unions of types");
    return over;
  }

  private static void over(List<String> over, int count, int most, String what) {
    if (count > most) {
      over.add("$: strict mode takes at most " + most + " " + what + ", got " + count);
    }
  }

  private void count(Map<String, Object> node) {
    Map<String, Object> named = SchemaKeywords.object(node.get("properties"));
    properties += named.size();
    named.keySet().forEach(name -> characters += name.length());
    Set<Object> required = new LinkedHashSet<>(SchemaKeywords.list(node.get("required")));
    optionals += (int) named.keySet().stream().filter(name -> !required.contains(name)).count();
    unions += node.containsKey("anyOf") || node.get("type") instanceof List ? 1 : 0;
    choices(SchemaKeywords.list(node.get("enum")));
    SchemaKeywords.replaceEach(
        new LinkedHashMap<>(node),
        "",
        (inner, path, keyword) -> {
          if (inner instanceof Map) {
            count(SchemaKeywords.object(inner));
          }
          return inner;
        });
  }

  private void choices(List<Object> values) {
    int length = 0;
    for (Object value : values) {
      length += value instanceof String text ? text.length() : JsonText.write(value).length();
    }
    choices += values.size();
    characters += length;
    if (values.size() > OPENAI_LONG_ENUM) {
      over(
          tooLong,
          length,
          OPENAI_LONG_ENUM_CHARACTERS,
          "characters in an enum of more than " + OPENAI_LONG_ENUM + " values");
    }
  }

  private int levels(Map<String, Object> node, int depth) {
    // To allow null may have added a level to each.
    SchemaBounds.follow(depth / 2);
    if (node.get("$ref") instanceof String reference) {
      return levels(reference, depth);
    }
    int[] deepest = {0};
    Map<String, Object> inner = new LinkedHashMap<>(node);
    inner.remove("$defs");
    SchemaKeywords.replaceEach(
        inner,
        "",
        (schema, path, keyword) -> {
          deepest[0] = Math.max(deepest[0], levels(SchemaKeywords.object(schema), depth + 1));
          return schema;
        });
    boolean level = node.containsKey("properties") || node.containsKey("items");
    return deepest[0] + (level ? 1 : 0);
  }

  private int levels(String reference, int depth) {
    String name = reference.equals("#") ? "the root" : reference.substring("#/$defs/".length());
    if (reference.equals("#") || open.contains(name)) {
      recursive.add(name);
      return 0;
    }
    Integer known = depths.get(name);
    if (known != null) {
      return known;
    }
    open.add(name);
    String key = name.replace("~1", "/").replace("~0", "~");
    int deep = levels(SchemaKeywords.object(definitions.get(key)), depth + 1);
    open.remove(name);
    depths.put(name, deep);
    return deep;
  }
}
