import io.openheim.tool.Tool;
import java.io.File;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

class Unsupported {
  enum Empty {}

  record Pair<A, B>(A first, B second) {}

  record Order(List<Line> lines, Runnable extra) {}

  record Line(Optional<File> scan) {}

  @Tool("Takes what has no shape yet")
  void take(
      Thread any, // ERROR: [ToolUnsupportedType] a tool parameter must have a JSON shape; Unsupported.take(any) is a java.lang.Thread; use a String, number, date, enum, record or plain class, or a List, Set, Map, array or Optional of these
      List<String>[] array, // ERROR: [ToolUnsupportedType] a tool parameter must have a JSON shape; Unsupported.take(array) is a java.util.List<java.lang.String>[]; use a String, number, date, enum, record or plain class, or a List, Set, Map, array or Optional of these
      List raw, // ERROR: [ToolUnsupportedType] a tool parameter must have a JSON shape; Unsupported.take(raw) is a java.util.List; use a String, number, date, enum, record or plain class, or a List, Set, Map, array or Optional of these
      List<? extends String> wild, // ERROR: [ToolUnsupportedType] a tool parameter must have a JSON shape; Unsupported.take(wild)[] is a ? extends java.lang.String; use a String, number, date, enum, record or plain class, or a List, Set, Map, array or Optional of these
      List<Optional<String>> holes, // ERROR: [ToolUnsupportedType] a tool parameter must have a JSON shape; Unsupported.take(holes)[] is a java.util.Optional<java.lang.String>; use a String, number, date, enum, record or plain class, or a List, Set, Map, array or Optional of these
      Empty empty, // ERROR: [ToolUnsupportedType] a tool parameter must have a JSON shape; Unsupported.take(empty) is a Unsupported.Empty, which has no constants; use a String, number, date, enum, record or plain class, or a List, Set, Map, array or Optional of these
      Map<Double, Set<Integer>> map, // ERROR: [ToolUnsupportedType] a tool parameter must have a JSON shape; Unsupported.take(map){key} is a java.lang.Double; use a String, number, date, enum, record or plain class, or a List, Set, Map, array or Optional of these
      Pair<String, Thread> pair, // ERROR: [ToolUnsupportedType] a tool parameter must have a JSON shape; Unsupported.take(pair)<B> is a java.lang.Thread; use a String, number, date, enum, record or plain class, or a List, Set, Map, array or Optional of these
      Order order) {} // ERROR: [ToolUnsupportedType] a tool parameter must have a JSON shape; Unsupported.take(order).lines[].scan is a java.io.File; use a String, number, date, enum, record or plain class, or a List, Set, Map, array or Optional of these // ERROR: [ToolUnsupportedType] a tool parameter must have a JSON shape; Unsupported.take(order).extra is a java.lang.Runnable; use a String, number, date, enum, record or plain class, or a List, Set, Map, array or Optional of these

  @Tool("Gives what has no shape yet")
  List<Date> give() { // ERROR: [ToolUnsupportedType] a tool result must have a JSON shape; Unsupported.give()[] is a java.util.Date; use a String, number, date, enum, record or plain class, or a List, Set, Map, array or Optional of these
    return List.of();
  }

  @Tool("Gives what may be nothing twice")
  Optional<Optional<String>> twice() { // ERROR: [ToolUnsupportedType] a tool result must have a JSON shape; Unsupported.twice() is a java.util.Optional<java.lang.String>; use a String, number, date, enum, record or plain class, or a List, Set, Map, array or Optional of these
    return Optional.empty();
  }
}
