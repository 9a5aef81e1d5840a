import io.openheim.tool.Tool;

class Places {
  interface Plan { // ERROR: [ToolPlace] a tool must stand in a class, record or enum that its package can use; Places.Plan is an interface; mark the methods of a class that implements it
    @Tool("Is only planned")
    String later();
  }

  @interface Note { // ERROR: [ToolPlace] a tool must stand in a class, record or enum that its package can use; Places.Note is an interface; mark the methods of a class that implements it
    @Tool("Is only noted")
    String value();
  }

  private static class Own { // ERROR: [ToolPlace] a tool must stand in a class, record or enum that its package can use; Places.Own is private; remove private
    @Tool("Cannot be reached")
    String hidden() {
      return "x";
    }

    class Deeper { // ERROR: [ToolPlace] a tool must stand in a class, record or enum that its package can use; Places.Own.Deeper is in Places.Own, which is private; remove private
      @Tool("Cannot be reached either")
      String hidden() {
        return "x";
      }
    }
  }
}
