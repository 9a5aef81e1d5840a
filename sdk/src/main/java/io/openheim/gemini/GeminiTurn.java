package io.openheim.gemini;

import com.squareup.moshi.JsonWriter;
import java.io.IOException;
import java.util.Map;
import okio.Buffer;
import okio.BufferedSink;

/**
 * The parts of a reply as Gemini wants them back: as they came, but for text that was only cut for
 * the stream. What is signed is never joined with anything.
 */
final class GeminiTurn {
  private final Buffer list = new Buffer();
  private final StringBuilder text = new StringBuilder();
  private boolean thought;
  private boolean needed;

  /** Takes text; nothing without a signature is nothing. */
  void text(String more, boolean isThought, String signature) throws IOException {
    if (more.isEmpty() && signature.isEmpty()) {
      return;
    }
    if (!signature.isEmpty() || isThought != thought) {
      flush();
    }
    needed |= isThought;
    if (signature.isEmpty()) {
      thought = isThought;
      text.append(more);
    } else {
      needed = true;
      write(more, isThought, signature);
    }
  }

  /** Takes a part with all that is in it. */
  void part(Map<String, String> fields, boolean isPlain) throws IOException {
    flush();
    needed |= !isPlain;
    separate();
    try (JsonWriter json = JsonWriter.of(list)) {
      json.beginObject();
      for (Map.Entry<String, String> field : fields.entrySet()) {
        json.name(field.getKey());
        try (BufferedSink raw = json.valueSink()) {
          raw.writeUtf8(field.getValue());
        }
      }
      json.endObject();
    }
  }

  /** The list of parts; "" if what everybody can read of the reply says as much. */
  String json() throws IOException {
    flush();
    return needed ? "[" + list.clone().readUtf8() + "]" : "";
  }

  private void flush() throws IOException {
    if (text.length() > 0) {
      write(text.toString(), thought, "");
      text.setLength(0);
    }
  }

  private void write(String said, boolean isThought, String signature) throws IOException {
    separate();
    try (JsonWriter json = JsonWriter.of(list)) {
      PartWriter.text(json, said, isThought, signature);
    }
  }

  private void separate() {
    if (list.size() > 0) {
      list.writeByte(',');
    }
  }
}
