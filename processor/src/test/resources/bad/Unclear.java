import io.openheim.tool.Param;
import io.openheim.tool.Tool;

class Unclear {
  static class Above {
    @Param(name = "above")
    public int x;
  }

  static class Below extends Above {
    public int x;
  }

  static class Overloaded {
    public void setDate(String date) {}

    public void setDate(int date) {}
  }

  static class Throwing {
    Throwing(String text) throws java.io.IOException {}
  }

  static class ThrowingSetter {
    public void setText(String text) throws IllegalStateException, Exception {}
  }

  static class ThrowingGetter {
    ThrowingGetter(String text) {}

    String text() throws java.io.IOException {
      return "";
    }
  }

  abstract static class Base<V> {
    @Tool("Takes an array of what it may be")
    void array(V[] values) {} // ERROR: [ToolUnsupportedType] a tool parameter must have a JSON shape; Unclear.Base.array(values) is a V[]; use a String, number, date, enum, record or plain class, or a List, Set, Map, array or Optional of these
  }

  static class Sub extends Base<String> {
    @Tool("Makes the class one with tools")
    void own() {}
  }

  @Tool("Takes classes that can be filled in two ways")
  void fill(
      Below below, // ERROR: [ToolUnsupportedType] a tool parameter must have a JSON shape; Unclear.fill(below) is a Unclear.Below, which has two fields called x; use a String, number, date, enum, record or plain class, or a List, Set, Map, array or Optional of these
      Overloaded overloaded, // ERROR: [ToolUnsupportedType] a tool parameter must have a JSON shape; Unclear.fill(overloaded) is a Unclear.Overloaded, which has several methods called setDate, so that none is the right one; use a String, number, date, enum, record or plain class, or a List, Set, Map, array or Optional of these
      Throwing throwing, // ERROR: [ToolUnsupportedType] a tool parameter must have a JSON shape; Unclear.fill(throwing) is a Unclear.Throwing, which has a constructor that throws java.io.IOException; use a String, number, date, enum, record or plain class, or a List, Set, Map, array or Optional of these
      ThrowingSetter setter, // ERROR: [ToolUnsupportedType] a tool parameter must have a JSON shape; Unclear.fill(setter) is a Unclear.ThrowingSetter, which has a setText that throws java.lang.Exception; use a String, number, date, enum, record or plain class, or a List, Set, Map, array or Optional of these
      ThrowingGetter getter) {}

  @Tool("Gives what throws")
  ThrowingGetter give() { // ERROR: [ToolUnsupportedType] a tool result must have a JSON shape; Unclear.give() is a Unclear.ThrowingGetter, which has a text that throws java.io.IOException; use a String, number, date, enum, record or plain class, or a List, Set, Map, array or Optional of these
    return null;
  }
}
