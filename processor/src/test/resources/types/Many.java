import io.openheim.tool.Tool;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Lists and maps */
class Many {
  static List<Object> tools() {
    return List.of(new Many());
  }

  enum Speed {
    SLOW,
    FAST
  }

  // ROW List<String> => ["a","b"]
  @Tool("cannot be changed")
  List<String> t0(List<String> v) {
    return v;
  }

  // ROW Set<Integer> => [1,2]
  @Tool("in the order that was given; cannot be changed")
  Set<Integer> t1(Set<Integer> v) {
    return v;
  }

  // ROW Collection<String> => ["a"]
  @Tool("is a List")
  Collection<String> t2(Collection<String> v) {
    return v;
  }

  // ROW int[] => [1,2]
  @Tool("of any type but byte, also arrays of arrays")
  int[] t3(int[] v) {
    return v;
  }

  // ROW String[] => ["a"]
  @Tool("-")
  String[] t4(String[] v) {
    return v;
  }

  // ROW Map<String, Integer> => {"a":1}
  @Tool("in the order that was given; cannot be changed")
  Map<String, Integer> t5(Map<String, Integer> v) {
    return v;
  }

  // ROW Map<Integer, String> => {"1":"a"}
  @Tool("keys may be what is a text or a whole number")
  Map<Integer, String> t6(Map<Integer, String> v) {
    return v;
  }

  // ROW Map<Speed, Boolean> => {"SLOW":true}
  @Tool("or an enum")
  Map<Speed, Boolean> t7(Map<Speed, Boolean> v) {
    return v;
  }

  // ROW Map<LocalDate, List<Speed>> => {"2026-11-23":["FAST"]}
  @Tool("in any depth")
  Map<LocalDate, List<Speed>> t8(Map<LocalDate, List<Speed>> v) {
    return v;
  }
}
