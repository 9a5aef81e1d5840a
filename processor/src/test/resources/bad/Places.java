import io.openheim.tool.Tool;

class Places {
  interface Plan {
    @Tool("Is only planned")
    String later(); // ERROR: [ToolAbstract] a tool must have a body; Places.Plan.later is abstract; mark the methods that implement it
  }

  @interface Note {
    @Tool("Is only noted")
    String value(); // ERROR: [ToolAbstract] a tool must have a body; Places.Note.value is abstract; mark the methods that implement it
  }

  private static class Own { // ERROR: [ToolPlace] a tool must stand in a class, record, enum or interface that its package can use; Places.Own is private; remove private
    @Tool("Cannot be reached")
    String hidden() {
      return "x";
    }

    class Deeper { // ERROR: [ToolPlace] a tool must stand in a class, record, enum or interface that its package can use; Places.Own.Deeper is in Places.Own, which is private; remove private
      @Tool("Cannot be reached either")
      String hidden() {
        return "x";
      }
    }
  }
}
