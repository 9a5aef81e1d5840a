import io.openheim.tool.Tool;
import java.util.ArrayList;

/** Types of the default package that are called like others. */
record Optional(int x) {
  static java.util.List<Object> tools() {
    return java.util.List.of(new Optional(1));
  }

  // CALL all {"a":{"x":1},"b":{"x":2},"c":{"x":3},"d":["x"],"e":"ONE"}
  @Tool("Takes them all")
  java.util.Optional<Fields> all(
      Optional a, Fields b, Toolbox c, java.util.List<java.lang.String> d, Override e) {
    return java.util.Optional.of(new Fields(a.x + b.x() + c.x() + d.size()));
  }
}

record Fields(int x) {}

record Toolbox(int x) {}

record List(int x) {}

record String(int x) {}

record IllegalArgumentException(int x) {}

enum Override {
  ONE
}
