package io.openheim.shape;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes strings and trees as JSON. */
public final class JsonText {
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
   * Writes a tree without white space.
   *
   * @param tree maps with strings as keys, lists, strings, {@link JsonNumber}s, booleans and nulls
   * @return JSON text, properties in the order of their maps
   */
  public static String write(@Nullable Object tree) {
    return write(new StringBuilder(256), tree).toString();
  }

  private static StringBuilder write(StringBuilder out, @Nullable Object tree) {
    if (tree instanceof String text) {
      return quote(out, text);
    }
    if (tree instanceof JsonNumber number) {
      return out.append(number.text());
    }
    if (tree instanceof List<?> list) {
      String comma = "[";
      for (Object item : list) {
        write(out.append(comma), item);
        comma = ",";
      }
      return out.append(list.isEmpty() ? "[]" : "]");
    }
    if (tree instanceof Map<?, ?> map) {
      String comma = "{";
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        quote(out.append(comma), (String) entry.getKey()).append(':');
        write(out, entry.getValue());
        comma = ",";
      }
      return out.append(map.isEmpty() ? "{}" : "}");
    }
    return out.append(tree);
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
