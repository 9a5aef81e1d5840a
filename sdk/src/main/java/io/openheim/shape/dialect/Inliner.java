package io.openheim.shape.dialect;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Puts definitions in the place of the references to them. */
final class Inliner {
  private final References references;
  private final boolean keepsRecursion;
  private final SchemaBounds bounds = new SchemaBounds();
  private final List<String> notes = new ArrayList<>();

  /** The definitions that the schema at hand stands in. */
  private final Set<String> open = new LinkedHashSet<>();

  private final Map<String, String> recursive = new LinkedHashMap<>();

  /**
   * A definition that contains itself either stays a reference, or it ends there and words say so.
   */
  Inliner(References references, boolean keepsRecursion) {
    this.references = references;
    this.keepsRecursion = keepsRecursion;
  }

  /** The whole schema. */
  Map<String, Object> inline(Map<String, Object> root) {
    Map<String, Object> inlined;
    Map<String, Object> kept = new LinkedHashMap<>();
    int known;
    do {
      // Once it is known which definitions contain themselves, they stay references everywhere.
      known = recursive.size();
      inlined = node(root, "$", 0);
      for (Map.Entry<String, String> definition : List.copyOf(recursive.entrySet())) {
        String path = "$defs." + definition.getKey();
        kept.put(
            definition.getKey(), node(references.resolve(definition.getValue(), path), path, 0));
      }
    } while (recursive.size() > known);
    if (!kept.isEmpty()) {
      inlined.put("$defs", kept);
    }
    return inlined;
  }

  List<String> notes() {
    return notes;
  }

  private Map<String, Object> node(Object schema, String path, int depth) {
    Map<String, Object> node = SchemaKeywords.copy(schema, path);
    node.remove("$defs");
    node.remove("definitions");
    bounds.spendOn(node, depth);
    if (!(node.get("$ref") instanceof String reference)) {
      SchemaKeywords.replaceEach(node, path, (inner, where, keyword) -> child(inner, where, depth));
      return node;
    }
    String name = references.name(reference);
    boolean outermost = reference.equals("#");
    if (outermost || open.contains(name) || recursive.containsKey(name)) {
      if (!keepsRecursion) {
        return end(node, reference, path);
      }
      if (!outermost) {
        recursive.putIfAbsent(name, reference);
        node.put("$ref", References.to(name));
      }
      SchemaKeywords.replaceEach(node, path, (inner, where, keyword) -> child(inner, where, depth));
      return node;
    }
    Map<String, Object> whole = references.resolve(reference, path);
    node.remove("$ref");
    whole.putAll(node);
    open.add(name);
    Map<String, Object> inlined = node(whole, path, depth + 1);
    open.remove(name);
    return inlined;
  }

  private Object child(Object schema, String path, int depth) {
    return schema instanceof Boolean ? schema : node(schema, path, depth + 1);
  }

  private Map<String, Object> end(Map<String, Object> node, String reference, String path) {
    String words =
        reference.equals("#")
            ? "another one like the outermost"
            : "another " + references.name(reference) + ", as around this one";
    Map<String, Object> end = new LinkedHashMap<>();
    Map<String, Object> whole = references.resolve(reference, path);
    PlainSchema.inferType(whole);
    for (String keyword : List.of("type", "nullable")) {
      if (whole.containsKey(keyword)) {
        end.put(keyword, whole.get(keyword));
      }
    }
    String description = node.get("description") instanceof String said ? said : "";
    SchemaKeywords.describe(end, description.isEmpty() ? words : description + " (" + words + ")");
    notes.add(path + ": recursion is said in the description: " + words);
    return end;
  }
}
