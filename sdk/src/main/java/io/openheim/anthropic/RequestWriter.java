package io.openheim.anthropic;

import com.squareup.moshi.JsonWriter;
import io.openheim.anthropic.Piece.Mark;
import io.openheim.internal.wire.EncodedMessages;
import io.openheim.internal.wire.WireClient;
import io.openheim.llm.Feature;
import io.openheim.llm.LlmRequest;
import io.openheim.llm.PromptCaching;
import io.openheim.message.Content;
import io.openheim.message.Message;
import io.openheim.message.Role;
import io.openheim.tool.ToolSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import okio.Buffer;
import okio.BufferedSink;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * Writes requests as JSON. What stays the same in a conversation comes before the messages, and
 * behind them only the automatic cache mark, which depends on how they end; so each request begins
 * with the bytes of the one before it. Thread-safe.
 */
final class RequestWriter {
  private final WireClient.Model model;
  private final EncodedMessages kept = new EncodedMessages();

  RequestWriter(WireClient.Model model) {
    this.model = model;
  }

  Buffer write(LlmRequest request, boolean withoutThoughts) {
    boolean marks = model.capabilities().takes(Feature.CACHE_MARKS);
    List<Message> messages = request.messages();
    int first = 0;
    while (first < messages.size() && messages.get(first).role() == Role.SYSTEM) {
      first++;
    }
    List<Piece> tools = tools(request.tools());
    List<Piece> before = new ArrayList<>(tools);
    List<Piece> system = system(messages.subList(0, first), before);
    List<WireTurn> turns =
        new Conversation(
                model.origin(),
                kept,
                model.capabilities().takes(Feature.MANY_SYSTEM_MESSAGES),
                !withoutThoughts,
                before)
            .of(messages.subList(first, messages.size()));
    List<Piece> said = new ArrayList<>();
    turns.forEach(turn -> said.addAll(turn.pieces()));
    Mark automatic = CacheMarks.settle(before, said, marks ? automatic(request) : Mark.NONE);
    if (!marks) {
      before.forEach(piece -> piece.mark(Mark.NONE));
      said.forEach(piece -> piece.mark(Mark.NONE));
    }

    Buffer bytes = new Buffer();
    try (JsonWriter json = JsonWriter.of(bytes)) {
      json.beginObject();
      json.name("model").value(model.name());
      new SettingsWriter(model, request.settings(), !withoutThoughts).write(json);
      json.name("stream").value(model.streaming());
      array(json, "tools", tools);
      if (system.stream().anyMatch(Piece::isMarked)) {
        array(json, "system", system);
      } else if (!system.isEmpty()) {
        json.name("system").value(text(messages.subList(0, first)));
      }
      messages(json, turns);
      automatic(json, automatic);
      json.endObject();
    } catch (IOException e) {
      throw new UncheckedIOException("a buffer cannot fail", e);
    }
    return bytes;
  }

  private static Mark automatic(LlmRequest request) {
    PromptCaching caching = request.settings().promptCaching();
    if (caching == PromptCaching.OFF) {
      return Mark.NONE;
    }
    return caching == PromptCaching.ONE_HOUR ? Mark.ONE_HOUR : Mark.FIVE_MINUTES;
  }

  private static void automatic(JsonWriter json, @Nullable Mark mark) throws IOException {
    if (mark != null) {
      json.name("cache_control").beginObject().name("type").value("ephemeral");
      if (mark == Mark.ONE_HOUR) {
        json.name("ttl").value("1h");
      }
      json.endObject();
    }
  }

  private List<Piece> tools(List<ToolSpec> tools) {
    List<Piece> pieces = new ArrayList<>();
    for (ToolSpec tool : tools) {
      Buffer bytes = new Buffer();
      try (JsonWriter json = JsonWriter.of(bytes)) {
        json.beginObject().name("name").value(tool.name());
        json.name("description").value(tool.description());
        json.name("input_schema");
        BlockWriter.raw(json, model.schemas().sent(tool.schema()));
        json.endObject();
      } catch (IOException e) {
        throw new UncheckedIOException("a buffer cannot fail", e);
      }
      pieces.add(new Piece(bytes.readByteString(), true));
    }
    return pieces;
  }

  /** The blocks of the system text; marks in it may stand at the end of the tools too. */
  private static List<Piece> system(List<Message> messages, List<Piece> before) {
    List<Piece> system = new ArrayList<>();
    for (Message message : messages) {
      for (Content part : message.content()) {
        if (part instanceof Content.CachePoint point) {
          CacheMarks.ask(before, point.oneHour() ? Mark.ONE_HOUR : Mark.FIVE_MINUTES);
        } else if (part instanceof Content.Text text && !text.text().isBlank()) {
          ByteString block = BlockWriter.blocks(List.of(text), false);
          Piece piece = new Piece(block, true);
          system.add(piece);
          before.add(piece);
        }
      }
    }
    return system;
  }

  private static String text(List<Message> messages) {
    StringBuilder merged = new StringBuilder();
    for (Message message : messages) {
      String text = message.text();
      if (!text.isBlank()) {
        merged.append(merged.length() == 0 ? "" : "\n\n").append(text);
      }
    }
    return merged.toString();
  }

  private static void array(JsonWriter json, String name, List<Piece> pieces) throws IOException {
    if (pieces.isEmpty()) {
      return;
    }
    json.name(name).beginArray();
    for (Piece piece : pieces) {
      try (BufferedSink sink = json.valueSink()) {
        piece.writeTo(sink);
      }
    }
    json.endArray();
  }

  private static void messages(JsonWriter json, List<WireTurn> turns) throws IOException {
    json.name("messages").beginArray();
    for (WireTurn turn : turns) {
      try (BufferedSink sink = json.valueSink()) {
        turn.writeTo(sink);
      }
    }
    json.endArray();
  }
}
