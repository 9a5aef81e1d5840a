package io.openheim.testing;

import java.io.IOException;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.Buffer;
import okio.BufferedSink;
import okio.ForwardingSink;
import okio.Okio;
import org.jspecify.annotations.Nullable;

/** A request's body that is copied while it is sent. */
final class TeeRequestBody extends RequestBody {
  private final RequestBody body;
  private final Take take;

  TeeRequestBody(RequestBody body, Take take) {
    this.body = body;
    this.take = take;
  }

  @Override
  public @Nullable MediaType contentType() {
    return body.contentType();
  }

  @Override
  public long contentLength() throws IOException {
    return body.contentLength();
  }

  @Override
  public boolean isOneShot() {
    return body.isOneShot();
  }

  @Override
  public boolean isDuplex() {
    return body.isDuplex();
  }

  @Override
  public void writeTo(BufferedSink sink) throws IOException {
    take.sending();
    BufferedSink tee =
        Okio.buffer(
            new ForwardingSink(sink) {
              @Override
              public void write(Buffer source, long byteCount) throws IOException {
                take.sent(source, byteCount);
                super.write(source, byteCount);
              }
            });
    body.writeTo(tee);
    tee.emit();
  }
}
