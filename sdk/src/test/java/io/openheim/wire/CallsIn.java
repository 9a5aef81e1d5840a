package io.openheim.wire;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** The ids of the calls and of the results in a request of any format. */
final class CallsIn {
  private CallsIn() {}

  static void read(Object tree, Set<String> calls, Set<String> results) {
    if (tree instanceof List<?> list) {
      list.forEach(item -> read(item, calls, results));
    }
    if (!(tree instanceof Map<?, ?> object)) {
      return;
    }
    Object type = object.get("type");
    add(object.get("tool_call_id"), results);
    if ("tool_result".equals(type)) {
      add(object.get("tool_use_id"), results);
    }
    if ("tool_use".equals(type) || "function".equals(type)) {
      add(object.get("id"), calls);
    }
    add(object.get("call_id"), "function_call".equals(type) ? calls : results);
    object.forEach(
        (name, value) -> {
          if (name.equals("functionCall")) {
            add(((Map<?, ?>) value).get("id"), calls);
          } else if (name.equals("functionResponse")) {
            add(((Map<?, ?>) value).get("id"), results);
          } else if (!name.equals("input") || value instanceof List<?>) {
            read(value, calls, results);
          }
        });
  }

  private static void add(Object id, Set<String> ids) {
    if (id instanceof String text) {
      ids.add(text);
    }
  }
}
