package io.openheim.openai;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.openheim.llm.LlmChunk;
import io.openheim.llm.LlmRequest;
import io.openheim.llm.LlmStream;
import io.openheim.message.Message;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.Okio;
import okio.Source;
import okio.Timeout;
import org.junit.jupiter.api.Test;

/** What it costs to pull one delta of text through the client, from its bytes to its chunk. */
class StreamAllocationTest {
  private static final int WARM = 8;
  private static final int ROUNDS = 12;
  private static final int SHORT = 500;
  private static final int LONG = 4_500;

  /** As OpenAI writes a frame; the text of it is 6 characters. */
  private static final String DELTA =
      "data:"
          + " {\"id\":\"chatcmpl-D1d2k3uQ9v8w7x6y5z4A3b2C1d0E\",\"object\":\"chat.completion.chunk\","
          + "\"created\":1769000000,\"model\":\"gpt-5.1-2025-11-13\",\"service_tier\":\"default\",\"system_fingerprint\":null,\"choices\":[{\"index\":0,\"delta\":{\"content\":\""
          + " hello\"},\"logprobs\":null,\"finish_reason\":null}],\"usage\":null,\"obfuscation\":\"a1b2c3\"}\n\n";

  private static final String END =
      "data: {\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n"
          + "data: [DONE]\n\n";

  /** It was 590 when this was written, 500 of it the JSON reader, which reads one document. */
  private static final long MOST = 700;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  @Test
  void textDelta_staysWithinItsBytes() {
    byte[] shorter = body(SHORT);
    byte[] longer = body(LONG);
    for (int i = 0; i < WARM; i++) {
      pull(longer, LONG);
    }
    long least = Long.MAX_VALUE;
    for (int i = 0; i < ROUNDS; i++) {
      least = Math.min(least, (pull(longer, LONG) - pull(shorter, SHORT)) / (LONG - SHORT));
    }
    assertThat(least).isBetween(1L, MOST);
  }

  private static byte[] body(int deltas) {
    return (DELTA.repeat(deltas) + END).getBytes(StandardCharsets.UTF_8);
  }

  /** The bytes that are allocated while a reply is pulled. */
  private static long pull(byte[] body, int deltas) {
    OkHttpClient http =
        new OkHttpClient.Builder()
            .addInterceptor(
                chain ->
                    new Response.Builder()
                        .request(chain.request())
                        .protocol(Protocol.HTTP_1_1)
                        .code(200)
                        .message("OK")
                        .body(
                            ResponseBody.create(
                                Okio.buffer(new Bytes(body)),
                                MediaType.get("text/event-stream"),
                                body.length))
                        .build())
            .build();
    OpenAiChatClient client =
        OpenAiChatClient.builder()
            .httpClient(http)
            .baseUrl("http://localhost/v1")
            .model("m")
            .build();
    int seen = 0;
    try (LlmStream stream = client.stream(new LlmRequest(List.of(Message.user("Hi")), List.of()))) {
      long before = THREADS.getCurrentThreadAllocatedBytes();
      for (LlmChunk chunk = stream.next(); chunk != null; chunk = stream.next()) {
        seen++;
      }
      long used = THREADS.getCurrentThreadAllocatedBytes() - before;
      assertThat(seen).isEqualTo(deltas);
      assertThat(stream.reply().message().text()).hasSize(deltas * 6);
      return used;
    }
  }

  /** A network that allocates nothing, and gives a kilobyte or so at a time. */
  private static final class Bytes implements Source {
    private static final int PIECE = 1_400;

    private final byte[] bytes;
    private int at;

    Bytes(byte[] bytes) {
      this.bytes = bytes;
    }

    @Override
    public long read(Buffer sink, long most) {
      int count = (int) Math.min(Math.min(most, PIECE), bytes.length - at);
      if (count == 0) {
        return -1;
      }
      sink.write(bytes, at, count);
      at += count;
      return count;
    }

    @Override
    public Timeout timeout() {
      return Timeout.NONE;
    }

    @Override
    public void close() {}
  }
}
