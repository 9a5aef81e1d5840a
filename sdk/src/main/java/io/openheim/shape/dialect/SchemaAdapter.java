package io.openheim.shape.dialect;

import io.openheim.shape.Found;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rewrites one schema for one dialect that lacks keywords. */
final class SchemaAdapter {
  private final Dialect dialect;
  private final Map<String, Object> root;
  private final References references;
  private final PlainSchema plain;
  private final SchemaBounds bounds = new SchemaBounds();
  private final List<String> notes = new ArrayList<>();
  private final List<String> obstacles = new ArrayList<>();
  private final Deque<String> wanted = new ArrayDeque<>();
  private String rootReference = "";

  SchemaAdapter(Dialect dialect, Map<String, Object> root) {
    this.dialect = dialect;
    this.root = root;
    this.references = new References(root);
    this.plain = new PlainSchema(references);
  }

  /** The whole schema in the dialect's form. */
  Map<String, Object> adapt() {
    Map<String, Object> start = root;
    if (dialect == Dialect.GEMINI_OPENAPI) {
      Inliner inliner = new Inliner(references, false);
      start = inliner.inline(root);
      notes.addAll(inliner.notes());
    } else if (dialect.hasStrictMode()) {
      start = rooted(root);
    }
    Map<String, Object> adapted = node(start, "$", 0);
    Map<String, Object> definitions = definitions();
    if (definitions.isEmpty()) {
      adapted.remove("$defs");
    } else {
      adapted.put("$defs", definitions);
    }
    return adapted;
  }

  List<String> notes() {
    return notes;
  }

  List<String> obstacles() {
    return obstacles;
  }

  /** A reference at the root is replaced, as strict modes want to see the object. */
  private Map<String, Object> rooted(Map<String, Object> schema) {
    Map<String, Object> start = SchemaKeywords.copy(schema, "$");
    if (start.remove("$ref") instanceof String reference) {
      rootReference = references.name(reference);
      Map<String, Object> whole = references.resolve(reference, "$");
      whole.putAll(start);
      start = whole;
    }
    if (SchemaTypes.isUntyped(start)) {
      SchemaKeywords.putFirst(start, "type", "object");
    }
    if (SchemaTypes.isObject(start) && !start.containsKey("additionalProperties")) {
      // An input schema without properties is one of a tool without parameters.
      start.putIfAbsent("properties", new LinkedHashMap<>());
    }
    return start;
  }

  private Map<String, Object> definitions() {
    Map<String, Object> done = new LinkedHashMap<>();
    for (String reference = wanted.poll(); reference != null; reference = wanted.poll()) {
      String name = references.name(reference);
      if (!done.containsKey(name)) {
        String path = "$defs." + name;
        done.put(name, node(references.resolve(reference, path), path, 0));
      }
    }
    Map<String, Object> ordered = new LinkedHashMap<>();
    for (String name : references.order()) {
      if (done.containsKey(name)) {
        ordered.put(name, done.get(name));
      }
    }
    References made = new References(Map.of("$defs", ordered));
    ordered.keySet().forEach(name -> made.resolve(References.to(name), "$defs." + name));
    return ordered;
  }

  private Map<String, Object> node(@Nullable Object schema, String path, int depth) {
    Map<String, Object> node =
        dialect == Dialect.GEMINI_JSON_SCHEMA
            ? PlainSchema.withoutConstants(schema, path)
            : plain.plain(schema, path);
    bounds.spendOn(node, depth);
    if (dialect == Dialect.GEMINI_OPENAPI) {
      node = openApi(node, path);
    }
    Map<String, Object> out = new LinkedHashMap<>();
    Map<String, Object> unsaid = new LinkedHashMap<>();
    boolean top = depth == 0 && path.equals("$");
    definitions(node, top);
    for (Map.Entry<String, Object> entry : node.entrySet()) {
      boolean said = SaidKeywords.says(dialect, entry.getKey(), entry.getValue(), node);
      (said ? out : unsaid).put(entry.getKey(), entry.getValue());
    }
    required(out, path);
    if (dialect.hasStrictMode()) {
      if (SchemaTypes.isObject(out)) {
        close(out, unsaid, path);
      }
      judge(out, path, top);
    }
    describe(out, unsaid, path);
    Set<Object> required = Set.copyOf(SchemaKeywords.list(node.get("required")));
    Map<String, Object> properties = new LinkedHashMap<>();
    SchemaKeywords.replaceEach(
        out, path, (inner, where, keyword) -> inner(inner, where, keyword, depth));
    if (out.get("$ref") instanceof String reference) {
      return reference(out, reference, path);
    }
    SchemaKeywords.object(out.get("properties"))
        .forEach(
            (name, property) ->
                properties.put(
                    name,
                    dialect != Dialect.OPENAI_STRICT || required.contains(name)
                        ? property
                        : SchemaTypes.orNull(SchemaKeywords.object(property))));
    if (out.containsKey("properties")) {
      out.put("properties", properties);
    }
    return out;
  }

  /** Keeps their place, so that a schema that needs no change keeps its characters. */
  private static void definitions(Map<String, Object> node, boolean top) {
    if (!top) {
      node.remove("$defs");
      node.remove("definitions");
    } else if (node.containsKey("definitions") && !node.containsKey("$defs")) {
      SchemaKeywords.rename(node, "definitions", "$defs", Map.of());
    }
    node.computeIfPresent("$defs", (keyword, definitions) -> new LinkedHashMap<>());
  }

  private Object inner(Object schema, String path, String keyword, int depth) {
    boolean mayBeBoolean =
        keyword.equals("additionalProperties")
            || (keyword.equals("items") && dialect == Dialect.GEMINI_JSON_SCHEMA);
    return schema instanceof Boolean && mayBeBoolean ? schema : node(schema, path, depth + 1);
  }

  private Map<String, Object> openApi(Map<String, Object> node, String path) {
    OpenApiSchema.singleType(node);
    if (SchemaKeywords.list(node.get("anyOf")).size() == 1 && !node.containsKey("type")) {
      // The other member was null.
      node = plain.plain(node, path);
      node.put("nullable", true);
      OpenApiSchema.singleType(node);
    }
    if ("array".equals(node.get("type"))) {
      node.putIfAbsent("items", new LinkedHashMap<>());
    }
    return node;
  }

  /** Strict modes know objects with named properties only. */
  private void close(Map<String, Object> out, Map<String, Object> unsaid, String path) {
    Object more = unsaid.remove("additionalProperties");
    if (more instanceof Map) {
      obstacle(path, "strict mode has no maps, only objects whose properties have names");
    } else if (Boolean.TRUE.equals(more) || unsaid.containsKey("patternProperties")) {
      obstacle(path, "strict mode has no objects with properties of any name");
    } else if (more == null && !out.containsKey("properties")) {
      obstacle(path, "strict mode has no objects with properties of any name");
    }
    out.putIfAbsent("properties", new LinkedHashMap<>());
    Set<String> names = SchemaKeywords.object(out.get("properties")).keySet();
    if (dialect == Dialect.OPENAI_STRICT && !names.isEmpty()) {
      out.put("required", new ArrayList<>(names));
    }
    out.put("additionalProperties", false);
  }

  /** What is required has to be there, or providers refuse the schema. */
  private void required(Map<String, Object> out, String path) {
    if (dialect == Dialect.GEMINI_JSON_SCHEMA || !out.containsKey("required")) {
      return;
    }
    Set<String> properties = SchemaKeywords.object(out.get("properties")).keySet();
    List<Object> names = new ArrayList<>(SchemaKeywords.list(out.get("required")));
    List<Object> strangers = new ArrayList<>(names);
    strangers.removeAll(properties);
    if (!strangers.isEmpty()) {
      String all = String.join(", ", strangers.stream().map(String::valueOf).toList());
      notes.add(path + ": required is left out for what is no property: " + Found.cut(all));
    }
    names.retainAll(properties);
    if (names.isEmpty()) {
      out.remove("required");
    } else {
      out.put("required", names);
    }
  }

  private void judge(Map<String, Object> out, String path, boolean top) {
    if (top && !"object".equals(out.get("type"))) {
      obstacle(path, "strict mode wants an object at the root");
    } else if (!out.containsKey("type") && !out.containsKey("anyOf") && !out.containsKey("$ref")) {
      obstacle(path, "strict mode wants a type, and any value is one of none");
    } else if (SchemaTypes.isArray(out) && !out.containsKey("items")) {
      obstacle(path, "strict mode wants the type of the items of a list");
    }
  }

  private void obstacle(String path, String why) {
    obstacles.add(path + ": " + why);
  }

  private void describe(Map<String, Object> out, Map<String, Object> unsaid, String path) {
    List<String> words = SchemaWords.of(unsaid);
    if (words.isEmpty()) {
      return;
    }
    String all = String.join(", ", words);
    String description = out.get("description") instanceof String said ? said : "";
    SchemaKeywords.describe(out, description.isEmpty() ? all : description + " (" + all + ")");
    notes.add(path + ": said in the description: " + all);
  }

  private Map<String, Object> reference(Map<String, Object> out, String reference, String path) {
    String name = references.name(reference);
    // Also finds out that it leads somewhere.
    references.resolve(reference, path);
    if (dialect == Dialect.OPENAI_STRICT && name.equals(rootReference)) {
      out.put("$ref", "#");
    } else if (!reference.equals("#")) {
      wanted.add(reference);
      out.put("$ref", References.to(name));
    }
    if (dialect == Dialect.GEMINI_JSON_SCHEMA || out.size() == 1) {
      return out;
    }
    // Nothing may stand beside a reference, but beside anyOf.
    Map<String, Object> only = new LinkedHashMap<>();
    only.put("$ref", out.get("$ref"));
    SchemaKeywords.rename(out, "$ref", "anyOf", new ArrayList<>(List.of(only)));
    return out;
  }
}
