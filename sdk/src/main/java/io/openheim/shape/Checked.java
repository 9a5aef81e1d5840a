package io.openheim.shape;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a check of a JSON value against a shape found.
 *
 * @param value the value in its exact form, with every leniency applied; of use only without
 *     problems
 * @param problems everything that is wrong, in document order
 * @param ignored the paths of properties that the shape does not have and that do no harm
 */
public record Checked(@Nullable Object value, List<Problem> problems, List<String> ignored) {
  /** Copies the lists. */
  public Checked {
    problems = List.copyOf(problems);
    ignored = List.copyOf(ignored);
  }
}
