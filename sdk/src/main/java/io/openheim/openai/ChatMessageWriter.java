package io.openheim.openai;

import com.squareup.moshi.JsonWriter;
import io.openheim.internal.wire.WireClient;
import io.openheim.llm.Capabilities;
import io.openheim.llm.Feature;
import io.openheim.message.Content;
import io.openheim.message.Message;
import io.openheim.message.Role;
import io.openheim.message.ToolResult;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import okio.BufferedSink;
import okio.ByteString;

/**
 * Writes the messages of a request: each as it was encoded once, and between them what only their
 * order asks for. Thread-safe.
 */
final class ChatMessageWriter {
  private final ChatMessageEncoder encoder;
  private final boolean system;
  private final boolean manySystem;
  private final boolean answersResults;

  ChatMessageWriter(WireClient.Model model) {
    Capabilities takes = model.capabilities();
    this.encoder = new ChatMessageEncoder(model);
    this.system = takes.takes(Feature.SYSTEM);
    this.manySystem = takes.takes(Feature.MANY_SYSTEM_MESSAGES);
    this.answersResults = !takes.takes(Feature.USER_AFTER_RESULTS);
  }

  void write(JsonWriter json, List<Message> messages) throws IOException {
    json.name("messages").beginArray();
    Sequence sequence = new Sequence(json);
    int first = instructions(sequence, messages);
    for (Message message : messages.subList(first, messages.size())) {
      sequence.add(message);
    }
    sequence.show();
    sequence.end();
    json.endArray();
  }

  /** Writes the instructions at the beginning; how many messages that were. */
  private int instructions(Sequence sequence, List<Message> messages) throws IOException {
    int count = 0;
    while (count < messages.size() && messages.get(count).role() == Role.SYSTEM) {
      count++;
    }
    if (count == 0 || (system && (manySystem || count == 1))) {
      for (Message message : messages.subList(0, count)) {
        sequence.write(encoder.said(message));
      }
      return count;
    }
    StringBuilder merged = new StringBuilder();
    for (Message message : messages.subList(0, count)) {
      merged.append(merged.length() == 0 ? "" : "\n\n").append(message.text());
    }
    if (system) {
      sequence.write(encoder.system(merged.toString()));
      return count;
    }
    // Where there is no role for them, they are the first thing that the user says.
    boolean isAsked =
        count < messages.size()
            && messages.get(count).role() == Role.USER
            && messages.get(count).toolResults().isEmpty();
    sequence.write(
        isAsked
            ? encoder.user(merged + "\n\n", messages.get(count).content())
            : encoder.user("", List.of(new Content.Text(merged.toString()))));
    return isAsked ? count + 1 : count;
  }

  /** The messages behind the instructions, as far as they are written. */
  private final class Sequence {
    private final JsonWriter json;
    private final List<ToolResult> shown = new ArrayList<>();
    private boolean afterResult;
    private boolean begun;

    Sequence(JsonWriter json) {
      this.json = json;
    }

    void add(Message message) throws IOException {
      ByteString results = encoder.results(message);
      if (results.size() > 0) {
        write(results);
        afterResult = true;
        for (ToolResult result : message.toolResults()) {
          if (!result.images().isEmpty()) {
            shown.add(result);
          }
        }
      }
      boolean instructs = message.role() == Role.SYSTEM;
      boolean asUser = message.role() == Role.USER || (instructs && !(system && manySystem));
      ByteString said =
          instructs && asUser ? encoder.user("", message.content()) : encoder.said(message);
      if (said.size() == 0) {
        return;
      }
      afterResult &= !show();
      if (afterResult && message.role() != Role.ASSISTANT && answersResults) {
        write(encoder.ok());
      }
      afterResult = false;
      write(said);
    }

    /** Shows the images of results, which can be in no tool message, behind the last of these. */
    boolean show() throws IOException {
      if (shown.isEmpty()) {
        return false;
      }
      if (answersResults) {
        write(encoder.ok());
      }
      write(encoder.images(shown));
      shown.clear();
      return true;
    }

    /** A conversation without a word is refused. */
    void end() throws IOException {
      if (!begun) {
        write(encoder.user("", List.of()));
      }
    }

    /** Writes messages that are encoded, with commas between them; nothing if there are none. */
    void write(ByteString encoded) throws IOException {
      if (encoded.size() == 0) {
        return;
      }
      begun = true;
      try (BufferedSink raw = json.valueSink()) {
        raw.write(encoded);
      }
    }
  }
}
