package io.openheim.error;

/** A provider answered with an error: an HTTP status, or an error event inside a stream. */
public final class LlmStatusException extends LlmException {
  private static final long serialVersionUID = 1L;

  private final String body;

  /**
   * Reports the provider's error.
   *
   * @param message what happened, without secrets
   * @param evidence what is known about it
   * @param body the provider's words, without secrets
   */
  public LlmStatusException(String message, Evidence evidence, String body) {
    super(message, evidence, null);
    this.body = body;
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
