package io.openheim.internal.http;

import com.squareup.moshi.JsonWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/** Blots known secrets out of texts that come from outside. Immutable. */
public final class Redaction {
  /** Knows no secret. */
  public static final Redaction NONE = new Redaction(List.of());

  private static final String BLOT = "***";

  /** Shorter ones are no secrets, but would make holes in words. */
  private static final int SHORTEST = 4;

  private final List<String> secrets;

  private Redaction(List<String> secrets) {
    this.secrets = secrets;
  }

  /** A copy that knows one more secret; one that is too short to be any is not added. */
  public Redaction and(@Nullable String secret) {
    if (secret == null || secret.length() < SHORTEST) {
      return this;
    }
    Set<String> all = new LinkedHashSet<>(secrets);
    all.add(secret);
    all.add(URLEncoder.encode(secret, StandardCharsets.UTF_8));
    all.add(inJson(secret));
    all.add(inJson(secret).replace("/", "\\/"));
    List<String> longestFirst = new ArrayList<>(all);
    longestFirst.sort(Comparator.comparingInt(String::length).reversed());
    return new Redaction(List.copyOf(longestFirst));
  }

  /** The text with every secret blotted out. */
  public String clean(String text) {
    String clean = text;
    for (String secret : secrets) {
      clean = clean.replace(secret, BLOT);
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

  private static String inJson(String secret) {
    try {
      Buffer json = new Buffer();
      JsonWriter.of(json).value(secret);
      json.skip(1);
      return json.readUtf8(json.size() - 1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return "Redaction[" + BLOT + "]";
  }
}
