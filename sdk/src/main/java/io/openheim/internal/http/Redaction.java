package io.openheim.internal.http;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/** Blots known secrets out of texts that come from outside. Immutable. */
public final class Redaction {
  /** Knows no secret. */
  public static final Redaction NONE = new Redaction(List.of());

  private static final String BLOT = "***";

  /** Shorter ones are placeholders such as {@code ollama}, and would make holes in words. */
  private static final int SHORTEST = 8;

  /** The longest way to write one character, {@code \\u003d} inside other JSON and more. */
  private static final int LONGEST_ESCAPE = 16;

  /** The longest first, since one may be a part of another. */
  private final List<String> secrets;

  private Redaction(List<String> secrets) {
    this.secrets = secrets;
  }

  /** A copy that knows one more secret; one that is too short to be any is not added. */
  public Redaction and(@Nullable String secret) {
    if (secret == null || secret.length() < SHORTEST || secrets.contains(secret)) {
      return this;
    }
    List<String> longestFirst = new ArrayList<>(secrets);
    longestFirst.add(secret);
    longestFirst.sort(Comparator.comparingInt(String::length).reversed());
    return new Redaction(List.copyOf(longestFirst));
  }

  /** A copy that knows the values of headers too. */
  public Redaction andHeaders(Headers headers) {
    Redaction all = this;
    for (int i = 0; i < headers.size(); i++) {
      String value = headers.value(i);
      all = all.and(value);
      if (Secrets.isTelling(headers.name(i))) {
        // Without its scheme, as in "Bearer sk-...".
        all = all.and(value.substring(value.lastIndexOf(' ') + 1));
      }
    }
    return all;
  }

  /** The text with every secret blotted out, however it is escaped. */
  public String clean(String text) {
    if (secrets.isEmpty()) {
      return text;
    }
    Spelling spelling = new Spelling(text);
    StringBuilder clean = new StringBuilder(text.length());
    for (int at = 0; at < text.length(); ) {
      int end = end(spelling, at);
      if (end < 0) {
        clean.append(text.charAt(at++));
      } else {
        clean.append(BLOT);
        at = end;
      }
    }
    return clean.toString();
  }

  private int end(Spelling spelling, int start) {
    for (String secret : secrets) {
      int end = spelling.end(start, secret);
      if (end >= 0) {
        return end;
      }
    }
    return -1;
  }

  /** The same for the start of a longer text; without its end, which may be half a secret. */
  public String cleanStart(String start) {
    String clean = clean(start);
    int unsafe = secrets.isEmpty() ? 0 : secrets.get(0).length() * LONGEST_ESCAPE;
    return clean.substring(0, Math.max(0, clean.length() - unsafe));
  }

  /** The same for a text that was cut anywhere; only an end that looks like half a secret goes. */
  public String cleanCut(String text) {
    String clean = clean(text);
    Spelling spelling = new Spelling(clean);
    int longest = secrets.isEmpty() ? 0 : secrets.get(0).length() * LONGEST_ESCAPE;
    for (int at = Math.max(0, clean.length() - longest); at < clean.length(); at++) {
      for (String secret : secrets) {
        if (spelling.breaksOff(at, secret)) {
          return clean.substring(0, at);
        }
      }
    }
    return clean;
  }

  /** The cause as it is, or a stand-in if it, or anything below it, shows a secret. */
  Throwable clean(Throwable cause) {
    return isClean(cause, 0)
        ? cause
        : new IOException(clean(cause.getClass().getName() + ": " + cause.getMessage()));
  }

  private boolean isClean(@Nullable Throwable cause, int depth) {
    if (cause == null) {
      return true;
    }
    String text = String.valueOf(cause) + cause.getMessage();
    if (depth > 20 || !clean(text).equals(text) || !isClean(cause.getCause(), depth + 1)) {
      return false;
    }
    for (Throwable suppressed : cause.getSuppressed()) {
      if (!isClean(suppressed, depth + 1)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public String toString() {
    return "Redaction[" + BLOT + "]";
  }
}
