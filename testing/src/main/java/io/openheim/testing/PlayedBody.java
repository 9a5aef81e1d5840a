package io.openheim.testing;

import java.io.EOFException;
import java.io.IOException;
import okhttp3.Call;
import okhttp3.MediaType;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.BufferedSource;
import okio.ByteString;
import okio.Okio;
import okio.Source;
import okio.Timeout;
import org.jspecify.annotations.Nullable;

/** A recorded body, which arrives in small pieces. */
final class PlayedBody extends ResponseBody {
  /** A prime, so that pieces end inside of lines, characters and line breaks sooner or later. */
  private static final long PIECE = 7;

  private final @Nullable MediaType type;
  private final long size;
  private final BufferedSource source;

  /** What a body does at its end, and when it is closed. */
  interface Ending {
    /** Reads beyond what was recorded, if it was cut. */
    AssertionError beyond();

    void closed();
  }

  PlayedBody(TapedExchange.Answered response, Call call, Ending ending) {
    String type = response.headers().get("content-type");
    ByteString bytes = bytes(response.body());
    this.type = type == null ? null : MediaType.parse(type);
    this.size = response.end() == TapedExchange.End.WHOLE ? bytes.size() : -1;
    this.source = Okio.buffer(new Played(new Buffer().write(bytes), response.end(), call, ending));
  }

  private static ByteString bytes(TapedBody body) {
    if (body instanceof TapedBody.Text text) {
      return ByteString.encodeUtf8(text.text());
    }
    if (body instanceof TapedBody.Json json) {
      // Nobody records an answer so, but it is pleasant to write by hand.
      return ByteString.encodeUtf8(PrettyJson.write(json.tree()));
    }
    return body instanceof TapedBody.Bytes some ? some.bytes() : ByteString.EMPTY;
  }

  @Override
  public @Nullable MediaType contentType() {
    return type;
  }

  @Override
  public long contentLength() {
    return size;
  }

  @Override
  public BufferedSource source() {
    return source;
  }

  private static final class Played implements Source {
    private final Buffer left;
    private final TapedExchange.End end;
    private final Call call;
    private final Ending ending;
    private boolean closed;

    Played(Buffer left, TapedExchange.End end, Call call, Ending ending) {
      this.left = left;
      this.end = end;
      this.call = call;
      this.ending = ending;
    }

    @Override
    public long read(Buffer sink, long byteCount) throws IOException {
      if (call.isCanceled()) {
        throw new IOException("Canceled");
      }
      if (!left.exhausted() || byteCount == 0) {
        return left.read(sink, Math.min(byteCount, PIECE));
      }
      return switch (end) {
        case WHOLE -> -1;
        case BROKEN -> throw new EOFException("the connection broke here when it was recorded");
        case CLOSED -> throw ending.beyond();
      };
    }

    @Override
    public Timeout timeout() {
      return Timeout.NONE;
    }

    @Override
    public void close() {
      if (!closed) {
        closed = true;
        ending.closed();
      }
    }
  }
}
