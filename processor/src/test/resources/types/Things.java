import io.openheim.tool.RawJson;
import io.openheim.tool.Tool;
import java.util.List;
import java.util.Optional;

/** Objects */
class Things {
  static List<Object> tools() {
    return List.of(new Things());
  }

  record Point(int x, Optional<Integer> y) {}

  record Pair<A, B>(A first, B second) {}

  record Tree(String name, List<Tree> children) {}

  static class Money {
    private final long amount;
    private final String currency;

    Money(long amount, String currency) {
      this.amount = amount;
      this.currency = currency;
    }

    long getAmount() {
      return amount;
    }

    String getCurrency() {
      return currency;
    }
  }

  static class Person {
    private String name = "";

    String getName() {
      return name;
    }

    void setName(String name) {
      this.name = name;
    }
  }

  static class Options {
    public int size = 10;
    public boolean bold;
  }

  sealed interface Figure permits Circle, Square {}

  record Circle(double radius) implements Figure {}

  record Square(double side) implements Figure {}

  // ROW record Point(int x, Optional<Integer> y) => {"x":1,"y":2}
  @Tool("-")
  Point t0(Point v) {
    return v;
  }

  // ROW record Pair<A, B>(A first, B second) as Pair<String, Integer> => {"first":"a","second":1}
  @Tool("-")
  Pair<String, Integer> t1(Pair<String, Integer> v) {
    return v;
  }

  // ROW record Tree(String name, List<Tree> children) => {"name":"a","children":[{"name":"b","children":[]}]}
  @Tool("contains itself; there has to be an end")
  Tree t2(Tree v) {
    return v;
  }

  // ROW a class with a constructor Money(long amount, String currency) => {"amount":5,"currency":"EUR"}
  @Tool("as a result by its getters")
  Money t3(Money v) {
    return v;
  }

  // ROW a class with setName(String name) => {"name":"Ada"}
  @Tool("required, unless it is Optional or @Nullable")
  Person t4(Person v) {
    return v;
  }

  // ROW a class with fields `int size` and `boolean bold` => {"size":12,"bold":true}
  @Tool("required, unless it is Optional or @Nullable")
  Options t5(Options v) {
    return v;
  }

  // ROW sealed interface Figure permits Circle, Square => {"type":"Circle","radius":0.5}
  @Tool("`type` tells the kinds apart")
  Figure t6(Figure v) {
    return v;
  }

  // ROW Object => {"a":[1,"x",null]}
  @Tool("Map, List, String, Boolean, null and numbers")
  Object t7(Object v) {
    return v;
  }

  // ROW RawJson => {"a":[1.50]}
  @Tool("the text of any JSON")
  RawJson t8(RawJson v) {
    return v;
  }
}
