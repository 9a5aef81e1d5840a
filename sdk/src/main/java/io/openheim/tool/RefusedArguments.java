package io.openheim.tool;

import io.openheim.shape.Problem;
import java.util.List;

/** The constructors of argument types refused the values that were given for them. */
final class RefusedArguments extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  RefusedArguments(List<Problem> problems) {
    super(problems.toString(), null, false, false);
    this.problems = List.copyOf(problems);
  }

  List<Problem> problems() {
    return problems;
  }
}
