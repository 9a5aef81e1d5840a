package io.openheim.internal.json;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The grammar of JSON to the letter (RFC 8259). Moshi's reader takes more than that: {@code True},
 * raw line breaks and unknown escapes inside strings. Models write such things, and providers
 * refuse a request that repeats them.
 */
final class Grammar {
  /** As deep as Moshi's reader goes. */
  private static final int DEEPEST = 255;

  private static final char END = '\0';

  private final String text;
  private int at;

  Grammar(String text) {
    this.text = text;
  }

  /** Whether the text is one value and nothing else. */
  boolean isDocument() {
    skipBlanks();
    return value(0) && isAtEnd();
  }

  /** The objects of a list as they are written; null if the text is anything else. */
  @Nullable List<String> objects() {
    List<String> objects = new ArrayList<>();
    skipBlanks();
    if (!take('[')) {
      return null;
    }
    skipBlanks();
    if (take(']')) {
      return isAtEnd() ? objects : null;
    }
    do {
      skipBlanks();
      int start = at;
      if (peek() != '{' || !value(1)) {
        return null;
      }
      objects.add(text.substring(start, at));
      skipBlanks();
    } while (take(','));
    return take(']') && isAtEnd() ? objects : null;
  }

  private boolean isAtEnd() {
    skipBlanks();
    return at == text.length();
  }

  private boolean value(int depth) {
    return switch (peek()) {
      case '{' -> depth < DEEPEST && members('}', true, depth + 1);
      case '[' -> depth < DEEPEST && members(']', false, depth + 1);
      case '"' -> string();
      case 't' -> word("true");
      case 'f' -> word("false");
      case 'n' -> word("null");
      default -> number();
    };
  }

  private boolean members(char end, boolean named, int depth) {
    at++;
    skipBlanks();
    if (take(end)) {
      return true;
    }
    do {
      skipBlanks();
      if (named) {
        if (!string()) {
          return false;
        }
        skipBlanks();
        if (!take(':')) {
          return false;
        }
        skipBlanks();
      }
      if (!value(depth)) {
        return false;
      }
      skipBlanks();
    } while (take(','));
    return take(end);
  }

  private boolean string() {
    if (!take('"')) {
      return false;
    }
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c == '"') {
        return true;
      }
      if (c < ' ' || (c == '\\' && !escape())) {
        return false;
      }
    }
    return false;
  }

  private boolean escape() {
    char c = peek();
    at++;
    if (c != 'u') {
      return c != END && "\"\\/bfnrt".indexOf(c) >= 0;
    }
    for (int i = 0; i < 4; i++) {
      if (Character.digit(peek(), 16) < 0 || peek() > 'f') {
        return false;
      }
      at++;
    }
    return true;
  }

  private boolean number() {
    take('-');
    if (!take('0') && !digits()) {
      return false;
    }
    if (take('.') && !digits()) {
      return false;
    }
    if (take('e') || take('E')) {
      if (!take('+')) {
        take('-');
      }
      return digits();
    }
    return true;
  }

  private boolean digits() {
    int start = at;
    while (peek() >= '0' && peek() <= '9') {
      at++;
    }
    return at > start;
  }

  private boolean word(String word) {
    boolean found = text.startsWith(word, at);
    at += found ? word.length() : 0;
    return found;
  }

  private boolean take(char wanted) {
    boolean found = at < text.length() && text.charAt(at) == wanted;
    at += found ? 1 : 0;
    return found;
  }

  private void skipBlanks() {
    while (peek() == ' ' || peek() == '\n' || peek() == '\r' || peek() == '\t') {
      at++;
    }
  }

  private char peek() {
    return at < text.length() ? text.charAt(at) : END;
  }
}
