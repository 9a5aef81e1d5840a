package io.openheim.internal.loop;

import io.openheim.error.ConfigException;
import io.openheim.message.ToolCall;
import io.openheim.message.ToolResult;
import io.openheim.shape.Names;
import io.openheim.tool.ToolContext;
import io.openheim.tool.ToolOutcome;
import io.openheim.tool.ToolSpec;
import io.openheim.tool.Toolbox;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All tools of an agent, in the order in which the model sees them. Immutable. */
public final class Toolset {
  private final Map<String, Toolbox> toolboxes = new LinkedHashMap<>();
  private final List<ToolSpec> specs;

  private Toolset(List<Toolbox> boxes) {
    List<ToolSpec> all = new ArrayList<>();
    for (Toolbox box : boxes) {
      for (ToolSpec spec : box.specs()) {
        Toolbox other = toolboxes.putIfAbsent(spec.name(), box);
        if (other != null) {
          throw new ConfigException(
              "the tools of an agent need different names, and two of them are called "
                  + spec.name()
                  + "; give one of them another name with @Tool(name = \"...\")");
        }
        all.add(spec);
      }
    }
    specs = List.copyOf(all);
  }

  /**
   * Puts toolboxes together.
   *
   * @param toolboxes the toolboxes, in order
   * @return their tools
   * @throws ConfigException if two tools have one name
   */
  public static Toolset of(List<Toolbox> toolboxes) {
    return new Toolset(toolboxes);
  }

  List<ToolSpec> specs() {
    return specs;
  }

  /** Runs one call; a tool that does not exist is an answer too. */
  ToolOutcome call(ToolCall call, ToolContext context) {
    Toolbox toolbox = toolboxes.get(call.name());
    if (toolbox == null) {
      return new ToolOutcome(ToolResult.error(call, unknown(ShownName.of(call))), null);
    }
    ToolOutcome outcome = toolbox.call(call, context);
    return new ToolOutcome(ResultLimit.cut(outcome.result()), outcome.failure());
  }

  private String unknown(String name) {
    if (specs.isEmpty()) {
      return "There is no tool " + name + "; there are no tools at all.";
    }
    return "There is no tool "
        + name
        + "; "
        + Names.nearest(name, toolboxes.keySet())
            .map(near -> "did you mean " + near + "? The")
            .orElse("the")
        + " tools are "
        + String.join(", ", toolboxes.keySet())
        + ".";
  }
}
