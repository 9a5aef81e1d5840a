package io.openheim.tool;

import io.openheim.shape.Problem;

/** The constructor of an argument type refused the values that were given for it. */
final class RefusedArgument extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  RefusedArgument(Problem problem) {
    super(problem.what(), null, false, false);
    this.problem = problem;
  }

  Problem problem() {
    return problem;
  }
}
