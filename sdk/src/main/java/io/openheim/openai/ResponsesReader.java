package io.openheim.openai;

import com.squareup.moshi.JsonReader;
import io.openheim.internal.wire.ErrorPayload;
import io.openheim.internal.wire.ReplyBuilder;
import io.openheim.internal.wire.ReplyReader;
import io.openheim.message.FinishReason;
import java.io.IOException;
import okio.Buffer;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** Reads a response, whole or event by event. */
final class ResponsesReader implements ReplyReader {
  private static final ByteString DONE = ByteString.encodeUtf8("[DONE]");

  private final ReplyBuilder reply;
  private final ResponsesOutput output;
  private String status = "";
  private String reason = "";
  private boolean ended;
  private boolean done;
  private boolean isBody;
  private boolean hasOutput;

  ResponsesReader(ReplyBuilder reply, boolean stored) {
    this.reply = reply;
    this.output = new ResponsesOutput(reply, stored);
  }

  @Override
  public void event(String name, Buffer data) throws IOException {
    if (data.rangeEquals(0, DONE)) {
      done = true;
      return;
    }
    JsonReader json = JsonReader.of(data);
    ResponsesEvent event = ResponsesEvent.read(json, name);
    requireEnd(json);
    if (event != null) {
      take(event);
    }
  }

  @Override
  public void body(Buffer json) throws IOException {
    isBody = true;
    JsonReader reader = JsonReader.of(json);
    ResponsesSummary response = ResponsesSummary.read(reader);
    requireEnd(reader);
    if (response != null) {
      end(response, response.status());
    }
  }

  private static void requireEnd(JsonReader json) throws IOException {
    if (json.peek() != JsonReader.Token.END_DOCUMENT) {
      throw new IOException("more after the end of the document");
    }
  }

  private void take(ResponsesEvent event) throws IOException {
    switch (event.type()) {
      case "error", "response.error" ->
          reply.error(ErrorPayload.of(event.error() == null ? "no reason" : event.error()));
      case "response.completed", "response.done" -> end(event, "completed");
      case "response.incomplete" -> end(event, "incomplete");
      case "response.failed" -> end(event, "failed");
      case "response.cancelled" -> end(event, "cancelled");
      case "" -> {
        if (event.error() != null) {
          reply.error(ErrorPayload.of(event.error()));
        }
      }
      default -> {
        if (event.response() != null) {
          reply.model(event.response().model());
        }
        output.take(event);
      }
    }
  }

  private void end(ResponsesEvent event, String word) throws IOException {
    ResponsesSummary response = event.response();
    if (response == null) {
      ended = true;
      status = word;
      return;
    }
    // A gateway may forget to change what it said in the beginning.
    boolean says = !response.status().isEmpty() && !isUnfinished(response.status());
    end(response, says ? response.status() : word);
  }

  private void end(ResponsesSummary response, String word) throws IOException {
    ended = true;
    status = word;
    reason = response.reason();
    reply.model(response.model());
    reply.usage(response.usage());
    if (response.output() != null) {
      hasOutput = true;
      output.end(response.output());
    }
    if (response.error() != null) {
      reply.error(ErrorPayload.of(response.error()));
    }
  }

  private static boolean isUnfinished(String status) {
    return status.equals("queued") || status.equals("in_progress");
  }

  @Override
  public boolean isDone() {
    return ended || done;
  }

  @Override
  public @Nullable Flaw flaw() {
    if (!ended) {
      return isBody ? new Flaw("answered without an output", true) : Flaw.CUT;
    }
    if (status.equals("failed") || status.equals("cancelled")) {
      return new Flaw("gave up its answer with the status '" + status + "'", true);
    }
    if (isBody && isUnfinished(status)) {
      return new Flaw("answered before it was done, with the status '" + status + "'", false);
    }
    boolean cut = finish().kind() == FinishReason.Kind.LENGTH;
    if (!hasOutput && output.isEmpty() && !cut) {
      return new Flaw("answered without an output", true);
    }
    return output.hasNameless() && !cut ? new Flaw("sent a tool call without a name", false) : null;
  }

  @Override
  public FinishReason finish() {
    FinishReason.Kind kind =
        switch (status) {
          // One of the words is recorded once, from OpenAI itself.
          case "", "completed", "complete" -> ended();
          case "incomplete" -> incomplete();
          default -> FinishReason.Kind.OTHER;
        };
    return new FinishReason(kind, status);
  }

  private FinishReason.Kind incomplete() {
    return switch (reason) {
      case "max_output_tokens", "max_tokens", "length" -> FinishReason.Kind.LENGTH;
      case "content_filter" -> FinishReason.Kind.REFUSAL;
      default -> FinishReason.Kind.OTHER;
    };
  }

  private FinishReason.Kind ended() {
    if (reply.hasCalls()) {
      return FinishReason.Kind.TOOL_CALLS;
    }
    return reply.hasRefusal() ? FinishReason.Kind.REFUSAL : FinishReason.Kind.STOP;
  }

  @Override
  public @Nullable String turn() throws IOException {
    return output.turn();
  }
}
