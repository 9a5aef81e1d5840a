import io.openheim.tool.Param;
import io.openheim.tool.Tool;

class Params {
  record Point(int x, @Param(name = "x") int y) {}

  record Blank(@Param(name = "a b") int c) {}

  @Tool("Has two of one name")
  void same(
      int x,
      @Param(name = "x") int y) {} // ERROR: [ToolDuplicateParam] the parameters of a tool must have different names; Params.same has two called x; give one of them another name with @Param(name = "...")

  @Tool("Has a record with two of one name")
  void inside(Point point) {} // ERROR: [ToolDuplicateParam] the components of a record must have different names; Params.inside(point) has two called x; give one of them another name with @Param(name = "...")

  @Tool("Has names that providers refuse")
  void bad(
      int größe, // ERROR: [ToolBadParamName] a parameter's name must match [a-zA-Z0-9_.-]{1,64}; Params.bad has one called "größe"; give it another name with @Param(name = "...")
      Blank blank, // ERROR: [ToolBadParamName] a parameter's name must match [a-zA-Z0-9_.-]{1,64}; Params.bad(blank) has one called "a b"; give it another name with @Param(name = "...")
      @Param("in words") int $dollar, // ERROR: [ToolBadParamName] a parameter's name must match [a-zA-Z0-9_.-]{1,64}; Params.bad has one called "$dollar"; give it another name with @Param(name = "...")
      @Param(
              value = "in words",
              name = " ") // ERROR: [ToolBadParamName] a parameter's name must match [a-zA-Z0-9_.-]{1,64}; Params.bad has one called " "; give it another name with @Param(name = "...")
          int blankName) {}
}
