package io.openheim.anthropic;

import com.squareup.moshi.JsonReader;
import io.openheim.internal.json.Json;
import io.openheim.internal.wire.ErrorPayload;
import io.openheim.internal.wire.ReplyBuilder;
import io.openheim.internal.wire.ReplyReader;
import io.openheim.message.FinishReason;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * Reads one event of a streamed message, or a whole message, straight from the tokens of its JSON.
 */
final class MessagesReader implements ReplyReader {
  private static final JsonReader.Options MESSAGE =
      JsonReader.Options.of(
          "model", "usage", "content", "stop_reason", "stop_details", "error", "type");

  private final ReplyBuilder reply;
  private final UsageTotals usage = new UsageTotals();
  private final List<ReplyBlock> blocks = new ArrayList<>();
  private final Map<Long, ReplyBlock> byIndex = new HashMap<>();
  private String stop = "";
  private boolean explained;
  private boolean hasMessage = true;
  private boolean done;

  MessagesReader(ReplyBuilder reply) {
    this.reply = reply;
  }

  @Override
  public void event(String name, Buffer data) throws IOException {
    JsonReader json = JsonReader.of(data);
    if (!Json.enterObject(json)) {
      return;
    }
    Frame frame = Frame.read(json, name);
    end(json);
    take(frame);
  }

  /** A body in one piece has no end to wait for. */
  @Override
  public void body(Buffer body) throws IOException {
    JsonReader json = JsonReader.of(body);
    hasMessage = false;
    done = true;
    if (Json.enterObject(json)) {
      message(json, true);
      json.endObject();
      end(json);
      endBlocks();
    } else {
      end(json);
    }
  }

  private static void end(JsonReader json) throws IOException {
    if (json.peek() != JsonReader.Token.END_DOCUMENT) {
      throw new IOException("more after the end of the document");
    }
  }

  private void take(Frame frame) throws IOException {
    switch (frame.type()) {
      case "message_start" -> {
        // Bedrock may begin without a message.
        if (frame.message() != null) {
          JsonReader json = reader(frame.message());
          if (Json.enterObject(json)) {
            message(json, false);
          }
        }
      }
      case "content_block_start" -> {
        if (frame.block() == null) {
          throw new IOException("a block begins without one");
        }
        begin(frame.index(), frame.block());
      }
      case "content_block_delta" -> delta(frame);
      case "content_block_stop" -> {
        ReplyBlock block = byIndex.get(frame.index());
        if (block != null) {
          block.end();
        }
      }
      case "message_delta" -> {
        usage(frame.usage());
        stop(frame);
      }
      case "message_stop" -> {
        endBlocks();
        done = true;
      }
      case "error" -> error(frame.error());
      case "" -> {
        // Some gateways say no more than that something went wrong.
        if (frame.error() != null) {
          error(frame.error());
        }
      }
      default -> {
        // A ping, or of a kind that is not known.
      }
    }
  }

  private void begin(long index, Map<String, String> fields) throws IOException {
    ReplyBlock block = new ReplyBlock(reply, fields);
    blocks.add(block);
    byIndex.put(index < 0 ? blocks.size() - 1L : index, block);
  }

  private void delta(Frame frame) throws IOException {
    BlockDelta delta = frame.delta();
    ReplyBlock block = byIndex.get(frame.index() < 0 ? blocks.size() - 1L : frame.index());
    if (delta == null || !delta.hasText()) {
      throw new IOException("a delta without its text");
    }
    if (block == null) {
      throw new IOException("a delta of a block that never began");
    }
    block.add(delta);
  }

  private void endBlocks() throws IOException {
    for (ReplyBlock block : blocks) {
      block.end();
    }
  }

  private void stop(Frame frame) throws IOException {
    BlockDelta delta = frame.delta();
    if (delta != null) {
      stop(RawJson.string(delta.fields().get("stop_reason")));
      details(delta.fields().get("stop_details"));
    }
  }

  private void stop(@Nullable String reason) {
    if (reason != null && !reason.isEmpty()) {
      stop = reason;
    }
  }

  private void usage(@Nullable String json) throws IOException {
    if (json != null) {
      usage.read(reader(json));
      reply.usage(usage.usage());
    }
  }

  private void error(@Nullable String text) {
    reply.error(ErrorPayload.of(text == null ? "error" : text));
  }

  /** Why the model declined, in words that are no part of what it said. */
  private void details(@Nullable String json) throws IOException {
    if (json == null || explained) {
      return;
    }
    Map<String, String> fields = RawJson.fields(reader(json));
    String words = fields == null ? "" : RawJson.string(fields.get("explanation"));
    if (!words.isEmpty()) {
      explained = true;
      reply.refusal().append(words);
    }
  }

  /**
   * Reads a message.
   *
   * @param whole whether it is all there is; the one that begins a stream is empty still
   */
  private void message(JsonReader json, boolean whole) throws IOException {
    String details = null;
    while (json.hasNext()) {
      switch (json.selectName(MESSAGE)) {
        case 0 -> reply.model(Json.string(json));
        case 1 -> usage(Json.text(json));
        case 2 -> content(json, whole);
        case 3 -> stop(Json.string(json));
        case 4 -> details = Json.text(json);
        case 5 -> {
          String error = Json.text(json);
          if (whole && error != null && !error.isBlank()) {
            error(error);
          }
        }
        case 6 -> hasMessage |= "message".equals(Json.string(json));
        default -> Json.skipField(json);
      }
    }
    details(details);
  }

  private void content(JsonReader json, boolean whole) throws IOException {
    if (!whole || json.peek() != JsonReader.Token.BEGIN_ARRAY) {
      json.skipValue();
      return;
    }
    hasMessage = true;
    json.beginArray();
    while (json.hasNext()) {
      Map<String, String> fields = RawJson.fields(json);
      if (fields != null) {
        begin(blocks.size(), fields);
      }
    }
    json.endArray();
  }

  @Override
  public boolean isDone() {
    return done;
  }

  @Override
  public @Nullable Flaw flaw() {
    if (!done) {
      return Flaw.CUT;
    }
    if (!hasMessage) {
      return new Flaw("answered without a message", true);
    }
    boolean cut = finish().kind() == FinishReason.Kind.LENGTH;
    return !cut && blocks.stream().anyMatch(ReplyBlock::isNameless)
        ? new Flaw("sent a tool call without a name", false)
        : null;
  }

  @Override
  public FinishReason finish() {
    FinishReason.Kind kind =
        switch (stop) {
          case "", "end_turn", "stop_sequence" ->
              reply.hasCalls() ? FinishReason.Kind.TOOL_CALLS : FinishReason.Kind.STOP;
          case "tool_use" -> FinishReason.Kind.TOOL_CALLS;
          case "max_tokens", "model_context_window_exceeded" -> FinishReason.Kind.LENGTH;
          case "refusal" -> FinishReason.Kind.REFUSAL;
          case "pause_turn" -> FinishReason.Kind.PAUSED;
          default -> FinishReason.Kind.OTHER;
        };
    return new FinishReason(kind, stop);
  }

  @Override
  public @Nullable String turn() throws IOException {
    if (!explained && blocks.stream().allMatch(ReplyBlock::isPlain)) {
      return null;
    }
    StringBuilder turn = new StringBuilder("[");
    for (ReplyBlock block : blocks) {
      if (!block.isRefused()) {
        turn.append(turn.length() == 1 ? "" : ",").append(block.json());
      }
    }
    return turn.append(']').toString();
  }

  private static JsonReader reader(String json) {
    return JsonReader.of(new Buffer().writeUtf8(json));
  }
}
