import io.openheim.tool.Param;
import io.openheim.tool.Tool;
import java.util.List;

class Unresolved {
  @Tool("Takes what is not there")
  Nowhere take( // ERROR: [ToolUnresolvedType] the types of a tool must be known; Unresolved.take() is a Nowhere, which is not found; import it, or correct its name
      List<Missing> items, // ERROR: [ToolUnresolvedType] the types of a tool must be known; Unresolved.take(items)[] is a Missing, which is not found; import it, or correct its name
      @Param(Texts.CITY) String city) { // ERROR: [ToolUnresolvedType] the texts of a tool must be known; that of Unresolved.take(city) is not found; use a constant that exists
    return null;
  }

  @Tool(Texts.WEATHER) // ERROR: [ToolUnresolvedType] the texts of a tool must be known; that of Unresolved.weather is not found; use a constant that exists
  void weather() {}

  @Tool(
      value = "Is unclear",
      readOnly = Texts.READS, // ERROR: [ToolUnresolvedType] the texts of a tool must be known; that of Unresolved.unclear is not found; use a constant that exists
      timeout = Texts.LIMIT,
      metadata = {"team=billing", Texts.COST})
  void unclear() {}

  @Tool(value = "Has notes", metadata = {"a=b", Texts.COST}) // ERROR: [ToolUnresolvedType] the texts of a tool must be known; that of Unresolved.noted is not found; use a constant that exists
  void noted() {}

  static class Child extends Gone { // ERROR: [ToolUnresolvedType] the types of a tool must be known; Unresolved.Child extends Gone, which is not found; import it, or correct its name
    @Tool("Inherits from what is not there")
    void own() {}
  }
}
