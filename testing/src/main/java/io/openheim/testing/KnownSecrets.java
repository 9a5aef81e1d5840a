package io.openheim.testing;

import io.openheim.internal.http.Redaction;
import io.openheim.internal.http.Secrets;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okio.ByteString;

/** The secrets of the requests seen so far, in every form in which they may come back. */
final class KnownSecrets {
  /** Headers whose values are no secret, and may well be words of a body. */
  private static final Set<String> HARMLESS =
      Set.of(
          "accept",
          "accept-encoding",
          "anthropic-beta",
          "anthropic-version",
          "connection",
          "content-encoding",
          "content-length",
          "content-type",
          "host",
          "openai-beta",
          "user-agent");

  private Redaction redaction = Redaction.NONE;

  synchronized Redaction redaction() {
    return redaction;
  }

  /** Takes in what is secret in a request: any header that is not known to be none, above all. */
  synchronized void learn(Request request) {
    Headers headers = request.headers();
    for (int i = 0; i < headers.size(); i++) {
      if (!HARMLESS.contains(ByteString.encodeUtf8(headers.name(i)).toAsciiLowercase().utf8())) {
        header(headers.name(i), headers.value(i));
      }
    }
    HttpUrl url = request.url();
    for (int i = 0; i < url.querySize(); i++) {
      String value = url.queryParameterValue(i);
      if (value != null && Secrets.isTelling(url.queryParameterName(i))) {
        add(value);
      }
    }
    add(url.password());
  }

  private void header(String name, String value) {
    add(value);
    if (!Secrets.isTelling(name)) {
      return;
    }
    // "Bearer sk-...", "Credential=..., Signature=...", "session=...; ..."
    for (String piece : value.split("[\\s,;]+", -1)) {
      add(piece);
      add(piece.substring(piece.indexOf('=') + 1));
    }
    if (value.regionMatches(true, 0, "Basic ", 0, 6)) {
      ByteString pair = ByteString.decodeBase64(value.substring(6).strip());
      if (pair != null) {
        add(pair.utf8());
        add(pair.utf8().substring(pair.utf8().indexOf(':') + 1));
      }
    }
  }

  private void add(String secret) {
    Redaction more = redaction.and(secret);
    if (more == redaction) {
      return;
    }
    redaction = more;
    byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
    for (int before = 0; before < 3; before++) {
      addBase64(bytes, before);
    }
  }

  /** What is the same in the base64 of every text that has the secret behind so many bytes. */
  private void addBase64(byte[] secret, int before) {
    byte[] shifted = new byte[before + secret.length];
    System.arraycopy(secret, 0, shifted, before, secret.length);
    int from = (before * 8 + 5) / 6;
    int to = shifted.length * 8 / 6;
    redaction =
        redaction
            .and(Base64.getEncoder().encodeToString(shifted).substring(from, to))
            .and(Base64.getUrlEncoder().encodeToString(shifted).substring(from, to));
  }
}
