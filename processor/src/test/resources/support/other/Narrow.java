package other;

import io.openheim.tool.Tool;

public class Narrow {
  @Tool("Is for its package")
  String inside() {
    return "x";
  }

  @Tool("Is for subclasses")
  protected String below() {
    return "x";
  }
}
