package io.openheim.wire;

import java.util.Map;
import java.util.TreeMap;

/** Counts what passed of each format, for a line that people look for in the log of a build. */
final class Tally {
  private final String what;
  private final Map<String, int[]> counts = new TreeMap<>();

  Tally(String what) {
    this.what = what;
  }

  synchronized void expect(String dialect) {
    counts.computeIfAbsent(dialect, name -> new int[2])[1]++;
  }

  synchronized void passed(String dialect) {
    counts.get(dialect)[0]++;
  }

  synchronized void print() {
    counts.forEach(
        (dialect, count) ->
            System.out.println(what + " " + dialect + ": " + count[0] + "/" + count[1]));
  }
}
