package io.openheim.openai;

import com.squareup.moshi.JsonWriter;
import io.openheim.message.Content;
import io.openheim.message.Document;
import io.openheim.message.Image;
import java.io.IOException;
import java.net.URI;
import java.util.List;

/** Writes what a user says and shows as parts of an item. */
final class ResponsesParts {
  private ResponsesParts() {}

  /** Writes what a user says and shows. */
  static void write(JsonWriter json, List<? extends Content> parts) throws IOException {
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

  static void text(JsonWriter json, String text) throws IOException {
    json.beginObject().name("type").value("input_text").name("text").value(text).endObject();
  }

  static void image(JsonWriter json, Image image) throws IOException {
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
}
