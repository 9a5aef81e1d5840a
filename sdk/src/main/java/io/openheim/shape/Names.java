package io.openheim.shape;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds what somebody probably meant. */
public final class Names {
  /** Longer names are not compared: a model that writes them means nothing that we have. */
  private static final int LONGEST = 64;

  private Names() {}

  /**
   * The name that is nearest to a wrong one.
   *
   * @param wrong what was written
   * @param names what might have been meant
   * @return the nearest name, the first of several equally near; empty if none is near
   */
  public static Optional<String> nearest(String wrong, Collection<String> names) {
    if (wrong.length() > LONGEST) {
      return Optional.empty();
    }
    String plain = plain(wrong);
    String nearest = null;
    int least = Integer.MAX_VALUE;
    for (String name : names) {
      int distance = distance(plain, plain(name));
      if (distance < least && distance <= most(name)) {
        least = distance;
        nearest = name;
      }
    }
    return Optional.ofNullable(nearest);
  }

  /** The names that differ at most in case and separators. */
  static List<String> alike(String name, Collection<String> names) {
    if (name.length() > LONGEST * LONGEST) {
      return List.of();
    }
    String plain = plain(name);
    return names.stream().filter(one -> plain(one).equals(plain)).toList();
  }

  /** How far a wrong name may be from this one: two swapped letters are two changes. */
  private static int most(String name) {
    return name.length() < 4 ? 1 : Math.max(2, name.length() / 3);
  }

  /**
   * The name without case and separators, by which names are compared leniently. A separator
   * between two digits stays, whatever it is: 1.8 and 1_8 are the same, but not 18.
   */
  static String plain(String name) {
    StringBuilder plain = new StringBuilder(name.length());
    boolean separated = false;
    for (char c : name.toLowerCase(Locale.ROOT).toCharArray()) {
      if (c == '_' || c == '-' || c == ' ' || c == '.') {
        separated = true;
        continue;
      }
      int end = plain.length() - 1;
      if (separated && end >= 0 && Character.isDigit(c) && Character.isDigit(plain.charAt(end))) {
        plain.append('_');
      }
      plain.append(c);
      separated = false;
    }
    return plain.toString();
  }

  /** How many characters have to be changed, added or removed to get from one to the other. */
  private static int distance(String from, String to) {
    int[] above = new int[to.length() + 1];
    for (int j = 0; j < above.length; j++) {
      above[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int[] row = new int[to.length() + 1];
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int change = above[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(change, 1 + Math.min(above[j], row[j - 1]));
      }
      above = row;
    }
    return above[to.length()];
  }
}
