package io.openheim.processor.source;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns a piece of a documentation comment, with its tags, into plain words. */
final class JavadocText {
  private static final Pattern TAG =
      Pattern.compile("(?s)<!--.*?-->|</?([a-zA-Z][a-zA-Z0-9]*)(\\s[^<>]*)?/?>");

  private static final Pattern ENTITY =
      Pattern.compile("&(#[0-9]{1,6}|#[xX][0-9a-fA-F]{1,5}|[a-z]{2,4});");

  private static final Pattern REFERENCE = Pattern.compile("(?s)\\s*([^\\s(]*(\\([^)]*\\))?)(.*)");

  /** White space, unless the sentence seems to go on, as after "e.g.". */
  private static final Pattern END = Pattern.compile("\\s*$|\\s+(?!\\s|\\p{Ll})");

  private static final Map<String, String> ENTITIES =
      Map.of("lt", "<", "gt", ">", "amp", "&", "quot", "\"", "apos", "'", "nbsp", " ");

  private static final Set<String> WITHIN_SENTENCE =
      Set.of(
          "a", "abbr", "b", "big", "br", "cite", "code", "del", "em", "font", "i", "img", "ins",
          "kbd", "mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "tt", "u",
          "var");

  private static final Set<String> END_OF_SENTENCE =
      Set.of(
          "blockquote",
          "caption",
          "dd",
          "div",
          "dl",
          "dt",
          "h1",
          "h2",
          "h3",
          "h4",
          "h5",
          "h6",
          "hr",
          "li",
          "ol",
          "p",
          "pre",
          "table",
          "tbody",
          "td",
          "tfoot",
          "th",
          "thead",
          "tr",
          "ul");

  private final String source;
  private final boolean onlyFirst;
  private final StringBuilder out = new StringBuilder();
  private int at;
  private boolean done;

  private JavadocText(String source, boolean onlyFirst) {
    this.source = source;
    this.onlyFirst = onlyFirst;
  }

  /** All of a text. */
  static String plain(String source) {
    return new JavadocText(source, false).read();
  }

  /** A text up to the end of its first sentence, or to its first block. */
  static String firstSentence(String source) {
    return new JavadocText(source, true).read();
  }

  /** How many braces are open after a line, counted from that of an inline tag. */
  static int depth(String line, int before) {
    int depth = before;
    for (int i = 0; i < line.length(); i++) {
      if (line.startsWith("{@", i) || (depth > 0 && line.charAt(i) == '{')) {
        depth++;
      } else if (depth > 0 && line.charAt(i) == '}') {
        depth--;
      }
    }
    return depth;
  }

  private String read() {
    while (!done && at < source.length()) {
      if (source.startsWith("{@", at)) {
        inlineTag();
      } else if (!htmlTag() && !entity()) {
        character();
      }
    }
    return out.toString().replaceAll("\\s+", " ").strip();
  }

  private void character() {
    char c = source.charAt(at++);
    out.append(c);
    done = onlyFirst && c == '.' && END.matcher(source).region(at, source.length()).lookingAt();
  }

  private boolean htmlTag() {
    Matcher tag = TAG.matcher(source).region(at, source.length());
    if (!tag.lookingAt()) {
      return false;
    }
    String name = tag.group(1) == null ? "" : tag.group(1).toLowerCase(Locale.ROOT);
    if (END_OF_SENTENCE.contains(name)) {
      done = onlyFirst && !out.toString().isBlank();
      out.append(' ');
    } else if (!name.isEmpty() && !WITHIN_SENTENCE.contains(name)) {
      return false;
    }
    if (name.equals("br")) {
      out.append(' ');
    }
    at = tag.end();
    return true;
  }

  private boolean entity() {
    Matcher entity = ENTITY.matcher(source).region(at, source.length());
    if (!entity.lookingAt()) {
      return false;
    }
    String name = entity.group(1);
    if (name.startsWith("#")) {
      boolean hex = Character.toLowerCase(name.charAt(1)) == 'x';
      out.appendCodePoint(Integer.parseInt(name.substring(hex ? 2 : 1), hex ? 16 : 10));
    } else if (ENTITIES.containsKey(name)) {
      out.append(ENTITIES.get(name));
    } else {
      return false;
    }
    at = entity.end();
    return true;
  }

  private void inlineTag() {
    int end = closingBrace();
    String tag = source.substring(at + 2, end);
    at = Math.min(end + 1, source.length());
    String name = tag.split("\\s", 2)[0];
    String body = tag.substring(name.length());
    switch (name) {
      case "code", "literal" -> out.append(body.stripLeading());
      case "link", "linkplain", "value" -> out.append(reference(body));
      case "return" -> {
        out.append("Returns ").append(plain(body)).append('.');
        done = onlyFirst;
      }
      case "summary" -> {
        out.append(plain(body));
        done = onlyFirst;
      }
      case "inheritDoc", "docRoot", "snippet" -> {}
      default -> out.append(plain(body));
    }
  }

  private int closingBrace() {
    int depth = 0;
    for (int i = at; i < source.length(); i++) {
      if (source.charAt(i) == '{') {
        depth++;
      } else if (source.charAt(i) == '}' && --depth == 0) {
        return i;
      }
    }
    return source.length();
  }

  /** The label of a link; without one, what it points to, as it would be called in Java. */
  private static String reference(String body) {
    Matcher parts = REFERENCE.matcher(body);
    if (!parts.matches()) {
      return body;
    }
    String label = plain(parts.group(3));
    return label.isEmpty() ? parts.group(1).replaceFirst("^#", "").replace('#', '.') : label;
  }
}
