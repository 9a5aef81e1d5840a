package io.openheim.internal.http;

import java.io.IOException;
import java.util.Locale;
import okhttp3.Headers;
import okio.Buffer;
import okio.BufferedSource;
import okio.ForwardingSource;
import okio.GzipSource;
import okio.Source;
import org.jspecify.annotations.Nullable;

/**
 * Undoes how a body was encoded for its way (RFC 9110, section 8.4). Requests ask for none, which
 * servers and proxies do not always heed.
 */
final class ContentCoding {
  private static final int LONGEST_SHOWN = 40;

  private ContentCoding() {}

  /** The body as it was meant; a coding that is not known is told to whoever reads it. */
  static Source decoded(Headers headers, BufferedSource body) {
    String coding = of(headers);
    return switch (coding) {
      case "" -> body;
      case "gzip", "x-gzip" -> new Gunzipped(body);
      default -> new Unreadable(body, coding);
    };
  }

  /** All codings in the order they were applied; "" if there is none. */
  private static String of(Headers headers) {
    StringBuilder codings = new StringBuilder();
    for (String value : headers.values("content-encoding")) {
      for (String coding : value.toLowerCase(Locale.ROOT).split(",", -1)) {
        String name = coding.strip();
        if (!name.isEmpty() && !name.equals("identity")) {
          codings.append(codings.isEmpty() ? "" : ", ").append(name);
        }
      }
    }
    return codings.toString();
  }

  /** Gives out what has arrived, as far as it can be decoded, without waiting for more. */
  private static final class Gunzipped extends ForwardingSource {
    private final BufferedSource body;
    private @Nullable GzipSource gzip;

    Gunzipped(BufferedSource body) {
      super(body);
      this.body = body;
    }

    @Override
    public long read(Buffer sink, long byteCount) throws IOException {
      if (gzip == null) {
        if (body.exhausted()) {
          // No body at all, as with a 204, whatever its headers say.
          return -1;
        }
        gzip = new GzipSource(body);
      }
      return gzip.read(sink, byteCount);
    }

    @Override
    public void close() throws IOException {
      if (gzip == null) {
        body.close();
      } else {
        // Gives back memory that is not on the heap.
        gzip.close();
      }
    }
  }

  private static final class Unreadable extends ForwardingSource {
    private final String coding;

    Unreadable(BufferedSource body, String coding) {
      super(body);
      this.coding =
          coding.length() > LONGEST_SHOWN ? coding.substring(0, LONGEST_SHOWN) + "..." : coding;
    }

    @Override
    public long read(Buffer sink, long byteCount) throws IOException {
      throw new UnknownCodingException(coding);
    }
  }

  /** Nothing can be read, and asking again will not change that. */
  static final class UnknownCodingException extends IOException {
    private static final long serialVersionUID = 1L;

    UnknownCodingException(String coding) {
      super("a body with the content-encoding '" + coding + "', which is not understood");
    }
  }
}
