package io.openheim.openai;

import com.squareup.moshi.JsonWriter;
import io.openheim.internal.json.Json;
import io.openheim.internal.wire.CallIds;
import io.openheim.internal.wire.EncodedMessages;
import io.openheim.internal.wire.WireClient;
import io.openheim.llm.Feature;
import io.openheim.message.Content;
import io.openheim.message.Document;
import io.openheim.message.Image;
import io.openheim.message.Message;
import io.openheim.message.ProviderTurn;
import io.openheim.message.Role;
import io.openheim.message.ToolCall;
import io.openheim.message.ToolResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import okio.Buffer;
import okio.BufferedSink;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** Writes messages as the items of an input. Thread-safe. */
final class ResponsesInput {
  private static final Pattern ILLEGAL = Pattern.compile("[^a-zA-Z0-9_-]");
  private static final int LONGEST_NAME = 64;

  private final WireClient.Model model;
  private final String systemRole;
  private final EncodedMessages kept = new EncodedMessages();
  private final EncodedMessages shown = new EncodedMessages();

  ResponsesInput(WireClient.Model model) {
    this.model = model;
    this.systemRole = model.capabilities().takes(Feature.DEVELOPER_ROLE) ? "developer" : "system";
  }

  /**
   * Writes all items into an array that is open.
   *
   * @param stored whether the provider has stored its own turns under their ids
   * @param reasoning whether it reads what it thought
   */
  void write(JsonWriter json, List<Message> messages, boolean stored, boolean reasoning)
      throws IOException {
    boolean usual = !stored && reasoning;
    boolean empty = true;
    List<Message> unseen = new ArrayList<>();
    for (Message message : messages) {
      if (message.role() == Role.TOOL) {
        unseen.add(message);
      } else {
        empty &= !show(json, unseen);
      }
      empty &=
          !raw(
              json,
              usual
                  ? kept.of(message, each -> items(to -> message(to, each, false, true)))
                  : items(to -> message(to, message, stored, reasoning)));
    }
    empty &= !show(json, unseen);
    if (empty) {
      // An empty input is refused.
      said(json, "user", "");
    }
  }

  /** Writes items with commas between them; whether there are any. */
  private static boolean raw(JsonWriter json, ByteString items) throws IOException {
    if (items.size() > 0) {
      try (BufferedSink sink = json.valueSink()) {
        sink.write(items);
      }
    }
    return items.size() > 0;
  }

  /** What results show and cannot hold comes behind the last of them. */
  private boolean show(JsonWriter json, List<Message> unseen) throws IOException {
    boolean any = false;
    if (!model.capabilities().takes(Feature.IMAGES_IN_RESULTS)) {
      for (Message message : unseen) {
        any |= raw(json, shown.of(message, each -> items(to -> shown(to, each.toolResults()))));
      }
    }
    unseen.clear();
    return any;
  }

  /** Items with commas between them. */
  private static ByteString items(Items items) {
    Buffer bytes = new Buffer();
    try (JsonWriter json = JsonWriter.of(bytes)) {
      json.beginArray();
      items.write(json);
      json.endArray();
      bytes.skip(1);
      return bytes.readByteString(bytes.size() - 1);
    } catch (IOException e) {
      throw new UncheckedIOException("a buffer cannot fail", e);
    }
  }

  /** Writes some items into an array that is open. */
  private interface Items {
    void write(JsonWriter json) throws IOException;
  }

  private void message(JsonWriter json, Message message, boolean stored, boolean reasoning)
      throws IOException {
    switch (message.role()) {
      case SYSTEM -> {
        if (!message.text().isEmpty()) {
          said(json, systemRole, message.text());
        }
      }
      case USER -> {
        // Only where a conversation is left as it is.
        results(json, message.toolResults());
        user(json, message.content());
      }
      case ASSISTANT -> assistant(json, message, stored, reasoning);
      case TOOL -> results(json, message.toolResults());
    }
  }

  private static void user(JsonWriter json, List<Content> content) throws IOException {
    List<Content> parts = new ArrayList<>();
    for (Content part : content) {
      boolean says = part instanceof Content.Text text && !text.text().isEmpty();
      if (says || part instanceof Image || part instanceof Document) {
        parts.add(part);
      }
    }
    if (parts.isEmpty()) {
      if (content.stream().noneMatch(ToolResult.class::isInstance)) {
        said(json, "user", "");
      }
    } else if (parts.size() == 1 && parts.get(0) instanceof Content.Text text) {
      said(json, "user", text.text());
    } else {
      ResponsesParts.write(json, parts);
    }
  }

  private static void said(JsonWriter json, String role, String text) throws IOException {
    json.beginObject().name("type").value("message");
    json.name("role").value(role).name("content").value(text).endObject();
  }

  private void assistant(JsonWriter json, Message message, boolean stored, boolean reasoning)
      throws IOException {
    ProviderTurn own = model.origin().own(message);
    List<ResponsesItem> items = own == null ? null : ResponsesTurn.read(own.json());
    if (items != null) {
      for (ResponsesItem item : ResponsesTurn.sendable(items, stored, reasoning)) {
        item.write(json);
      }
      return;
    }
    boolean signed = reasoning && !model.origin().isForeign(message);
    Content.@Nullable Thinking thought = null;
    for (Content part : message.content()) {
      String said = spoken(part);
      if (part instanceof Content.Thinking thinking) {
        thought = signed && !thinking.signature().isEmpty() ? thinking : null;
      } else if (!said.isEmpty() || part instanceof ToolCall) {
        // A thought is refused without what it led to, so it waits for that.
        thought = thought(json, thought);
      }
      if (part instanceof ToolCall call) {
        call(json, call);
      } else if (!said.isEmpty()) {
        said(json, "assistant", said);
      }
    }
  }

  private static String spoken(Content part) {
    if (part instanceof Content.Text text) {
      return text.text();
    }
    return part instanceof Content.Refusal refusal ? refusal.text() : "";
  }

  private static Content.@Nullable Thinking thought(
      JsonWriter json, Content.@Nullable Thinking thought) throws IOException {
    if (thought != null) {
      json.beginObject().name("type").value("reasoning").name("summary").beginArray();
      if (!thought.text().isEmpty()) {
        json.beginObject().name("type").value("summary_text");
        json.name("text").value(thought.text()).endObject();
      }
      json.endArray().name("encrypted_content").value(thought.signature()).endObject();
    }
    return null;
  }

  private static void call(JsonWriter json, ToolCall call) throws IOException {
    String arguments = call.arguments();
    json.beginObject().name("type").value("function_call");
    json.name("call_id").value(CallIds.SIXTY_FOUR.onWire(call.id()));
    json.name("name").value(name(call.name()));
    json.name("arguments").value(Json.isObject(arguments) ? arguments : "{}");
    json.endObject();
  }

  /** A model may have called a tool that never was, by a name that no server takes back. */
  private static String name(String called) {
    String legal = called.isEmpty() ? "_" : ILLEGAL.matcher(called).replaceAll("_");
    return legal.substring(0, Math.min(legal.length(), LONGEST_NAME));
  }

  private void results(JsonWriter json, List<ToolResult> results) throws IOException {
    boolean takesImages = model.capabilities().takes(Feature.IMAGES_IN_RESULTS);
    for (ToolResult result : results) {
      String id = CallIds.SIXTY_FOUR.onWire(result.callId());
      json.beginObject().name("type").value("function_call_output");
      json.name("call_id").value(id).name("output");
      if (result.images().isEmpty()) {
        json.value(text(result));
      } else if (takesImages) {
        output(json, result);
      } else {
        String text = text(result);
        json.value(text + (text.isEmpty() ? "[" : "\n[") + count(result) + " below]");
      }
      json.endObject();
    }
  }

  private static void shown(JsonWriter json, List<ToolResult> results) throws IOException {
    List<Content> shown = new ArrayList<>();
    for (ToolResult result : results) {
      if (!result.images().isEmpty()) {
        String called = name(result.name()) + " " + CallIds.SIXTY_FOUR.onWire(result.callId());
        shown.add(new Content.Text(count(result) + " of the result of " + called));
        shown.addAll(result.images());
      }
    }
    if (!shown.isEmpty()) {
      ResponsesParts.write(json, shown);
    }
  }

  private static String text(ToolResult result) {
    String text = result.text();
    return result.error() && !text.startsWith("Error: ") ? "Error: " + text : text;
  }

  private static String count(ToolResult result) {
    int count = result.images().size();
    return count == 1 ? "1 image" : count + " images";
  }

  private static void output(JsonWriter json, ToolResult result) throws IOException {
    json.beginArray();
    if (!text(result).isEmpty()) {
      ResponsesParts.text(json, text(result));
    }
    for (Image image : result.images()) {
      ResponsesParts.image(json, image);
    }
    json.endArray();
  }
}
