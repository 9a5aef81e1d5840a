package io.openheim.internal.wire;

import io.openheim.message.Content;
import io.openheim.message.Document;
import io.openheim.message.Image;
import io.openheim.message.Message;
import io.openheim.message.Role;
import io.openheim.message.ToolResult;
import java.util.List;

/**
 * What each side of a conversation can say. A message may hold anything, and a provider refuses the
 * whole conversation for a call by the user, or a result in an instruction.
 */
final class Sayable {
  private Sayable() {}

  /** The message without what its role cannot say; the same one if there is nothing such in it. */
  static Message of(Message message) {
    for (Content part : message.content()) {
      if (!isSaid(message.role(), part)) {
        List<Content> said =
            message.content().stream().filter(one -> isSaid(message.role(), one)).toList();
        return new Message(message.role(), said, message.turn());
      }
    }
    return message;
  }

  /** What is said in a message that holds results besides these, as the user's. */
  static Message besidesResults(Message message) {
    List<Content> said =
        message.content().stream()
            .filter(part -> isSaid(Role.USER, part) && !(part instanceof Content.CachePoint))
            .toList();
    return new Message(Role.USER, said);
  }

  /** Whether a message can hold results of tools: users of some formats send them themselves. */
  static boolean holdsResults(Message message) {
    return message.role() == Role.TOOL
        || (message.role() == Role.USER
            && message.content().stream().anyMatch(ToolResult.class::isInstance));
  }

  private static boolean isSaid(Role role, Content part) {
    if (part instanceof Content.Text || part instanceof Content.CachePoint) {
      return role != Role.TOOL || part instanceof Content.CachePoint;
    }
    return switch (role) {
      case SYSTEM -> false;
      case USER -> part instanceof Image || part instanceof Document;
      case ASSISTANT -> !(part instanceof ToolResult);
      case TOOL -> part instanceof ToolResult;
    };
  }

  /** Whether a message instructs with no word. */
  static boolean isEmptyInstruction(Message message) {
    return message.role() == Role.SYSTEM
        && message.text().isEmpty()
        && message.content().stream().noneMatch(Content.CachePoint.class::isInstance);
  }
}
