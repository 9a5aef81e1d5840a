package io.openheim.openai;

import com.squareup.moshi.JsonReader;
import java.io.IOException;
import java.util.regex.Pattern;
import okio.Buffer;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/**
 * Reads one frame of a streamed completion, or a whole completion, which differs in little but
 * saying {@code message} for {@code delta}, straight from the tokens of its JSON.
 */
final class ChatFrameReader {
  private static final JsonReader.Options FRAME =
      JsonReader.Options.of("choices", "usage", "model", "error", "object", "message", "x_groq");
  private static final JsonReader.Options CHOICE =
      JsonReader.Options.of("delta", "message", "finish_reason", "usage");

  private static final Pattern NO_ERROR = Pattern.compile("\\s*|false|\\{\\s*}|\\[\\s*]");

  private final ReplyAssembler reply;
  private final DeltaReader delta;
  private @Nullable ErrorPayload error;
  private boolean hasChoices;

  ChatFrameReader(ReplyAssembler reply) {
    this.reply = reply;
    this.delta = new DeltaReader(reply);
  }

  /** The error that came in a frame, or null. */
  @Nullable ErrorPayload error() {
    return error;
  }

  /** Whether any frame so far had a choice in it. */
  boolean hasChoices() {
    return hasChoices;
  }

  /** Reads one document, or the first in a list; one that is no object says nothing. */
  void read(BufferedSource document) throws IOException {
    JsonReader json = JsonReader.of(document);
    if (json.peek() == JsonReader.Token.BEGIN_ARRAY) {
      json.beginArray();
      for (boolean first = true; json.hasNext(); first = false) {
        if (first) {
          object(json);
        } else {
          json.skipValue();
        }
      }
      json.endArray();
    } else {
      object(json);
    }
    if (json.peek() != JsonReader.Token.END_DOCUMENT) {
      throw new IOException("more after the end of the document");
    }
  }

  private void object(JsonReader json) throws IOException {
    if (Json.enterObject(json)) {
      frame(json);
      json.endObject();
    }
  }

  private void frame(JsonReader json) throws IOException {
    String object = null;
    String message = null;
    while (json.hasNext()) {
      switch (json.selectName(FRAME)) {
        case 0 -> choices(json);
        case 1 -> reply.usage(UsageReader.read(json));
        case 2 -> reply.model(Json.string(json));
        case 3 -> error(Json.text(json));
        case 4 -> object = Json.string(json);
        case 5 -> message = Json.text(json);
        case 6 -> groq(json);
        default -> Json.skipField(json);
      }
    }
    if ("error".equals(object) && error == null) {
      error(message == null ? "error" : message);
    }
  }

  private void error(@Nullable String text) {
    if (text != null && !NO_ERROR.matcher(text).matches()) {
      error = ErrorPayload.of(text);
    }
  }

  /** Groq tells the usage of a stream here. */
  private void groq(JsonReader json) throws IOException {
    if (Json.enterObject(json)) {
      while (json.hasNext()) {
        if (json.nextName().equals("usage")) {
          reply.usage(UsageReader.read(json));
        } else {
          json.skipValue();
        }
      }
      json.endObject();
    }
  }

  /** Only one choice is ever asked for; its number may be anything. */
  private void choices(JsonReader json) throws IOException {
    if (!Json.enterArray(json)) {
      return;
    }
    if (json.hasNext() && Json.enterObject(json)) {
      hasChoices = true;
      choice(json);
      json.endObject();
    }
    while (json.hasNext()) {
      json.skipValue();
    }
    json.endArray();
  }

  private void choice(JsonReader json) throws IOException {
    String message = null;
    while (json.hasNext()) {
      switch (json.selectName(CHOICE)) {
        case 0 -> delta.read(json);
        case 1 -> message = reply.isEmpty() ? Json.text(json) : skip(json);
        case 2 -> reply.finish(Json.string(json));
        case 3 -> reply.usage(UsageReader.read(json));
        default -> Json.skipField(json);
      }
    }
    // Some servers send both: the delta, and with it all that was said so far.
    if (message != null && reply.isEmpty()) {
      delta.read(JsonReader.of(new Buffer().writeUtf8(message)));
    }
  }

  private static @Nullable String skip(JsonReader json) throws IOException {
    json.skipValue();
    return null;
  }
}
