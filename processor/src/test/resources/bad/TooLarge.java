import io.openheim.tool.Param;
import io.openheim.tool.Tool;

class TooLarge {
  static final String TEN = "0123456789";
  static final String HUNDRED = TEN + TEN + TEN + TEN + TEN + TEN + TEN + TEN + TEN + TEN;
  static final String FIVE = HUNDRED + HUNDRED + HUNDRED + HUNDRED + HUNDRED;
  static final String LONG =
      FIVE + FIVE + FIVE + FIVE + FIVE + FIVE + FIVE + FIVE + FIVE + FIVE + FIVE + FIVE + FIVE
          + FIVE + FIVE + FIVE + FIVE + FIVE + FIVE + FIVE + FIVE + FIVE + FIVE + FIVE + FIVE;

  @Tool("Is told at great length")
  void tell( // ERROR: [ToolTooLarge] a tool must fit into a class file; the schema or description of TooLarge.tell has 75332 bytes; describe less, or make several tools of it; 65535 bytes fit
      @Param(LONG) String a, @Param(LONG) String b, @Param(LONG) String c,
      @Param(LONG) String d, @Param(LONG) String e, @Param(LONG) String f) {}

  @io.openheim.tool.Output
  record Tale( // ERROR: [ToolTooLarge] an output must fit into a class file; the schema of OutputType.of(TooLarge.Tale) has 75332 bytes; describe less, or make several outputs of it; 65535 bytes fit
      @Param(LONG) String a, @Param(LONG) String b, @Param(LONG) String c,
      @Param(LONG) String d, @Param(LONG) String e, @Param(LONG) String f) {}
}
