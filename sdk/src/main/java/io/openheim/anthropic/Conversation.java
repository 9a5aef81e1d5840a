package io.openheim.anthropic;

import io.openheim.anthropic.WireTurn.Speaker;
import io.openheim.internal.json.Json;
import io.openheim.internal.json.JsonTree;
import io.openheim.internal.wire.EncodedMessages;
import io.openheim.internal.wire.Origin;
import io.openheim.message.Content;
import io.openheim.message.Document;
import io.openheim.message.Image;
import io.openheim.message.Message;
import io.openheim.message.ProviderTurn;
import io.openheim.message.Role;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * Puts the messages of a request into the form that is taken: neighbours of one role as one, so
 * that all results stand in one message and before what the user says, and nothing empty. That each
 * call has its result is seen to before.
 */
final class Conversation {
  private static final ByteString UNSAID =
      BlockWriter.blocks(List.of(new Content.Text("(nothing was said)")), false);

  private final Origin origin;
  private final EncodedMessages kept;
  private final boolean systemInside;
  private final boolean withThoughts;
  private final List<WireTurn> turns = new ArrayList<>();

  /** All pieces so far, those before the messages included. */
  private final List<Piece> pieces;

  /**
   * An empty conversation.
   *
   * @param kept what messages look like on the wire
   * @param systemInside whether instructions may stand among the messages
   * @param withThoughts whether the model gets its own thoughts back
   * @param before the pieces of the tools and of the system text
   */
  Conversation(
      Origin origin,
      EncodedMessages kept,
      boolean systemInside,
      boolean withThoughts,
      List<Piece> before) {
    this.origin = origin;
    this.kept = kept;
    this.systemInside = systemInside;
    this.withThoughts = withThoughts;
    this.pieces = new ArrayList<>(before);
  }

  List<WireTurn> of(List<Message> messages) {
    for (Message message : messages) {
      if (message.role() == Role.ASSISTANT) {
        assistant(message);
      } else {
        others(message);
      }
    }
    dropUnansweredServerCalls();
    trimPrefill();
    if (turns.isEmpty()) {
      // A conversation without a word is refused.
      WireTurn turn = new WireTurn(Speaker.USER);
      turn.add(new Piece(UNSAID, true), false, false);
      turns.add(turn);
    }
    return turns;
  }

  private void add(Speaker speaker, Piece piece, Message message) {
    if (piece.blocks().size() == 0) {
      return;
    }
    if (speaker == Speaker.USER) {
      userGoesOn();
    }
    WireTurn turn = last();
    if (turn == null || turn.speaker() != speaker) {
      turn = new WireTurn(speaker);
      turns.add(turn);
    }
    turn.add(piece, message.role() == Role.TOOL, hasServerTools(message));
    pieces.add(piece);
  }

  /** Instructions stand behind what the user says and before the model's answer, or nowhere. */
  private void userGoesOn() {
    WireTurn last = last();
    if (last != null && last.speaker() == Speaker.SYSTEM) {
      turns.remove(turns.size() - 1);
      turns.get(turns.size() - 1).pieces().addAll(last.pieces());
    }
  }

  private @Nullable WireTurn last() {
    return turns.isEmpty() ? null : turns.get(turns.size() - 1);
  }

  private void assistant(Message message) {
    ByteString blocks = kept.of(message, this::blocks);
    boolean markable = BlockWriter.isMarkable(message.content());
    if (!withThoughts) {
      blocks = TurnBlock.only(blocks, block -> !block.isThought());
    }
    add(Speaker.ASSISTANT, new Piece(blocks, markable), message);
    message.content().forEach(this::mark);
  }

  private ByteString blocks(Message message) {
    ProviderTurn own = origin.own(message);
    if (own != null) {
      List<String> blocks = Json.objects(own.json());
      if (blocks != null) {
        return JsonTree.bytes(String.join(",", blocks)).readByteString();
      }
    }
    if (message.role() != Role.ASSISTANT) {
      return BlockWriter.blocks(message.content(), false);
    }
    // What a model drew is taken from users only.
    List<Content> said =
        message.content().stream()
            .filter(part -> !(part instanceof Image || part instanceof Document))
            .toList();
    return BlockWriter.blocks(said, !origin.isForeign(message));
  }

  private boolean hasServerTools(Message message) {
    return origin.own(message) != null
        && message.content().stream().anyMatch(Content.Unknown.class::isInstance);
  }

  private void mark(Content part) {
    if (part instanceof Content.CachePoint point) {
      CacheMarks.ask(pieces, point.oneHour() ? Piece.Mark.ONE_HOUR : Piece.Mark.FIVE_MINUTES);
    }
  }

  private void others(Message message) {
    WireTurn before = last();
    boolean afterUser = before != null && before.speaker() != Speaker.ASSISTANT;
    boolean system = message.role() == Role.SYSTEM && systemInside && afterUser;
    Speaker speaker = system ? Speaker.SYSTEM : Speaker.USER;
    if (message.content().stream().noneMatch(Content.CachePoint.class::isInstance)) {
      add(speaker, new Piece(kept.of(message, this::blocks), true), message);
      return;
    }
    for (Content part : message.content()) {
      add(speaker, new Piece(BlockWriter.blocks(List.of(part), false), true), message);
      mark(part);
    }
  }

  /**
   * A tool that the provider runs may have been cut off. Its call without a result is taken only
   * while the model is still at it: in a turn that was paused, or waits for results of ours.
   */
  private void dropUnansweredServerCalls() {
    Set<String> answered = new HashSet<>();
    boolean atIt = true;
    for (int i = turns.size() - 1; i >= 0; i--) {
      WireTurn turn = turns.get(i);
      if (turn.speaker() != Speaker.ASSISTANT) {
        atIt &= turn.hasResults();
        continue;
      }
      if (turn.hasServerTools()) {
        for (Piece piece : turn.pieces()) {
          TurnBlock.parse(piece.blocks()).forEach(block -> answered.add(block.answers()));
        }
        if (!atIt) {
          withoutUnanswered(turn.pieces(), answered);
        }
      }
      atIt = false;
    }
    turns.removeIf(turn -> turn.pieces().isEmpty());
  }

  private static void withoutUnanswered(List<Piece> pieces, Set<String> answered) {
    pieces.replaceAll(
        piece ->
            piece.with(
                TurnBlock.only(
                    piece.blocks(),
                    block -> !block.isServerCall() || answered.contains(block.id()))));
    pieces.removeIf(piece -> piece.blocks().size() == 0);
  }

  private void trimPrefill() {
    WireTurn last = last();
    if (last != null && last.speaker() == Speaker.ASSISTANT) {
      last.pieces().add(last.pieces().remove(last.pieces().size() - 1).trimmed());
    }
  }
}
