package io.openheim.gemini;

import com.squareup.moshi.JsonWriter;
import io.openheim.internal.json.Json;
import io.openheim.internal.json.JsonTree;
import io.openheim.internal.wire.CallIds;
import io.openheim.message.Document;
import io.openheim.message.Image;
import io.openheim.message.ToolCall;
import io.openheim.message.ToolResult;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import okio.BufferedSink;

/** Writes single parts. */
final class PartWriter {
  private static final Pattern ILLEGAL = Pattern.compile("[^a-zA-Z0-9_.:-]");
  private static final int LONGEST_NAME = 64;

  /** Gemini fetches a file only if it is told what it is. */
  private static final Map<String, String> MEDIA_TYPES =
      Map.ofEntries(
          Map.entry("png", "image/png"),
          Map.entry("jpg", "image/jpeg"),
          Map.entry("jpeg", "image/jpeg"),
          Map.entry("webp", "image/webp"),
          Map.entry("gif", "image/gif"),
          Map.entry("heic", "image/heic"),
          Map.entry("heif", "image/heif"),
          Map.entry("pdf", "application/pdf"),
          Map.entry("txt", "text/plain"),
          Map.entry("md", "text/markdown"),
          Map.entry("html", "text/html"),
          Map.entry("csv", "text/csv"),
          Map.entry("json", "application/json"),
          Map.entry("xml", "text/xml"));

  private final String baseUrl;
  private final boolean ids;

  /**
   * A writer for one place.
   *
   * @param baseUrl where uploaded files are
   * @param ids whether calls and results are sent with their ids
   */
  PartWriter(String baseUrl, boolean ids) {
    this.baseUrl = baseUrl;
    this.ids = ids;
  }

  static void text(JsonWriter json, String text, boolean thought, String signature)
      throws IOException {
    json.beginObject().name("text").value(text);
    if (thought) {
      json.name("thought").value(true);
    }
    signature(json, signature);
    json.endObject();
  }

  private static void signature(JsonWriter json, String signature) throws IOException {
    if (!signature.isEmpty()) {
      json.name("thoughtSignature").value(signature);
    }
  }

  void call(JsonWriter json, ToolCall call, String signature) throws IOException {
    json.beginObject().name("functionCall").beginObject();
    id(json, call.id());
    json.name("name").value(name(call.name())).name("args");
    // Half-written arguments may stand in a history; a request with them is refused.
    String arguments = Json.isObject(call.arguments()) ? call.arguments() : "{}";
    try (BufferedSink raw = json.valueSink()) {
      raw.writeAll(JsonTree.bytes(arguments));
    }
    json.endObject();
    signature(json, signature);
    json.endObject();
  }

  /**
   * Writes what came of a call.
   *
   * @param inside images to put into it
   * @param below how many more the reader finds elsewhere
   */
  void result(JsonWriter json, ToolResult result, List<Image> inside, int below)
      throws IOException {
    String text = result.text();
    if (below > 0) {
      text += (text.isEmpty() ? "[" : "\n[") + count(below) + " below]";
    }
    json.beginObject().name("functionResponse").beginObject();
    id(json, result.callId());
    json.name("name").value(name(result.name())).name("response").beginObject();
    json.name(result.error() ? "error" : "output").value(text).endObject();
    if (!inside.isEmpty()) {
      json.name("parts").beginArray();
      for (Image image : inside) {
        image(json, image);
      }
      json.endArray();
    }
    json.endObject().endObject();
  }

  /** Ids that were made here mean nothing to Gemini, which goes by the order then. */
  private void id(JsonWriter json, String id) throws IOException {
    if (ids && !id.isEmpty() && !CallIds.isMinted(id)) {
      json.name("id").value(CallIds.AS_SAID.onWire(id));
    }
  }

  void image(JsonWriter json, Image image) throws IOException {
    json.beginObject();
    if (image.size() > 0) {
      inlineData(json, image.mediaType(), image.base64());
    } else {
      String address = image.url().map(URI::toASCIIString).orElseGet(() -> file(image.fileId()));
      fileData(json, address, image.url().isPresent() ? "image/jpeg" : "");
    }
    json.endObject();
  }

  /** A document's name has no place of its own, so it stands before it. */
  void document(JsonWriter json, Document document) throws IOException {
    if (!document.name().isEmpty()) {
      text(json, document.name() + ":", false, "");
    }
    json.beginObject();
    if (document.size() > 0) {
      inlineData(json, document.mediaType(), document.base64());
    } else {
      String address =
          document.url().map(URI::toASCIIString).orElseGet(() -> file(document.fileId()));
      fileData(json, address, document.url().isPresent() ? "application/pdf" : "");
    }
    json.endObject();
  }

  private static void inlineData(JsonWriter json, String mediaType, String base64)
      throws IOException {
    json.name("inlineData").beginObject();
    json.name("mimeType").value(mediaType).name("data").value(base64).endObject();
  }

  /** Of an uploaded file the provider knows the type itself. */
  private static void fileData(JsonWriter json, String address, String otherwise)
      throws IOException {
    String path = address.split("[?#]", 2)[0];
    String ending = path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    String mediaType = MEDIA_TYPES.getOrDefault(ending, otherwise);
    json.name("fileData").beginObject();
    if (!mediaType.isEmpty()) {
      json.name("mimeType").value(mediaType);
    }
    json.name("fileUri").value(address).endObject();
  }

  /** Files are named by their address; an id is the end of one. */
  private String file(Optional<String> id) {
    String name = id.orElse("");
    if (name.contains("://")) {
      return name;
    }
    return baseUrl + "/" + (name.contains("/") ? name : "files/" + name);
  }

  static String count(int images) {
    return images == 1 ? "1 image" : images + " images";
  }

  /** A model may have called a tool that never was, by a name that Gemini does not take back. */
  static String name(String called) {
    String legal = called.isEmpty() ? "_" : ILLEGAL.matcher(called).replaceAll("_");
    return legal.substring(0, Math.min(legal.length(), LONGEST_NAME));
  }
}
