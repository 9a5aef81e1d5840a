package io.openheim.shape.dialect;

import io.openheim.shape.JsonNumber;
import io.openheim.shape.JsonText;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Refuses schemas that are no JSON or of a size that would cost time and memory. */
final class SchemaBounds {
  /** More than all providers take together. */
  static final int LARGEST = 1_000_000;

  /** Of objects and lists in the tree that is given. */
  private static final int DEEPEST = 250;

  /** Of schemas in the tree that is made: {@link JsonText} writes a tree of so many. */
  private static final int DEEPEST_FOLLOWED = 200;

  private int left = LARGEST;

  /**
   * Looks at a whole tree.
   *
   * @throws IllegalArgumentException if it nests too deeply, is too large or is no JSON
   */
  static void check(@Nullable Object tree) {
    new SchemaBounds().check(tree, 0);
  }

  private void check(@Nullable Object tree, int depth) {
    if (depth > DEEPEST) {
      throw new IllegalArgumentException("the schema nests more than " + DEEPEST + " levels deep");
    }
    spend(1);
    if (tree instanceof Map<?, ?> object) {
      for (Map.Entry<?, ?> property : object.entrySet()) {
        if (!(property.getKey() instanceof String name)) {
          throw new IllegalArgumentException(
              "the schema has a property named " + property.getKey() + ", which is no string");
        }
        spend(name.length());
        check(property.getValue(), depth + 1);
      }
    } else if (tree instanceof List<?> array) {
      array.forEach(item -> check(item, depth + 1));
    } else if (tree instanceof String text) {
      spend(text.length());
    } else if (tree instanceof JsonNumber number) {
      spend(number.text().length());
    } else if (tree != null && !(tree instanceof Boolean)) {
      throw new IllegalArgumentException(
          "the schema holds a " + tree.getClass().getName() + ", which is no value of JSON");
    }
  }

  /** Counts one schema that is written to the result, without the schemas inside it. */
  void spendOn(Map<String, Object> node, int depth) {
    follow(depth);
    spend(1);
    node.forEach(
        (keyword, value) -> {
          spend(keyword.length());
          if (value instanceof String text) {
            spend(text.length());
          }
          SchemaKeywords.object(value).keySet().forEach(name -> spend(name.length()));
          for (Object item : SchemaKeywords.list(value)) {
            spend(item instanceof String text ? text.length() : 1);
          }
        });
  }

  /** Refuses a schema that is behind too many others. */
  static void follow(int depth) {
    if (depth > DEEPEST_FOLLOWED) {
      throw new IllegalArgumentException(
          "the schema, with its references followed, nests more than "
              + DEEPEST_FOLLOWED
              + " levels deep");
    }
  }

  private void spend(int characters) {
    left -= characters;
    if (left < 0) {
      throw new IllegalArgumentException(
          "the schema, with its references followed, has more than " + LARGEST + " characters");
    }
  }
}
