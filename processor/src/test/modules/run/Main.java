package run;

import io.openheim.message.ToolCall;
import io.openheim.tool.ToolContext;
import io.openheim.tool.ToolOutcome;
import io.openheim.tool.Toolbox;
import io.openheim.tool.Toolboxes;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Prints what tools are and what they answer. Each line of its file is a class, a tool and arguments. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) throws Exception {
    StringBuilder told = new StringBuilder();
    int generated = 0;
    for (String line : Files.readAllLines(Path.of(arguments[0]))) {
      String[] parts = line.split("\t", 3);
      Method tools = Class.forName(parts[0]).getDeclaredMethod("tools");
      tools.setAccessible(true);
      for (Object target : (List<?>) tools.invoke(null)) {
        Toolbox toolbox = Toolboxes.of(target);
        generated += toolbox.getClass().getPackage().equals(Toolbox.class.getPackage()) ? 0 : 1;
        if (toolbox.specs().stream().anyMatch(spec -> spec.name().equals(parts[1]))) {
          ToolContext context = ToolContext.NONE.with("Ada").inSession("s-1");
          ToolOutcome outcome = toolbox.call(new ToolCall("1", parts[1], parts[2]), context);
          told.append(toolbox.specs()).append(outcome.result()).append('\n');
        }
      }
    }
    System.out.write((generated + "\n" + told).getBytes(StandardCharsets.UTF_8));
    System.out.flush();
  }
}
