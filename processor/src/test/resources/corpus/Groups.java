package corpus;

import io.openheim.tool.Param;
import io.openheim.tool.Tool;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

class Groups {
  enum Mood {
    GOOD,
    BAD
  }

  record Item(String name, int[] counts, Set<Mood> moods) {}

  record Sums(OptionalInt i, OptionalLong l, OptionalDouble d, Optional<Set<Item>> items) {}

  static List<Object> tools() {
    return List.of(new Groups());
  }

  // CALL sets {"s":["b","a","b"],"m":["GOOD"],"n":[[1],[2,2]]}
  @Tool("Takes sets")
  Set<String> sets(Set<String> s, Set<Mood> m, Set<Set<Integer>> n) {
    return s.isEmpty() ? Set.of("" + m.size() + n.size()) : s;
  }

  // CALL collections {"c":["a"],"d":["2026-11-23"]}
  @Tool("Takes collections")
  Collection<LocalDate> collections(Collection<String> c, Collection<LocalDate> d) {
    return d;
  }

  // CALL primitives {"z":[true],"b":[1],"h":[2],"i":[3,4],"l":[5],"f":[1.5],"d":[2.5],"c":["x"]}
  @Tool("Takes arrays of primitives")
  String primitives(
      boolean[] z, Byte[] b, short[] h, int[] i, long[] l, float[] f, double[] d, char[] c) {
    return Arrays.toString(z) + Arrays.toString(b) + Arrays.toString(h) + Arrays.toString(i)
        + Arrays.toString(l) + Arrays.toString(f) + Arrays.toString(d) + Arrays.toString(c);
  }

  // CALL matrix {"m":[[1,2],[3]]}
  @Tool("Gives a matrix")
  int[][] matrix(int[][] m) {
    return m;
  }

  // CALL words {"s":["a","b"],"m":["BAD"]}
  @Tool("Gives an array")
  String[] words(String[] s, Mood[] m, Optional<long[]> more) {
    return more.isPresent() ? null : s;
  }

  // CALL items {"i":[{"name":"n","counts":[1],"moods":["GOOD","BAD"]}]}
  @Tool("Gives records")
  Item[] items(@Param("some") Item[] i) {
    return i;
  }

  // CALL sums {"i":1,"l":9007199254740993,"d":2.5}
  @Tool("Takes numbers or none")
  Sums sums(OptionalInt i, OptionalLong l, OptionalDouble d) {
    return new Sums(i, l, d, Optional.empty());
  }

  // CALL nested {"s":{"i":1,"d":0.5,"items":[{"name":"n","counts":[],"moods":[]}]}}
  @Tool("Takes them in a record")
  int nested(Sums s) {
    return s.i().orElse(-1) + (int) s.l().orElse(-2) + (int) s.d().orElse(-3)
        + s.items().map(Set::size).orElse(-4);
  }

  // CALL maybe {"i":1}
  @Tool("Gives a number or none")
  OptionalLong maybe(OptionalInt i) {
    return i.isEmpty() ? OptionalLong.empty() : OptionalLong.of(i.getAsInt());
  }

  // CALL no {}
  @Tool("Gives null in place of an optional")
  OptionalDouble no() {
    return null;
  }

  // CALL nulls {}
  @Tool("Gives nulls in places")
  Sums nulls() {
    return new Sums(null, OptionalLong.empty(), null, null);
  }
}
