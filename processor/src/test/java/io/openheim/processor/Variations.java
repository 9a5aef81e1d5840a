package io.openheim.processor;

import io.openheim.internal.json.JsonTree;
import io.openheim.shape.JsonNumber;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Makes many JSON texts of one, most of them wrong in one place. */
final class Variations {
  private static final String[] VALUES = {
    "null",
    "true",
    "\"true\"",
    "0",
    "-1",
    "1",
    "7.0",
    "3.7",
    "\"5\"",
    "\" 5 \"",
    "127",
    "128",
    "-129",
    "32768",
    "2147483648",
    "9223372036854775807",
    "9223372036854775808",
    "1e2",
    "1e400",
    "1e-400",
    "-0",
    "-0.0",
    "3.4028236e38",
    "0.1000000000000000055511151231257827021181583404541",
    "\"\"",
    "\"x\"",
    "\"xy\"",
    "\"\\uD83D\\uDE00\"",
    "\"slow\"",
    "\"SL OW\"",
    "\"NaN\"",
    "1e20000000",
    "-8e4670854554752648",
    "12e-300",
    "\"2026-02-29\"",
    "\"2026-11-23\"",
    "\"2026-11-23T14:30:00+05:00[Europe/Oslo]\"",
    "\"1-1-1-1-1\"",
    "\"en_GB\"",
    "\"P1D\"",
    "\"aGk\"",
    "\"((((\"",
    "[]",
    "[null]",
    "[1]",
    "[\"a\"]",
    "[[]]",
    "[{}]",
    "{}",
    "{\"x\":1}"
  };

  private static final String[] TEXTS = {
    "",
    " ",
    "null",
    "[]",
    "1",
    "\"text\"",
    "{",
    "{}",
    "{}{}",
    "{\"a\":1,\"a\":2}",
    "{'a':1}",
    "{\"a\":1,}",
    "nonsense",
    "{\"a\":{\"b\":[",
    "[[[[[[[[[["
  };

  private final List<String> found = new ArrayList<>();
  private final Object root;

  private Variations(Object root) {
    this.root = root;
  }

  static List<String> of(String json) {
    Variations variations = new Variations(JsonTree.parse(json));
    variations.found.add(json);
    variations.found.addAll(List.of(TEXTS));
    variations.found.add(json + " ");
    variations.found.add(json + "x");
    variations.found.add(json.substring(0, json.length() - 1));
    variations.vary(variations.root, value -> {});
    return variations.found;
  }

  private void vary(Object value, Consumer<Object> replace) {
    for (String other : VALUES) {
      replace.accept(JsonTree.parse(other));
      found.add(JsonTree.write(root));
    }
    replace.accept(value);
    if (value instanceof Map<?, ?> object) {
      varyObject(asObject(object));
    } else if (value instanceof List<?> list) {
      List<Object> items = asList(list);
      for (int i = 0; i < items.size(); i++) {
        int at = i;
        vary(items.get(i), item -> items.set(at, item));
      }
    }
  }

  private void varyObject(Map<String, Object> object) {
    Map<String, Object> before = new LinkedHashMap<>(object);
    for (String name : before.keySet()) {
      vary(before.get(name), value -> object.put(name, value));
      object.remove(name);
      found.add(JsonTree.write(root));
      object.put(name + "s", before.get(name));
      found.add(JsonTree.write(root));
      restore(object, before);
    }
    object.put("surplus", new JsonNumber("1"));
    found.add(JsonTree.write(root));
    restore(object, before);
  }

  private static void restore(Map<String, Object> object, Map<String, Object> before) {
    object.clear();
    object.putAll(before);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> asObject(Map<?, ?> object) {
    return (Map<String, Object>) object;
  }

  @SuppressWarnings("unchecked")
  private static List<Object> asList(List<?> list) {
    return (List<Object>) list;
  }
}
