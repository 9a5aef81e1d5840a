import io.openheim.tool.Tool;
import java.util.List;

class GenericArrays {
  record Grid<T>(List<T[]> rows) {}

  record Row<T>(T[] cells) {}

  @Tool("Takes a grid")
  void grid(Grid<String> grid) {} // ERROR: [ToolUnsupportedType] a tool parameter must have a JSON shape; GenericArrays.grid(grid).rows[] is a T[]; use a String, number, date, enum, record or plain class, or a List, Set, Map, array or Optional of these

  @Tool("Takes a row")
  void row(Row<String> row) {} // ERROR: [ToolUnsupportedType] a tool parameter must have a JSON shape; GenericArrays.row(row).cells is a T[]; use a String, number, date, enum, record or plain class, or a List, Set, Map, array or Optional of these
}
