package other;

import io.openheim.tool.Param;

/** Usable from everywhere, unlike what is inside. */
public record Place(@Param("what it is called") String name) {
  /** Not public. */
  record Inner(int x) {}

  /** Gives away what others cannot name. */
  public record Outer(Inner inner) {}
}
