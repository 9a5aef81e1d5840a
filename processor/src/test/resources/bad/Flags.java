import io.openheim.tool.Tool;

class Flags {
  @Tool(value = "Only reads, and destroys", readOnly = true, destructive = true) // ERROR: [ToolContradiction] a tool that only reads must not be destructive; Flags.both is marked readOnly and destructive; remove one of them
  void both() {}

  @Tool(value = "Takes too long", timeout = "25h") // ERROR: [ToolBadTimeout] a tool's timeout must be a duration from 1 ms to 24 h; that of Flags.days is "25h"; write it like "500ms", "30s", "5m", "2h" or "PT30S"
  void days() {}

  @Tool(value = "Takes no time", timeout = "0s") // ERROR: [ToolBadTimeout] a tool's timeout must be a duration from 1 ms to 24 h; that of Flags.none is "0s"; write it like "500ms", "30s", "5m", "2h" or "PT30S"
  void none() {}

  @Tool(value = "Ends before it begins", timeout = "PT-1S") // ERROR: [ToolBadTimeout] a tool's timeout must be a duration from 1 ms to 24 h; that of Flags.past is "PT-1S"; write it like "500ms", "30s", "5m", "2h" or "PT30S"
  void past() {}

  @Tool(value = "Takes a while", timeout = "soon") // ERROR: [ToolBadTimeout] a tool's timeout must be a duration from 1 ms to 24 h; that of Flags.soon is "soon"; write it like "500ms", "30s", "5m", "2h" or "PT30S"
  void soon() {}

  @Tool(value = "Has a note without a key", metadata = "billing") // ERROR: [ToolBadMetadata] a tool's metadata must have the form "key=value", each key once and without white space; Flags.keyless has "billing"; write it like metadata = {"team=billing", "cost=high"}
  void keyless() {}

  @Tool(
      value = "Has bad notes",
      metadata = {
        "team=billing",
        "=high", // ERROR: [ToolBadMetadata] a tool's metadata must have the form "key=value", each key once and without white space; Flags.notes has "=high"; write it like metadata = {"team=billing", "cost=high"}
        "the team=billing", // ERROR: [ToolBadMetadata] a tool's metadata must have the form "key=value", each key once and without white space; Flags.notes has "the team=billing"; write it like metadata = {"team=billing", "cost=high"}
        "team=sales" // ERROR: [ToolBadMetadata] a tool's metadata must have the form "key=value", each key once and without white space; Flags.notes has the key team twice; write it like metadata = {"team=billing", "cost=high"}
      })
  void notes() {}
}
