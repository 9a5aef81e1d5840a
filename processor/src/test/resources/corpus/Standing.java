import io.openheim.tool.Tool;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every place where a tool may stand. */
class Standing {
  static List<Object> tools() {
    Generic<Integer> generic = new Generic<>();
    return List.of(
        new Standing(),
        generic,
        generic.new Inner(),
        generic.new Deep<String>(),
        new Concrete(),
        new Named(),
        new Both(),
        Colour.RED,
        new Point(1, 2));
  }

  // CALL here {"x":1}
  @Tool("Stands in the class itself")
  int here(int x) {
    return x;
  }

  // CALL twice {"x":2}
  @Tool("Is static")
  static int twice(int x) {
    return 2 * x;
  }

  static class Generic<T> {
    List<T> things = List.of();

    // CALL count {"all":["a"]}
    @Tool("Stands in a generic class")
    int count(List<String> all) {
      return things.size() + all.size();
    }

    // CALL fixed {}
    @Tool("Is static in a generic class")
    static String fixed() {
      return "fixed";
    }

    class Inner {
      // CALL inner {"x":1}
      @Tool("Stands in an inner class of a generic class")
      int inner(int x) {
        return things.size() + x;
      }
    }

    class Deep<U extends Comparable<U>> {
      // CALL deep {"x":"y"}
      @Tool("Stands in a generic inner class")
      Optional<String> deep(String x) {
        return Optional.of(x);
      }
    }
  }

  abstract static class Repository<K, V> {
    @Tool("Loads by key")
    V load(K key) {
      return null;
    }

    @Tool("Loads all")
    Map<K, List<V>> all(List<K> keys, Optional<V> otherwise) {
      return Map.of();
    }

    @Tool("Is overridden")
    V replaced(K key) {
      throw new IllegalStateException();
    }

    @Tool("Is overridden without a mark")
    V unmarked(K key) {
      throw new IllegalStateException();
    }
  }

  record Item(String name) {}

  static class Concrete extends Repository<String, Item> {
    // CALL load {"key":"a"}
    // CALL all {"keys":["a"],"otherwise":{"name":"x"}}
    // CALL replaced {"key":"a"}
    @Override
    @Tool("Overrides the other one")
    Item replaced(String key) {
      return new Item(key);
    }

    @Override
    Item unmarked(String key) {
      return new Item(key);
    }
  }

  interface Greeter {
    String name();

    // CALL greet {"greeting":"Hello"}
    @Tool("Greets")
    default String greet(String greeting) {
      return greeting + " " + name();
    }

    // CALL wave {}
    @Tool("Is static in an interface, and is not inherited")
    static String wave() {
      return "o/";
    }
  }

  interface Shouter<T> extends Greeter {
    // CALL shout {"what":"a"}
    @Tool("Shouts")
    default String shout(T what) {
      return what + "!";
    }

    @Override
    @Tool("Greets loudly")
    default String greet(String greeting) {
      return greeting.toUpperCase() + " " + name();
    }
  }

  static class Named implements Greeter {
    @Override
    public String name() {
      return "Ann";
    }
  }

  static class Both implements Shouter<String> {
    @Override
    public String name() {
      return "Bob";
    }

    // CALL own {}
    @Tool("Is its own")
    String own() {
      return "own";
    }
  }

  enum Colour {
    RED,
    GREEN {
      @Override
      int code() {
        return 2;
      }
    };

    // CALL code {}
    @Tool("Stands in an enum")
    int code() {
      return 1;
    }
  }

  record Point(int x, int y) {
    // CALL move {"by":3}
    @Tool("Stands in a record")
    Point move(int by) {
      return new Point(x + by, y + by);
    }
  }
}
