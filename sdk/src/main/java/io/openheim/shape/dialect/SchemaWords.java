package io.openheim.shape.dialect;

import io.openheim.shape.JsonText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Says in words what a keyword says, for dialects that lack the keyword. */
final class SchemaWords {
  /** Enough for what a model can follow. */
  private static final int LONGEST = 500;

  /** The order in which keywords are said; others follow by their names. */
  private static final List<String> ORDER =
      List.of(
          "enum",
          "format",
          "pattern",
          "minLength",
          "maxLength",
          "minimum",
          "exclusiveMinimum",
          "maximum",
          "exclusiveMaximum",
          "multipleOf",
          "prefixItems",
          "minItems",
          "maxItems",
          "uniqueItems",
          "contains",
          "minContains",
          "maxContains",
          "minProperties",
          "maxProperties",
          "propertyNames",
          "patternProperties",
          "additionalProperties",
          "anyOf",
          "oneOf",
          "allOf",
          "not",
          "if",
          "then",
          "else",
          "default",
          "examples");

  /** Other keywords that forbid something. */
  private static final Set<String> RULES =
      Set.of(
          "contentEncoding",
          "contentMediaType",
          "dependencies",
          "dependentRequired",
          "dependentSchemas",
          "unevaluatedItems",
          "unevaluatedProperties");

  private SchemaWords() {}

  /**
   * Says several keywords.
   *
   * @param unsaid the keywords with their values
   * @return the words of each that forbids something or helps
   */
  static List<String> of(Map<String, Object> unsaid) {
    List<String> words = new ArrayList<>();
    Map<String, Object> left = new TreeMap<>(unsaid);
    for (String keyword : ORDER) {
      if (left.containsKey(keyword)) {
        words.add(of(keyword, left.remove(keyword)));
      }
    }
    left.keySet().retainAll(RULES);
    left.forEach((keyword, value) -> words.add(keyword + " " + json(value)));
    words.removeIf(String::isEmpty);
    return words;
  }

  private static String of(String keyword, @Nullable Object value) {
    return switch (keyword) {
      case "enum" -> "one of " + values(value);
      case "format", "pattern" -> keyword + " " + text(value);
      case "minLength", "minItems", "minProperties", "minContains" ->
          "at least " + counted(keyword, json(value));
      case "maxLength", "maxItems", "maxProperties", "maxContains" ->
          "at most " + counted(keyword, json(value));
      case "minimum" -> "at least " + json(value);
      case "maximum" -> "at most " + json(value);
      // In old drafts these are booleans beside the other two.
      case "exclusiveMinimum" -> bound(value, "more than ", "the minimum itself is excluded");
      case "exclusiveMaximum" -> bound(value, "less than ", "the maximum itself is excluded");
      case "multipleOf" -> "a multiple of " + json(value);
      case "uniqueItems" -> Boolean.TRUE.equals(value) ? "no item twice" : "";
      case "prefixItems" -> "items in this order: " + values(value);
      case "contains" -> "contains an item like " + json(value);
      case "propertyNames" -> "each name like " + json(value);
      case "patternProperties" -> "properties by the patterns of their names: " + json(value);
      case "additionalProperties" -> value instanceof Map ? "each value like " + json(value) : "";
      case "anyOf" -> "like one or more of " + values(value);
      case "oneOf" -> "like exactly one of " + values(value);
      case "allOf" -> "like all of " + values(value);
      case "not" -> SchemaKeywords.object(value).isEmpty() ? "no value" : "not like " + json(value);
      case "examples" -> "for example " + values(value);
      default -> keyword + " " + json(value);
    };
  }

  private static String bound(@Nullable Object value, String number, String flag) {
    return value instanceof Boolean set ? (set ? flag : "") : number + json(value);
  }

  private static String counted(String keyword, String count) {
    boolean one = count.equals("1");
    return count
        + switch (keyword.substring(3)) {
          case "Length" -> one ? " character" : " characters";
          case "Items" -> one ? " item" : " items";
          case "Properties" -> one ? " property" : " properties";
          default -> one ? " such item" : " such items";
        };
  }

  private static String values(@Nullable Object value) {
    if (!(value instanceof List<?> list)) {
      return json(value);
    }
    StringBuilder all = new StringBuilder();
    for (Object item : list) {
      all.append(all.length() == 0 ? "" : ", ").append(JsonText.write(item, LONGEST));
      if (all.length() > LONGEST) {
        break;
      }
    }
    return cut(all.toString());
  }

  private static String text(@Nullable Object value) {
    return value instanceof String text ? cut(text) : json(value);
  }

  private static String json(@Nullable Object value) {
    return cut(JsonText.write(value, LONGEST));
  }

  private static String cut(String text) {
    if (text.length() <= LONGEST) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
    return text.substring(0, end) + "...";
  }
}
