package io.openheim.anthropic;

import io.openheim.anthropic.Piece.Mark;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rules for marks that ask for prompt caching: at most four in a request, the automatic one
 * included; none for an hour behind one for five minutes, in the order of tools, system, messages;
 * and no automatic one where the last block has its own.
 *
 * @see <a href="https://platform.claude.com/docs/en/build-with-claude/prompt-caching">Anthropic's
 *     guide to prompt caching</a>
 */
final class CacheMarks {
  private static final int MOST = 4;

  private CacheMarks() {}

  /** Asks for a mark at the end of what there is so far, or before if nothing there can have it. */
  static void ask(List<Piece> soFar, Mark mark) {
    for (int i = soFar.size() - 1; i >= 0; i--) {
      Piece piece = soFar.get(i);
      if (piece.isMarkable()) {
        if (mark.compareTo(piece.mark()) > 0) {
          piece.mark(mark);
        }
        return;
      }
    }
  }

  /**
   * Leaves what the provider takes.
   *
   * @param before the pieces of the tools and the system text
   * @param messages the pieces of the messages
   * @param automatic the mark of the request itself, or none
   * @return the mark of the request itself that is left, or null
   */
  static @Nullable Mark settle(List<Piece> before, List<Piece> messages, Mark automatic) {
    boolean ownAtEnd = !messages.isEmpty() && messages.get(messages.size() - 1).isMarked();
    if (ownAtEnd && automatic.compareTo(messages.get(messages.size() - 1).mark()) > 0) {
      messages.get(messages.size() - 1).mark(automatic);
    }
    Mark left = ownAtEnd ? Mark.NONE : automatic;
    List<Piece> all = new ArrayList<>(before);
    all.addAll(messages);
    all.removeIf(piece -> !piece.isMarked());
    int excess = all.size() + (left == Mark.NONE ? 0 : 1) - MOST;
    List<Piece> oldestFirst = new ArrayList<>(messages);
    oldestFirst.addAll(before);
    oldestFirst.removeIf(piece -> !piece.isMarked());
    for (int i = 0; i < excess; i++) {
      oldestFirst.get(i).mark(Mark.NONE);
    }
    all.removeIf(piece -> !piece.isMarked());
    Collections.reverse(all);
    Mark later = left;
    for (Piece piece : all) {
      if (later == Mark.ONE_HOUR) {
        piece.mark(Mark.ONE_HOUR);
      }
      later = piece.mark();
    }
    return left == Mark.NONE ? null : left;
  }
}
