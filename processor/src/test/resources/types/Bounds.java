import io.openheim.tool.Param;
import io.openheim.tool.Tool;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** Limits of @Param */
class Bounds {
  static List<Object> tools() {
    return List.of(new Bounds());
  }

  // ROW @Param(min = 1, max = 5) int => 3
  @Tool("those of Jakarta Validation work as well")
  int t0(@Param(min = 1, max = 5) int v) {
    return v;
  }

  // ROW @Param(min = 0.5) double => 0.5
  @Tool("-")
  double t1(@Param(min = 0.5) double v) {
    return v;
  }

  // ROW @Param(max = 9.99) BigDecimal => 9.99
  @Tool("-")
  BigDecimal t2(@Param(max = 9.99) BigDecimal v) {
    return v;
  }

  // ROW @Param(minLength = 1, maxLength = 8) String => "Oslo"
  @Tool("characters of Unicode")
  String t3(@Param(minLength = 1, maxLength = 8) String v) {
    return v;
  }

  // ROW @Param(pattern = "[A-Z]{3}") String => "ABC"
  @Tool("the whole string has to match")
  String t4(@Param(pattern = "[A-Z]{3}") String v) {
    return v;
  }

  // ROW @Param(minItems = 1, maxItems = 3) List<String> => ["a"]
  @Tool("-")
  List<String> t5(@Param(minItems = 1, maxItems = 3) List<String> v) {
    return v;
  }

  // ROW @Param(maxItems = 2) Map<String, Integer> => {"a":1}
  @Tool("said in words")
  Map<String, Integer> t6(@Param(maxItems = 2) Map<String, Integer> v) {
    return v;
  }
}
