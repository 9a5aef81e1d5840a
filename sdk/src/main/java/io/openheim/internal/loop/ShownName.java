package io.openheim.internal.loop;

import io.openheim.message.ToolCall;

/** The name of a call as it is shown: a model may write anything there, at any length. */
final class ShownName {
  /** No tool has a longer one. */
  private static final int LONGEST = 64;

  private ShownName() {}

  static String of(ToolCall call) {
    String name = call.name();
    return name.length() <= LONGEST ? name : name.substring(0, LONGEST) + "...";
  }
}
