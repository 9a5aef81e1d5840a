import io.openheim.tool.Tool;

class Private {
  @Tool("Not for everybody")
  private String secret() { // ERROR: [ToolPrivate] a tool must be callable from the class generated beside it; Private.secret is private; remove private
    return "x";
  }

  @Tool("For everybody")
  protected String open() {
    return "y";
  }
}
