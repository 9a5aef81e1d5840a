import io.openheim.tool.Tool;

class Inherited {
  static class FirstChild extends Parent {
    @Tool("Suffers from a mistake that stands below")
    void own() {}
  }

  static class Parent {
    @Tool("Is told once, at the parent")
    private void secret() {} // ERROR: [ToolPrivate] a tool must be callable from the class generated beside it; Inherited.Parent.secret is private; remove private
  }

  static class Child extends Parent {
    @Tool("Suffers from the same mistake")
    void own() {}
  }

  static class Distant extends other.Narrow { // ERROR: [ToolPrivate] a tool must be callable from the class generated beside it; Narrow.inside is not public and in another package; make it public // ERROR: [ToolPrivate] a tool must be callable from the class generated beside it; Narrow.below is not public and in another package; make it public
    @Tool("Inherits what it cannot call")
    void own() {}
  }
}
