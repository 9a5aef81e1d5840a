import io.openheim.tool.Tool;

class Generic {
  @Tool("Takes anything")
  <T> String any(T thing) { // ERROR: [ToolGeneric] a tool must not be generic; Generic.any has the type parameter T; write the type that it stands for
    return "x";
  }

  static class Box<T> {
    @Tool("Counts")
    int count() {
      return 1;
    }

    @Tool("Puts something in")
    void put(T thing) {} // ERROR: [ToolUnsupportedType] a tool parameter must have a JSON shape; Generic.Box.put(thing) is a T; use a String, number, date, enum, record or plain class, or a List, Set, Map, array or Optional of these
  }
}
