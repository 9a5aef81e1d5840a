package io.openheim.testing;

import io.openheim.shape.JsonText;
import java.util.Map;

/** One request, and what came of it, as they stand in a cassette. */
record TapedExchange(Asked request, Answered response) {

  /**
   * A request.
   *
   * @param path with its query
   * @param headers those that may be shown, by their names in lower case
   */
  record Asked(String method, String path, Map<String, String> headers, TapedBody body) {
    /** For errors: one line. */
    @Override
    public String toString() {
      String line = method + " " + path;
      if (body instanceof TapedBody.Json json) {
        return line + " " + Words.cut(JsonText.write(json.tree(), 1_000));
      }
      return body instanceof TapedBody.Text text ? line + " " + Words.quoted(text.text()) : line;
    }
  }

  /** A response, and how far it was read. */
  record Answered(int status, Map<String, String> headers, TapedBody body, End end) {}

  /** How a response ended. */
  enum End {
    /** It came whole. */
    WHOLE,
    /** The reader closed it before its end. */
    CLOSED,
    /** The connection broke. */
    BROKEN
  }
}
