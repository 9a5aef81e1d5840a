package io.openheim.anthropic;

import com.squareup.moshi.JsonReader;
import io.openheim.anthropic.WireTurn.Speaker;
import io.openheim.internal.json.Json;
import io.openheim.internal.wire.CallIds;
import io.openheim.internal.wire.EncodedMessages;
import io.openheim.internal.wire.Origin;
import io.openheim.message.Content;
import io.openheim.message.Message;
import io.openheim.message.ProviderTurn;
import io.openheim.message.Role;
import io.openheim.message.ToolCall;
import io.openheim.message.ToolResult;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import okio.Buffer;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * Puts the messages of a request into the form that is taken: neighbours of one role as one, after
 * each message that calls tools all results and nothing before them, nothing empty.
 */
final class Conversation {
  private static final String NO_RESULT = "There is no result: the call was never finished.";

  private final Origin origin;
  private final EncodedMessages kept;
  private final boolean systemInside;
  private final boolean withThoughts;
  private final List<WireTurn> turns = new ArrayList<>();

  /** All pieces so far in the order in which they came, those before the messages included. */
  private final List<Piece> pieces;

  private final Map<String, ToolCall> open = new LinkedHashMap<>();

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
        boolean system = message.role() == Role.SYSTEM && systemInside;
        others(message, system ? Speaker.SYSTEM : Speaker.USER);
      }
    }
    answerOpenCalls();
    turns.removeIf(WireTurn::isEmpty);
    dropUnansweredServerCalls();
    trimPrefill();
    return turns;
  }

  private WireTurn turn(Speaker speaker) {
    WireTurn last = last();
    if (last != null && last.speaker == speaker) {
      return last;
    }
    WireTurn next = new WireTurn(speaker);
    turns.add(next);
    return next;
  }

  /** The last turn in which anything is said. */
  private @Nullable WireTurn last() {
    while (!turns.isEmpty() && turns.get(turns.size() - 1).isEmpty()) {
      turns.remove(turns.size() - 1);
    }
    return turns.isEmpty() ? null : turns.get(turns.size() - 1);
  }

  private void add(List<Piece> where, Piece piece) {
    if (piece.blocks().size() > 0) {
      where.add(piece);
      pieces.add(piece);
    }
  }

  private void assistant(Message message) {
    if (message.content().isEmpty() && message.turn() == null) {
      return;
    }
    ByteString blocks = kept.of(message, this::blocks);
    boolean markable = BlockWriter.isMarkable(message.content());
    if (!withThoughts) {
      blocks = TurnBlock.only(blocks, block -> !block.isThought());
    }
    if (blocks.size() > 0) {
      WireTurn last = last();
      if (last != null && last.speaker != Speaker.ASSISTANT) {
        answerOpenCalls();
      }
      WireTurn turn = turn(Speaker.ASSISTANT);
      add(turn.said, new Piece(blocks, markable));
      turn.hasServerTools |= hasServerTools(message);
      for (ToolCall call : message.toolCalls()) {
        open.put(CallIds.SIXTY_FOUR.onWire(call.id()), call);
      }
    }
    for (Content part : message.content()) {
      mark(part);
    }
  }

  private ByteString blocks(Message message) {
    ProviderTurn own = origin.own(message);
    if (own != null) {
      ByteString turn = ByteString.encodeUtf8(own.json().strip());
      if (Json.isWhole(new Buffer().write(turn), JsonReader.Token.BEGIN_ARRAY)) {
        return turn.substring(1, turn.size() - 1);
      }
    }
    return BlockWriter.blocks(message.content(), !origin.isForeign(message));
  }

  private boolean hasServerTools(Message message) {
    return origin.own(message) != null
        && message.content().stream().anyMatch(Content.Unknown.class::isInstance);
  }

  private void mark(Content part) {
    if (part instanceof Content.CachePoint point) {
      CacheMarks.ask(pieces, WireTurn.mark(point.oneHour()));
    }
  }

  private void others(Message message, Speaker speaker) {
    WireTurn turn = turn(speaker);
    if (isSimple(message)) {
      boolean results = !message.toolResults().isEmpty();
      message.toolResults().forEach(result -> open.remove(idOf(result)));
      Piece piece = new Piece(kept.of(message, this::blocks), true);
      add(results ? turn.results : turn.said, piece);
      return;
    }
    for (Content part : message.content()) {
      boolean answers = part instanceof ToolResult result && open.remove(idOf(result)) != null;
      if (answers) {
        add(turn.results, piece(part));
      } else if (part instanceof ToolResult result) {
        // Nobody asked for it, or not any more; as a result it would be refused.
        add(
            turn.said,
            piece(new Content.Text("Result of " + result.name() + ": " + result.text())));
        result.images().forEach(image -> add(turn.said, piece(image)));
      } else {
        add(turn.said, piece(part));
        mark(part);
      }
    }
  }

  /** Whether the bytes of a message do not depend on what stands around it. */
  private boolean isSimple(Message message) {
    Set<String> answered = new HashSet<>();
    int results = 0;
    for (Content part : message.content()) {
      if (part instanceof Content.CachePoint) {
        return false;
      }
      if (part instanceof ToolResult result) {
        results++;
        if (!open.containsKey(idOf(result)) || !answered.add(idOf(result))) {
          return false;
        }
      }
    }
    return results == 0 || results == message.content().size();
  }

  private static Piece piece(Content part) {
    return new Piece(BlockWriter.blocks(List.of(part), false), true);
  }

  private static String idOf(ToolResult result) {
    return CallIds.SIXTY_FOUR.onWire(result.callId());
  }

  /** A call without a result makes the rest of a conversation useless. */
  private void answerOpenCalls() {
    if (open.isEmpty()) {
      return;
    }
    int calling = turns.size() - 1;
    while (turns.get(calling).speaker != Speaker.ASSISTANT) {
      calling--;
    }
    boolean hasUser = calling + 1 < turns.size() && turns.get(calling + 1).speaker == Speaker.USER;
    if (!hasUser) {
      turns.add(calling + 1, new WireTurn(Speaker.USER));
    }
    WireTurn answers = turns.get(calling + 1);
    for (ToolCall call : open.values()) {
      add(answers.results, piece(ToolResult.error(call, NO_RESULT)));
    }
    open.clear();
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
      if (turn.speaker != Speaker.ASSISTANT) {
        atIt &= !turn.results.isEmpty();
        continue;
      }
      if (turn.hasServerTools) {
        for (Piece piece : turn.said) {
          TurnBlock.parse(piece.blocks()).forEach(block -> answered.add(block.answers()));
        }
        turn.said = atIt ? turn.said : withoutUnanswered(turn.said, answered);
      }
      atIt = false;
    }
    turns.removeIf(WireTurn::isEmpty);
  }

  private static List<Piece> withoutUnanswered(List<Piece> said, Set<String> answered) {
    List<Piece> left = new ArrayList<>();
    for (Piece piece : said) {
      ByteString blocks =
          TurnBlock.only(
              piece.blocks(), block -> !block.isServerCall() || answered.contains(block.id()));
      if (blocks.size() > 0) {
        left.add(piece.with(blocks, piece.isMarkable() && blocks == piece.blocks()));
      }
    }
    return left;
  }

  private void trimPrefill() {
    WireTurn last = last();
    if (last == null || last.speaker != Speaker.ASSISTANT) {
      return;
    }
    int end = last.said.size() - 1;
    Piece piece = last.said.get(end);
    ByteString trimmed = TurnBlock.trimmed(piece.blocks());
    if (trimmed.size() == 0) {
      last.said.remove(end);
      turns.removeIf(WireTurn::isEmpty);
    } else {
      last.said.set(end, piece.with(trimmed, piece.isMarkable()));
    }
  }
}
