package corpus;

import io.openheim.tool.Tool;
import java.util.List;

class Old {
  static List<Object> tools() {
    return List.of(new Old(), new OldToo());
  }

  enum Mode {
    NEW,
    @Deprecated
    OLD
  }

  @Deprecated(forRemoval = true)
  record Point(int x) {}

  // CALL ask {"mode":"OLD"}
  @Deprecated
  @Tool("Is out of fashion")
  Mode ask(Mode mode) {
    return mode;
  }

  static class OldToo {
    // CALL go {"x":1}
    @SuppressWarnings("removal")
    @Tool("Gives what is out of fashion")
    Point go(int x) {
      return new Point(x);
    }
  }
}
