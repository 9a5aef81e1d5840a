package other;

import io.openheim.tool.Param;
import io.openheim.tool.Tool;

/** Tools to inherit in another package. */
public class Base {
  /** Greets. */
  @Tool("Greets somebody")
  public String greet(@Param("who") String name) {
    return "Hello " + name;
  }

  @Tool("Is called on the class")
  public static int three() {
    return 3;
  }
}
