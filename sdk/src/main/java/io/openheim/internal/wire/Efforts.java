package io.openheim.internal.wire;

import io.openheim.llm.Capabilities;
import io.openheim.llm.Feature;
import io.openheim.llm.Reasoning.Effort;

/** Efforts that a model knows. */
public final class Efforts {
  private Efforts() {}

  /**
   * The effort to ask for: the one that is wished for, or else the next higher one that the model
   * knows, and the highest it knows for {@code MAX}. No effort stays none.
   *
   * @param wished the effort that is set
   * @param model what the model takes, reasoning by effort among it
   */
  public static Effort nearest(Effort wished, Capabilities model) {
    return switch (wished) {
      case NONE -> Effort.NONE;
      case MINIMAL -> model.takes(Feature.MINIMAL_EFFORT) ? wished : nearest(Effort.LOW, model);
      case LOW -> model.takes(Feature.LOW_EFFORT) ? wished : nearest(Effort.MEDIUM, model);
      case MEDIUM -> model.takes(Feature.MEDIUM_EFFORT) ? wished : Effort.HIGH;
      case HIGH -> wished;
      case MAX -> model.takes(Feature.MAX_EFFORT) ? wished : Effort.HIGH;
    };
  }
}
