package io.openheim.shape.dialect;

import io.openheim.shape.Checked;
import io.openheim.shape.JsonNumber;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The forms of JSON Schema that providers take. A dialect turns a schema, of ours or of anybody
 * else's, into its own form; what it cannot say moves into the description of the same place, where
 * the model reads it, and is still to be checked when the model answers.
 *
 * <p>A schema is a tree of {@code Map<String, Object>} in the order of its properties, {@code
 * List<Object>}, {@code String}, {@link JsonNumber}, {@code Boolean} and null. It is never changed,
 * and the same schema gives the same tree, in the same order, in every process. Thread-safe.
 *
 * <pre>{@code
 * Adapted adapted = Dialect.OPENAI_STRICT.adapt(schema);
 * String json = JsonText.write(adapted.schema()); // "strict": adapted.strict()
 * }</pre>
 */
public enum Dialect {
  /** JSON Schema as it is: what Anthropic takes for tools, and servers that do not look closely. */
  LOOSE,

  /**
   * What OpenAI and servers like it take without strict mode: anything, but an object has to have
   * {@code properties}, at the root too. See the <a
   * href="https://platform.openai.com/docs/guides/function-calling">guide to function calling</a>.
   */
  OPENAI_LOOSE,

  /**
   * JSON Schema without references, for models of Qwen, Meta and Amazon behind servers like
   * OpenAI's, which do not follow them. A definition that contains itself stays one. Found in how
   * other libraries serve these models, as no provider documents it.
   */
  INLINED,

  /**
   * OpenAI's strict mode, of tools and of outputs: every property is required, and one that was
   * optional may be null, which a check takes as absent. See the <a
   * href="https://platform.openai.com/docs/guides/structured-outputs">guide to structured
   * outputs</a>.
   */
  OPENAI_STRICT,

  /**
   * Anthropic's strict mode, of tools and of outputs: optional properties stay optional, ranges and
   * lengths are said in words. See the <a
   * href="https://platform.claude.com/docs/en/build-with-claude/structured-outputs">guide to
   * structured outputs</a>.
   */
  ANTHROPIC_STRICT,

  /**
   * What Gemini takes in {@code parametersJsonSchema} and {@code responseJsonSchema}: a large part
   * of JSON Schema. See the <a href="https://ai.google.dev/gemini-api/docs/structured-output">guide
   * to structured output</a>.
   */
  GEMINI_JSON_SCHEMA,

  /**
   * What Gemini takes in {@code parameters} and {@code responseSchema}: a subset of OpenAPI 3.0
   * without references and maps, where a definition that contains itself ends in words. An object
   * without properties at the root becomes an empty tree: the field is to be left out. Models of
   * Google behind OpenRouter need this form too. See the <a
   * href="https://ai.google.dev/api/caching#Schema">reference of Schema</a>.
   */
  GEMINI_OPENAPI;

  /**
   * Turns a schema into the form of this dialect. Where a strict mode cannot take it, the result is
   * the schema as it is to be sent without that mode.
   *
   * @param schema the schema; not changed
   * @return its form in this dialect
   * @throws IllegalArgumentException if the schema nests more than 250 levels deep, has more than a
   *     million characters once its references are followed, refers to what is not in it, or has a
   *     keyword with a value of a wrong type
   */
  public Adapted adapt(Map<String, Object> schema) {
    SchemaBounds.check(schema);
    return switch (this) {
      case LOOSE -> new Adapted(schema, false, List.of(), List.of());
      case OPENAI_LOOSE -> new Adapted(withProperties(schema), false, List.of(), List.of());
      case INLINED ->
          new Adapted(
              new Inliner(new References(schema), true).inline(schema),
              false,
              List.of(),
              List.of());
      case OPENAI_STRICT, ANTHROPIC_STRICT -> strict(schema);
      case GEMINI_JSON_SCHEMA, GEMINI_OPENAPI -> gemini(schema);
    };
  }

  /**
   * Turns the schemas of all tools of a request into the form of this dialect, in their order.
   * Anthropic limits what the strict tools of one request have together: 20 tools, 24 optional
   * properties and 16 unions; those that come after a limit was reached are not strict.
   *
   * @param schemas the schemas; not changed
   * @return the form of each in this dialect
   * @throws IllegalArgumentException as {@link #adapt} does
   */
  public List<Adapted> adaptAll(List<Map<String, Object>> schemas) {
    List<Adapted> all = new ArrayList<>();
    int tools = 0;
    int optionals = 0;
    int unions = 0;
    for (Map<String, Object> schema : schemas) {
      Adapted adapted = adapt(schema);
      if (this == ANTHROPIC_STRICT && adapted.strict()) {
        SchemaLimits limits = new SchemaLimits(adapted.schema());
        if (tools + 1 > SchemaLimits.ANTHROPIC_TOOLS
            || optionals + limits.optionals() > SchemaLimits.ANTHROPIC_OPTIONALS
            || unions + limits.unions() > SchemaLimits.ANTHROPIC_UNIONS) {
          adapted = loose(schema, List.of(SchemaLimits.ANTHROPIC_TOGETHER));
        } else {
          tools++;
          optionals += limits.optionals();
          unions += limits.unions();
        }
      }
      all.add(adapted);
    }
    return List.copyOf(all);
  }

  /** Whether there is a strict mode, to be switched on for each tool. */
  boolean hasStrictMode() {
    return this == OPENAI_STRICT || this == ANTHROPIC_STRICT;
  }

  private Adapted strict(Map<String, Object> schema) {
    SchemaAdapter adapter = new SchemaAdapter(this, schema);
    Map<String, Object> adapted = adapter.adapt();
    List<String> obstacles = new ArrayList<>(adapter.obstacles());
    SchemaLimits limits = new SchemaLimits(adapted);
    obstacles.addAll(this == OPENAI_STRICT ? limits.openAi() : limits.anthropic());
    return obstacles.isEmpty()
        ? new Adapted(adapted, true, adapter.notes(), List.of())
        : loose(schema, obstacles);
  }

  private Adapted loose(Map<String, Object> schema, List<String> obstacles) {
    Map<String, Object> sent = this == OPENAI_STRICT ? withProperties(schema) : schema;
    List<String> some = obstacles.subList(0, Math.min(obstacles.size(), Checked.MOST));
    return new Adapted(sent, false, List.of(), some);
  }

  private Adapted gemini(Map<String, Object> schema) {
    SchemaAdapter adapter = new SchemaAdapter(this, schema);
    Map<String, Object> adapted = adapter.adapt();
    boolean empty =
        this == GEMINI_OPENAPI
            && "object".equals(adapted.get("type"))
            && !adapted.containsKey("description")
            && SchemaKeywords.object(adapted.get("properties")).isEmpty();
    return new Adapted(empty ? Map.of() : adapted, false, adapter.notes(), List.of());
  }

  private static Map<String, Object> withProperties(Map<String, Object> schema) {
    Map<String, Object> root = properties(schema, "$");
    if (SchemaTypes.isUntyped(root)) {
      SchemaKeywords.putFirst(root, "type", "object");
    }
    if ("object".equals(root.get("type"))) {
      root.putIfAbsent("properties", new LinkedHashMap<>());
    }
    return root;
  }

  private static Map<String, Object> properties(Object schema, String path) {
    Map<String, Object> node = SchemaKeywords.copy(schema, path);
    SchemaKeywords.replaceEach(
        node,
        path,
        (inner, where, keyword) -> inner instanceof Boolean ? inner : properties(inner, where));
    if ("object".equals(node.get("type")) && !(node.get("additionalProperties") instanceof Map)) {
      node.putIfAbsent("properties", new LinkedHashMap<>());
    }
    return node;
  }
}
