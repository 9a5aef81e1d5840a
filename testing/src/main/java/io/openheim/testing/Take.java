package io.openheim.testing;

import java.io.IOException;
import okhttp3.Headers;
import okhttp3.Request;
import okhttp3.Response;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/** One exchange while it is recorded. Thread-safe. */
final class Take {
  private final Request request;
  private final Buffer sent = new Buffer();
  private final Buffer came = new Buffer();
  private int status;
  private Headers headers = Headers.of();
  private TapedExchange.@Nullable End end;

  Take(Request request) {
    this.request = request;
  }

  /** The request's body begins, for the second time if OkHttp sends it again. */
  synchronized void sending() {
    sent.clear();
  }

  synchronized void sent(Buffer from, long byteCount) {
    keep(sent, from, 0, byteCount);
  }

  synchronized void answered(Response response) {
    status = response.code();
    headers = response.headers();
  }

  synchronized boolean isAnswered() {
    return status != 0;
  }

  synchronized void came(Buffer from, long offset, long byteCount) {
    keep(came, from, offset, byteCount);
  }

  /** One byte beyond the limit is kept, to tell that there was more. */
  private static void keep(Buffer to, Buffer from, long offset, long byteCount) {
    long room = Taping.LONGEST + 1 - to.size();
    from.copyTo(to, offset, Math.min(room, byteCount));
  }

  /** The end of the response; only the first counts. */
  synchronized boolean end(TapedExchange.End end) {
    if (this.end == null) {
      this.end = end;
      return true;
    }
    return false;
  }

  synchronized boolean ended() {
    return end != null;
  }

  /**
   * What was recorded so far.
   *
   * @throws IOException if it cannot be kept; its message says why
   */
  synchronized TapedExchange taped() throws IOException {
    return new TapedExchange(
        Taping.asked(request, sent),
        Taping.answered(status, headers, came, end == null ? TapedExchange.End.CLOSED : end));
  }
}
