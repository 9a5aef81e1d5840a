package io.openheim.shape.dialect;

import io.openheim.shape.JsonNumber;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which keywords, with which values, each dialect takes. */
final class SaidKeywords {
  private static final Set<String> OPENAI_FORMATS =
      Set.of("date-time", "time", "date", "duration", "email", "hostname", "ipv4", "ipv6", "uuid");
  private static final Set<String> ANTHROPIC_FORMATS =
      Set.of(
          "date-time",
          "time",
          "date",
          "duration",
          "email",
          "hostname",
          "uri",
          "ipv4",
          "ipv6",
          "uuid");

  private SaidKeywords() {}

  /** Whether a keyword of a plain schema can be sent as it is. */
  static boolean says(
      Dialect dialect, String keyword, @Nullable Object value, Map<String, Object> node) {
    if (keyword.equals("description") || keyword.equals("$defs")) {
      return true;
    }
    return switch (dialect) {
      case LOOSE, OPENAI_LOOSE, INLINED -> true;
      case OPENAI_STRICT -> structure(keyword, value, node) || openAi(keyword, value, node);
      case ANTHROPIC_STRICT -> structure(keyword, value, node) || anthropic(keyword, value, node);
      case GEMINI_JSON_SCHEMA -> geminiJsonSchema(keyword, value, node);
      case GEMINI_OPENAPI -> geminiOpenApi(keyword, value, node);
    };
  }

  /** What both strict modes take. */
  private static boolean structure(
      String keyword, @Nullable Object value, Map<String, Object> node) {
    if (node.containsKey("$ref")) {
      return keyword.equals("$ref");
    }
    return switch (keyword) {
      case "type", "properties", "required", "items" -> true;
      case "additionalProperties" -> Boolean.FALSE.equals(value);
      case "anyOf" -> !node.containsKey("type");
      case "enum" -> SchemaKeywords.list(value).stream().allMatch(SaidKeywords::isPrimitive);
      default -> false;
    };
  }

  private static boolean isPrimitive(@Nullable Object value) {
    return !(value instanceof Map) && !(value instanceof List);
  }

  private static boolean openAi(String keyword, @Nullable Object value, Map<String, Object> node) {
    return !node.containsKey("$ref")
        && switch (keyword) {
          case "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf" ->
              value instanceof JsonNumber;
          case "minItems", "maxItems" -> value instanceof JsonNumber;
          case "format" -> OPENAI_FORMATS.contains(String.valueOf(value));
          case "pattern" -> value instanceof String pattern && !looksAround(pattern);
          default -> false;
        };
  }

  private static boolean looksAround(String pattern) {
    for (int i = 0; i < pattern.length(); i++) {
      if (pattern.charAt(i) == '\\') {
        i++;
      } else if (pattern.startsWith("(?=", i)
          || pattern.startsWith("(?!", i)
          || pattern.startsWith("(?<=", i)
          || pattern.startsWith("(?<!", i)) {
        return true;
      }
    }
    return false;
  }

  private static boolean anthropic(
      String keyword, @Nullable Object value, Map<String, Object> node) {
    return !node.containsKey("$ref")
        && switch (keyword) {
          case "title" -> value instanceof String;
          case "minItems" -> value instanceof JsonNumber number && number.text().matches("[01]");
          case "format" -> ANTHROPIC_FORMATS.contains(String.valueOf(value));
          default -> false;
        };
  }

  private static boolean geminiJsonSchema(
      String keyword, @Nullable Object value, Map<String, Object> node) {
    return switch (keyword) {
      case "type", "properties", "required", "items", "enum", "$ref" -> true;
      case "anyOf", "oneOf", "allOf", "prefixItems", "additionalProperties" -> true;
      case "minimum", "maximum", "minItems", "maxItems", "minLength", "maxLength" ->
          value instanceof JsonNumber;
      case "pattern" -> value instanceof String;
      case "format" -> value instanceof String && !"string".equals(node.get("type"));
      default -> false;
    };
  }

  private static boolean geminiOpenApi(
      String keyword, @Nullable Object value, Map<String, Object> node) {
    return switch (keyword) {
      case "type", "properties", "required", "items", "nullable" -> true;
      case "default", "propertyOrdering" -> true;
      case "anyOf" -> !node.containsKey("type");
      case "enum" ->
          "string".equals(node.get("type"))
              && SchemaKeywords.list(value).stream().allMatch(String.class::isInstance);
      case "minimum", "maximum", "minItems", "maxItems" -> value instanceof JsonNumber;
      case "minLength", "maxLength", "minProperties", "maxProperties" ->
          value instanceof JsonNumber;
      case "pattern" -> value instanceof String;
      case "format" -> value instanceof String && !"string".equals(node.get("type"));
      default -> false;
    };
  }
}
