package io.openheim.internal.http;

import java.io.IOException;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.Buffer;
import okio.BufferedSink;

/** A JSON body that can be written once, which keeps OkHttp from sending a request again. */
final class OneShotBody extends RequestBody {
  private static final MediaType JSON = MediaType.get("application/json");

  private final Buffer bytes;
  private final long size;

  OneShotBody(Buffer bytes) {
    this.bytes = bytes;
    this.size = bytes.size();
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
    sink.write(bytes, bytes.size());
  }
}
