package corpus;

import io.openheim.tool.Param;
import io.openheim.tool.Tool;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

class Generics {
  record Point(int x, int y) {}

  record Page<T>(@Param("what is on it") List<T> items, int number, Optional<T> last) {}

  record Pair<A, B>(A first, B second, Map<String, A> more, int[] rest) {}

  static List<Object> tools() {
    return List.of(new Generics());
  }

  // CALL points {"p":{"items":[{"x":1,"y":2}],"number":1,"last":{"x":3,"y":4}}}
  @Tool("Takes a page of points")
  Page<Point> points(Page<Point> p) {
    return p;
  }

  // CALL both {"a":{"items":["x"],"number":1},"b":{"items":[1],"number":2,"last":3}}
  @Tool("Takes pages of different things")
  String both(Page<String> a, Page<Integer> b) {
    return a.items().get(0) + b.last();
  }

  // CALL pair {"p":{"first":"2026-11-23","second":{"items":[],"number":0},"more":{"k":"2026-11-24"},"rest":[1]}}
  @Tool("Takes a pair")
  Pair<LocalDate, Page<Point>> pair(Pair<LocalDate, Page<Point>> p) {
    return p;
  }

  // CALL pages {"p":{"items":[{"items":[{"x":1,"y":2}],"number":1}],"number":2}}
  @Tool("Takes a page of pages")
  List<Page<Page<Point>>> pages(Page<Page<Point>> p) {
    return List.of(p);
  }
}
