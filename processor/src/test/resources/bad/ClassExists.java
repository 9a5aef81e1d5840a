import io.openheim.tool.Tool;

class ClassExists { // ERROR: [ToolClassExists] the generated class needs its name for itself; ClassExistsToolbox exists already; rename it, or ClassExists
  @Tool("Has a toolbox made by hand")
  void work() {}
}

class ClassExistsToolbox {}
