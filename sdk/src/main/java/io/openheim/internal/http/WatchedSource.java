package io.openheim.internal.http;

import java.io.IOException;
import okio.Buffer;
import okio.ForwardingSource;
import okio.Source;

/** A body that tells its {@link OpenCall} whenever somebody is blocked in reading it. */
final class WatchedSource extends ForwardingSource {
  private final OpenCall call;
  private final Runnable release;

  /**
   * Watches {@code body}.
   *
   * @param release cleans up if the call was closed while somebody was reading
   */
  WatchedSource(Source body, OpenCall call, Runnable release) {
    super(body);
    this.call = call;
    this.release = release;
  }

  @Override
  public long read(Buffer sink, long byteCount) throws IOException {
    call.enter();
    try {
      return super.read(sink, byteCount);
    } finally {
      if (call.exit()) {
        release.run();
      }
    }
  }
}
