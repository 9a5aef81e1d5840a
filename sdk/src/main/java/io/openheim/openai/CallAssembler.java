package io.openheim.openai;

import io.openheim.internal.wire.ReplyBuilder;
import io.openheim.internal.wire.ReplyPart;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts tool calls together from their deltas, which servers number in many ways. */
final class CallAssembler {
  private final ReplyBuilder reply;
  private final List<Call> calls = new ArrayList<>();
  private final Map<Integer, Call> byIndex = new HashMap<>();
  private final Map<String, Call> byId = new HashMap<>();

  CallAssembler(ReplyBuilder reply) {
    this.reply = reply;
  }

  /**
   * Takes the next piece of a call.
   *
   * @param index the server's number of the call, or null
   * @param position where the delta stood in its array
   * @param alone whether no other delta stood there
   */
  void add(@Nullable Integer index, int position, boolean alone, Piece piece) {
    int key = index == null ? position : index;
    Call call = find(index, key, piece.id);
    if (call != null && index == null && alone && piece.name.isEmpty() && !call.isKnownBy(piece)) {
      // Neither number nor id nor place tell; a server that says so little sends one at a time.
      call = calls.get(calls.size() - 1);
    }
    if (call == null && piece.name.isEmpty() && piece.id.isEmpty()) {
      if (piece.arguments.isEmpty() && piece.extras.isEmpty()) {
        return;
      }
      call = calls.isEmpty() ? null : calls.get(calls.size() - 1);
    }
    if (call == null || (!piece.name.isEmpty() && call.isOtherThan(piece))) {
      call = new Call();
      calls.add(call);
      reply.keptOne();
      byIndex.put(key, call);
    }
    call.add(piece);
  }

  /**
   * What a delta says of a call; what it does not say is empty.
   *
   * @param extras fields of no known name, as JSON
   */
  record Piece(String id, String name, String arguments, Map<String, String> extras) {}

  private @Nullable Call find(@Nullable Integer index, int key, String id) {
    if (index == null && !id.isEmpty()) {
      Call call = byId.get(id);
      if (call != null) {
        return call;
      }
    }
    return byIndex.get(key);
  }

  /** Whether a call came without ever being given a name. */
  boolean hasNameless() {
    return calls.stream().anyMatch(call -> call.part == null);
  }

  /** By the id of a call, its fields of no known name, as JSON. */
  Map<String, Map<String, String>> extras() {
    Map<String, Map<String, String>> found = new LinkedHashMap<>();
    for (Call call : calls) {
      if (call.part != null && !call.extras.isEmpty()) {
        found.put(call.part.id(), call.extras);
      }
    }
    return found;
  }

  /** One call on its way. */
  private final class Call {
    private final StringBuilder early = new StringBuilder();
    private final Map<String, String> extras = new LinkedHashMap<>();
    private String sentId = "";
    private final Braces whole = new Braces();
    private @Nullable ReplyPart part;

    boolean isKnownBy(Piece piece) {
      return !piece.id.isEmpty() && piece.id.equals(sentId);
    }

    /** Whether a named delta at this call's place begins another call. */
    boolean isOtherThan(Piece piece) {
      if (!piece.id.isEmpty() && !sentId.isEmpty()) {
        return !piece.id.equals(sentId);
      }
      if (part == null || part.length() == 0) {
        return false;
      }
      // No id to tell them apart: some servers send whole calls, all of them at the same place.
      return !piece.name.equals(part.name())
          || (piece.arguments.startsWith("{") && whole.isAfter(part));
    }

    void add(Piece piece) {
      if (sentId.isEmpty() && !piece.id.isEmpty()) {
        sentId = piece.id;
        byId.putIfAbsent(sentId, this);
      }
      if (part == null && !piece.name.isEmpty()) {
        part = reply.call(sentId, piece.name);
        part.append(early.toString());
      }
      if (part != null) {
        part.append(piece.arguments);
      } else {
        early.append(piece.arguments);
        reply.kept(piece.arguments.length());
      }
      piece.extras.forEach(
          (name, value) -> {
            reply.kept(name.length() + value.length());
            extras.put(name, value);
          });
    }
  }

  /** Whether an object was said to its end, looking at each character once. */
  private static final class Braces {
    private int seen;
    private int depth;
    private boolean opened;
    private boolean inText;
    private boolean escaped;

    boolean isAfter(ReplyPart part) {
      for (; seen < part.length(); seen++) {
        take(part.charAt(seen));
      }
      return opened && depth == 0 && !inText;
    }

    private void take(char c) {
      if (escaped) {
        escaped = false;
      } else if (inText && c == '\\') {
        escaped = true;
      } else if (c == '"') {
        inText = !inText;
      } else if (!inText && (c == '{' || c == '[')) {
        depth++;
        opened = true;
      } else if (!inText && (c == '}' || c == ']')) {
        depth--;
      }
    }
  }
}
