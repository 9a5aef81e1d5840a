package io.openheim.openai;

import com.squareup.moshi.JsonWriter;
import io.openheim.llm.Capabilities;
import io.openheim.llm.Feature;
import io.openheim.message.Content;
import io.openheim.message.Document;
import io.openheim.message.Image;
import io.openheim.message.Message;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes what a user says and shows. Immutable. */
final class ChatPartWriter {
  private final boolean images;
  private final boolean imageUrls;
  private final boolean documents;

  ChatPartWriter(Capabilities takes) {
    this.images = takes.takes(Feature.IMAGES);
    this.imageUrls = takes.takes(Feature.IMAGE_URLS);
    this.documents = takes.takes(Feature.DOCUMENTS);
  }

  /** Whether a user's message says anything that can be sent, if only nothing. */
  boolean isSaid(Message message) {
    return message.content().isEmpty() || message.content().stream().anyMatch(this::isSent);
  }

  private boolean isSent(Content part) {
    return part instanceof Content.Text || part instanceof Image || part instanceof Document;
  }

  /**
   * Writes a user's message: text alone as such, anything else in parts. What the model does not
   * take is named in words, so that a conversation can go on with it.
   */
  void user(JsonWriter json, String before, List<Content> content) throws IOException {
    json.beginObject().name("role").value("user").name("content");
    if (content.stream().anyMatch(part -> part instanceof Image || part instanceof Document)) {
      json.beginArray();
      text(json, before.strip());
      for (Content part : content) {
        part(json, part);
      }
      json.endArray();
    } else {
      StringBuilder text = new StringBuilder(before);
      for (Content part : content) {
        text.append(part instanceof Content.Text said ? said.text() : "");
      }
      json.value(text.toString());
    }
    json.endObject();
  }

  private void part(JsonWriter json, Content part) throws IOException {
    if (part instanceof Content.Text said) {
      text(json, said.text());
    } else if (part instanceof Image image) {
      image(json, image);
    } else if (part instanceof Document document) {
      document(json, document);
    }
  }

  private static void text(JsonWriter json, String text) throws IOException {
    if (!text.isEmpty()) {
      json.beginObject().name("type").value("text").name("text").value(text).endObject();
    }
  }

  /** An image that was uploaded has no place in this format. */
  private void image(JsonWriter json, Image image) throws IOException {
    boolean can = images && image.fileId().isEmpty() && (imageUrls || image.url().isEmpty());
    if (!can) {
      text(json, "[an image, which this model cannot see]");
      return;
    }
    String address =
        image
            .url()
            .map(URI::toASCIIString)
            .orElseGet(() -> data(image.mediaType(), image.base64()));
    json.beginObject().name("type").value("image_url").name("image_url").beginObject();
    json.name("url").value(address).endObject().endObject();
  }

  /**
   * Files are taken by their bytes or as uploaded ones
   * (platform.openai.com/docs/guides/pdf-files?api-mode=chat), text documents by everyone.
   */
  private void document(JsonWriter json, Document document) throws IOException {
    if (document.mediaType().startsWith("text/")) {
      String title = document.name().isEmpty() ? "" : document.name() + ":\n";
      text(json, title + new String(document.bytes(), StandardCharsets.UTF_8));
      return;
    }
    if (!documents || document.url().isPresent()) {
      String name = document.name().isEmpty() ? "" : " " + document.name();
      text(json, "[the document" + name + ", which this model cannot read]");
      return;
    }
    json.beginObject().name("type").value("file").name("file").beginObject();
    if (document.fileId().isPresent()) {
      json.name("file_id").value(document.fileId().get());
    } else {
      json.name("filename").value(filename(document));
      json.name("file_data").value(data(document.mediaType(), document.base64()));
    }
    json.endObject().endObject();
  }

  private static String filename(Document document) {
    String kind = document.mediaType().substring(document.mediaType().indexOf('/') + 1);
    return document.name().isEmpty() ? "document." + kind : document.name();
  }

  private static String data(String mediaType, String base64) {
    return "data:" + mediaType + ";base64," + base64;
  }
}
