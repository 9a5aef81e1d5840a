package io.openheim.shape;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a check of a JSON value against a shape found.
 *
 * @param value the value in its exact form, with every leniency applied; of use only without
 *     problems
 * @param problems what is wrong: at most {@link #MOST}, in document order
 * @param found how much is wrong in all
 * @param ignored the paths of properties that the shape does not have and that do no harm, at most
 *     {@link #MOST}
 */
public record Checked(
    @Nullable Object value, List<Problem> problems, int found, List<String> ignored) {
  /** How many problems are kept: a model corrects a few, more would only fill its window. */
  public static final int MOST = 20;

  /** Copies the lists. */
  public Checked {
    problems = List.copyOf(problems);
    ignored = List.copyOf(ignored);
  }
}
