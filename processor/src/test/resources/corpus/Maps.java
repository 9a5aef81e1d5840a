package corpus;

import io.openheim.tool.Param;
import io.openheim.tool.Tool;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.Year;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

class Maps {
  enum Mood {
    GOOD,
    VERY_BAD
  }

  record Item(String name, Map<Mood, Integer> counts) {
    Item {
      if (name.isEmpty()) {
        throw new IllegalArgumentException("an item needs a name");
      }
    }
  }

  static List<Object> tools() {
    return List.of(new Maps());
  }

  // CALL strings {"m":{"b":1,"a":2,"":3,"$":4}}
  @Tool("Takes names")
  Map<String, Integer> strings(@Param("by name") Map<String, Integer> m) {
    return m;
  }

  // CALL keys {"c":{"x":1},"b":{"1":1},"h":{"2":1},"i":{"-3":1},"l":{"4":1},"g":{"5":1},"y":{"2026":1}}
  // REFUSED keys {"c":{"xy":1},"b":{"128":1},"h":{"+2":1},"i":{"1e2":1},"l":{"01":1},"g":{"1.0":1},"y":{"x":1}}
  // REFUSED keys {"c":{"x":1},"b":{" 1 ":1},"h":{},"i":{"1e2":1,"100":2},"l":{},"g":{"1.0":1},"y":{}}
  @Tool("Takes numbers as names")
  String keys(
      Map<Character, Integer> c, Map<Byte, Integer> b, Map<Short, Integer> h,
      Map<Integer, Integer> i, Map<Long, Integer> l, Map<BigInteger, Integer> g,
      Map<Year, Integer> y) {
    return "" + c + b + h + i + l + g + y;
  }

  // CALL texts {"d":{"2026-11-23":"a"},"u":{"123e4567-e89b-12d3-a456-426614174000":"b"},"l":{"en-GB":"c"}}
  @Tool("Takes texts of a form as names")
  Map<Locale, String> texts(
      @Param("by day") Map<LocalDate, String> d, Map<UUID, String> u, Map<Locale, String> l) {
    return l;
  }

  // CALL moods {"m":{"GOOD":[1,2],"VERY_BAD":[]},"o":{"GOOD":{"x":1.5}}}
  // CALL moods {"m":{"good":[1],"very-bad":["2"]}}
  // REFUSED moods {"m":{"good":[1],"GOOD":[2]}}
  @Tool("Takes constants as names")
  Map<Mood, List<Integer>> moods(
      Map<Mood, List<Integer>> m, Optional<Map<Mood, Map<String, Double>>> o) {
    return m;
  }

  // REFUSED items {"m":{"first":{"name":"n","counts":{"GOOD":1}},"second":{"name":"","counts":{}}}}
  @Tool("Takes records")
  Map<String, Item> items(Map<String, Item> m) {
    return m;
  }

  // CALL given {}
  @Tool("Gives a map with nothing in it")
  Map<Integer, Item> given() {
    Map<Integer, Item> map = new LinkedHashMap<>();
    map.put(2, null);
    map.put(1, new Item("n", Map.of()));
    return map;
  }

  // CALL none {}
  @Tool("Gives no map")
  Map<LocalDate, String> none() {
    return null;
  }
}
