package io.openheim.shape;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes strings and whole trees as JSON. Stateless and thread-safe. */
public final class JsonText {
  /** Deeper than anything that is meant, and no danger for the stack. */
  private static final int DEEPEST = 1_000;

  private static final String HEX = "0123456789abcdef";

  private JsonText() {}

  /**
   * Appends a string as JSON: quoted, and escaped where JSON or UTF-8 wants it.
   *
   * @param out what to append to
   * @param text the string
   * @return {@code out}
   */
  public static StringBuilder quote(StringBuilder out, String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          if (c < 0x20 || c == 0x2028 || c == 0x2029 || loneSurrogate(text, i)) {
            hex(out, c);
          } else {
            out.append(c);
          }
        }
      }
    }
    return out.append('"');
  }

  /**
   * Writes a tree as JSON, without white space and with the properties of an object in their order,
   * so that equal trees give the same characters in every process.
   *
   * @param tree {@code Map<String, Object>}, {@code List<Object>}, {@code String}, {@link
   *     JsonNumber}, {@code Boolean} or null
   * @return JSON text
   * @throws IllegalArgumentException if the tree nests more than 1000 levels deep, as one that
   *     contains itself does, or holds anything else
   */
  public static String write(@Nullable Object tree) {
    StringBuilder out = new StringBuilder(256);
    write(out, tree, 0, Integer.MAX_VALUE);
    return out.toString();
  }

  /**
   * Writes the beginning of a tree.
   *
   * @param tree what {@link #write(Object)} takes
   * @param most after how many characters to stop, soon if not at once
   * @return JSON text, not complete if the tree is larger
   * @throws IllegalArgumentException if what was looked at is no such tree
   */
  public static String write(@Nullable Object tree, int most) {
    StringBuilder out = new StringBuilder();
    write(out, tree, 0, most);
    return out.toString();
  }

  private static void write(StringBuilder out, @Nullable Object tree, int depth, int most) {
    if (out.length() > most) {
      return;
    }
    if (depth > DEEPEST) {
      throw new IllegalArgumentException("the JSON nests more than " + DEEPEST + " levels deep");
    }
    if (tree instanceof Map<?, ?> object) {
      char comma = '{';
      for (Map.Entry<?, ?> property : object.entrySet()) {
        if (!(property.getKey() instanceof String name)) {
          throw new IllegalArgumentException("the name of a property is " + property.getKey());
        }
        quote(out.append(comma), name).append(':');
        write(out, property.getValue(), depth + 1, most);
        comma = ',';
      }
      out.append(object.isEmpty() ? "{}" : "}");
    } else if (tree instanceof List<?> array) {
      char comma = '[';
      for (Object item : array) {
        write(out.append(comma), item, depth + 1, most);
        comma = ',';
      }
      out.append(array.isEmpty() ? "[]" : "]");
    } else if (tree instanceof String text) {
      quote(out, text.length() > most ? text.substring(0, most) : text);
    } else if (tree instanceof JsonNumber number) {
      out.append(number.text(), 0, Math.min(number.text().length(), most));
    } else if (tree == null || tree instanceof Boolean) {
      out.append(tree);
    } else {
      throw new IllegalArgumentException("no value of JSON: " + tree.getClass().getName());
    }
  }

  private static void hex(StringBuilder out, char c) {
    out.append("\\u");
    for (int shift = 12; shift >= 0; shift -= 4) {
      out.append(HEX.charAt(c >> shift & 0xf));
    }
  }

  private static boolean loneSurrogate(String text, int i) {
    char c = text.charAt(i);
    if (Character.isHighSurrogate(c)) {
      return i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
    }
    return Character.isLowSurrogate(c)
        && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
  }
}
