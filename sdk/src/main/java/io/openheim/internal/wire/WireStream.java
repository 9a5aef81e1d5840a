package io.openheim.internal.wire;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import io.openheim.error.CancelledException;
import io.openheim.error.OpenheimException;
import io.openheim.internal.http.Exchange;
import io.openheim.internal.http.SseReader;
import io.openheim.internal.http.TooLongException;
import io.openheim.internal.json.Json;
import io.openheim.llm.LlmChunk;
import io.openheim.llm.LlmReply;
import io.openheim.llm.LlmStream;
import java.io.IOException;
import okio.Buffer;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** A reply that is read from server-sent events, or from one JSON body. */
final class WireStream implements LlmStream {
  private static final ByteString DONE = ByteString.encodeUtf8("[DONE]");
  private static final int NEAR = 100;

  private final Exchange exchange;
  private final WireErrors errors;
  private final Origin origin;
  private final ReplyBuilder reply;
  private final ReplyReader reader;
  private final SseReader events;
  private final Beginning frame = new Beginning();
  private boolean begun;
  private boolean ended;
  private @Nullable LlmReply whole;
  private @Nullable OpenheimException broken;

  WireStream(
      Exchange exchange, WireErrors errors, Origin origin, ReplyBuilder reply, ReplyReader reader) {
    this.exchange = exchange;
    this.errors = errors;
    this.origin = origin;
    this.reply = reply;
    this.reader = reader;
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
        readOn();
      } catch (TooMuchException e) {
        fail(answer("sent " + e.getMessage(), false));
      }
    }
  }

  private void readOn() {
    try {
      read();
    } catch (IOException e) {
      breakOff(e);
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
      finish();
    } else if (data.size() > 0) {
      event(data);
    }
  }

  /** Without the blank line at its end an event counts only if it is visibly complete. */
  private static boolean isWhole(Buffer data) {
    return data.rangeEquals(0, DONE) || Json.isWhole(data.clone(), JsonReader.Token.BEGIN_OBJECT);
  }

  private void event(Buffer data) throws IOException {
    if ("error".equals(events.event())) {
      // An event that is called so is an error, however it says what.
      reply.error(ErrorPayload.of(data.readUtf8()));
    }
    if (!failed() && parsed(data, false) && !failed() && reader.isDone()) {
      finish();
    }
  }

  /** Whether the reader could read it; what is of no known kind it passes over. */
  private boolean parsed(Buffer data, boolean isBody) throws IOException {
    frame.keep(data);
    try {
      if (isBody) {
        reader.body(data);
      } else {
        reader.event(events.event(), data);
      }
    } catch (TooLongException e) {
      throw e;
    } catch (IOException | JsonDataException e) {
      fail(answer("sent a frame that cannot be read, near: " + errors.start(frame, NEAR), false));
      return false;
    }
    return true;
  }

  private boolean failed() {
    ErrorPayload error = reply.error();
    if (error != null) {
      fail(errors.inBand(error, exchange.requestId(), reply.partial()));
    }
    return error != null;
  }

  private void body(BodyKind kind) throws IOException {
    if (kind == BodyKind.JSON) {
      Buffer json = BodyKind.read(exchange);
      Buffer kept = json.clone();
      if (parsed(json, true) && !failed()) {
        ReplyReader.Flaw flaw = reader.flaw();
        if (flaw == null) {
          finish();
        } else {
          fail(answer(flaw.problem() + ": " + errors.start(kept, 1000), flaw.retryable()));
        }
      }
      return;
    }
    String text = exchange.text(WireErrors.BODY_LIMIT);
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

  /** Nothing more comes: what there is is a reply, or not. */
  private void finish() throws IOException {
    ReplyReader.Flaw flaw = reader.flaw();
    if (flaw != null) {
      fail(answer(flaw.problem(), flaw.retryable()));
      return;
    }
    whole = reply.reply(reader.finish(), reader.turn(), origin);
    ended = true;
    exchange.done();
  }

  private void breakOff(IOException e) {
    if (e instanceof TooLongException) {
      fail(answer("sent " + e.getMessage(), false));
      return;
    }
    OpenheimException failure = exchange.failure(e, reply.partial());
    if (failure instanceof CancelledException || !isWholeAlready()) {
      fail(failure);
    } else {
      exchange.close();
    }
  }

  /** The model may have said that it was done; then only the end of the formalities is missing. */
  private boolean isWholeAlready() {
    try {
      if (reader.flaw() == null) {
        whole = reply.reply(reader.finish(), reader.turn(), origin);
        ended = true;
        return true;
      }
      return false;
    } catch (IOException e) {
      return false;
    }
  }

  private OpenheimException answer(String problem, boolean retryable) {
    return errors.answer(problem, retryable, exchange.requestId(), reply.partial());
  }

  private void fail(OpenheimException failure) {
    ended = true;
    broken = failure;
    exchange.close();
  }
}
