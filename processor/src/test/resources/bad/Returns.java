import io.openheim.message.Image;
import io.openheim.tool.Tool;
import io.openheim.tool.ToolReturn;
import java.util.List;
import java.util.Optional;

class Returns {
  record Page(String text, Image image) {}

  @Tool("Takes one")
  void take(
      ToolReturn one) {} // ERROR: [ToolUnsupportedType] a tool parameter must have a JSON shape; Returns.take(one) is a io.openheim.tool.ToolReturn; use a String, number, date, enum, record or plain class, or a List, Set, Map, array or Optional of these

  @Tool("Gives several")
  List<ToolReturn> several() { // ERROR: [ToolUnsupportedType] a tool result must have a JSON shape; Returns.several()[] is a io.openheim.tool.ToolReturn; use a String, number, date, enum, record or plain class, or a List, Set, Map, array or Optional of these
    return List.of();
  }

  @Tool("Gives one, perhaps")
  Optional<ToolReturn> perhaps() { // ERROR: [ToolUnsupportedType] a tool result must have a JSON shape; Returns.perhaps() is a io.openheim.tool.ToolReturn; use a String, number, date, enum, record or plain class, or a List, Set, Map, array or Optional of these
    return Optional.empty();
  }

  @Tool("Gives a record with an image")
  Page page() { // ERROR: [ToolUnsupportedType] a tool result must have a JSON shape; Returns.page().image is a io.openheim.message.Image; use a String, number, date, enum, record or plain class, or a List, Set, Map, array or Optional of these
    return null;
  }
}
