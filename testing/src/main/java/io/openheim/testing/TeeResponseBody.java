package io.openheim.testing;

import io.openheim.testing.TapedExchange.End;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.MediaType;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.BufferedSource;
import okio.ForwardingSource;
import okio.Okio;
import okio.Timeout;
import org.jspecify.annotations.Nullable;

/** A response's body that is copied while the caller reads it; nothing is read ahead. */
final class TeeResponseBody extends ResponseBody {
  /** As long as OkHttp itself waits for the rest of a body that is closed. */
  private static final long LAST_WAIT = TimeUnit.MILLISECONDS.toNanos(100);

  private static final long PIECE = 8_192;

  private final ResponseBody body;
  private final BufferedSource source;

  TeeResponseBody(ResponseBody body, Take take, Call call, Runnable whenEnded) {
    this.body = body;
    this.source = Okio.buffer(new Tee(body.source(), take, call, whenEnded));
  }

  @Override
  public @Nullable MediaType contentType() {
    return body.contentType();
  }

  @Override
  public long contentLength() {
    return body.contentLength();
  }

  @Override
  public BufferedSource source() {
    return source;
  }

  private static final class Tee extends ForwardingSource {
    private final Take take;
    private final Call call;
    private final Runnable whenEnded;
    private boolean closing;

    Tee(BufferedSource body, Take take, Call call, Runnable whenEnded) {
      super(body);
      this.take = take;
      this.call = call;
      this.whenEnded = whenEnded;
    }

    @Override
    public long read(Buffer sink, long byteCount) throws IOException {
      try {
        long read = super.read(sink, byteCount);
        if (read == -1) {
          end(End.WHOLE);
        } else {
          take.came(sink, sink.size() - read, read);
        }
        return read;
      } catch (IOException e) {
        end(closing || call.isCanceled() ? End.CLOSED : End.BROKEN);
        throw e;
      }
    }

    @Override
    public void close() throws IOException {
      closing = true;
      try {
        if (!take.ended() && !call.isCanceled()) {
          readToTheEnd();
        }
      } finally {
        end(End.CLOSED);
        super.close();
      }
    }

    /** A reader that stops at the last event has not seen the end, which is there all the same. */
    private void readToTheEnd() {
      Timeout timeout = timeout();
      long before = timeout.hasDeadline() ? timeout.deadlineNanoTime() : 0;
      boolean had = timeout.hasDeadline();
      long until = System.nanoTime() + LAST_WAIT;
      timeout.deadlineNanoTime(had ? Math.min(before, until) : until);
      Buffer rest = new Buffer();
      try {
        while (System.nanoTime() < until && read(rest, PIECE) != -1) {
          rest.clear();
        }
      } catch (IOException e) {
        // It takes longer, so it was closed early.
      } finally {
        if (had) {
          timeout.deadlineNanoTime(before);
        } else {
          timeout.clearDeadline();
        }
      }
    }

    private void end(End end) {
      if (take.end(end)) {
        whenEnded.run();
      }
    }
  }
}
