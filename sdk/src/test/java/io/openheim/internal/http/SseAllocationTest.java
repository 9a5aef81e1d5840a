package io.openheim.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import okio.Buffer;
import okio.Okio;
import okio.Source;
import okio.Timeout;
import org.junit.jupiter.api.Test;

/** What reading one event allocates, beyond the bytes that pass through. */
class SseAllocationTest {
  private static final int BATCHES = 20;
  private static final int EVENTS = 2_000;

  /** Less than the smallest object. It was 64 for a name and 3335 for the long data once. */
  private static final long MOST = 8;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private static final String CHAT =
      "data:"
          + " {\"id\":\"chatcmpl-1\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\"m\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\""
          + " word\"},\"finish_reason\":null}]}\n\n";
  private static final String NAMED =
      "event: content_block_delta\ndata: {\"type\":\"content_block_delta\",\"index\":0,"
          + "\"delta\":{\"type\":\"text_delta\",\"text\":\" word\"}}\n\n";
  private static final String LONG = "data: " + "x".repeat(3_000) + "\r\n\r\n";

  @Test
  void eventOfAChat_staysWithinItsBytes() throws IOException {
    assertThat(bytes(CHAT, "")).isLessThanOrEqualTo(MOST);
  }

  @Test
  void eventWithAName_staysWithinItsBytes() throws IOException {
    assertThat(bytes(NAMED, "content_block_delta")).isLessThanOrEqualTo(MOST);
  }

  @Test
  void namesThatAlternate_stayWithinTheirBytes() throws IOException {
    String two = NAMED + ": ping\n\n" + NAMED.replace("event: content", "event: message");

    assertThat(bytes(two, null)).isLessThanOrEqualTo(MOST);
  }

  @Test
  void longData_staysWithinItsBytes() throws IOException {
    assertThat(bytes(LONG, "")).isLessThanOrEqualTo(MOST);
  }

  /** What an event allocates when many were read: the least of many batches. */
  private static long bytes(String event, String name) throws IOException {
    SseReader reader = new SseReader(Okio.buffer(new Repeated(event)));
    long least = Long.MAX_VALUE;
    for (int batch = 0; batch < BATCHES; batch++) {
      long before = THREADS.getCurrentThreadAllocatedBytes();
      for (int i = 0; i < EVENTS; i++) {
        Buffer data = reader.next();
        if (data == null || (name != null && !name.equals(reader.event()))) {
          throw new AssertionError(reader.event());
        }
        data.clear();
      }
      least = Math.min(least, (THREADS.getCurrentThreadAllocatedBytes() - before) / EVENTS);
    }
    return least;
  }

  /** One event again and again, in the pieces of a network, without garbage of its own. */
  private static final class Repeated implements Source {
    private static final int PIECE = 1_400;

    private final byte[] event;
    private int at;

    Repeated(String event) {
      this.event = event.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public long read(Buffer sink, long byteCount) {
      int most = (int) Math.min(byteCount, PIECE);
      int read = 0;
      while (read < most) {
        int size = Math.min(most - read, event.length - at);
        sink.write(event, at, size);
        at = (at + size) % event.length;
        read += size;
      }
      return read;
    }

    @Override
    public Timeout timeout() {
      return Timeout.NONE;
    }

    @Override
    public void close() {}
  }
}
