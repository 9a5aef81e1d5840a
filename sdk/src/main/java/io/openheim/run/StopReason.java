package io.openheim.run;

/** Why an agent's turn ended. New reasons may come in a minor version. */
public enum StopReason {
  /** The model said all it wanted to say. */
  END_TURN(""),
  /** The agent's limit of model calls was used up before the model was done. */
  MAX_ITERATIONS(
      "stopped: the limit of model calls was used up before the model was done;"
          + " raise maxIterations if that was too few"),
  /** A token limit cut the answer. */
  MAX_TOKENS("cut short: the answer reached the token limit"),
  /** The model, or a filter of the provider, declined. */
  REFUSAL("declined: the model or a filter of its provider refused to answer"),
  /** The model stopped for a reason that this version does not know, so its answer may be cut. */
  OTHER("stopped for a reason that openheim does not know"),
  /** The model ended its turn without saying anything. */
  NO_CONTENT("empty: the model ended its turn without saying anything");

  private final String notice;

  StopReason(String notice) {
    this.notice = notice;
  }

  /**
   * What a reader of the answer should know about its end.
   *
   * @return a short text, empty for a turn that ended normally
   */
  public String notice() {
    return notice;
  }
}
