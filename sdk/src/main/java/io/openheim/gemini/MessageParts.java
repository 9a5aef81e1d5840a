package io.openheim.gemini;

import com.squareup.moshi.JsonWriter;
import io.openheim.internal.json.Json;
import io.openheim.internal.json.JsonTree;
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
import java.util.List;
import okio.Buffer;
import okio.ByteString;

/**
 * What messages are on the wire: their parts, with commas between and without brackets around, so
 * that several messages can stand in one content. Thread-safe.
 */
final class MessageParts {
  /** Google's word for a call that Gemini 3 did not make; others are refused without signature. */
  static final String STAND_IN = "skip_thought_signature_validator";

  private final WireClient.Model model;
  private final PartWriter writer;
  private final boolean imagesInResults;
  private final boolean addressesInResults;
  private final boolean wantsSignatures;
  private final EncodedMessages said = new EncodedMessages();
  private final EncodedMessages results = new EncodedMessages();
  private final EncodedMessages shown = new EncodedMessages();

  MessageParts(WireClient.Model model) {
    this.model = model;
    this.writer =
        new PartWriter(model.origin().baseUrl(), model.capabilities().takes(Feature.CALL_IDS));
    this.imagesInResults = model.capabilities().takes(Feature.IMAGES_IN_RESULTS);
    this.addressesInResults = model.capabilities().takes(Feature.IMAGE_URLS);
    this.wantsSignatures = Generation.isThreeOrLater(model.name());
  }

  /** A part of text alone. */
  static ByteString text(String text) {
    return parts(json -> PartWriter.text(json, text, false, ""));
  }

  /** What a message says besides the results in it. */
  ByteString said(Message message) {
    return said.of(message, this::encodeSaid);
  }

  /** The results in a message. */
  ByteString results(Message message) {
    return results.of(
        message,
        one ->
            parts(
                json -> {
                  for (ToolResult result : one.toolResults()) {
                    writer.result(json, result, inside(result), outside(result).size());
                  }
                }));
  }

  /** What the results in a message show and cannot hold. */
  ByteString shown(Message message) {
    return shown.of(
        message,
        one ->
            parts(
                json -> {
                  for (ToolResult result : one.toolResults()) {
                    List<Image> images = outside(result);
                    if (!images.isEmpty()) {
                      String title =
                          PartWriter.count(images.size())
                              + " of the result of "
                              + PartWriter.name(result.name())
                              + ":";
                      PartWriter.text(json, title, false, "");
                      for (Image image : images) {
                        writer.image(json, image);
                      }
                    }
                  }
                }));
  }

  private List<Image> inside(ToolResult result) {
    return result.images().stream().filter(this::isInside).toList();
  }

  private List<Image> outside(ToolResult result) {
    return result.images().stream().filter(image -> !isInside(image)).toList();
  }

  /** Vertex AI takes addresses inside of results; the Gemini API takes bytes alone there. */
  private boolean isInside(Image image) {
    return imagesInResults && (addressesInResults || image.size() > 0);
  }

  private ByteString encodeSaid(Message message) {
    if (message.role() == Role.ASSISTANT) {
      ProviderTurn own = model.origin().own(message);
      ByteString turn = own == null ? ByteString.EMPTY : inner(own.json());
      return turn.size() > 0 ? turn : parts(json -> assistant(json, message));
    }
    return parts(
        json -> {
          for (Content part : message.content()) {
            spoken(json, part, "");
          }
        });
  }

  /** What is between the brackets of a list of parts; nothing if that is not what the text is. */
  private static ByteString inner(String turn) {
    List<String> parts = Json.objects(turn);
    return parts == null
        ? ByteString.EMPTY
        : JsonTree.bytes(String.join(",", parts)).readByteString();
  }

  /** What the model said, where there are no words of the provider's own. */
  private void assistant(JsonWriter json, Message message) throws IOException {
    boolean trusted = !model.origin().isForeign(message);
    boolean called = false;
    String signature = "";
    for (Content part : message.content()) {
      if (part instanceof Content.Thinking thought) {
        signature = trusted ? thought(json, thought, signature) : "";
      } else if (part instanceof ToolCall call) {
        if (signature.isEmpty() && !called && wantsSignatures) {
          signature = STAND_IN;
        }
        writer.call(json, call, signature);
        called = true;
        signature = "";
      } else if (spoken(json, part, signature)) {
        signature = "";
      }
    }
    if (!signature.isEmpty()) {
      PartWriter.text(json, "", false, signature);
    }
  }

  /** A signature without a thought belongs to what comes next; gives that signature. */
  private static String thought(JsonWriter json, Content.Thinking thought, String waiting)
      throws IOException {
    if (thought.signature().isEmpty() || thought.redacted()) {
      return waiting;
    }
    if (thought.text().isEmpty()) {
      return thought.signature();
    }
    PartWriter.text(json, thought.text(), true, thought.signature());
    return waiting;
  }

  /** Whether there was anything to write. */
  private boolean spoken(JsonWriter json, Content part, String signature) throws IOException {
    String text =
        part instanceof Content.Text said
            ? said.text()
            : part instanceof Content.Refusal refusal ? refusal.text() : "";
    if (!text.isEmpty()) {
      PartWriter.text(json, text, false, signature);
      return true;
    }
    if (part instanceof Image image) {
      writer.image(json, image);
    } else if (part instanceof Document document) {
      writer.document(json, document);
    }
    return false;
  }

  private interface Parts {
    void write(JsonWriter json) throws IOException;
  }

  private static ByteString parts(Parts parts) {
    Buffer bytes = new Buffer();
    try (JsonWriter json = JsonWriter.of(bytes)) {
      json.beginArray();
      parts.write(json);
      json.endArray();
    } catch (IOException e) {
      throw new UncheckedIOException("a buffer cannot fail", e);
    }
    return unbracketed(bytes);
  }

  private static ByteString unbracketed(Buffer list) {
    return list.snapshot().substring(1, (int) list.size() - 1);
  }
}
