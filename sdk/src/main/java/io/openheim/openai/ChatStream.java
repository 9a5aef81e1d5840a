package io.openheim.openai;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import io.openheim.error.CancelledException;
import io.openheim.error.OpenheimException;
import io.openheim.internal.http.Exchange;
import io.openheim.internal.http.SseReader;
import io.openheim.internal.http.TooLongException;
import io.openheim.llm.LlmChunk;
import io.openheim.llm.LlmReply;
import io.openheim.llm.LlmStream;
import io.openheim.message.Message;
import java.io.IOException;
import okio.Buffer;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** A reply that is read from server-sent events, or from one JSON body. */
final class ChatStream implements LlmStream {
  private static final ByteString DONE = ByteString.encodeUtf8("[DONE]");
  private static final int NEAR = 100;

  /** Far beyond what any model says, in characters. */
  private static final long LONGEST = 32L * 1024 * 1024;

  private final Exchange exchange;
  private final ChatErrors errors;
  private final ReplyAssembler reply;
  private final ChatFrameReader frames;
  private final SseReader events;
  private boolean begun;
  private boolean ended;
  private @Nullable String malformed;
  private @Nullable LlmReply whole;
  private @Nullable OpenheimException broken;

  ChatStream(Exchange exchange, ChatErrors errors, ReplyAssembler reply) {
    this.exchange = exchange;
    this.errors = errors;
    this.reply = reply;
    this.frames = new ChatFrameReader(reply);
    this.events = new SseReader(exchange.source());
  }

  @Override
  public @Nullable LlmChunk next() {
    if (!ended) {
      exchange.requireWanted();
      exchange.await();
    }
    while (true) {
      LlmChunk chunk = reply.poll();
      if (chunk != null) {
        return chunk;
      }
      if (ended) {
        return end();
      }
      try {
        read();
      } catch (IOException e) {
        breakOff(e);
      }
    }
  }

  private @Nullable LlmChunk end() {
    if (broken != null) {
      throw broken;
    }
    return null;
  }

  @Override
  public LlmReply reply() {
    while (next() != null) {
      reply.dropChunks();
    }
    if (whole == null) {
      throw new IllegalStateException("a stream without an end");
    }
    return whole;
  }

  @Override
  public void close() {
    exchange.close();
  }

  private void read() throws IOException {
    if (!begun) {
      begun = true;
      BodyKind kind = BodyKind.of(exchange);
      if (kind != BodyKind.EVENTS) {
        body(kind);
        return;
      }
    }
    Buffer data = events.next();
    if (data == null || (events.unfinished() && !isWhole(data))) {
      endOfBody();
    } else if (data.rangeEquals(0, DONE)) {
      done();
    } else if (data.size() > 0) {
      frame(data);
    }
  }

  /** Without the blank line at its end an event counts only if it is visibly complete. */
  private static boolean isWhole(Buffer data) {
    return data.rangeEquals(0, DONE) || Json.isWhole(data.clone(), JsonReader.Token.BEGIN_OBJECT);
  }

  private void frame(Buffer data) throws IOException {
    boolean isError = "error".equals(events.event());
    String words = isError ? data.clone().readUtf8() : "";
    parse(data);
    if (reply.size() > LONGEST) {
      throw new TooLongException("a reply of more than 32 Mi characters");
    }
    ErrorPayload error = frames.error();
    if (error == null && isError) {
      error = ErrorPayload.of(words);
    }
    if (error != null) {
      fail(errors.inBand(error, exchange.requestId(), partial()));
    }
  }

  /** A frame that does not parse breaks the reply, but what comes after it is still read. */
  private void parse(Buffer data) {
    try {
      frames.read(data);
    } catch (IOException | JsonDataException e) {
      if (malformed == null) {
        malformed = errors.start(data, NEAR);
      }
    }
  }

  private void body(BodyKind kind) throws IOException {
    if (kind == BodyKind.JSON) {
      Buffer json = BodyKind.read(exchange);
      Buffer whole = json.clone();
      frame(json);
      if (!ended && malformed == null && !frames.hasChoices()) {
        fail(answer("answered without a choice: " + errors.start(whole, 1000), true));
      } else if (!ended) {
        finish();
      }
      return;
    }
    String text = exchange.text(ChatErrors.BODY_LIMIT);
    fail(
        text.isBlank()
            ? answer("answered with an empty body", true)
            : answer(
                "answered with something that is no reply; check the base URL "
                    + errors.baseUrl()
                    + "; it says: "
                    + errors.shown(text),
                false));
  }

  private void done() {
    if (frames.hasChoices() || malformed != null) {
      finish();
    } else {
      fail(answer("answered without a choice", true));
    }
  }

  private void endOfBody() {
    if (reply.isFinished() || malformed != null) {
      finish();
    } else {
      fail(answer("ended its answer in the middle", true));
    }
  }

  private void finish() {
    if (malformed != null) {
      String where = malformed.isEmpty() ? "cut at its end" : "near: " + malformed;
      fail(answer("sent a frame that is no JSON, " + where, false));
    } else if (reply.isAborted()) {
      fail(answer("gave up its answer with the finish reason '" + reply.finish() + "'", true));
    } else if (reply.calls().hasNameless() && !reply.isCut()) {
      fail(answer("sent a tool call without a name", false));
    } else {
      ended = true;
      whole = reply.reply();
      exchange.done();
    }
  }

  private void breakOff(IOException e) {
    if (e instanceof TooLongException) {
      fail(answer("sent " + e.getMessage(), false));
      return;
    }
    OpenheimException failure = exchange.failure(e, partial());
    if (reply.isFinished() && malformed == null && !(failure instanceof CancelledException)) {
      // The model had said that it was done; only the end of the formalities is missing.
      finish();
      exchange.close();
    } else {
      fail(failure);
    }
  }

  private OpenheimException answer(String problem, boolean retryable) {
    return errors.answer(problem, retryable, exchange.requestId(), partial());
  }

  private void fail(OpenheimException failure) {
    ended = true;
    broken = failure;
    exchange.close();
  }

  private @Nullable Message partial() {
    return reply.partial();
  }
}
