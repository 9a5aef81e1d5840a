package io.openheim.processor.source;

/** Writes texts down as Java source, in ASCII, so that no encoding can spoil them. */
public final class Literal {
  private Literal() {}

  /** A string in quotes. */
  public static String string(String text) {
    StringBuilder out = new StringBuilder().append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          if (c < ' ') {
            // Always three digits: a digit may follow.
            out.append(String.format("\\%03o", (int) c));
          } else {
            out.append(c);
          }
        }
      }
    }
    return ascii(out.append('"').toString());
  }

  /** The content of a text block, for JSON without white space around it or line breaks in it. */
  public static String block(String json) {
    return ascii(json.replace("\\", "\\\\").replace("\"\"\"", "\"\"\\\""));
  }

  /** Spells every character that is not ASCII as a Unicode escape, which may stand anywhere. */
  public static String ascii(String source) {
    StringBuilder out = new StringBuilder(source.length());
    for (int i = 0; i < source.length(); i++) {
      char c = source.charAt(i);
      if (c < 0x7f) {
        out.append(c);
      } else {
        out.append(String.format("\\u%04x", (int) c));
      }
    }
    return out.toString();
  }
}
