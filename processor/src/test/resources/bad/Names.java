import io.openheim.tool.Tool;

class Names {
  @Tool(value = "Has a blank", name = "go now") // ERROR: [ToolBadName] a tool's name must match [a-zA-Z_][a-zA-Z0-9_-]{0,63}; Names.go is called "go now"; give it another name with @Tool(name = "...")
  void go() {}

  @Tool("Is not ASCII")
  void größe() {} // ERROR: [ToolBadName] a tool's name must match [a-zA-Z_][a-zA-Z0-9_-]{0,63}; Names.größe is called "größe"; give it another name with @Tool(name = "...")

  @Tool("First")
  void twice() {}

  @Tool("Second")
  void twice(int times) {} // ERROR: [ToolDuplicateName] the tools of a class must have different names; Names has two called twice; give one of them another name with @Tool(name = "...")

  @Tool(value = "Third", name = "twice") // ERROR: [ToolDuplicateName] the tools of a class must have different names; Names has two called twice; give one of them another name with @Tool(name = "...")
  void thrice() {}
}
