package io.openheim.internal.http;

import java.io.IOException;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.Buffer;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/**
 * A JSON body that can be written once, which keeps OkHttp from sending a request again. It tells
 * its {@link OpenCall} how far it is.
 */
final class OneShotBody extends RequestBody {
  private static final MediaType JSON = MediaType.get("application/json");

  private static final long PIECE = 64 * 1024;

  private final Buffer bytes;
  private final long size;
  private @Nullable OpenCall call;

  OneShotBody(Buffer bytes) {
    this.bytes = bytes;
    this.size = bytes.size();
  }

  /** The call that sends this. */
  void sentBy(OpenCall sender) {
    call = sender;
  }

  @Override
  public MediaType contentType() {
    return JSON;
  }

  @Override
  public long contentLength() {
    return size;
  }

  @Override
  public boolean isOneShot() {
    return true;
  }

  @Override
  public void writeTo(BufferedSink sink) throws IOException {
    while (!bytes.exhausted()) {
      sink.write(bytes, Math.min(bytes.size(), PIECE));
      if (call != null) {
        // Whoever takes a long request bit by bit is not silent.
        call.await();
      }
    }
    if (call != null) {
      call.sent();
    }
  }
}
