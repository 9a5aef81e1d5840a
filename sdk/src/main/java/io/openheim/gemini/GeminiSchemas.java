package io.openheim.gemini;

import io.openheim.internal.json.BrokenJsonException;
import io.openheim.internal.json.JsonTree;
import io.openheim.shape.dialect.Dialect;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Schemas as Gemini takes them. Those that are so already keep their bytes; what others have made
 * may have words that Gemini refuses. Thread-safe.
 */
final class GeminiSchemas {
  /** More than any agent has tools. */
  private static final int MOST = 1000;

  private final Map<String, String> known = Collections.synchronizedMap(new LinkedHashMap<>());

  /** The schema to send for {@code schema}. */
  String adapted(String schema) {
    String adapted = known.get(schema);
    if (adapted == null) {
      adapted = adapt(schema);
      if (known.size() >= MOST) {
        known.clear();
      }
      known.put(schema, adapted);
    }
    return adapted;
  }

  private static String adapt(String schema) {
    try {
      Map<String, Object> tree = object(JsonTree.parse(schema));
      if (tree == null) {
        return schema;
      }
      Map<String, Object> adapted = Dialect.GEMINI_JSON_SCHEMA.adapt(tree).schema();
      return adapted.equals(tree) ? schema : JsonTree.write(adapted);
    } catch (BrokenJsonException | IllegalArgumentException e) {
      // Gemini says better than we could what is wrong with it.
      return schema;
    }
  }

  @SuppressWarnings("unchecked")
  private static @Nullable Map<String, Object> object(@Nullable Object tree) {
    return tree instanceof Map ? (Map<String, Object>) tree : null;
  }
}
