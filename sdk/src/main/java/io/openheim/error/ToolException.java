package io.openheim.error;

/**
 * Thrown by a tool to tell the model, in the tool's own words, that the call failed.
 *
 * <pre>{@code
 * @Tool("Refunds an order")
 * String refund(@Param("the order's number") String order) {
 *   throw new ToolException("order " + order + " is older than 30 days and cannot be refunded");
 * }
 * }</pre>
 *
 * <p>The message is read by the model; the cause is for the operator alone. The text of any other
 * exception never reaches the model. May be extended.
 */
public non-sealed class ToolException extends OpenheimException {
  private static final long serialVersionUID = 1L;

  /**
   * Fails the call with words for the model.
   *
   * @param message what the model reads
   */
  public ToolException(String message) {
    super(message, null);
  }

  /**
   * Fails the call with words for the model and a cause for the operator.
   *
   * @param message what the model reads
   * @param cause what the operator sees
   */
  public ToolException(String message, Throwable cause) {
    super(message, cause);
  }
}
