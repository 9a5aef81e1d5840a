package io.openheim.shape.dialect;

import io.openheim.shape.Found;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the values of the keywords of JSON Schema are, and where schemas stand inside a schema. */
final class SchemaKeywords {
  private static final Set<String> TYPES =
      Set.of("object", "array", "string", "integer", "number", "boolean", "null");

  private SchemaKeywords() {}

  /** What is done with each schema inside a schema. */
  interface Each {
    Object apply(Object schema, String path, String keyword);
  }

  /** What the value of a keyword has to be. */
  private enum Kind {
    SCHEMA("an object or a boolean"),
    SCHEMAS("a list of schemas, not an empty one"),
    NAMED_SCHEMAS("an object"),
    ITEMS("an object, a boolean or a list of schemas"),
    TYPE("one of the seven types, or a list of some of them"),
    TEXT("a string"),
    NAMES("a list of strings"),
    VALUES("a list, not an empty one"),
    OTHER("anything");

    private final String expectation;

    Kind(String expectation) {
      this.expectation = expectation;
    }

    private boolean fits(@Nullable Object value) {
      return switch (this) {
        case SCHEMA -> value instanceof Map || value instanceof Boolean;
        case SCHEMAS, VALUES -> value instanceof List<?> list && !list.isEmpty();
        case NAMED_SCHEMAS -> value instanceof Map;
        case ITEMS -> value instanceof List || SCHEMA.fits(value);
        case TYPE ->
            value instanceof List<?> list
                ? !list.isEmpty() && list.stream().allMatch(SchemaKeywords::isType)
                : isType(value);
        case TEXT -> value instanceof String;
        case NAMES ->
            value instanceof List<?> list && list.stream().allMatch(String.class::isInstance);
        case OTHER -> true;
      };
    }
  }

  private static boolean isType(@Nullable Object value) {
    return value instanceof String name && TYPES.contains(name);
  }

  private static Kind kind(String keyword) {
    return switch (keyword) {
      case "additionalProperties", "additionalItems", "not", "if", "then", "else" -> Kind.SCHEMA;
      case "contains", "propertyNames", "unevaluatedItems", "unevaluatedProperties" -> Kind.SCHEMA;
      case "anyOf", "oneOf", "allOf", "prefixItems" -> Kind.SCHEMAS;
      case "properties", "patternProperties", "dependentSchemas", "$defs", "definitions" ->
          Kind.NAMED_SCHEMAS;
      case "items" -> Kind.ITEMS;
      case "type" -> Kind.TYPE;
      case "$ref", "description" -> Kind.TEXT;
      case "required" -> Kind.NAMES;
      case "enum" -> Kind.VALUES;
      default -> Kind.OTHER;
    };
  }

  /**
   * A copy of one schema, to be changed.
   *
   * @throws IllegalArgumentException if it is no schema, or a keyword has a value of a wrong type
   */
  static Map<String, Object> copy(@Nullable Object schema, String path) {
    if (schema instanceof Boolean all) {
      Map<String, Object> node = new LinkedHashMap<>();
      if (!all) {
        node.put("not", new LinkedHashMap<>());
      }
      return node;
    }
    if (!(schema instanceof Map<?, ?> given)) {
      throw new IllegalArgumentException(
          path + ": a schema is an object or a boolean, got " + Found.describe(schema));
    }
    Map<String, Object> node = new LinkedHashMap<>();
    for (Map.Entry<?, ?> entry : given.entrySet()) {
      String keyword = (String) entry.getKey();
      Kind kind = kind(keyword);
      if (!kind.fits(entry.getValue())) {
        throw new IllegalArgumentException(
            path
                + ": the keyword "
                + keyword
                + " has to be "
                + kind.expectation
                + ", got "
                + Found.describe(entry.getValue()));
      }
      node.put(keyword, entry.getValue());
    }
    return node;
  }

  /** Puts something else in the place of each schema inside a schema. */
  static void replaceEach(Map<String, Object> node, String path, Each each) {
    for (Map.Entry<String, Object> entry : node.entrySet()) {
      String keyword = entry.getKey();
      Object value = entry.getValue();
      Kind kind = kind(keyword);
      String where =
          switch (keyword) {
            case "items", "prefixItems" -> path + "[]";
            case "additionalProperties" -> path + ".*";
            default -> path;
          };
      if (kind == Kind.NAMED_SCHEMAS) {
        Map<String, Object> named = new LinkedHashMap<>();
        object(value)
            .forEach(
                (name, schema) -> named.put(name, each.apply(schema, path + "." + name, keyword)));
        entry.setValue(named);
      } else if (kind == Kind.SCHEMAS || (kind == Kind.ITEMS && value instanceof List)) {
        List<Object> changed = new ArrayList<>();
        list(value).forEach(schema -> changed.add(each.apply(schema, where, keyword)));
        entry.setValue(changed);
      } else if (kind == Kind.SCHEMA || kind == Kind.ITEMS) {
        entry.setValue(each.apply(value, where, keyword));
      }
    }
  }

  /** The value as an object; an empty one if it is none. */
  @SuppressWarnings("unchecked") // The names of all objects were looked at.
  static Map<String, Object> object(@Nullable Object value) {
    return value instanceof Map ? (Map<String, Object>) value : Map.of();
  }

  /** The value as a list; an empty one if it is none. */
  @SuppressWarnings("unchecked") // Anything can be in a list.
  static List<Object> list(@Nullable Object value) {
    return value instanceof List ? (List<Object>) value : List.of();
  }

  /** Gives a keyword another name, in the same place. */
  static void rename(Map<String, Object> node, String from, String to, @Nullable Object value) {
    Map<String, Object> old = new LinkedHashMap<>(node);
    node.clear();
    old.forEach(
        (keyword, was) -> {
          if (keyword.equals(from)) {
            node.put(to, value);
          } else if (!keyword.equals(to)) {
            node.put(keyword, was);
          }
        });
  }

  /** Adds a keyword in front of all others. */
  static void putFirst(Map<String, Object> node, String keyword, Object value) {
    Map<String, Object> old = new LinkedHashMap<>(node);
    node.clear();
    node.put(keyword, value);
    node.putAll(old);
  }

  /** Sets the description; a new one stands behind the type. */
  static void describe(Map<String, Object> node, String description) {
    if (node.containsKey("description")) {
      node.put("description", description);
      return;
    }
    Object type = node.remove("type");
    putFirst(node, "description", description);
    if (type != null) {
      putFirst(node, "type", type);
    }
  }
}
