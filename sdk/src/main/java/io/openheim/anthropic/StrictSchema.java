package io.openheim.anthropic;

import io.openheim.internal.json.JsonTree;
import io.openheim.shape.JsonText;
import io.openheim.shape.dialect.Dialect;
import java.util.Map;

/** What the provider takes as the schema of an answer. */
final class StrictSchema {
  private StrictSchema() {}

  static String of(String schema) {
    if (!(JsonTree.parse(schema) instanceof Map<?, ?> tree)) {
      return schema;
    }
    @SuppressWarnings("unchecked")
    Map<String, Object> object = (Map<String, Object>) tree;
    return JsonText.write(Dialect.ANTHROPIC_STRICT.adapt(object).schema());
  }
}
