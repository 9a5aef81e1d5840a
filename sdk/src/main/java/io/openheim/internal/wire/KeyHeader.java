package io.openheim.internal.wire;

/** How a key is sent. */
public enum KeyHeader {
  /** As a bearer token. */
  BEARER("Authorization", "Bearer "),
  /** As Anthropic has it. */
  X_API_KEY("x-api-key", ""),
  /** As Google has it. */
  X_GOOG_API_KEY("x-goog-api-key", ""),
  /** As Azure has it. */
  API_KEY("api-key", "");

  private final String header;
  private final String before;

  KeyHeader(String header, String before) {
    this.header = header;
    this.before = before;
  }

  /** The name of the header. */
  public String header() {
    return header;
  }

  /** The header's value for a key. */
  public String value(String key) {
    return before + key;
  }
}
