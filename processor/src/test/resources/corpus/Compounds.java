package corpus;

import io.openheim.error.ToolException;
import io.openheim.tool.Param;
import io.openheim.tool.Tool;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import other.Place;

public class Compounds {
  static List<Object> tools() {
    return List.of(new Compounds());
  }

  enum Speed {
    SLOW,
    FAST {
      @Override
      public String toString() {
        return "very fast";
      }
    },
    faster_still
  }

  record Line(@Param("code of the article") String sku, int count, Optional<Speed> speed) {
    Line {
      if (count < 1) {
        throw new IllegalArgumentException("order at least one");
      }
      if (sku.isEmpty()) {
        throw new IllegalArgumentException();
      }
      if (sku.equals("x")) {
        throw new IllegalStateException("out of stock");
      }
    }
  }

  record Order(
      List<Line> lines, @Param(value = "where to", name = "ship-to") Place place,
      Optional<Line> gift, Optional<List<String>> notes, List<List<Speed>> speeds) {}

  record Nothing() {}

  record Loose(Integer number, Boolean flag, Character letter, Speed speed, List<String> words,
      Optional<String> maybe, Line line, float f) {}

  record Thrower(int x) {
    public int x() {
      throw new IllegalStateException("no x");
    }
  }

  // CALL order {"order":{"lines":[{"sku":"a","count":1},{"sku":"b","count":2,"speed":"FAST"}],"ship-to":{"name":"Oslo"},"gift":{"sku":"g","count":1,"speed":"SLOW"},"notes":["n"],"speeds":[["SLOW","FAST"],[]]},"again":[{"lines":[],"ship-to":{"name":""},"speeds":[]}]}
  @Tool("Orders")
  List<Order> order(Order order, List<Order> again) {
    List<Order> all = new ArrayList<>(again);
    all.add(order);
    return all;
  }

  // CALL speed {"speed":"FAST"}
  @Tool("Gives an enum")
  Speed speed(Speed speed) {
    return speed;
  }

  // CALL maybeSpeed {"speed":"faster_still"}
  @Tool("May give an enum")
  Optional<Speed> maybeSpeed(Optional<Speed> speed) {
    return speed;
  }

  // CALL maybeLine {"line":{"sku":"a","count":1}}
  @Tool("May give a record")
  Optional<Line> maybeLine(Optional<Line> line) {
    return line;
  }

  // CALL nothing {"nothing":{},"all":[{},{}]}
  @Tool("Takes and gives an empty record")
  Nothing nothing(Nothing nothing, List<Nothing> all) {
    return nothing;
  }

  // CALL loose {}
  @Tool("Gives nulls everywhere")
  Loose loose() {
    List<String> words = new ArrayList<>();
    words.add(null);
    return new Loose(null, null, null, null, words, null, null, Float.NaN);
  }

  // CALL looser {}
  @Tool("Gives lists of nulls and null")
  List<Loose> looser() {
    List<Loose> all = new ArrayList<>();
    all.add(null);
    all.add(new Loose(1, true, 'x', Speed.FAST, null, Optional.of("m"), new Line("a", 1, null), 1e10f));
    return all;
  }

  // FAILS thrower {"t":{"x":1}}
  @Tool("Throws while it is written")
  Thrower thrower(Thrower t) {
    return t;
  }

  // FAILS fail {"how":"tool"}
  // FAILS fail {"how":"io"}
  // FAILS fail {"how":"argument"}
  // FAILS fail {"how":"error"}
  @Tool("Fails")
  void fail(String how) throws IOException, ReflectiveOperationException {
    switch (how) {
      case "tool" -> throw new ToolException("in my own words");
      case "io" -> throw new IOException("disk");
      case "argument" -> throw new IllegalArgumentException("argument");
      default -> throw new AssertionError("error");
    }
  }

  // FAILS throwable {}
  @Tool("May throw anything")
  String throwable() throws Throwable {
    throw new Throwable("anything");
  }
}
