package other;

import io.openheim.tool.Tool;

public class Undescribed {
  /** Has words that a class file does not keep. */
  @Tool
  public void inherited() {}
}
