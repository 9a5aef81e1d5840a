package io.openheim.shape.dialect;

import static java.util.Collections.disjoint;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which types a schema allows. */
final class SchemaTypes {
  private static final Set<String> SCALARS = Set.of("string", "integer", "number", "boolean");

  private SchemaTypes() {}

  static boolean isObject(Map<String, Object> node) {
    return allows(node, "object");
  }

  static boolean isArray(Map<String, Object> node) {
    return allows(node, "array");
  }

  /** Whether nothing is said about the type, so that what the place asks for may be added. */
  static boolean isUntyped(Map<String, Object> node) {
    return disjoint(
        node.keySet(), Set.of("type", "$ref", "anyOf", "oneOf", "allOf", "enum", "const"));
  }

  private static boolean allows(Map<String, Object> node, String type) {
    Object types = node.get("type");
    return type.equals(types) || (types instanceof List<?> several && several.contains(type));
  }

  private static boolean allowsNull(Map<String, Object> node) {
    return allows(node, "null")
        || SchemaKeywords.list(node.get("anyOf")).stream()
            .anyMatch(member -> allowsNull(SchemaKeywords.object(member)));
  }

  /** The schema that also allows null; a description stays at its front. */
  static Map<String, Object> orNull(Map<String, Object> node) {
    if (allowsNull(node)) {
      return node;
    }
    Map<String, Object> out = new LinkedHashMap<>(node);
    if (node.get("type") instanceof String type
        && SCALARS.contains(type)
        && !node.containsKey("enum")) {
      out.put("type", new ArrayList<>(List.of(type, "null")));
      return out;
    }
    List<Object> members;
    if (node.containsKey("anyOf")) {
      members = new ArrayList<>(SchemaKeywords.list(node.get("anyOf")));
    } else {
      out.remove("description");
      members = new ArrayList<>();
      members.add(new LinkedHashMap<>(out));
      out.clear();
      if (node.containsKey("description")) {
        out.put("description", node.get("description"));
      }
    }
    members.add(PlainSchema.ofType("null"));
    out.put("anyOf", members);
    return out;
  }
}
