package io.openheim.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntSupplier;

/** How the network cuts an answer. */
record Cut(String name, IntSupplier sizes) {
  /** Up to this many bytes an answer is also cut into single ones. */
  private static final int SMALL = 8 * 1024;

  /** The ways to cut an answer; random ones are the same each time for the same seed. */
  static List<Cut> all(String seed, int length) {
    List<Cut> cuts = new ArrayList<>();
    cuts.add(new Cut("whole", () -> Integer.MAX_VALUE));
    cuts.add(random("pieces", seed, 64));
    cuts.add(random("large pieces", seed, 2048));
    if (length <= SMALL) {
      cuts.add(new Cut("bytes", () -> 1));
    }
    return cuts;
  }

  private static Cut random(String name, String seed, int most) {
    Random random = new Random(seed.hashCode() + most);
    return new Cut(name, () -> 1 + random.nextInt(most));
  }

  /** The size of the next piece, in bytes. */
  int next() {
    return sizes.getAsInt();
  }

  @Override
  public String toString() {
    return name;
  }
}
