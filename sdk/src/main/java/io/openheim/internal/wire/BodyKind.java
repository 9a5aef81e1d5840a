package io.openheim.internal.wire;

import io.openheim.internal.http.Exchange;
import io.openheim.internal.http.TooLongException;
import java.io.IOException;
import java.util.Locale;
import okio.Buffer;
import okio.BufferedSource;
import okio.ByteString;

/** What the body of an answer is: its first bytes say so more truly than its headers. */
enum BodyKind {
  EVENTS,
  JSON,
  OTHER;

  /** The longest JSON body that is read. */
  private static final long JSON_LIMIT = 32L * 1024 * 1024;

  private static final int NEAR = 64;
  private static final ByteString BOM = ByteString.decodeHex("efbbbf");
  private static final String[] FIELDS = {"data", "event", "id", "retry"};

  static BodyKind of(Exchange exchange) throws IOException {
    BufferedSource source = exchange.source();
    skipBlank(source);
    if (!source.request(1)) {
      return OTHER;
    }
    byte first = source.getBuffer().getByte(0);
    if (first == '{' || isListOfObjects(source)) {
      return JSON;
    }
    if (first == ':' || isField(source)) {
      return EVENTS;
    }
    String type = exchange.headers().get("content-type");
    return type != null && type.toLowerCase(Locale.ROOT).startsWith("text/event-stream")
        ? EVENTS
        : OTHER;
  }

  private static void skipBlank(BufferedSource source) throws IOException {
    if (source.request(1)
        && source.getBuffer().getByte(0) == BOM.getByte(0)
        && source.rangeEquals(0, BOM)) {
      source.skip(BOM.size());
    }
    while (source.request(1) && source.getBuffer().getByte(0) <= ' ') {
      if (source.getBuffer().getByte(0) < 0) {
        return;
      }
      source.skip(1);
    }
  }

  /** As errors may come; other text may begin with a bracket too. */
  private static boolean isListOfObjects(BufferedSource source) throws IOException {
    if (source.getBuffer().getByte(0) != '[') {
      return false;
    }
    int next = 1;
    while (next < NEAR && source.request(next + 1) && source.getBuffer().getByte(next) <= ' ') {
      next++;
    }
    return source.request(next + 1) && source.getBuffer().getByte(next) == '{';
  }

  private static boolean isField(BufferedSource source) throws IOException {
    for (String field : FIELDS) {
      if (source.rangeEquals(0, ByteString.encodeUtf8(field + ":"))) {
        return true;
      }
    }
    return false;
  }

  /** Reads a JSON body to its end. */
  static Buffer read(Exchange exchange) throws IOException {
    Buffer json = new Buffer();
    while (exchange.source().read(json, 8192) != -1) {
      if (json.size() > JSON_LIMIT) {
        throw new TooLongException("a body longer than 32 MiB");
      }
    }
    return json;
  }
}
