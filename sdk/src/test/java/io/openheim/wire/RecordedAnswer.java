package io.openheim.wire;

import java.math.BigDecimal;
import java.util.Map;
import mockwebserver3.MockResponse;
import okio.Buffer;
import okio.ByteString;

/** What a server answers, and how the network cuts it into pieces. */
record RecordedAnswer(int status, Map<String, Object> headers, ByteString body) {
  static RecordedAnswer of(Map<String, Object> response) {
    return new RecordedAnswer(
        ((BigDecimal) response.get("status")).intValueExact(),
        JsonTree.object(response.get("headers")),
        bytes(response));
  }

  /** A stream of events that is no recording. */
  static RecordedAnswer events(String text) {
    return new RecordedAnswer(
        200, Map.of("content-type", "text/event-stream"), ByteString.encodeUtf8(text));
  }

  /** A body in one piece that is no recording. */
  static RecordedAnswer json(int status, String text) {
    return new RecordedAnswer(
        status, Map.of("content-type", "application/json"), ByteString.encodeUtf8(text));
  }

  private static ByteString bytes(Map<String, Object> response) {
    if (response.get("bodyText") instanceof String text) {
      return ByteString.encodeUtf8(text);
    }
    if (response.get("bodyBase64") instanceof String base64) {
      return ByteString.decodeBase64(base64);
    }
    return response.containsKey("body")
        ? ByteString.encodeUtf8(JsonTree.print(response.get("body")))
        : ByteString.EMPTY;
  }

  MockResponse cut(Cut cut) {
    MockResponse.Builder answer = new MockResponse.Builder().code(status);
    headers.forEach((name, value) -> answer.addHeader(name, value));
    Buffer chunked = new Buffer();
    for (int from = 0; from < body.size(); ) {
      int size = Math.min(cut.next(), body.size() - from);
      chunked.writeHexadecimalUnsignedLong(size).writeUtf8("\r\n");
      chunked.write(body, from, size).writeUtf8("\r\n");
      from += size;
    }
    // The server cuts into equal pieces only; the empty line behind the last one it writes itself.
    chunked.writeUtf8("0\r\n");
    answer.body(chunked).removeHeader("Content-Length");
    return answer.setHeader("Transfer-Encoding", "chunked").build();
  }
}
