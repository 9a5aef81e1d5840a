package io.openheim.shape;

/**
 * One thing that is wrong with a JSON value.
 *
 * @param path where, for example {@code $.points[2].x}
 * @param what what is wrong, in words for a model
 */
public record Problem(String path, String what) {
  /** The path and what is wrong there. */
  @Override
  public String toString() {
    return path + ": " + what;
  }
}
