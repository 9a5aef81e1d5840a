package corpus;

import io.openheim.tool.Param;
import io.openheim.tool.Tool;
import io.openheim.tool.ToolContext;
import java.util.List;

class Contexts {
  static List<Object> tools() {
    return List.of(new Contexts());
  }

  // CALL only {}
  @Tool("Takes nothing else")
  String only(ToolContext context) {
    return context.toString();
  }

  // CALL first {"a":"x"}
  @Tool("Takes it first")
  String first(final ToolContext größe, String a) {
    return größe.toolName() + a;
  }

  // CALL middle {"in":"x","context":1}
  @Tool("Takes it in the middle")
  String middle(String in, ToolContext out, @Param("not the other one") int context) {
    return in + out.get(String.class) + context + out.sessionId();
  }

  // CALL last {"target":[1,2]}
  @Tool("Takes it last, on the class")
  static String last(List<Integer> target, ToolContext in) {
    return target + in.callId();
  }

  // FAILS missing {}
  @Tool("Asks for what is not there")
  int missing(ToolContext context) {
    return context.get(Integer.class);
  }
}
