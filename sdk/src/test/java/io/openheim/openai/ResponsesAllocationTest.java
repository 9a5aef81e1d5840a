package io.openheim.openai;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.openheim.internal.wire.CallIds;
import io.openheim.internal.wire.ReplyBuilder;
import io.openheim.llm.LlmRequest;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import okio.Buffer;
import org.junit.jupiter.api.Test;

/** What it costs to read one delta of text. */
class ResponsesAllocationTest {
  private static final int ROUNDS = 20;
  private static final int DELTAS = 2_000;

  /** As OpenAI writes an event. */
  private static final byte[] DELTA =
      """
      {"type":"response.output_text.delta","content_index":0,"delta":" hello",\
      "item_id":"msg_0fabc13af1ee0049006a691dfebdc881a1ae18d027c313d8ce","logprobs":[],\
      "obfuscation":"a1b2c3","output_index":0,"sequence_number":17}\
      """
          .getBytes(StandardCharsets.UTF_8);

  /** It was 1020 when this was written, about 500 of it the JSON reader of one event. */
  private static final long MOST = 1_200;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  @Test
  void textDelta_staysWithinItsBytes() throws IOException {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < ROUNDS; i++) {
      least = Math.min(least, read() / DELTAS);
    }
    assertThat(least).isBetween(1L, MOST);
  }

  private static long read() throws IOException {
    LlmRequest request = new LlmRequest(List.of(), List.of());
    ReplyBuilder reply = new ReplyBuilder("m", new CallIds.Register(request), "");
    ResponsesReader reader = new ResponsesReader(reply, false);
    Buffer data = new Buffer();
    long before = THREADS.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < DELTAS; i++) {
      data.write(DELTA);
      reader.event("response.output_text.delta", data);
    }
    return THREADS.getCurrentThreadAllocatedBytes() - before;
  }
}
