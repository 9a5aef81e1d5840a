import io.openheim.tool.Tool;

class Undescribed {
  @Tool // ERROR: [ToolNoDescription] a tool needs a description; Undescribed.hush has none; write @Tool("what it does"), or a Javadoc comment
  void hush() {}

  /** <p> */
  @Tool("  ") // ERROR: [ToolNoDescription] a tool needs a description; Undescribed.blank has none; write @Tool("what it does"), or a Javadoc comment
  void blank() {}

  static class Elsewhere extends other.Undescribed { // ERROR: [ToolNoDescription] a tool needs a description; Undescribed.inherited has none that can be seen from here; write @Tool("what it does")
    @Tool("Has one")
    void own() {}
  }
}
