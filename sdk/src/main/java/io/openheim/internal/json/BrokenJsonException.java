package io.openheim.internal.json;

/** A text is not one whole JSON document. The message completes the sentence "because ...". */
public final class BrokenJsonException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** A path in a hostile text may be as long as the text. */
  private static final int LONGEST = 300;

  /**
   * Says why.
   *
   * @param reason what is wrong with the text
   */
  public BrokenJsonException(String reason) {
    super(reason.length() > LONGEST ? reason.substring(0, LONGEST) + "..." : reason);
  }
}
