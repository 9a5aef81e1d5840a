package io.openheim.shape.dialect;

import io.openheim.shape.JsonNumber;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Says types as OpenAPI 3.0 does: one type for each schema, null by {@code nullable}. */
final class OpenApiSchema {
  private static final Map<String, Set<String>> KEYWORDS =
      Map.of(
          "string", Set.of("enum", "format", "pattern", "minLength", "maxLength"),
          "number", Set.of("enum", "minimum", "maximum", "format"),
          "integer", Set.of("enum", "minimum", "maximum", "format"),
          "boolean", Set.of("enum"),
          "array", Set.of("items", "minItems", "maxItems"),
          "object", Set.of("properties", "required", "minProperties", "maxProperties"));

  private OpenApiSchema() {}

  /** Changes a plain schema; the schemas inside it stay as they are. */
  static void singleType(Map<String, Object> node) {
    boolean choice = enumeration(node);
    boolean nullable = types(node) || choice;
    if (!node.containsKey("type") && node.containsKey("anyOf")) {
      List<Object> members = new ArrayList<>(SchemaKeywords.list(node.get("anyOf")));
      if (members.size() > 1 && members.removeIf(OpenApiSchema::isNull)) {
        nullable = true;
        node.put("anyOf", members);
      }
    }
    if (nullable) {
      node.put("nullable", true);
    }
  }

  static boolean isNull(@Nullable Object schema) {
    return schema instanceof Map<?, ?> map
        && ("null".equals(map.get("type"))
            || (map.get("enum") instanceof List<?> only
                && only.size() == 1
                && only.get(0) == null));
  }

  /** A null among the choices is no choice but the type. */
  private static boolean enumeration(Map<String, Object> node) {
    if (!(node.get("enum") instanceof List<?> choices)
        || choices.size() == 1
        || !choices.contains(null)) {
      return false;
    }
    List<Object> others = new ArrayList<>(choices);
    others.removeIf(choice -> choice == null);
    node.put("enum", others);
    return true;
  }

  private static boolean types(Map<String, Object> node) {
    if (!(node.get("type") instanceof List<?> all)) {
      return false;
    }
    List<Object> types = new ArrayList<>(all);
    boolean nullable = types.remove("null");
    if (types.size() == 1) {
      node.put("type", types.get(0));
      return nullable;
    }
    List<Object> members = new ArrayList<>();
    for (Object type : types) {
      Map<String, Object> member = PlainSchema.ofType((String) type);
      for (String keyword : List.copyOf(node.keySet())) {
        if (KEYWORDS.getOrDefault(type, Set.of()).contains(keyword)) {
          member.put(keyword, node.get(keyword));
        }
      }
      choices(member);
      members.add(member);
    }
    Map<String, Object> old = new LinkedHashMap<>(node);
    node.clear();
    old.forEach(
        (keyword, value) -> {
          if (keyword.equals("type")) {
            node.put("anyOf", members);
          } else if (KEYWORDS.values().stream().noneMatch(known -> known.contains(keyword))
              && !keyword.equals("anyOf")) {
            node.put(keyword, value);
          }
        });
    return nullable;
  }

  /** Of the choices of several types only those that are of this one. */
  private static void choices(Map<String, Object> member) {
    if (member.get("enum") instanceof List<?> choices) {
      List<Object> mine = new ArrayList<>(choices);
      mine.removeIf(choice -> !fits(String.valueOf(member.get("type")), choice));
      if (mine.isEmpty()) {
        member.remove("enum");
      } else {
        member.put("enum", mine);
      }
    }
  }

  private static boolean fits(String type, @Nullable Object choice) {
    return switch (type) {
      case "string" -> choice instanceof String;
      case "boolean" -> choice instanceof Boolean;
      default -> choice instanceof JsonNumber;
    };
  }
}
