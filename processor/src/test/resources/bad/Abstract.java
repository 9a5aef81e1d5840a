import io.openheim.tool.Tool;

abstract class Abstract {
  @Tool("Has no body")
  abstract String now(); // ERROR: [ToolAbstract] a tool must have a body; Abstract.now is abstract; mark the methods that implement it
}
