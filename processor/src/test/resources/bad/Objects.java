import io.openheim.tool.Tool;
import java.util.List;

class Objects {
  static class Secret {
    private Secret(int x) {}
  }

  static class Unclear {
    Unclear(int x) {}

    Unclear(String x) {}
  }

  static class Empty {
    private int x;
    static int y;
    final int z = 1;
  }

  static class Closed {
    Closed(int x) {}
  }

  abstract static class Half {
    public int x;
  }

  class Inner {
    public int x;
  }

  sealed interface Open permits Free {}

  non-sealed interface Free extends Open {}

  sealed interface Wide<T> permits Narrow {}

  record Narrow() implements Wide<String> {}

  @Tool("Takes classes that cannot be made")
  void take(
      Secret secret, // ERROR: [ToolUnsupportedType] a tool parameter must have a JSON shape; Objects.take(secret) is a Objects.Secret, which has no constructor that its user may call; use a String, number, date, enum, record or plain class, or a List, Set, Map, array or Optional of these
      Unclear unclear, // ERROR: [ToolUnsupportedType] a tool parameter must have a JSON shape; Objects.take(unclear) is a Objects.Unclear, which has several constructors with 1 parameters, so that none is the right one; use a String, number, date, enum, record or plain class, or a List, Set, Map, array or Optional of these
      Empty empty, // ERROR: [ToolUnsupportedType] a tool parameter must have a JSON shape; Objects.take(empty) is a Objects.Empty, which has no constructor with parameters, no setters and no fields to fill; use a String, number, date, enum, record or plain class, or a List, Set, Map, array or Optional of these
      Half half, // ERROR: [ToolUnsupportedType] a tool parameter must have a JSON shape; Objects.take(half) is a Objects.Half; use a String, number, date, enum, record or plain class, or a List, Set, Map, array or Optional of these
      Inner inner, // ERROR: [ToolUnsupportedType] a tool parameter must have a JSON shape; Objects.take(inner) is a Objects.Inner; use a String, number, date, enum, record or plain class, or a List, Set, Map, array or Optional of these
      List<Open> open, // ERROR: [ToolUnsupportedType] a tool parameter must have a JSON shape; Objects.take(open)[] is a Objects.Open, which permits Objects.Free, no record or final class; use a String, number, date, enum, record or plain class, or a List, Set, Map, array or Optional of these
      Wide<String> wide, // ERROR: [ToolUnsupportedType] a tool parameter must have a JSON shape; Objects.take(wide) is a Objects.Wide<java.lang.String>; use a String, number, date, enum, record or plain class, or a List, Set, Map, array or Optional of these
      Closed closed) {}

  @Tool("Gives what cannot be read")
  Closed give() { // ERROR: [ToolUnsupportedType] a tool result must have a JSON shape; Objects.give() is a Objects.Closed, which has nothing that gives its x; use a String, number, date, enum, record or plain class, or a List, Set, Map, array or Optional of these
    return null;
  }
}
