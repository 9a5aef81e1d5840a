package io.openheim.openai;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import io.openheim.internal.json.Json;
import io.openheim.internal.json.JsonTree;
import io.openheim.internal.wire.CallIds;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * A turn of the model as it goes back: its output items, as far as the provider takes them again.
 */
final class ResponsesTurn {
  /** What goes back even where nothing is stored, as the description of the API requires it. */
  private static final Set<String> NEEDS_ID =
      Set.of(
          "file_search_call",
          "code_interpreter_call",
          "image_generation_call",
          "computer_call",
          "mcp_list_tools",
          "mcp_call",
          "mcp_approval_request");

  private static final Set<String> OWN_WORDS = Set.of("message", "reasoning", "function_call");

  private ResponsesTurn() {}

  /** The items of a turn; null if it is none. */
  static @Nullable List<ResponsesItem> read(String turn) {
    if (Json.objects(turn) == null) {
      return null;
    }
    try {
      List<ResponsesItem> items = ResponsesItem.readAll(JsonReader.of(JsonTree.bytes(turn)));
      return items == null || !items.stream().allMatch(ResponsesTurn::isOfModel) ? null : items;
    } catch (IOException | JsonDataException e) {
      return null;
    }
  }

  /** A turn may come from a file that somebody changed: nobody else speaks in it. */
  private static boolean isOfModel(ResponsesItem item) {
    String role = item.text("role");
    return (role.isEmpty() || role.equals("assistant"))
        && !item.type().equals("function_call_output");
  }

  /**
   * The items as they go back.
   *
   * @param stored whether the provider has stored them under their ids
   * @param reasoning whether it reads what it thought
   */
  static List<ResponsesItem> sendable(
      List<ResponsesItem> items, boolean stored, boolean reasoning) {
    List<ResponsesItem> sent = new ArrayList<>();
    for (ResponsesItem item : items) {
      if (!item.type().equals("reasoning") || (reasoning && (stored || isReadable(item)))) {
        sent.add(sendable(item, stored));
      }
    }
    // A thought is refused without what it led to.
    while (!sent.isEmpty() && sent.get(sent.size() - 1).type().equals("reasoning")) {
      sent.remove(sent.size() - 1);
    }
    return sent;
  }

  /** Whether a thought can be read by who did not store it. */
  private static boolean isReadable(ResponsesItem item) {
    if (!item.text("encrypted_content").isEmpty()) {
      return true;
    }
    try {
      return !item.parts("content").isEmpty();
    } catch (IOException e) {
      return false;
    }
  }

  private static ResponsesItem sendable(ResponsesItem item, boolean stored) {
    ResponsesItem sent = item;
    if (!stored && !NEEDS_ID.contains(item.type())) {
      sent = sent.without("id");
    }
    if (OWN_WORDS.contains(item.type())) {
      sent = sent.withoutNulls();
    }
    if (item.type().equals("function_call")) {
      // Some servers refuse a status here, and arguments that cannot be read.
      sent = sent.without("status");
      String arguments = item.arguments();
      sent = sent.with("arguments", Json.isObject(arguments) ? arguments : "{}");
      sent = sent.with("call_id", CallIds.SIXTY_FOUR.onWire(item.text("call_id")));
    }
    return sent;
  }

  /** The items as one JSON text. */
  static String write(List<ResponsesItem> items) throws IOException {
    Buffer json = new Buffer();
    try (JsonWriter writer = JsonWriter.of(json)) {
      writer.beginArray();
      for (ResponsesItem item : items) {
        item.write(writer);
      }
      writer.endArray();
    }
    return json.readUtf8();
  }
}
