import io.openheim.tool.Output;
import io.openheim.tool.Param;
import java.io.File;
import java.util.List;
import java.util.Optional;

class Outputs {
  @Output
  record Page<T>(List<T> items) {} // ERROR: [ToolGeneric] an output must not be generic; Outputs.Page has the type parameter T; use a record with a component that says what it stands for, or OutputType.listOf, setOf or mapOf

  @Output
  private record Secret(int x) {} // ERROR: [ToolHiddenType] an output must be usable in its own package; Outputs.Secret is private; remove private

  private static class Closet {
    @Output
    record Inside(int x) {} // ERROR: [ToolHiddenType] an output must be usable in its own package; Outputs.Closet.Inside is in Outputs.Closet, which is private; remove private
  }

  @Output
  record Scan(List<File> pages, Optional<Page<Thread>> more) {} // ERROR: [ToolUnsupportedType] an output must have a JSON shape; OutputType.of(Outputs.Scan).pages[] is a java.io.File; use a String, number, date, enum, record or plain class, or a List, Set, Map, array or Optional of these // ERROR: [ToolUnsupportedType] an output must have a JSON shape; OutputType.of(Outputs.Scan).more<T> is a java.lang.Thread; use a String, number, date, enum, record or plain class, or a List, Set, Map, array or Optional of these

  @Output
  interface Open {} // ERROR: [ToolUnsupportedType] an output must have a JSON shape; OutputType.of(Outputs.Open) is a Outputs.Open; use a String, number, date, enum, record or plain class, or a List, Set, Map, array or Optional of these

  @Output
  abstract static class Half {} // ERROR: [ToolUnsupportedType] an output must have a JSON shape; OutputType.of(Outputs.Half) is a Outputs.Half; use a String, number, date, enum, record or plain class, or a List, Set, Map, array or Optional of these

  @Output
  @interface Mark {} // ERROR: [ToolUnsupportedType] an output must have a JSON shape; OutputType.of(Outputs.Mark) is a Outputs.Mark; use a String, number, date, enum, record or plain class, or a List, Set, Map, array or Optional of these

  @Output
  class Inner { // ERROR: [ToolUnsupportedType] an output must have a JSON shape; OutputType.of(Outputs.Inner) is a Outputs.Inner; use a String, number, date, enum, record or plain class, or a List, Set, Map, array or Optional of these
    public int x;
  }

  @Output
  enum Empty {} // ERROR: [ToolUnsupportedType] an output must have a JSON shape; OutputType.of(Outputs.Empty) is a Outputs.Empty, which has no constants; use a String, number, date, enum, record or plain class, or a List, Set, Map, array or Optional of these

  @Output
  static class Mute { // ERROR: [ToolUnsupportedType] an output must have a JSON shape; OutputType.of(Outputs.Mute) is a Outputs.Mute, which has nothing that gives its x; use a String, number, date, enum, record or plain class, or a List, Set, Map, array or Optional of these
    Mute(int x) {}
  }

  @Output
  enum Twice { // ERROR: [ToolDuplicateParam] the constants of an enum must have different names; OutputType.of(Outputs.Twice) is a Outputs.Twice, which has two called a; give one of them another name with @Param(name = "...")
    @Param(name = "a")
    ONE,
    @Param(name = "a")
    OTHER
  }

  @Output
  record Endless(Endless next) {} // ERROR: [ToolRecursiveType] a type that contains itself must be able to end; OutputType.of(Outputs.Endless) never does; make the part that closes the circle an Optional or a List

  @Output
  record Limited(@Param(min = 2, max = 1) int x) {} // ERROR: [ToolBadLimits] the limits of a parameter must fit its type and leave a value; OutputType.of(Outputs.Limited).x has some that do not: 2 to 1 leaves no number; change or remove them

  @Output
  record Taken(int x) {} // ERROR: [ToolClassExists] the generated class needs its name for itself; Outputs_TakenOutput exists already; rename it, or Outputs.Taken
}

class Outputs_TakenOutput {}
