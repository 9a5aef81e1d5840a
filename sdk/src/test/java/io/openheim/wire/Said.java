package io.openheim.wire;

import java.util.List;
import java.util.Map;

/** All texts in a JSON document, in order. */
final class Said {
  private Said() {}

  static String in(String json) {
    StringBuilder all = new StringBuilder();
    add(JsonTree.parse(json), all);
    return all.toString();
  }

  private static void add(Object tree, StringBuilder all) {
    if (tree instanceof Map<?, ?> object) {
      object.values().forEach(field -> add(field, all));
    } else if (tree instanceof List<?> list) {
      list.forEach(item -> add(item, all));
    } else if (tree instanceof String text) {
      all.append(text).append('\n');
    }
  }
}
