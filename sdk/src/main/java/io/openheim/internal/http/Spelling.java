package io.openheim.internal.http;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Recognises a secret in a text, with each of its characters as it is or escaped in any of the ways
 * of JSON, URLs and HTML. One pass without ways back, so that no text makes it slow.
 */
final class Spelling {
  private static final int MOST_BACKSLASHES = 8;
  private static final int LONGEST_ENTITY = 12;
  private static final int LONGEST_ESCAPE = 16;

  /** So many characters of a secret are no coincidence, and fewer are of no use to anybody. */
  private static final int TELLING = 4;

  private final String text;

  Spelling(String text) {
    this.text = text;
  }

  /** Where {@code secret} ends if it begins at {@code start}; -1 if it does not. */
  int end(int start, String secret) {
    if (text.startsWith(secret, start)) {
      return start + secret.length();
    }
    int at = start;
    for (int i = 0; i < secret.length() && at >= 0; i = secret.offsetByCodePoints(i, 1)) {
      at = after(at, secret.codePointAt(i));
    }
    return at;
  }

  /** Whether the text ends in the middle of {@code secret}, of which enough is there to tell. */
  boolean breaksOff(int start, String secret) {
    int at = start;
    int known = 0;
    for (int i = 0; i < secret.length(); i = secret.offsetByCodePoints(i, 1)) {
      int next = after(at, secret.codePointAt(i));
      if (next < 0) {
        boolean insideAnEscape =
            text.length() - at < LONGEST_ESCAPE && "\\%&".indexOf(charAt(at)) >= 0;
        return known >= TELLING && (at >= text.length() || insideAnEscape);
      }
      at = next;
      known++;
    }
    return false;
  }

  private int after(int at, int c) {
    int end =
        switch (charAt(at)) {
          case '\\' -> afterBackslash(at, c);
          case '%' -> afterPercent(at, c);
          case '&' -> afterEntity(at, c);
          case '+' -> c == ' ' ? at + 1 : -1;
          default -> -1;
        };
    return end >= 0 ? end : literal(at, c);
  }

  private int literal(int at, int c) {
    return at < text.length() && text.codePointAt(at) == c ? at + Character.charCount(c) : -1;
  }

  /** JSON, also inside a string of other JSON. */
  private int afterBackslash(int at, int c) {
    if (c == '\\') {
      return charAt(at + 1) == '\\' ? at + 2 : afterUnicode(at, '\\');
    }
    int end = at;
    for (char unit : Character.toChars(c)) {
      end = end < 0 ? end : afterUnicode(end, unit);
    }
    return end >= 0 || Character.isLetterOrDigit(c) ? end : literal(afterBackslashes(at), c);
  }

  private int afterUnicode(int at, char unit) {
    int digits = afterBackslashes(at) + 1;
    boolean matches = digits > at + 1 && charAt(digits - 1) == 'u' && hex(digits, 4) == unit;
    return matches ? digits + 4 : -1;
  }

  private int afterBackslashes(int at) {
    int end = at;
    while (end - at < MOST_BACKSLASHES && charAt(end) == '\\') {
      end++;
    }
    return end;
  }

  /** URLs, also inside the query of another one. */
  private int afterPercent(int at, int c) {
    int end = at;
    for (byte b : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
      if (charAt(end) != '%') {
        return -1;
      }
      end++;
      if (hex(end, 2) != (b & 0xff)) {
        while (text.startsWith("25", end)) {
          end += 2;
        }
      }
      if (hex(end, 2) != (b & 0xff)) {
        return -1;
      }
      end += 2;
    }
    return end;
  }

  private int afterEntity(int at, int c) {
    int end = at + 1;
    while (end - at < LONGEST_ENTITY && charAt(end) != ';') {
      end++;
    }
    if (charAt(end) != ';') {
      return -1;
    }
    String entity = text.substring(at + 1, end).toLowerCase(Locale.ROOT);
    boolean matches =
        switch (entity) {
          case "amp" -> c == '&';
          case "lt" -> c == '<';
          case "gt" -> c == '>';
          case "quot" -> c == '"';
          case "apos" -> c == '\'';
          default -> entity.matches("#0*" + c + "|#x0*" + Integer.toHexString(c));
        };
    return matches ? end + 1 : -1;
  }

  /** The number in so many digits; -1 if they are none. */
  private int hex(int at, int digits) {
    int number = 0;
    for (int i = at; i < at + digits; i++) {
      int digit = Character.digit(charAt(i), 16);
      if (digit < 0) {
        return -1;
      }
      number = number * 16 + digit;
    }
    return number;
  }

  private char charAt(int at) {
    return at < text.length() ? text.charAt(at) : 0;
  }
}
