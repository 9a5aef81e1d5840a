package io.openheim.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.openheim.anthropic.AnthropicClient;
import io.openheim.gemini.GeminiClient;
import io.openheim.llm.LlmChunk;
import io.openheim.llm.LlmClient;
import io.openheim.llm.LlmClientBuilder;
import io.openheim.llm.LlmRequest;
import io.openheim.llm.LlmStream;
import io.openheim.message.Message;
import io.openheim.openai.OpenAiChatClient;
import io.openheim.openai.OpenAiResponsesClient;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import okio.Okio;
import okio.Source;
import okio.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What it costs to pull one delta of text through a client, from its bytes to its chunk: 590, 1006,
 * 902 and 1176 bytes when this was written, about 500 of each the JSON reader, which reads one
 * document.
 */
class WireAllocationTest {
  private static final int WARM = 8;
  private static final int ROUNDS = 12;
  private static final int SHORT = 500;
  private static final int LONG = 4_500;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /** Frames as the providers write them; the text of a delta is 6 characters. */
  private enum Format {
    CHAT(
        700,
        http -> set(OpenAiChatClient.builder(), http).build(),
        "",
        """
        data: {"id":"chatcmpl-D1d2k3uQ9v8w7x6y5z4A3b2C1d0E","object":"chat.completion.chunk",\
        "created":1769000000,"model":"gpt-5.1-2025-11-13","service_tier":"default",\
        "system_fingerprint":null,"choices":[{"index":0,"delta":{"content":" hello"},\
        "logprobs":null,"finish_reason":null}],"usage":null,"obfuscation":"a1b2c3"}

        """,
        """
        data: {"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}

        data: [DONE]

        """),
    RESPONSES(
        1_150,
        http -> set(OpenAiResponsesClient.builder(), http).build(),
        """
        event: response.output_item.added
        data: {"type":"response.output_item.added","output_index":0,"item":{"id":"msg_1",\
        "type":"message","status":"in_progress","content":[],"role":"assistant"}}

        """,
        """
        event: response.output_text.delta
        data: {"type":"response.output_text.delta","content_index":0,"delta":" hello",\
        "item_id":"msg_0fabc13af1ee0049006a691dfebdc881a1ae18d027c313d8ce","logprobs":[],\
        "obfuscation":"a1b2c3","output_index":0,"sequence_number":17}

        """,
        """
        event: response.completed
        data: {"type":"response.completed","response":{"status":"completed","output":[]}}

        """),
    ANTHROPIC(
        1_050,
        http -> set(AnthropicClient.builder(), http).build(),
        """
        event: message_start
        data: {"type":"message_start","message":{"model":"m","id":"msg_1","role":"assistant",\
        "content":[],"usage":{"input_tokens":3,"output_tokens":1}}}

        event: content_block_start
        data: {"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}}

        """,
        """
        event: content_block_delta
        data: {"type":"content_block_delta","index":0,"delta":{"type":"text_delta",\
        "text":" hello"}}

        """,
        """
        event: content_block_stop
        data: {"type":"content_block_stop","index":0}

        event: message_delta
        data: {"type":"message_delta","delta":{"stop_reason":"end_turn"},\
        "usage":{"output_tokens":9}}

        event: message_stop
        data: {"type":"message_stop"}

        """),
    GEMINI(
        1_350,
        http -> set(GeminiClient.builder(), http).build(),
        "",
        """
        data: {"candidates": [{"content": {"parts": [{"text": " hello"}],"role": "model"},\
        "index": 0}],"usageMetadata": {"promptTokenCount": 9,"candidatesTokenCount": 4,\
        "totalTokenCount": 13,"promptTokensDetails": [{"modality": "TEXT","tokenCount": 9}]},\
        "modelVersion": "gemini-3-flash-preview","responseId": "pAXIadGxMOyE28oPm"}

        """,
        """
        data: {"candidates": [{"content": {"parts": [{"text": ""}],"role": "model"},\
        "finishReason": "STOP","index": 0}]}

        """);

    private final long most;
    private final Function<OkHttpClient, LlmClient> client;
    private final String start;
    private final String delta;
    private final String end;

    Format(
        long most,
        Function<OkHttpClient, LlmClient> client,
        String start,
        String delta,
        String end) {
      this.most = most;
      this.client = client;
      this.start = start;
      this.delta = delta;
      this.end = end;
    }

    private static <B extends LlmClientBuilder<B>> B set(B builder, OkHttpClient http) {
      return builder.httpClient(http).baseUrl("http://localhost/v1").model("m");
    }

    byte[] body(int deltas) {
      return (start + delta.repeat(deltas) + end).getBytes(StandardCharsets.UTF_8);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aDeltaOfText_staysWithinItsBytes(Format format) {
    for (int i = 0; i < WARM; i++) {
      pull(format, LONG);
    }
    long least = Long.MAX_VALUE;
    for (int i = 0; i < ROUNDS; i++) {
      least = Math.min(least, (pull(format, LONG) - pull(format, SHORT)) / (LONG - SHORT));
    }
    assertThat(least).isBetween(1L, format.most);
  }

  /** The bytes that are allocated while a reply is pulled. */
  private static long pull(Format format, int deltas) {
    LlmClient client = format.client.apply(answering(format.body(deltas)));
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

  /** Answers without a network. */
  private static OkHttpClient answering(byte[] body) {
    return new OkHttpClient.Builder()
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
