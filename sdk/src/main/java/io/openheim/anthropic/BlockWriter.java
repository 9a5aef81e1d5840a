package io.openheim.anthropic;

import com.squareup.moshi.JsonWriter;
import io.openheim.internal.json.Json;
import io.openheim.internal.json.JsonTree;
import io.openheim.internal.wire.CallIds;
import io.openheim.message.Content;
import io.openheim.message.Document;
import io.openheim.message.Image;
import io.openheim.message.ToolCall;
import io.openheim.message.ToolResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import okio.Buffer;
import okio.BufferedSink;
import okio.ByteString;

/** Writes neutral content as blocks, parted by commas. */
final class BlockWriter {
  private static final Pattern ILLEGAL = Pattern.compile("[^a-zA-Z0-9_-]");
  private static final int LONGEST_NAME = 128;

  private BlockWriter() {}

  /**
   * The blocks of some content.
   *
   * @param withThoughts whether the provider may have signed the thoughts in it
   */
  static ByteString blocks(List<? extends Content> content, boolean withThoughts) {
    Buffer array = new Buffer();
    try (JsonWriter json = JsonWriter.of(array)) {
      json.beginArray();
      for (Content part : content) {
        if (!(part instanceof Content.Thinking) || withThoughts) {
          block(json, part);
        }
      }
      json.endArray();
    } catch (IOException e) {
      throw new UncheckedIOException("a buffer cannot fail", e);
    }
    return array.snapshot().substring(1, (int) array.size() - 1);
  }

  /** Whether the last block of some content may be marked for the cache. */
  static boolean isMarkable(List<? extends Content> content) {
    for (int i = content.size() - 1; i >= 0; i--) {
      Content part = content.get(i);
      boolean silent =
          part instanceof Content.CachePoint
              || (part instanceof Content.Text text && text.text().isBlank());
      if (!silent) {
        return !(part instanceof Content.Thinking) && !(part instanceof Content.Unknown);
      }
    }
    return false;
  }

  private static void block(JsonWriter json, Content part) throws IOException {
    if (part instanceof Content.Text text) {
      text(json, text.text());
    } else if (part instanceof Content.Refusal refusal) {
      text(json, refusal.text());
    } else if (part instanceof Content.Thinking thinking) {
      thinking(json, thinking);
    } else if (part instanceof Image image) {
      image(json, image);
    } else if (part instanceof Document document) {
      document(json, document);
    } else if (part instanceof ToolCall call) {
      call(json, call);
    } else if (part instanceof ToolResult result) {
      result(json, result);
    }
  }

  /** Text without any word is refused. */
  static void text(JsonWriter json, String text) throws IOException {
    if (!text.isBlank()) {
      json.beginObject().name("type").value("text").name("text").value(text).endObject();
    }
  }

  private static void thinking(JsonWriter json, Content.Thinking thinking) throws IOException {
    if (thinking.signature().isEmpty()) {
      return;
    }
    json.beginObject().name("type");
    if (thinking.redacted()) {
      json.value("redacted_thinking").name("data").value(thinking.signature());
    } else {
      json.value("thinking").name("thinking").value(thinking.text());
      json.name("signature").value(thinking.signature());
    }
    json.endObject();
  }

  private static void image(JsonWriter json, Image image) throws IOException {
    json.beginObject().name("type").value("image").name("source").beginObject();
    if (image.url().isPresent()) {
      at(json, image.url().get().toASCIIString());
    } else if (image.fileId().isPresent()) {
      file(json, image.fileId().get());
    } else {
      bytes(json, image.mediaType(), image.base64());
    }
    json.endObject().endObject();
  }

  private static void document(JsonWriter json, Document document) throws IOException {
    json.beginObject().name("type").value("document").name("source").beginObject();
    if (document.url().isPresent()) {
      at(json, document.url().get().toASCIIString());
    } else if (document.fileId().isPresent()) {
      file(json, document.fileId().get());
    } else if (document.mediaType().startsWith("text/")) {
      // Text of any kind is taken as plain text only.
      json.name("type").value("text").name("media_type").value("text/plain");
      json.name("data").value(new String(document.bytes(), StandardCharsets.UTF_8));
    } else {
      bytes(json, document.mediaType(), document.base64());
    }
    json.endObject();
    if (!document.name().isBlank()) {
      json.name("title").value(document.name());
    }
    json.endObject();
  }

  private static void at(JsonWriter json, String url) throws IOException {
    json.name("type").value("url").name("url").value(url);
  }

  private static void file(JsonWriter json, String id) throws IOException {
    json.name("type").value("file").name("file_id").value(id);
  }

  private static void bytes(JsonWriter json, String type, String base64) throws IOException {
    json.name("type").value("base64").name("media_type").value(type).name("data").value(base64);
  }

  private static void call(JsonWriter json, ToolCall call) throws IOException {
    json.beginObject().name("type").value("tool_use");
    json.name("id").value(CallIds.SIXTY_FOUR.onWire(call.id()));
    json.name("name").value(name(call.name()));
    json.name("input");
    raw(json, input(call.arguments()));
    json.endObject();
  }

  /** A model may have called a tool that never was, by a name that is not taken back. */
  private static String name(String called) {
    String legal = called.isEmpty() ? "_" : ILLEGAL.matcher(called).replaceAll("_");
    return legal.substring(0, Math.min(legal.length(), LONGEST_NAME));
  }

  /** Arguments as they were written; only an object is taken back. */
  static String input(String arguments) {
    return Json.isObject(arguments) ? arguments : "{}";
  }

  /** Whether there is nothing in an object. */
  static boolean isEmpty(String object) {
    return object.substring(1).strip().equals("}");
  }

  /** JSON as it was written. */
  static void raw(JsonWriter json, String text) throws IOException {
    try (BufferedSink sink = json.valueSink()) {
      sink.writeAll(JsonTree.bytes(text));
    }
  }

  private static void result(JsonWriter json, ToolResult result) throws IOException {
    boolean seen = !result.images().isEmpty();
    json.beginObject().name("type").value("tool_result");
    json.name("tool_use_id").value(CallIds.SIXTY_FOUR.onWire(result.callId()));
    if (seen) {
      json.name("content").beginArray();
      // Beside an image the mark of an error is refused.
      text(json, result.error() ? "Error: " + result.text() : result.text());
      for (Image image : result.images()) {
        image(json, image);
      }
      json.endArray();
    } else if (!result.text().isBlank()) {
      json.name("content").value(result.text());
    } else if (result.error()) {
      json.name("content").value("(no explanation)");
    }
    if (result.error() && !seen) {
      json.name("is_error").value(true);
    }
    json.endObject();
  }
}
