package io.openheim.openai;

import com.squareup.moshi.JsonReader;
import io.openheim.internal.json.Json;
import io.openheim.internal.wire.ErrorPayload;
import io.openheim.internal.wire.ReplyBuilder;
import io.openheim.internal.wire.ReplyReader;
import io.openheim.llm.Capabilities;
import io.openheim.llm.ToolChoice;
import io.openheim.message.FinishReason;
import java.io.IOException;
import java.util.regex.Pattern;
import okio.Buffer;
import okio.BufferedSource;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * Reads one frame of a streamed completion, or a whole completion, which differs in little but
 * saying {@code message} for {@code delta}, straight from the tokens of its JSON.
 */
final class ChatReader implements ReplyReader {
  private static final ByteString DONE = ByteString.encodeUtf8("[DONE]");

  private static final JsonReader.Options FRAME =
      JsonReader.Options.of(
          "choices",
          "usage",
          "model",
          "error",
          "object",
          "message",
          "x_groq",
          // Known and passed over; a name that is not known costs a string.
          "id",
          "created",
          "provider",
          "service_tier",
          "system_fingerprint",
          "obfuscation");
  private static final JsonReader.Options CHOICE =
      JsonReader.Options.of(
          "delta",
          "message",
          "finish_reason",
          "usage",
          "index",
          "logprobs",
          "native_finish_reason");

  private static final JsonReader.Options OBJECTS =
      JsonReader.Options.of("error", "chat.completion.chunk");

  private static final Pattern NO_ERROR = Pattern.compile("\\s*|false|\\{\\s*}|\\[\\s*]");

  private final ReplyBuilder reply;
  private final DeltaReader delta;
  private final @Nullable ToolChoice choice;
  private final boolean many;
  private String finish = "";
  private boolean hasChoices;
  private boolean hasModel;
  private boolean done;

  /**
   * Begins a reply.
   *
   * @param model what the model is known for
   * @param choice what it was told about tools, or null
   * @param many whether several choices were asked for, of which the first counts
   */
  ChatReader(ReplyBuilder reply, Capabilities model, @Nullable ToolChoice choice, boolean many) {
    this.reply = reply;
    this.delta = new DeltaReader(reply, model);
    this.choice = choice;
    this.many = many;
  }

  @Override
  public void event(String name, Buffer data) throws IOException {
    if (data.rangeEquals(0, DONE)) {
      done = true;
    } else {
      read(data);
    }
  }

  /** A body in one piece has no end to wait for. */
  @Override
  public void body(Buffer json) throws IOException {
    done = true;
    read(json);
  }

  @Override
  public boolean isDone() {
    return done;
  }

  @Override
  public @Nullable Flaw flaw() {
    delta.end();
    if (!done && finish.isEmpty()) {
      return Flaw.CUT;
    }
    if (!hasChoices) {
      return new Flaw("answered without a choice", true);
    }
    if (isAborted()) {
      return new Flaw("gave up its answer with the finish reason '" + finish + "'", true);
    }
    FinishReason.Kind kind = finish().kind();
    if (delta.calls().hasNameless() && kind != FinishReason.Kind.LENGTH) {
      return new Flaw("sent a tool call without a name", false);
    }
    boolean ended = kind == FinishReason.Kind.STOP || kind == FinishReason.Kind.TOOL_CALLS;
    return ended ? disobedience() : null;
  }

  /** Some servers pass over a tool choice that they do not know, such as one in an object. */
  private @Nullable Flaw disobedience() {
    if (choice == null || !choice.isForced() || reply.answersByTool()) {
      return null;
    }
    boolean any = choice.kind() == ToolChoice.Kind.REQUIRED;
    boolean called =
        reply.calls().stream().anyMatch(call -> any || call.name().equals(choice.name()));
    String tool = any ? "a tool" : "the tool " + choice.name();
    return called ? null : new Flaw("did not call " + tool + ", as the request demanded", true);
  }

  @Override
  public @Nullable String turn() throws IOException {
    return delta.turn();
  }

  /** Whether the provider gave up in the middle, and only says so in its finish reason. */
  private boolean isAborted() {
    return switch (finish) {
      case "error", "abort", "aborted", "insufficient_system_resource" -> true;
      default -> false;
    };
  }

  @Override
  public FinishReason finish() {
    FinishReason.Kind kind =
        switch (finish) {
          case "", "stop", "eos", "end_turn", "stop_sequence" -> ended();
          case "tool_calls", "function_call" -> FinishReason.Kind.TOOL_CALLS;
          case "length", "model_length", "max_tokens", "max_output_tokens" ->
              FinishReason.Kind.LENGTH;
          case "content_filter" -> FinishReason.Kind.REFUSAL;
          default -> FinishReason.Kind.OTHER;
        };
    return new FinishReason(kind, finish);
  }

  /** Not every server says more than that the reply ended. */
  private FinishReason.Kind ended() {
    if (reply.hasCalls()) {
      return FinishReason.Kind.TOOL_CALLS;
    }
    return reply.hasRefusal() ? FinishReason.Kind.REFUSAL : FinishReason.Kind.STOP;
  }

  /** Reads one document, or the first in a list; one that is no object says nothing. */
  private void read(BufferedSource document) throws IOException {
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
    boolean isError = false;
    String message = null;
    while (json.hasNext()) {
      switch (json.selectName(FRAME)) {
        case 0 -> choices(json);
        case 1 -> reply.usage(UsageReader.read(json));
        case 2 -> model(json);
        case 3 -> error(Json.text(json));
        case 4 -> isError = isError(json);
        case 5 -> message = Json.text(json);
        case 6 -> groq(json);
        case 7, 8, 9, 10, 11, 12 -> json.skipValue();
        default -> Json.skipField(json);
      }
    }
    if (isError && reply.error() == null) {
      error(message == null ? "error" : message);
    }
  }

  /** Every frame says it, and they all say the same. */
  private void model(JsonReader json) throws IOException {
    String name = hasModel ? skip(json) : Json.string(json);
    if (name != null && !name.isEmpty()) {
      reply.model(name);
      hasModel = true;
    }
  }

  private static boolean isError(JsonReader json) throws IOException {
    if (json.peek() != JsonReader.Token.STRING) {
      json.skipValue();
      return false;
    }
    int object = json.selectString(OBJECTS);
    if (object < 0) {
      json.skipValue();
    }
    return object == 0;
  }

  private void error(@Nullable String text) {
    if (text != null && !NO_ERROR.matcher(text).matches()) {
      reply.error(ErrorPayload.of(text));
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

  /** Where only one choice was asked for its number may be anything. */
  private void choices(JsonReader json) throws IOException {
    if (!Json.enterArray(json)) {
      return;
    }
    boolean found = false;
    while (json.hasNext()) {
      if (found || (many && !isFirst(json.peekJson()))) {
        json.skipValue();
      } else if (Json.enterObject(json)) {
        found = true;
        hasChoices = true;
        choice(json);
        json.endObject();
      }
    }
    json.endArray();
  }

  private static boolean isFirst(JsonReader choice) throws IOException {
    if (Json.enterObject(choice)) {
      while (choice.hasNext()) {
        if (choice.nextName().equals("index")) {
          return Json.count(choice) <= 0;
        }
        choice.skipValue();
      }
    }
    return true;
  }

  private void choice(JsonReader json) throws IOException {
    String message = null;
    while (json.hasNext()) {
      switch (json.selectName(CHOICE)) {
        case 0 -> delta.read(json);
        case 1 -> message = reply.isEmpty() ? Json.text(json) : skip(json);
        case 2 -> finish(Json.string(json));
        case 3 -> reply.usage(UsageReader.read(json));
        case 4, 5, 6 -> json.skipValue();
        default -> Json.skipField(json);
      }
    }
    // Some servers send both: the delta, and with it all that was said so far.
    if (message != null && reply.isEmpty()) {
      delta.read(JsonReader.of(new Buffer().writeUtf8(message)));
    }
  }

  private void finish(@Nullable String reason) {
    if (reason != null && !reason.isEmpty()) {
      finish = reason;
    }
  }

  private static @Nullable String skip(JsonReader json) throws IOException {
    json.skipValue();
    return null;
  }
}
