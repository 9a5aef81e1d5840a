package io.openheim.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.openheim.llm.Feature;
import io.openheim.llm.LlmRequest;
import io.openheim.message.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.Test;

/** A server that does not know {@code stream_options} is asked without them. */
class StreamOptionsTest {
  private static final LlmRequest REQUEST = new LlmRequest(List.of(Message.user("Hi")), List.of());

  @StartStop final MockWebServer server = new MockWebServer();

  @Test
  void w064_streamOptions_areSentOnlyWhereTheyAreTaken_andOnlyForStreams() throws Exception {
    server.enqueue(answer());
    server.enqueue(answer());
    server.enqueue(answer());

    client().build().send(REQUEST);
    client().capabilities(known -> known.without(Feature.STREAM_OPTIONS)).build().send(REQUEST);
    client().streaming(false).build().send(REQUEST);

    assertThat(server.takeRequest().getBody().utf8())
        .contains("\"stream\":true,\"stream_options\":{\"include_usage\":true}");
    assertThat(server.takeRequest().getBody().utf8())
        .contains("\"stream\":true")
        .doesNotContain("stream_options");
    assertThat(server.takeRequest().getBody().utf8())
        .contains("\"stream\":false")
        .doesNotContain("stream_options");
  }

  @Test
  void serverThatRefusesStreamOptions_isAskedWithoutThem_andNeverWithThemAgain() throws Exception {
    MockResponse refusal =
        new MockResponse.Builder().code(400).body("unknown field stream_options").build();
    server.enqueue(refusal);
    server.enqueue(answer());
    server.enqueue(answer());
    OpenAiChatClient client = client().build();

    client.send(REQUEST);
    client.send(REQUEST);

    assertThat(server.takeRequest().getBody().utf8()).contains("stream_options");
    assertThat(server.takeRequest().getBody().utf8()).doesNotContain("stream_options");
    assertThat(server.takeRequest().getBody().utf8()).doesNotContain("stream_options");
    assertThat(server.getRequestCount()).isEqualTo(3);
  }

  @Test
  void serverThatRefusesEverything_isAskedTwiceAtMost() {
    MockResponse refusal =
        new MockResponse.Builder().code(400).body("unknown field stream_options").build();
    server.enqueue(refusal);
    server.enqueue(refusal);

    assertThatThrownBy(() -> client().build().send(REQUEST))
        .hasMessage("openai answered with status 400: unknown field stream_options");
    assertThat(server.getRequestCount()).isEqualTo(2);
  }

  @Test
  void anyOther400_isSentOnce() {
    server.enqueue(new MockResponse.Builder().code(400).body("bad").build());

    assertThatThrownBy(() -> client().build().send(REQUEST))
        .hasMessage("openai answered with status 400: bad");
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void failureWithoutThem_doesNotBringThemBack() {
    OpenAiChatClient client = client().build();
    List<Boolean> withThem = new ArrayList<>();
    AtomicBoolean first = new AtomicBoolean(true);
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest sent) {
            boolean with = sent.getBody().utf8().contains("stream_options");
            withThem.add(with);
            if (with) {
              return refusal();
            }
            if (first.getAndSet(false)) {
              // Meanwhile another caller finds out the same.
              client.send(REQUEST);
              return new MockResponse.Builder().code(500).build();
            }
            return answer();
          }
        });

    assertThat(catchThrowable(() -> client.send(REQUEST)))
        .hasMessage("openai answered with status 500: (no explanation)");
    client.send(REQUEST);

    assertThat(withThem).containsExactly(true, false, true, false, false);
  }

  private static MockResponse refusal() {
    return new MockResponse.Builder().code(400).body("unknown field stream_options").build();
  }

  private static MockResponse answer() {
    return new MockResponse.Builder()
        .body("{\"choices\":[{\"message\":{\"content\":\"Hi\"},\"finish_reason\":\"stop\"}]}")
        .build();
  }

  private OpenAiChatClient.Builder client() {
    return OpenAiChatClient.builder().baseUrl(server.url("/v1").toString()).model("m");
  }
}
