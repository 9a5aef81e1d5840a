import io.openheim.tool.RawJson;
import io.openheim.tool.Tool;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class Anything {
  static List<Object> tools() {
    return List.of(new Anything());
  }

  record Note(String title, Object body, Optional<RawJson> extra) {}

  // CALL any {"value":{"a":[1,2.50,"x",null,true,12345678901234567890,9007199254740993,-0,{}]}}
  // CALL any {"value":null}
  // CALL any {"value":"text"}
  @Tool("Gives anything back")
  Object any(Object value) {
    return value;
  }

  // CALL kinds {"values":[1,2147483648,9223372036854775808,1.5,"x",true,[],{}]}
  @Tool("Names the classes of what comes")
  List<String> kinds(List<Object> values) {
    return values.stream().map(v -> v == null ? "null" : v.getClass().getName()).toList();
  }

  // CALL raw {"value":{"a":[1.50,2e3],"a b":"\u00e9\ud83d\ude00"}}
  @Tool("Gives JSON back")
  RawJson raw(RawJson value) {
    return value;
  }

  // CALL map {"map":{"a":1,"b":null,"c":[1,"x"]}}
  @Tool("Gives a map back")
  Map<String, Object> map(Map<String, Object> map) {
    return map;
  }

  // CALL notes {"notes":[{"title":"a","body":1,"extra":[1]},{"title":"b","body":{"c":null}}]}
  @Tool("Gives notes back")
  List<Note> notes(List<Note> notes) {
    return notes;
  }

  // CALL mixed {}
  @Tool("Gives a mixture")
  Object mixed() {
    Map<Object, Object> map = new LinkedHashMap<>();
    map.put(1, new int[] {1, 2});
    map.put("date", LocalDate.of(2026, 11, 23));
    map.put("list", Arrays.asList('c', 1.5f, null, Optional.of(new BigDecimal("1.10"))));
    return map;
  }

  // FAILS unknown {}
  @Tool("Gives what is not JSON in spirit")
  Object unknown() {
    return new Thread();
  }

  // CALL chars {"chars":"a","all":["b"],"named":{"c":"d"}}
  @Tool("Takes sequences of characters")
  CharSequence chars(CharSequence chars, List<CharSequence> all, Map<CharSequence, String> named) {
    return new StringBuilder(chars);
  }
}
