package io.openheim.internal.http;

import java.io.IOException;
import okio.Buffer;
import okio.BufferedSource;
import okio.ForwardingSource;

/** A body that tells its {@link OpenCall} whenever somebody is blocked in reading it. */
final class WatchedSource extends ForwardingSource {
  private final OpenCall call;

  WatchedSource(BufferedSource body, OpenCall call) {
    super(body);
    this.call = call;
  }

  @Override
  public long read(Buffer sink, long byteCount) throws IOException {
    call.enter();
    try {
      return super.read(sink, byteCount);
    } finally {
      call.exit();
    }
  }
}
