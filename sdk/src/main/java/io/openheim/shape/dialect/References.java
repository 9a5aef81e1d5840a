package io.openheim.shape.dialect;

import io.openheim.shape.Found;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds what the references of a schema lead to, and gives each such place one name. */
final class References {
  private static final String DEFINITIONS = "#/$defs/";

  /** How many references may lead to each other one after the other. */
  private static final int LONGEST_CHAIN = 100;

  private final Map<String, Object> root;
  private final Map<String, String> names = new HashMap<>();
  private final Map<String, String> taken = new LinkedHashMap<>();

  References(Map<String, Object> root) {
    this.root = root;
    for (String keyword : List.of("$defs", "definitions")) {
      for (String name : SchemaKeywords.object(root.get(keyword)).keySet()) {
        String pointer = "#/" + keyword + "/" + name.replace("~", "~0").replace("/", "~1");
        if (taken.putIfAbsent(name, pointer) == null) {
          names.put(pointer, name);
        }
      }
    }
  }

  /**
   * What a reference leads to: not to another reference.
   *
   * @throws IllegalArgumentException if it leads nowhere, in a circle or out of the schema
   */
  Map<String, Object> resolve(String reference, String path) {
    Set<String> seen = new HashSet<>();
    String next = reference;
    while (seen.add(next) && seen.size() <= LONGEST_CHAIN) {
      Map<String, Object> node = SchemaKeywords.copy(find(next, path), path);
      if (!(node.get("$ref") instanceof String further) || node.size() > 1) {
        return node;
      }
      next = further;
    }
    String where =
        seen.size() > LONGEST_CHAIN ? " leads through too many others" : " leads in a circle";
    throw new IllegalArgumentException(path + ": the reference " + Found.cut(reference) + where);
  }

  private @Nullable Object find(String reference, String path) {
    if (!reference.startsWith("#")) {
      throw new IllegalArgumentException(
          path + ": the reference " + Found.cut(reference) + " leads out of the schema");
    }
    Object place = root;
    if (reference.equals("#") || reference.equals("#/")) {
      return place;
    }
    for (String step : decode(reference).substring(1).split("/", -1)) {
      if (step.isEmpty() && place == root) {
        continue;
      }
      String name = step.replace("~1", "/").replace("~0", "~");
      place =
          place instanceof List<?> list ? item(list, name) : SchemaKeywords.object(place).get(name);
      if (place == null) {
        throw new IllegalArgumentException(
            path + ": the reference " + Found.cut(reference) + " leads nowhere");
      }
    }
    return place;
  }

  private static @Nullable Object item(List<?> list, String index) {
    return index.matches("[0-9]{1,6}") && Integer.parseInt(index) < list.size()
        ? list.get(Integer.parseInt(index))
        : null;
  }

  private static String decode(String reference) {
    try {
      return URLDecoder.decode(reference.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notEncoded) {
      return reference;
    }
  }

  /** The name of the definition that a reference leads to, one and the same for each place. */
  String name(String reference) {
    return names.computeIfAbsent(
        decode(reference),
        pointer -> {
          String last = pointer.substring(pointer.lastIndexOf('/') + 1).replace("~1", "_");
          String stem = last.isEmpty() || last.equals("#") ? "Root" : last.replace("~0", "~");
          String name = stem;
          for (int i = 2; taken.putIfAbsent(name, pointer) != null; i++) {
            name = stem + i;
          }
          return name;
        });
  }

  /** The reference to a definition of that name at the root. */
  static String to(String name) {
    return DEFINITIONS + name.replace("~", "~0").replace("/", "~1");
  }

  /** The names of the definitions at the root, in their order, then those that were given here. */
  List<String> order() {
    return List.copyOf(taken.keySet());
  }
}
