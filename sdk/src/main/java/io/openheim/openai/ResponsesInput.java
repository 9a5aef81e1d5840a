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
import io.openheim.message.ToolCall;
import io.openheim.message.ToolResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
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
    for (Message message : messages) {
      ByteString items =
          usual
              ? kept.of(message, each -> items(each, false, true))
              : items(message, stored, reasoning);
      if (items.size() > 0) {
        empty = false;
        try (BufferedSink sink = json.valueSink()) {
          sink.write(items);
        }
      }
    }
    if (empty) {
      // An empty input is refused.
      said(json, "user", "");
    }
  }

  /** The items of a message with commas between them. */
  private ByteString items(Message message, boolean stored, boolean reasoning) {
    Buffer bytes = new Buffer();
    try (JsonWriter json = JsonWriter.of(bytes)) {
      json.beginArray();
      message(json, message, stored, reasoning);
      json.endArray();
      bytes.skip(1);
      return bytes.readByteString(bytes.size() - 1);
    } catch (IOException e) {
      throw new UncheckedIOException("a buffer cannot fail", e);
    }
  }

  private void message(JsonWriter json, Message message, boolean stored, boolean reasoning)
      throws IOException {
    results(json, message.toolResults());
    switch (message.role()) {
      case SYSTEM -> said(json, systemRole, message.text());
      case USER -> user(json, message.content());
      case ASSISTANT -> assistant(json, message, stored, reasoning);
      case TOOL -> {
        // Results only.
      }
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
      parts(json, parts);
    }
  }

  private static void said(JsonWriter json, String role, String text) throws IOException {
    json.beginObject().name("type").value("message");
    json.name("role").value(role).name("content").value(text).endObject();
  }

  private static void parts(JsonWriter json, List<? extends Content> parts) throws IOException {
    json.beginObject().name("type").value("message");
    json.name("role").value("user").name("content").beginArray();
    for (Content part : parts) {
      if (part instanceof Content.Text text) {
        text(json, text.text());
      } else if (part instanceof Image image) {
        image(json, image);
      } else if (part instanceof Document document) {
        document(json, document);
      }
    }
    json.endArray().endObject();
  }

  private static void text(JsonWriter json, String text) throws IOException {
    json.beginObject().name("type").value("input_text").name("text").value(text).endObject();
  }

  private static void image(JsonWriter json, Image image) throws IOException {
    json.beginObject().name("type").value("input_image").name("detail").value("auto");
    if (image.fileId().isPresent()) {
      json.name("file_id").value(image.fileId().get());
    } else {
      String data = "data:" + image.mediaType() + ";base64,";
      json.name("image_url");
      json.value(image.url().map(URI::toASCIIString).orElseGet(() -> data + image.base64()));
    }
    json.endObject();
  }

  private static void document(JsonWriter json, Document document) throws IOException {
    json.beginObject().name("type").value("input_file");
    if (document.fileId().isPresent()) {
      json.name("file_id").value(document.fileId().get());
    } else if (document.url().isPresent()) {
      json.name("file_url").value(document.url().get().toASCIIString());
    } else {
      json.name("filename").value(fileName(document));
      String data = "data:" + document.mediaType() + ";base64," + document.base64();
      json.name("file_data").value(data);
    }
    json.endObject();
  }

  /** Bytes without a name are refused. */
  private static String fileName(Document document) {
    if (!document.name().isEmpty()) {
      return document.name();
    }
    String kind = document.mediaType().substring(document.mediaType().indexOf('/') + 1);
    return "document." + (kind.equals("plain") ? "txt" : kind);
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
    boolean signed = reasoning && message.turn() == null;
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
    List<Content> shown = new ArrayList<>();
    for (ToolResult result : results) {
      String id = CallIds.SIXTY_FOUR.onWire(result.callId());
      json.beginObject().name("type").value("function_call_output");
      json.name("call_id").value(id).name("output");
      if (result.images().isEmpty()) {
        json.value(text(result));
      } else if (takesImages) {
        output(json, result);
      } else {
        String images = count(result);
        json.value(text(result) + (text(result).isEmpty() ? "[" : "\n[") + images + " below]");
        shown.add(new Content.Text(images + " of the result of " + name(result.name()) + " " + id));
        shown.addAll(result.images());
      }
      json.endObject();
    }
    if (!shown.isEmpty()) {
      parts(json, shown);
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
      text(json, text(result));
    }
    for (Image image : result.images()) {
      image(json, image);
    }
    json.endArray();
  }
}
