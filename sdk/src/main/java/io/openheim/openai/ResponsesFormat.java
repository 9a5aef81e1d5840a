package io.openheim.openai;

import com.squareup.moshi.JsonWriter;
import io.openheim.error.ConfigException;
import io.openheim.internal.json.BrokenJsonException;
import io.openheim.internal.json.JsonTree;
import io.openheim.llm.ResponseSchema;
import io.openheim.shape.JsonText;
import io.openheim.shape.dialect.Adapted;
import io.openheim.shape.dialect.Dialect;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes the schema of a reply: strictly where OpenAI can hold a model to it. Thread-safe. */
final class ResponsesFormat {
  private volatile @Nullable Known known;

  void write(JsonWriter json, ResponseSchema schema) throws IOException {
    Known adapted = adapted(schema.schema());
    json.beginObject().name("format").beginObject();
    json.name("type").value("json_schema");
    json.name("name").value(schema.name());
    if (!schema.description().isEmpty()) {
      json.name("description").value(schema.description());
    }
    json.name("strict").value(adapted.strict());
    json.name("schema");
    ResponsesRequestWriter.raw(json, adapted.sent());
    json.endObject().endObject();
  }

  /** The requests of a conversation mostly have the same one. */
  private Known adapted(String schema) {
    Known last = known;
    if (last == null || !last.schema().equals(schema)) {
      last = adapt(schema);
      known = last;
    }
    return last;
  }

  @SuppressWarnings("unchecked")
  private static Known adapt(String schema) {
    Object tree;
    try {
      tree = JsonTree.parse(schema);
    } catch (BrokenJsonException e) {
      throw new ConfigException("the schema of a response is JSON; this is not: " + e.getMessage());
    }
    if (!(tree instanceof Map)) {
      throw new ConfigException("the schema of a response is a JSON object; found " + schema);
    }
    try {
      Adapted adapted = Dialect.OPENAI_STRICT.adapt((Map<String, Object>) tree);
      return adapted.strict()
          ? new Known(schema, JsonText.write(adapted.schema()), true)
          : new Known(schema, schema, false);
    } catch (IllegalArgumentException e) {
      // Odd, but not ours to refuse: the server may know what it means.
      return new Known(schema, schema, false);
    }
  }

  private record Known(String schema, String sent, boolean strict) {}
}
