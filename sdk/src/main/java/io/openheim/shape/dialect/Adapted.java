package io.openheim.shape.dialect;

import io.openheim.shape.Checked;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A schema in the form that a provider takes. Immutable as long as the trees inside it are left
 * alone; thread-safe.
 *
 * @param schema the schema to send, which may share parts with the one it was made from
 * @param strict whether the provider's strict mode can be switched on for it; always false for a
 *     dialect without such a mode
 * @param notes what the dialect could not say, each with its place and where it went
 * @param obstacles why the strict mode cannot be switched on, each with its place and at most
 *     {@link Checked#MOST}; empty if it can, or if the dialect has no such mode
 */
public record Adapted(
    Map<String, Object> schema, boolean strict, List<String> notes, List<String> obstacles) {
  /** Copies the lists and the outermost object. */
  public Adapted {
    schema = Collections.unmodifiableMap(new LinkedHashMap<>(schema));
    notes = List.copyOf(notes);
    obstacles = List.copyOf(obstacles);
  }
}
