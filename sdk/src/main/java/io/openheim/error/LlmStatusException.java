package io.openheim.error;

/** A provider answered with an error: an HTTP status, or an error event inside a stream. */
public final class LlmStatusException extends LlmException {
  private static final long serialVersionUID = 1L;

  private final Kind kind;
  private final String type;
  private final String code;
  private final String body;

  /**
   * Reports the provider's error.
   *
   * @param message what happened, without secrets
   * @param evidence what is known about it
   * @param kind what it means
   * @param type the provider's word for its kind, or ""
   * @param code the provider's code, or ""
   * @param body the provider's words, without secrets
   */
  public LlmStatusException(
      String message, Evidence evidence, Kind kind, String type, String code, String body) {
    super(message, evidence, null);
    this.kind = kind;
    this.type = type;
    this.code = code;
    this.body = body;
  }

  /** What an error means, whoever reports it. */
  public enum Kind {
    /** The key is missing, wrong or no longer valid. */
    AUTHENTICATION,
    /** The key is good, but not for this. */
    PERMISSION,
    /** There is no such model, or nothing at this address. */
    NOT_FOUND,
    /** The request is longer than what the model can read at once. */
    CONTEXT_OVERFLOW,
    /** A filter of the provider refused what was asked or answered. */
    CONTENT_FILTER,
    /** Something about the request is wrong. */
    INVALID_REQUEST,
    /** Too many requests, or tokens, for now. */
    RATE_LIMIT,
    /** What was paid for, or granted for the day, is used up: waiting a little does not help. */
    QUOTA,
    /** The provider has too much to do. */
    OVERLOADED,
    /** The provider failed. */
    SERVER,
    /** Anything else. */
    OTHER
  }

  /**
   * What the error means.
   *
   * @return the kind, {@link Kind#OTHER} if it cannot be told
   */
  public Kind kind() {
    return kind;
  }

  /**
   * The provider's word for the kind of error.
   *
   * @return for example {@code invalid_request_error}; empty if it said none
   */
  public String type() {
    return type;
  }

  /**
   * The provider's code of the error.
   *
   * @return for example {@code context_length_exceeded}; empty if it said none
   */
  public String code() {
    return code;
  }

  /**
   * The provider's answer as it came, shortened if it is long, with secrets blotted out.
   *
   * @return the text of the answer's body or of the error event
   */
  public String body() {
    return body;
  }
}
