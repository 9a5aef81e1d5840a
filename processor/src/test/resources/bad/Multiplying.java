import io.openheim.tool.Tool;
import java.util.List;
import java.util.Optional;
import java.util.Set;

class Multiplying {
  record R0(R1 a, R1 b) {}

  record R1(R2 a, R2 b) {}

  record R2(R3 a, R3 b) {}

  record R3(R4 a, R4 b) {}

  record R4(R5 a, R5 b) {}

  record R5(R6 a, R6 b) {}

  record R6(R7 a, R7 b) {}

  record R7(R8 a, R8 b) {}

  record R8(R9 a, R9 b) {}

  record R9(R10 a, R10 b) {}

  record R10(R11 a, R11 b) {}

  record R11(R12 a, R12 b) {}

  record R12(R13 a, R13 b) {}

  record R13(R14 a, R14 b) {}

  record R14(R15 a, R15 b) {}

  record R15(R16 a, R16 b) {}

  record R16(R17 a, R17 b) {}

  record R17(int a) {}

  record Two<T>(Optional<Two<List<T>>> x, Optional<Two<Set<T>>> y) {}

  @Tool("Takes what doubles at each step")
  void doubled(R0 all) {} // ERROR: [ToolRecursiveType] a type must not go on for ever; Multiplying.doubled(all).a.a.a.a.a.a.a.b.b.b.b.b.a.a.a.b.b is a Multiplying.R17, one of more than 2000 inside one type; take less at once

  @Tool("Takes what doubles and never ends")
  void endless(Two<String> all) {} // ERROR: [ToolRecursiveType] a type must not go on for ever; Multiplying.endless(all).x.x.x.x.x.x.x.x.x.x.x.x.x.x.x.x.x.x.x.x is a Multiplying.Two inside a Multiplying.Two; use a flat list of records that name each other

  @Tool("Takes a part of it, which is a lot")
  void fine(R12 all) {}
}
