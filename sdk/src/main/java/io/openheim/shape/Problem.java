package io.openheim.shape;

/**
 * One thing that is wrong with a JSON value.
 *
 * @param path where, for example {@code $.points[2].x}
 * @param what what is wrong, in words for a model
 */
public record Problem(String path, String what) {
  /** A name in a hostile value may be as long as the value. */
  private static final int LONGEST_PATH = 500;

  /** Cuts a path that is very long. */
  public Problem {
    if (path.length() > LONGEST_PATH) {
      path = path.substring(0, LONGEST_PATH) + "...";
    }
  }

  /** The path and what is wrong there. */
  @Override
  public String toString() {
    return path + ": " + what;
  }
}
