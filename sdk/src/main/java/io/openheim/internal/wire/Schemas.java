package io.openheim.internal.wire;

import io.openheim.error.ConfigException;
import io.openheim.internal.json.BrokenJsonException;
import io.openheim.internal.json.JsonTree;
import io.openheim.llm.ResponseSchema;
import io.openheim.shape.dialect.Adapted;
import io.openheim.shape.dialect.Dialect;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * JSON schemas in the form that a model takes. Each is looked at once; one that is in that form
 * already keeps its bytes. Thread-safe.
 */
public final class Schemas {
  /** More than any agent has tools. */
  private static final int MOST = 1000;

  private final Dialect form;
  private final Dialect enforcedForm;
  private final Map<String, String> sent = new ConcurrentHashMap<>();
  private final Map<ResponseSchema, Enforced> enforced = new ConcurrentHashMap<>();

  /**
   * Schemas for one model.
   *
   * @param form the form of what tools take
   * @param enforcedForm the form of what the provider can hold a model to
   */
  public Schemas(Dialect form, Dialect enforcedForm) {
    this.form = form;
    this.enforcedForm = enforcedForm;
  }

  /**
   * A schema to hold a model to.
   *
   * @param json the schema as it is sent
   * @param strict whether the provider's strict mode takes it
   */
  public record Enforced(String json, boolean strict) {}

  /** What to send for the schema of a tool. */
  public String sent(String schema) {
    String known = sent.get(schema);
    if (known == null) {
      known = adapt(schema);
      keep(sent, schema, known);
    }
    return known;
  }

  /**
   * What to send for the schema of an answer: in the form of the strict mode if that takes it.
   *
   * @throws ConfigException if it is no JSON object
   */
  public Enforced enforced(ResponseSchema schema) {
    Enforced known = enforced.get(schema);
    if (known == null) {
      known = enforce(schema);
      keep(enforced, schema, known);
    }
    return known;
  }

  /** Whether the provider can hold a model to it at all: Anthropic only has a strict mode. */
  boolean canEnforce(ResponseSchema schema) {
    Enforced known = enforced(schema);
    return known.strict() || enforcedForm != Dialect.ANTHROPIC_STRICT;
  }

  private static <K, V> void keep(Map<K, V> known, K key, V value) {
    if (known.size() >= MOST) {
      known.clear();
    }
    known.put(key, value);
  }

  private String adapt(String schema) {
    try {
      Map<String, Object> tree = object(JsonTree.parse(schema));
      if (tree == null) {
        return schema;
      }
      Map<String, Object> adapted = form.adapt(tree).schema();
      return adapted.equals(tree) ? schema : JsonTree.write(adapted);
    } catch (BrokenJsonException | IllegalArgumentException e) {
      // The provider says better than we could what is wrong with it.
      return schema;
    }
  }

  private Enforced enforce(ResponseSchema schema) {
    Map<String, Object> tree;
    try {
      tree = object(JsonTree.parse(schema.schema()));
    } catch (BrokenJsonException e) {
      throw unusable(schema, e.getMessage(), e);
    }
    if (tree == null) {
      throw unusable(schema, "it is JSON, but no object", null);
    }
    try {
      Adapted adapted = enforcedForm.adapt(tree);
      if (adapted.strict()) {
        return new Enforced(
            adapted.schema().equals(tree) ? schema.schema() : JsonTree.write(adapted.schema()),
            true);
      }
    } catch (IllegalArgumentException e) {
      // Odd, but not ours to refuse: the provider may know what it means.
      return new Enforced(schema.schema(), false);
    }
    return new Enforced(sent(schema.schema()), false);
  }

  private static ConfigException unusable(
      ResponseSchema schema, @Nullable String why, @Nullable Exception cause) {
    return new ConfigException(
        "the schema of the response " + schema.name() + " cannot be used: " + why, cause);
  }

  @SuppressWarnings("unchecked")
  private static @Nullable Map<String, Object> object(@Nullable Object tree) {
    return tree instanceof Map ? (Map<String, Object>) tree : null;
  }
}
