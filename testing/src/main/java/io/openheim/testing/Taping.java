package io.openheim.testing;

import io.openheim.internal.http.Secrets;
import java.io.EOFException;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;
import okio.Buffer;
import okio.BufferedSource;
import okio.ByteString;
import okio.GzipSource;
import okio.Okio;
import org.jspecify.annotations.Nullable;

/** What of requests and responses may stand in a cassette. */
final class Taping {
  /** Longer than anything that is worth being recorded, in bytes. */
  static final long LONGEST = 64L * 1024 * 1024;

  private static final List<String> OF_REQUESTS =
      List.of("accept", "anthropic-beta", "anthropic-version", "content-type", "openai-beta");

  private static final List<String> OF_RESPONSES =
      List.of(
          "apim-request-id",
          "cf-ray",
          "content-type",
          "mistral-correlation-id",
          "request-id",
          "retry-after",
          "retry-after-ms",
          "x-amzn-requestid",
          "x-request-id",
          "x-should-retry");

  private Taping() {}

  /** A request, as it is before anything was blotted out. */
  static TapedExchange.Asked asked(Request request, Buffer body) throws IOException {
    Map<String, String> headers = chosen(request.headers(), OF_REQUESTS);
    RequestBody sent = request.body();
    MediaType type = sent == null ? null : sent.contentType();
    if (type != null) {
      headers.putIfAbsent("content-type", type.toString());
    }
    ByteString plain = plain(body, request.header("Content-Encoding"), false);
    return new TapedExchange.Asked(
        request.method(), path(request.url()), headers, TapedBody.of(plain));
  }

  /** A response, likewise. */
  static TapedExchange.Answered answered(
      int status, Headers headers, Buffer body, TapedExchange.End end) throws IOException {
    boolean cut = end != TapedExchange.End.WHOLE;
    ByteString plain = plain(body, headers.get("Content-Encoding"), cut);
    return new TapedExchange.Answered(
        status,
        chosen(headers, OF_RESPONSES),
        TapedBody.exact(cut ? withoutHalfACharacter(plain) : plain),
        end);
  }

  /** In the order of the list, so that files do not differ by it. */
  private static Map<String, String> chosen(Headers headers, List<String> names) {
    Map<String, String> chosen = new LinkedHashMap<>();
    for (String name : names) {
      List<String> values = headers.values(name);
      if (!values.isEmpty()) {
        chosen.put(name, String.join(", ", values));
      }
    }
    return chosen;
  }

  /** Path and query, without the parameters that usually carry a secret. */
  static String path(HttpUrl url) {
    HttpUrl.Builder shown = url.newBuilder();
    for (String name : url.queryParameterNames()) {
      if (Secrets.isTelling(name)) {
        shown.removeAllQueryParameters(name);
      }
    }
    HttpUrl bare = shown.build();
    String query = bare.encodedQuery();
    return bare.encodedPath() + (query == null ? "" : "?" + query);
  }

  /** Uncompressed, since a key inside compressed bytes cannot be seen. */
  private static ByteString plain(Buffer body, @Nullable String encoding, boolean cut)
      throws IOException {
    if (body.size() > LONGEST) {
      throw tooLong();
    }
    String coding = encoding == null ? "" : encoding.strip().toLowerCase(Locale.ROOT);
    if (coding.isEmpty() || coding.equals("identity") || body.exhausted()) {
      return body.snapshot();
    }
    if (!coding.equals("gzip") && !coding.equals("x-gzip")) {
      throw new IOException(
          "it is compressed as '"
              + encoding
              + "', in which a key could not be seen; have it sent plain or as gzip");
    }
    Buffer plain = new Buffer();
    try (BufferedSource source = Okio.buffer(new GzipSource(body.clone()))) {
      while (plain.size() <= LONGEST && source.read(plain, 8_192) != -1) {
        // Reads on.
      }
    } catch (EOFException e) {
      if (!cut) {
        throw e;
      }
    }
    if (plain.size() > LONGEST) {
      throw tooLong();
    }
    return plain.readByteString();
  }

  private static IOException tooLong() {
    return new IOException("it is longer than " + LONGEST + " bytes");
  }

  /** What was cut anywhere may end inside a character. */
  private static ByteString withoutHalfACharacter(ByteString bytes) {
    for (int missing = 0; missing <= 3 && missing < bytes.size(); missing++) {
      ByteString shorter = bytes.substring(0, bytes.size() - missing);
      if (TapedBody.exact(shorter) instanceof TapedBody.Text) {
        return shorter;
      }
    }
    return bytes;
  }
}
