package io.openheim.gemini;

import com.squareup.moshi.JsonReader;
import io.openheim.internal.json.Json;
import io.openheim.internal.wire.ErrorPayload;
import io.openheim.internal.wire.ReplyBuilder;
import io.openheim.internal.wire.ReplyReader;
import io.openheim.message.FinishReason;
import java.io.IOException;
import okio.Buffer;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * Reads the chunks of a streamed answer, a list of them, or an answer in one piece, which all look
 * the same, straight from the tokens of their JSON.
 */
final class GeminiReader implements ReplyReader {
  /** Some gateways add it, as other formats end so. */
  private static final ByteString DONE = ByteString.encodeUtf8("[DONE]");

  private static final JsonReader.Options FRAME =
      JsonReader.Options.of(
          "candidates", "usageMetadata", "modelVersion", "promptFeedback", "error");
  private static final JsonReader.Options CANDIDATE =
      JsonReader.Options.of("content", "finishReason", "finishMessage");
  private static final JsonReader.Options FEEDBACK =
      JsonReader.Options.of("blockReason", "blockReasonMessage");

  private final ReplyBuilder reply;
  private final GeminiTurn turn = new GeminiTurn();
  private final CallReader calls;
  private final PartReader parts;
  private final UsageTotals usage = new UsageTotals();
  private String finish = "";
  private String finishMessage = "";
  private String blocked = "";
  private boolean hasCandidate;
  private boolean inOnePiece;

  GeminiReader(ReplyBuilder reply, boolean ids) {
    this.reply = reply;
    this.calls = new CallReader(reply, turn, ids);
    this.parts = new PartReader(reply, turn, calls);
  }

  @Override
  public void event(String name, Buffer data) throws IOException {
    if (!data.rangeEquals(0, DONE)) {
      read(data);
    }
  }

  /** A list of chunks is a stream too, and has to have an end. */
  @Override
  public void body(Buffer json) throws IOException {
    inOnePiece = read(json);
  }

  /** There is no last event: usage may follow the finish reason. */
  @Override
  public boolean isDone() {
    return false;
  }

  @Override
  public @Nullable Flaw flaw() {
    if (!blocked.isEmpty() && finish.isEmpty()) {
      return null;
    }
    if (finish.isEmpty() && !(inOnePiece && hasCandidate)) {
      return inOnePiece ? new Flaw("answered without a candidate", true) : Flaw.CUT;
    }
    if (calls.isOpen()) {
      return new Flaw("ended its answer in the middle of a tool call", true);
    }
    if (calls.hasNameless()) {
      return new Flaw("sent a tool call without a name", false);
    }
    return isMalformed(finish) && !reply.hasCalls()
        ? new Flaw(
            "gave up its answer with the finish reason '"
                + finish
                + "'"
                + (finishMessage.isEmpty() ? "" : ": " + finishMessage),
            true)
        : null;
  }

  /** Whether the model wrote a call that is none; asked again it most often does better. */
  private static boolean isMalformed(String reason) {
    return switch (reason) {
      case "MALFORMED_FUNCTION_CALL",
          "UNEXPECTED_TOOL_CALL",
          "TOO_MANY_TOOL_CALLS",
          "MALFORMED_RESPONSE" ->
          true;
      default -> false;
    };
  }

  @Override
  public FinishReason finish() {
    if (finish.isEmpty() && !blocked.isEmpty()) {
      return new FinishReason(FinishReason.Kind.REFUSAL, blocked);
    }
    FinishReason.Kind kind =
        switch (finish) {
          case "", "STOP" ->
              reply.hasCalls() ? FinishReason.Kind.TOOL_CALLS : FinishReason.Kind.STOP;
          case "MAX_TOKENS" -> FinishReason.Kind.LENGTH;
          default -> isRefusal(finish) ? FinishReason.Kind.REFUSAL : other();
        };
    return new FinishReason(kind, finish);
  }

  /** A call of a tool that was not declared is answered like any other. */
  private FinishReason.Kind other() {
    return isMalformed(finish) ? FinishReason.Kind.TOOL_CALLS : FinishReason.Kind.OTHER;
  }

  private static boolean isRefusal(String reason) {
    return switch (reason) {
      case "SAFETY",
          "RECITATION",
          "BLOCKLIST",
          "PROHIBITED_CONTENT",
          "SPII",
          "MODEL_ARMOR",
          "LANGUAGE",
          "IMAGE_SAFETY",
          "IMAGE_PROHIBITED_CONTENT",
          "IMAGE_RECITATION" ->
          true;
      default -> false;
    };
  }

  @Override
  public @Nullable String turn() throws IOException {
    String json = turn.json();
    return json.isEmpty() ? null : json;
  }

  /** Reads one document, or each of a list; whether it was one. */
  private boolean read(Buffer document) throws IOException {
    JsonReader json = JsonReader.of(document);
    boolean one = json.peek() != JsonReader.Token.BEGIN_ARRAY;
    if (one) {
      object(json);
    } else {
      json.beginArray();
      while (json.hasNext()) {
        object(json);
      }
      json.endArray();
    }
    if (json.peek() != JsonReader.Token.END_DOCUMENT) {
      throw new IOException("more after the end of the document");
    }
    return one;
  }

  private void object(JsonReader json) throws IOException {
    if (!Json.enterObject(json)) {
      return;
    }
    while (json.hasNext()) {
      switch (json.selectName(FRAME)) {
        case 0 -> candidates(json);
        case 1 -> reply.usage(usage.read(json));
        case 2 -> reply.model(Json.string(json));
        case 3 -> feedback(json);
        case 4 -> error(Json.text(json));
        default -> Json.skipField(json);
      }
    }
    json.endObject();
  }

  private void error(@Nullable String text) {
    if (text != null && !text.isBlank() && !text.equals("{}")) {
      reply.error(ErrorPayload.of(text));
    }
  }

  /** Only one candidate is ever asked for. */
  private void candidates(JsonReader json) throws IOException {
    if (!Json.enterArray(json)) {
      return;
    }
    if (json.hasNext() && Json.enterObject(json)) {
      hasCandidate = true;
      candidate(json);
      json.endObject();
    }
    while (json.hasNext()) {
      json.skipValue();
    }
    json.endArray();
  }

  private void candidate(JsonReader json) throws IOException {
    String reason = "";
    while (json.hasNext()) {
      switch (json.selectName(CANDIDATE)) {
        case 0 -> content(json);
        case 1 -> reason = orEmpty(Json.string(json));
        case 2 -> finishMessage = orEmpty(Json.string(json));
        default -> Json.skipField(json);
      }
    }
    if (!reason.isEmpty() && !reason.equals("FINISH_REASON_UNSPECIFIED")) {
      finish = reason;
      if (reason.equals("MAX_TOKENS")) {
        calls.close();
      } else if (isRefusal(reason)) {
        reply.refusal().append(finishMessage);
      }
    }
  }

  private void content(JsonReader json) throws IOException {
    if (!Json.enterObject(json)) {
      return;
    }
    while (json.hasNext()) {
      if (!json.nextName().equals("parts") || json.peek() != JsonReader.Token.BEGIN_ARRAY) {
        json.skipValue();
        continue;
      }
      json.beginArray();
      while (json.hasNext()) {
        parts.read(json);
      }
      json.endArray();
    }
    json.endObject();
  }

  private void feedback(JsonReader json) throws IOException {
    if (!Json.enterObject(json)) {
      return;
    }
    String message = "";
    while (json.hasNext()) {
      switch (json.selectName(FEEDBACK)) {
        case 0 -> blocked = orEmpty(Json.string(json));
        case 1 -> message = orEmpty(Json.string(json));
        default -> Json.skipField(json);
      }
    }
    json.endObject();
    if (!blocked.isEmpty()) {
      reply.refusal().append(message);
    }
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
