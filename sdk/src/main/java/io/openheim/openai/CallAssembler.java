package io.openheim.openai;

import com.squareup.moshi.JsonReader;
import io.openheim.internal.json.Json;
import io.openheim.internal.wire.ReplyBuilder;
import io.openheim.internal.wire.ReplyPart;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/** Puts tool calls together from their deltas, which servers number in many ways. */
final class CallAssembler {
  private final ReplyBuilder reply;
  private final List<Call> calls = new ArrayList<>();
  private final Map<Integer, Call> byIndex = new HashMap<>();

  CallAssembler(ReplyBuilder reply) {
    this.reply = reply;
  }

  /**
   * Takes the next piece of a call; what it does not say is empty.
   *
   * @param index the server's number of the call, or null
   * @param position where the delta stood in its array
   */
  void add(@Nullable Integer index, int position, String id, String name, String arguments) {
    int key = index == null ? position : index;
    Call call = find(index, key, id);
    if (call == null && name.isEmpty() && id.isEmpty()) {
      if (arguments.isEmpty()) {
        return;
      }
      call = calls.isEmpty() ? null : calls.get(calls.size() - 1);
    }
    if (call == null || (!name.isEmpty() && call.isOtherThan(id, name, arguments))) {
      call = new Call();
      calls.add(call);
      byIndex.put(key, call);
    }
    call.add(id, name, arguments);
  }

  private @Nullable Call find(@Nullable Integer index, int key, String id) {
    if (index == null && !id.isEmpty()) {
      for (Call call : calls) {
        if (id.equals(call.sentId)) {
          return call;
        }
      }
    }
    return byIndex.get(key);
  }

  /** Whether a call came without ever being given a name. */
  boolean hasNameless() {
    return calls.stream().anyMatch(call -> call.part == null);
  }

  /** One call on its way. */
  private final class Call {
    private final StringBuilder early = new StringBuilder();
    private String sentId = "";
    private @Nullable ReplyPart part;

    /** Whether a named delta at this call's place begins another call. */
    boolean isOtherThan(String newId, String newName, String more) {
      if (!newId.isEmpty() && !sentId.isEmpty()) {
        return !newId.equals(sentId);
      }
      if (part == null || part.length() == 0) {
        return false;
      }
      // No id to tell them apart: some servers send whole calls, all of them at the same place.
      return !newName.equals(part.name()) || (more.startsWith("{") && isWhole(part.said()));
    }

    void add(String newId, String newName, String more) {
      if (sentId.isEmpty()) {
        sentId = newId;
      }
      if (part == null && !newName.isEmpty()) {
        part = reply.call(sentId, newName);
        part.append(early.toString());
      }
      if (part != null) {
        part.append(more);
      } else {
        early.append(more);
        reply.kept(more.length());
      }
    }
  }

  private static boolean isWhole(String arguments) {
    return Json.isWhole(new Buffer().writeUtf8(arguments), JsonReader.Token.BEGIN_OBJECT);
  }
}
