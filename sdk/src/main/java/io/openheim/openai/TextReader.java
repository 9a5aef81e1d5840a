package io.openheim.openai;

import io.openheim.internal.wire.ReplyBuilder;
import io.openheim.internal.wire.ReplyPart;
import io.openheim.llm.Capabilities;
import io.openheim.llm.Feature;
import org.jspecify.annotations.Nullable;

/**
 * Takes the text of a reply and parts it from the thoughts that some servers leave at its
 * beginning, between {@code <think>} and {@code </think>}. Only what the text begins with is looked
 * at, white space aside, and only where the server is known for it: a text that speaks of the tags
 * later on, or of any other server, is text. White space behind thoughts is no part of the answer.
 *
 * <p>Some models are made to think by a prompt that ends in the first tag, so that their text
 * begins inside of it. Where that is known, all is held back until the second tag or the end tells
 * what it was, unless thoughts came in a field of their own.
 */
final class TextReader {
  private static final String OPENING = "<think>";
  private static final String CLOSING = "</think>";

  private enum State {
    /** Nothing but white space, or the beginning of a tag, came so far. */
    START,
    /** Inside of the tags. */
    THOUGHT,
    /** It is not known yet what it is. */
    HELD,
    /** The rest is text. */
    TEXT
  }

  private final ReplyBuilder reply;
  private final ReplyPart thinking;
  private final ReplyPart text;
  private final boolean tagged;
  private final boolean unopened;
  private final StringBuilder held = new StringBuilder();
  private State state = State.START;

  /** How much of what is held was looked at, so that each character is looked at once. */
  private int seen;

  private boolean thought;

  TextReader(ReplyBuilder reply, ReplyPart thinking, ReplyPart text, Capabilities model) {
    this.reply = reply;
    this.thinking = thinking;
    this.text = text;
    this.unopened = model.takes(Feature.UNOPENED_THINK_TAGS);
    this.tagged = unopened || model.takes(Feature.THINK_TAGS);
  }

  /** Takes more text. */
  void append(@Nullable String more) {
    if (more == null || more.isEmpty()) {
      return;
    }
    if (state == State.TEXT) {
      text.append(more);
      return;
    }
    held.append(more);
    reply.kept(more.length());
    switch (state) {
      case START -> start();
      case THOUGHT -> thought();
      default -> searched();
    }
  }

  private void start() {
    while (seen < held.length() && Character.isWhitespace(held.charAt(seen))) {
      seen++;
    }
    int begin = seen;
    int found = held.length() - begin;
    if (found == 0) {
      return;
    }
    boolean mayOpen = tagged && !thought;
    if (mayOpen && OPENING.startsWith(held.substring(begin, begin + Math.min(found, 7)))) {
      if (found >= OPENING.length()) {
        held.delete(0, begin + OPENING.length());
        seen = 0;
        state = State.THOUGHT;
        thought();
      }
    } else if (mayOpen && unopened && thinking.isEmpty()) {
      state = State.HELD;
      searched();
    } else {
      text(thought || !thinking.isEmpty() ? begin : 0);
    }
  }

  private void thought() {
    int end = held.indexOf(CLOSING);
    if (end >= 0) {
      think(end);
      close();
      return;
    }
    int tail = Math.min(held.length(), CLOSING.length() - 1);
    while (!CLOSING.startsWith(held.substring(held.length() - tail))) {
      tail--;
    }
    think(held.length() - tail);
  }

  private void searched() {
    int end = held.indexOf(CLOSING, Math.max(0, seen - CLOSING.length()));
    seen = held.length();
    if (end >= 0) {
      think(end);
      close();
    }
  }

  /** What is held up to {@code end} is a thought; white space before it is not. */
  private void think(int end) {
    int begin = 0;
    if (thinking.isEmpty()) {
      while (begin < end && Character.isWhitespace(held.charAt(begin))) {
        begin++;
      }
    }
    thinking.append(held.substring(begin, end));
    held.delete(0, end);
  }

  private void close() {
    held.delete(0, CLOSING.length());
    seen = 0;
    thought = true;
    state = State.START;
    start();
  }

  private void text(int begin) {
    state = State.TEXT;
    text.append(held.substring(begin));
    held.setLength(0);
  }

  /** Nothing more comes: what is held back is what it can still be. */
  void end() {
    if (state == State.THOUGHT) {
      think(held.length());
    } else if (held.length() > 0 && (!held.toString().isBlank() || !hasMore())) {
      text(0);
    }
  }

  private boolean hasMore() {
    return thought || !thinking.isEmpty() || reply.hasCalls();
  }
}
