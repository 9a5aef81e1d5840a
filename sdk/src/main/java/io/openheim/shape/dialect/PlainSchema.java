package io.openheim.shape.dialect;

import static java.util.Collections.disjoint;

import io.openheim.shape.JsonNumber;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Says a schema with fewer keywords where nothing is lost by it: a constant is an enum of one,
 * {@code nullable} is a type, {@code oneOf} is {@code anyOf}, {@code allOf} is one schema.
 */
final class PlainSchema {
  /** More parts than a schema is made of on purpose. */
  private static final int MOST_PARTS = 100;

  private static final Set<String> SHAPING =
      Set.of("type", "enum", "properties", "required", "items", "additionalProperties", "anyOf");

  private final References references;

  PlainSchema(References references) {
    this.references = references;
  }

  /**
   * One schema with neither constants nor {@code nullable}, and tuples by one keyword; the schemas
   * inside it as they are.
   */
  static Map<String, Object> withoutConstants(@Nullable Object schema, String path) {
    Map<String, Object> node = SchemaKeywords.copy(schema, path);
    if (node.containsKey("const") && node.get("const") == null) {
      SchemaKeywords.rename(node, "const", "type", "null");
    } else if (node.containsKey("const")) {
      List<Object> only = new ArrayList<>();
      only.add(node.get("const"));
      SchemaKeywords.rename(node, "const", "enum", only);
      inferType(node);
    }
    Object nullable = node.remove("nullable");
    if (Boolean.TRUE.equals(nullable)) {
      admitNull(node);
    }
    if (node.get("items") instanceof List<?> places) {
      // As drafts before 2020-12 say it.
      Object rest = node.remove("additionalItems");
      SchemaKeywords.rename(node, "items", "prefixItems", places);
      if (rest != null) {
        node.put("items", rest);
      }
    }
    return node;
  }

  /** One schema in its plainest form; the schemas inside it as they are. */
  Map<String, Object> plain(@Nullable Object schema, String path) {
    Map<String, Object> node = withoutConstants(whole(schema, path), path);
    if (node.containsKey("prefixItems")) {
      tuple(node);
    }
    if (node.get("type") instanceof List<?> types) {
      List<Object> distinct = new ArrayList<>(new LinkedHashSet<>(types));
      node.put("type", distinct.size() == 1 ? distinct.get(0) : distinct);
    }
    inferType(node);
    return node;
  }

  /** The schema with its parts put together, as far as they do not contradict each other. */
  private Map<String, Object> whole(@Nullable Object schema, String path) {
    Map<String, Object> node = SchemaKeywords.copy(schema, path);
    for (int i = 0; i < MOST_PARTS; i++) {
      if (node.containsKey("oneOf") && !node.containsKey("anyOf")) {
        SchemaKeywords.rename(node, "oneOf", "anyOf", node.get("oneOf"));
      }
      Map<String, Object> joined = node.containsKey("allOf") ? joined(node, "allOf", path) : null;
      if (joined == null && SchemaKeywords.list(node.get("anyOf")).size() == 1) {
        joined = joined(node, "anyOf", path);
      }
      if (joined == null) {
        return node;
      }
      node = joined;
    }
    throw new IllegalArgumentException(path + ": the schema has parts within parts without end");
  }

  private @Nullable Map<String, Object> joined(
      Map<String, Object> node, String keyword, String path) {
    Map<String, Object> whole = new LinkedHashMap<>(node);
    Deque<Object> parts = new ArrayDeque<>(SchemaKeywords.list(whole.remove(keyword)));
    if (parts.size() == 1 && isReference(parts.getFirst()) && disjoint(whole.keySet(), SHAPING)) {
      // A reference stays one, as it may lead back here.
      if (keyword.equals("anyOf") && whole.keySet().equals(Set.of("description"))) {
        return null;
      }
      whole.put("$ref", SchemaKeywords.object(parts.getFirst()).get("$ref"));
      return whole;
    }
    for (int i = 0; !parts.isEmpty(); i++) {
      Map<String, Object> part = SchemaKeywords.copy(parts.removeFirst(), path);
      if (part.get("$ref") instanceof String reference) {
        part.remove("$ref");
        parts.addFirst(part);
        part = references.resolve(reference, path);
      }
      if (keyword.equals("allOf")) {
        SchemaKeywords.list(part.remove("allOf")).forEach(parts::addLast);
      }
      if (i > MOST_PARTS) {
        throw new IllegalArgumentException(path + ": the schema is made of too many parts");
      }
      if (!join(whole, part)) {
        return null;
      }
    }
    return whole;
  }

  private static boolean isReference(Object schema) {
    return schema instanceof Map<?, ?> map && map.size() == 1 && map.containsKey("$ref");
  }

  /** Adds the keywords of another schema; says no where both together cannot be said as one. */
  private static boolean join(Map<String, Object> whole, Map<String, Object> part) {
    for (Map.Entry<String, Object> entry : part.entrySet()) {
      String keyword = entry.getKey();
      Object mine = whole.get(keyword);
      Object other = entry.getValue();
      if (!whole.containsKey(keyword)) {
        whole.put(keyword, other);
      } else if (keyword.equals("required")) {
        Set<Object> names = new LinkedHashSet<>(SchemaKeywords.list(mine));
        names.addAll(SchemaKeywords.list(other));
        whole.put(keyword, new ArrayList<>(names));
      } else if (keyword.equals("properties")) {
        Map<String, Object> all = new LinkedHashMap<>(SchemaKeywords.object(mine));
        for (Map.Entry<String, Object> property : SchemaKeywords.object(other).entrySet()) {
          Object same = all.putIfAbsent(property.getKey(), property.getValue());
          if (same != null && !same.equals(property.getValue())) {
            return false;
          }
        }
        whole.put(keyword, all);
      } else if (keyword.equals("description") && !Objects.equals(mine, other)) {
        whole.put(keyword, mine + " (" + other + ")");
      } else if (keyword.equals("additionalProperties") && other instanceof Boolean open) {
        whole.put(keyword, open ? mine : other);
      } else if (!isAnnotation(keyword) && mine != null && !mine.equals(other)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isAnnotation(String keyword) {
    return switch (keyword) {
      case "description", "title", "default", "examples", "$schema", "$id", "$comment" -> true;
      default -> false;
    };
  }

  private static void admitNull(Map<String, Object> node) {
    Object type = node.get("type");
    Object choices = node.get("enum");
    if (type != null) {
      Set<Object> types = new LinkedHashSet<>(type instanceof List<?> list ? list : List.of(type));
      types.add("null");
      node.put("type", new ArrayList<>(types));
    }
    if (choices instanceof List<?> list && !list.contains(null)) {
      List<Object> more = new ArrayList<>(list);
      more.add(null);
      node.put("enum", more);
    }
    if (node.containsKey("$ref")) {
      List<Object> either = new ArrayList<>();
      either.add(new LinkedHashMap<>(Map.of("$ref", String.valueOf(node.get("$ref")))));
      either.add(ofType("null"));
      SchemaKeywords.rename(node, "$ref", "anyOf", either);
    } else if (type == null && node.containsKey("anyOf")) {
      List<Object> either = new ArrayList<>(SchemaKeywords.list(node.get("anyOf")));
      either.add(ofType("null"));
      node.put("anyOf", either);
    }
  }

  static Map<String, Object> ofType(String type) {
    Map<String, Object> node = new LinkedHashMap<>();
    node.put("type", type);
    return node;
  }

  /** A list whose items differ by their place becomes one whose items are any of these. */
  private static void tuple(Map<String, Object> node) {
    List<Object> places = SchemaKeywords.list(node.get("prefixItems"));
    Object rest = node.remove("items");
    JsonNumber count = new JsonNumber(Integer.toString(places.size()));
    Set<Object> kinds = new LinkedHashSet<>(places);
    if (rest instanceof Map) {
      kinds.add(rest);
    } else if (!node.containsKey("maxItems")) {
      node.put("maxItems", count);
    }
    node.putIfAbsent("minItems", count);
    Map<String, Object> any = new LinkedHashMap<>();
    any.put("anyOf", new ArrayList<>(kinds));
    node.put("items", kinds.size() == 1 ? kinds.iterator().next() : any);
  }

  static void inferType(Map<String, Object> node) {
    if (node.containsKey("type") || node.containsKey("$ref") || node.containsKey("anyOf")) {
      return;
    }
    if (node.get("enum") instanceof List<?> choices) {
      Set<Object> types = new LinkedHashSet<>();
      choices.forEach(choice -> types.add(typeOf(choice)));
      Object type = types.size() == 1 ? types.iterator().next() : new ArrayList<>(types);
      SchemaKeywords.putFirst(node, "type", type);
    } else if (node.containsKey("properties")) {
      SchemaKeywords.putFirst(node, "type", "object");
    } else if (node.containsKey("items")) {
      SchemaKeywords.putFirst(node, "type", "array");
    }
  }

  private static String typeOf(@Nullable Object value) {
    if (value instanceof JsonNumber number) {
      return number.text().matches("-?[0-9]+") ? "integer" : "number";
    }
    return value instanceof String
        ? "string"
        : value instanceof Boolean
            ? "boolean"
            : value instanceof Map ? "object" : value instanceof List ? "array" : "null";
  }
}
