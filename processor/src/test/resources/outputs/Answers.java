package outputs;

import io.openheim.tool.Output;
import io.openheim.tool.Param;
import io.openheim.tool.RawJson;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

class Answers {
  // ANSWER Invoice {"number":"A-1","total":99.90,"due":"2026-11-23","lines":[{"article":"nail","count":3}],"note":"paid"}
  // ANSWER Invoice {"number":"A-2","total":12345678901234567890.12,"due":"2026-11-23","lines":[]}
  @Output
  record Invoice(
      @Param("the number, with its \"letters\" \\ and $") String number,
      BigDecimal total,
      LocalDate due,
      List<Line> lines,
      Optional<String> note,
      @Param(defaultValue = "EUR") String currency) {}

  record Line(String article, @Param(min = 1, max = 100) int count) {
    Line {
      if (count == 13) {
        throw new IllegalArgumentException("nobody buys 13");
      }
    }
  }

  // ANSWER Picky {"a":{"article":"x","count":1},"b":{"article":"y","count":2},"sum":3}
  // REFUSED Picky {"a":{"article":"x","count":13},"b":{"article":"y","count":13},"sum":26}
  // REFUSED Picky {"a":{"article":"x","count":1},"b":{"article":"y","count":2},"sum":4}
  @Output
  record Picky(Line a, Line b, int sum) {
    Picky {
      if (a.count() + b.count() != sum) {
        throw new IllegalArgumentException("the sum is wrong");
      }
    }
  }

  // ANSWER Mood {"value":"HAPPY"}
  // ANSWER Mood "so-so"
  @Output
  enum Mood {
    HAPPY,
    SAD,
    @Param(name = "so-so")
    SO_SO
  }

  // ANSWER Figure {"value":{"type":"Circle","radius":1.5}}
  // ANSWER Figure {"type":"Square","value":2}
  // REFUSED Figure {"type":"Circle"}
  @Output
  sealed interface Figure permits Circle, Square {}

  record Circle(double radius) implements Figure {}

  record Square(int value) implements Figure {}

  // ANSWER Tree {"value":{"name":"root","children":[{"name":"leaf","children":[]}]}}
  // ANSWER Tree {"name":"root","children":[]}
  @Output
  record Tree(String name, List<Tree> children) {}

  // ANSWER Bean {"x":1,"deep":{"y":[1,2],"z":true}}
  @Output
  static class Bean {
    private int x;
    private Inside deep;

    int getX() {
      return x;
    }

    void setX(int x) {
      this.x = x;
    }

    Inside getDeep() {
      return deep;
    }

    void setDeep(Inside deep) {
      this.deep = deep;
    }
  }

  static class Inside {
    private final int[] y;
    private final boolean z;

    Inside(int[] y, boolean z) {
      this.y = y;
      this.z = z;
    }

    int[] y() {
      return y;
    }

    boolean isZ() {
      return z;
    }
  }

  record Page<T>(List<T> items, T best) {}

  // ANSWER Pages {"words":{"items":["a"],"best":"b"},"lines":{"items":[],"best":{"article":"x","count":1}},"moods":["SAD"],"byMood":{"HAPPY":1},"any":{"a":[1,2.50]},"raw":[1],"left":3}
  @Output
  record Pages(
      Page<String> words,
      Page<Line> lines,
      Set<Mood> moods,
      Map<Mood, Integer> byMood,
      Object any,
      RawJson raw,
      OptionalInt left) {}

  // ANSWER Nothing {}
  @Output
  record Nothing() {}

  // ANSWER Wrapped {"value":{"value":{}}}
  // ANSWER Wrapped {"value":{}}
  @Output
  record Wrapped(Optional<Wrapped> value) {}
}
