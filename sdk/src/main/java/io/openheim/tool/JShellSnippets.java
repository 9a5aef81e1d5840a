package io.openheim.tool;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The classes that JShell wraps around what is typed at its top level. Each thing has a number,
 * also if it is typed again; where JShell cannot change the loaded class then, it makes another one
 * with letters behind the number: {@code 7}, {@code 7B} and so on to {@code 7Z}, {@code 7BA}.
 * Imports and what does not compile take a number without a class. What is dropped stays loaded.
 */
final class JShellSnippets {
  private static final Pattern NAME = Pattern.compile("(REPL\\.\\$JShell\\$)([0-9]{1,9})[A-Z]*");

  /** As many numbers may be without a class before nothing more is expected. */
  private static final int LARGEST_GAP = 100;

  private JShellSnippets() {}

  static boolean isSnippet(Class<?> type) {
    return NAME.matcher(type.getName()).matches();
  }

  /** The newest class of each thing that was typed in the session of a snippet, in order. */
  static List<Class<?>> current(Class<?> snippet) {
    Matcher name = NAME.matcher(snippet.getName());
    if (!name.matches()) {
      throw new IllegalArgumentException(snippet.getName());
    }
    List<Class<?>> found = new ArrayList<>();
    int last = Integer.parseInt(name.group(2)) + LARGEST_GAP;
    for (int number = 1; number <= last; number++) {
      Class<?> newest = newest(name.group(1) + number, snippet.getClassLoader());
      if (newest != null) {
        found.add(newest);
        last = Math.max(last, number + LARGEST_GAP);
      }
    }
    return found;
  }

  private static @Nullable Class<?> newest(String name, @Nullable ClassLoader loader) {
    Class<?> newest = null;
    for (int times = 0; ; times++) {
      try {
        newest = Class.forName(name + letters(times), false, loader);
      } catch (ClassNotFoundException none) {
        return newest;
      }
    }
  }

  /** None, B, C, ... Z, BA, BB, ...: a number whose digits are letters. */
  private static String letters(int times) {
    StringBuilder letters = new StringBuilder();
    for (int rest = times; rest > 0; rest /= 26) {
      letters.append((char) ('A' + rest % 26));
    }
    return letters.reverse().toString();
  }
}
