package io.openheim.tool;

import java.util.Arrays;

/** The objects around what is being read, each with its properties that were there so far. */
final class OpenObjects {
  private Fields[] open = new Fields[4];

  /** For each open object, how much had been refused when it began. */
  private int[] refused = new int[4];

  private int depth;

  /** For each open object, one mark per property that was read. */
  private boolean[] seen = new boolean[16];

  private int marks;

  int depth() {
    return depth;
  }

  Fields innermost() {
    return open[depth - 1];
  }

  void enter(Fields fields, int refusedBefore) {
    if (depth == open.length) {
      open = Arrays.copyOf(open, depth * 2);
      refused = Arrays.copyOf(refused, depth * 2);
    }
    refused[depth] = refusedBefore;
    open[depth++] = fields;
    int end = marks + fields.size();
    if (end > seen.length) {
      seen = Arrays.copyOf(seen, end * 2);
    }
    Arrays.fill(seen, marks, end, false);
    marks = end;
  }

  /** Marks a property of the innermost object; false if it was marked already. */
  boolean mark(int field) {
    int mark = marks - innermost().size() + field;
    boolean first = !seen[mark];
    seen[mark] = true;
    return first;
  }

  /** Leaves the innermost object; false if a property that is required was not there. */
  boolean leave() {
    Fields fields = open[--depth];
    marks -= fields.size();
    for (int field = 0; field < fields.size(); field++) {
      if (fields.required(field) && !seen[marks + field]) {
        return false;
      }
    }
    return true;
  }

  /** How much had been refused before the object that was left last. */
  int refusedBefore() {
    return refused[depth];
  }
}
