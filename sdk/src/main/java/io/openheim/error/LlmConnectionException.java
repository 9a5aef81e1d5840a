package io.openheim.error;

/** The provider could not be reached, went silent, or the connection broke. */
public final class LlmConnectionException extends LlmException {
  private static final long serialVersionUID = 1L;

  /**
   * Reports a connection that failed.
   *
   * @param message what happened, without secrets
   * @param evidence what is known about it
   * @param cause the failure of the transport
   */
  public LlmConnectionException(String message, Evidence evidence, Throwable cause) {
    super(message, evidence, cause);
  }
}
