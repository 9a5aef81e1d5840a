package io.openheim.openai;

import com.squareup.moshi.JsonReader;
import io.openheim.llm.LlmChunk;
import io.openheim.message.ToolCall;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/** Puts tool calls together from their deltas, which servers number in many ways. */
final class CallAssembler {
  private final CallIds.Register ids;
  private final Consumer<LlmChunk> chunks;
  private final List<Call> calls = new ArrayList<>();
  private final Map<Integer, Call> byIndex = new HashMap<>();
  private long size;

  CallAssembler(CallIds.Register ids, Consumer<LlmChunk> chunks) {
    this.ids = ids;
    this.chunks = chunks;
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
      call = new Call(calls.size());
      calls.add(call);
      byIndex.put(key, call);
    }
    call.add(id, name, arguments);
    size += 1L + id.length() + name.length() + arguments.length();
  }

  /** About how much is kept, in characters. */
  long size() {
    return size;
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

  boolean isEmpty() {
    return calls.isEmpty();
  }

  /** Whether a call came without ever being given a name. */
  boolean hasNameless() {
    return calls.stream().anyMatch(call -> call.name == null);
  }

  /** The calls that have a name, in the order in which they began. */
  List<ToolCall> calls() {
    List<ToolCall> named = new ArrayList<>();
    for (Call call : calls) {
      if (call.name != null && call.id != null) {
        String arguments = call.arguments.toString();
        named.add(new ToolCall(call.id, call.name, arguments.isBlank() ? "{}" : arguments));
      }
    }
    return named;
  }

  /** One call on its way. */
  private final class Call {
    private final int number;
    private final StringBuilder arguments = new StringBuilder();
    private String sentId = "";
    private @Nullable String id;
    private @Nullable String name;

    Call(int number) {
      this.number = number;
    }

    /** Whether a named delta at this call's place begins another call. */
    boolean isOtherThan(String newId, String newName, String more) {
      if (!newId.isEmpty() && !sentId.isEmpty()) {
        return !newId.equals(sentId);
      }
      if (name == null || arguments.length() == 0) {
        return false;
      }
      // No id to tell them apart: some servers send whole calls, all of them at the same place.
      return !newName.equals(name) || (more.startsWith("{") && isWhole());
    }

    private boolean isWhole() {
      Buffer json = new Buffer().writeUtf8(arguments.toString());
      return Json.isWhole(json, JsonReader.Token.BEGIN_OBJECT);
    }

    void add(String newId, String newName, String more) {
      if (sentId.isEmpty()) {
        sentId = newId;
      }
      arguments.append(more);
      if (name == null && !newName.isEmpty()) {
        begin(newName);
      } else if (name != null && !more.isEmpty()) {
        chunks.accept(new LlmChunk.CallArguments(number, more));
      }
    }

    private void begin(String newName) {
      String newId = ids.take(sentId);
      name = newName;
      id = newId;
      chunks.accept(new LlmChunk.CallStarted(number, newId, newName));
      if (arguments.length() > 0) {
        chunks.accept(new LlmChunk.CallArguments(number, arguments.toString()));
      }
    }
  }
}
