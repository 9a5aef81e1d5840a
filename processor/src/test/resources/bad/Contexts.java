import io.openheim.tool.Tool;
import io.openheim.tool.ToolContext;
import java.util.List;
import java.util.Optional;

class Contexts {
  record Holder(ToolContext context) {}

  @Tool("Takes two")
  void two(
      ToolContext one,
      int number,
      ToolContext other) {} // ERROR: [ToolDuplicateContext] a tool takes its context at most once; Contexts.two has two parameters of type ToolContext; remove one of them

  @Tool("Takes it where it cannot be")
  void inside(
      Holder holder, // ERROR: [ToolUnsupportedType] a tool parameter must have a JSON shape; Contexts.inside(holder).context is a io.openheim.tool.ToolContext; use a String, number, date, enum, record or plain class, or a List, Set, Map, array or Optional of these
      List<ToolContext> list, // ERROR: [ToolUnsupportedType] a tool parameter must have a JSON shape; Contexts.inside(list)[] is a io.openheim.tool.ToolContext; use a String, number, date, enum, record or plain class, or a List, Set, Map, array or Optional of these
      Optional<ToolContext> maybe) {} // ERROR: [ToolUnsupportedType] a tool parameter must have a JSON shape; Contexts.inside(maybe) is a io.openheim.tool.ToolContext; use a String, number, date, enum, record or plain class, or a List, Set, Map, array or Optional of these

  @Tool("Gives it")
  ToolContext give(ToolContext context) { // ERROR: [ToolUnsupportedType] a tool result must have a JSON shape; Contexts.give() is a io.openheim.tool.ToolContext; use a String, number, date, enum, record or plain class, or a List, Set, Map, array or Optional of these
    return context;
  }
}
