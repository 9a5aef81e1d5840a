package io.openheim.wire;

import io.openheim.llm.Capabilities;
import java.util.List;
import java.util.Map;

/** What providers ask of a request beyond, or instead of, what their descriptions say. */
interface RequestRules {
  /**
   * What is wrong with a body; empty if nothing is.
   *
   * @param takes what the model takes
   * @param model its name
   */
  List<String> wrong(Map<String, Object> body, Capabilities takes, String model);
}
