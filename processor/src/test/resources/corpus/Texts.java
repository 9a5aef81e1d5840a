package corpus;

import io.openheim.tool.Param;
import io.openheim.tool.Tool;
import java.util.List;

class Texts {
  static List<Object> tools() {
    return List.of(new Texts());
  }

  static final String NASTY =
      "\"quoted\" \\ \\\\ \\u0041 $T $L $$ $ */ /* // \"\"\" '''\n\r\t\b\f\0\u0001\u007f\u0085\u2028"
          + "\u2029 \u00e9 \ud83d\ude00 \ud83d x \ude00 trailing   \n  \n\\";

  // CALL nasty {"a":"x","b":"y","c.d":1}
  @Tool(NASTY)
  String nasty(
      @Param(NASTY) String a,
      @Param("\"\"\"\"") String b,
      @Param(name = "c.d", value = "\\") int c) {
    return a + b + c;
  }

  // CALL long {"a":"x"}
  @Tool(name = "long", value = LONG)
  String longOne(@Param(LONG) String a) {
    return a;
  }

  private static final String TEN = "0123\"\\789";
  private static final String HUNDRED = TEN + TEN + TEN + TEN + TEN + TEN + TEN + TEN + TEN + TEN;
  private static final String LONG =
      HUNDRED + HUNDRED + HUNDRED + HUNDRED + HUNDRED + HUNDRED + HUNDRED + HUNDRED + HUNDRED;
}
