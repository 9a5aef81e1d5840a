package io.openheim.openai;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockResponseBody;
import okio.BufferedSink;

/** A body that sends its start at once, and then nothing, or only pings, until it is let go. */
final class PatientBody implements MockResponseBody {
  private static final int PING_MILLIS = 20;

  private final CountDownLatch released = new CountDownLatch(1);
  private final String start;
  private final String ping;

  private PatientBody(String start, String ping) {
    this.start = start;
    this.ping = ping;
  }

  static PatientBody silent(String start) {
    return new PatientBody(start, "");
  }

  static PatientBody pinging(String start) {
    return new PatientBody(start, ": ping\n\n");
  }

  void release() {
    released.countDown();
  }

  MockResponse response() {
    return new MockResponse.Builder()
        .addHeader("content-type", "text/event-stream")
        .body(this)
        .build();
  }

  @Override
  public long getContentLength() {
    return -1;
  }

  @Override
  public void writeTo(BufferedSink sink) throws IOException {
    sink.writeUtf8(start);
    sink.flush();
    try {
      while (!released.await(PING_MILLIS, TimeUnit.MILLISECONDS)) {
        sink.writeUtf8(ping);
        sink.flush();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
