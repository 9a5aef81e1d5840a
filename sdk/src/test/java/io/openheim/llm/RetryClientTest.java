package io.openheim.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.openheim.error.CancelledException;
import io.openheim.error.LlmAnswerException;
import io.openheim.error.LlmException;
import io.openheim.error.LlmException.Evidence;
import io.openheim.error.LlmStatusException;
import io.openheim.message.Message;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RetryClientTest {
  private static final LlmRequest REQUEST = new LlmRequest(List.of(Message.user("Hi")), List.of());
  private static final Object[] HELLO = {new LlmChunk.Text("Hel"), new LlmChunk.Text("lo")};

  private final FakeTime time = new FakeTime();

  @Test
  void successAtOnce_waitsForNothing() {
    ScriptedModel model = new ScriptedModel((Object) HELLO);

    assertThat(client(model).send(REQUEST).message().text()).isEqualTo("Hello");
    assertThat(text(client(model).stream(REQUEST))).isEqualTo("Hello");

    assertThat(model.requests).isEqualTo(2);
    assertThat(time.slept).isEmpty();
  }

  @Test
  void notRetryable_failsAtOnce() {
    ScriptedModel model = new ScriptedModel(status(400, null));

    LlmException failure =
        catchThrowableOfType(LlmException.class, () -> client(model).send(REQUEST));

    assertThat(failure.getMessage()).isEqualTo("answered 400");
    assertThat(failure.attempts()).isEqualTo(1);
    assertThat(model.requests).isEqualTo(1);
  }

  @Test
  void successAfterTwoFailures_waitsOneAndTwoSeconds() {
    ScriptedModel model = new ScriptedModel(status(429, null), status(429, null), HELLO);

    assertThat(client(model).send(REQUEST).message().text()).isEqualTo("Hello");

    assertThat(model.requests).isEqualTo(3);
    assertThat(time.slept).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2));
  }

  @Test
  void failureForEver_isTriedFourTimes() {
    ScriptedModel model = new ScriptedModel(status(503, null));
    time.random = 1;

    LlmException failure =
        catchThrowableOfType(LlmException.class, () -> client(model).stream(REQUEST));

    assertThat(failure).isInstanceOf(LlmStatusException.class);
    assertThat(failure.getMessage()).isEqualTo("answered 503 (after 4 attempts)");
    assertThat(failure.attempts()).isEqualTo(4);
    assertThat(model.requests).isEqualTo(4);
    assertThat(time.slept)
        .containsExactly(Duration.ofMillis(750), Duration.ofMillis(1500), Duration.ofSeconds(3));
  }

  @Test
  void policyWithoutRetries_triesOnce() {
    ScriptedModel model = new ScriptedModel(status(503, null));

    assertThatThrownBy(() -> RetryClient.wrap(model, RetryPolicy.none()).send(REQUEST))
        .hasMessage("answered 503");
  }

  @Test
  void hint_isFollowed() {
    ScriptedModel model =
        new ScriptedModel(status(429, Duration.ZERO), status(429, Duration.ofSeconds(60)), HELLO);

    client(model).send(REQUEST);

    assertThat(time.slept).containsExactly(Duration.ZERO, Duration.ofSeconds(60));
  }

  @Test
  void hintBeyondTheCap_failsAtOnceAndSaysSo() {
    ScriptedModel model = new ScriptedModel(status(429, Duration.ofMillis(60_001)), HELLO);

    assertThatThrownBy(() -> client(model).send(REQUEST))
        .isInstanceOf(LlmStatusException.class)
        .hasMessage(
            "answered 429; not retried, because the provider asks to wait 60001 ms, the limit is"
                + " 60 s");
    assertThat(time.slept).isEmpty();
  }

  @Test
  void hintBeyondTheDeadline_failsAtOnceAndSaysSo() {
    ScriptedModel model = new ScriptedModel(status(503, null), status(429, Duration.ofSeconds(30)));
    RetryPolicy policy = RetryPolicy.standard().deadline(Duration.ofSeconds(30));

    assertThatThrownBy(() -> new RetryClient(model, policy, time).send(REQUEST))
        .hasMessage(
            "answered 429; not retried, because after a wait of 30 s the deadline of 30 s would be"
                + " over (after 2 attempts)");
    assertThat(time.slept).containsExactly(Duration.ofSeconds(1));
  }

  @Test
  void slowTries_countForTheDeadline() {
    LlmClient slow =
        request -> {
          time.pass(Duration.ofMinutes(20));
          throw status(503, null);
        };

    assertThatThrownBy(() -> client(slow).send(REQUEST))
        .hasMessage(
            "answered 503; not retried, because after a wait of 2 s the deadline of 30 min would be"
                + " over (after 2 attempts)");
  }

  @Test
  void brokenStream_isRepeatedBySend() {
    ScriptedModel model = new ScriptedModel(broken("Hel"), HELLO);

    assertThat(client(model).send(REQUEST).message().text()).isEqualTo("Hello");
    assertThat(model.requests).isEqualTo(2);
    assertThat(model.closed).isEqualTo(2);
  }

  @Test
  void streamThatBreaksBeforeItsFirstChunk_isRepeated() {
    ScriptedModel model = new ScriptedModel(broken(), HELLO);

    assertThat(text(client(model).stream(REQUEST))).isEqualTo("Hello");
    assertThat(model.requests).isEqualTo(2);
    assertThat(model.closed).isEqualTo(2);
  }

  @Test
  void streamThatBreaksAfterItsFirstChunk_isNotRepeated() {
    ScriptedModel model = new ScriptedModel(status(503, null), broken("Hel"), HELLO);
    LlmStream stream = client(model).stream(REQUEST);

    assertThat(stream.next()).isEqualTo(new LlmChunk.Text("Hel"));
    assertThatThrownBy(stream::next).hasMessage("broke off (after 2 attempts)");
    assertThat(model.requests).isEqualTo(2);
  }

  @Test
  void firstChunk_isInTheReplyToo() {
    ScriptedModel model = new ScriptedModel((Object) new Object[0]);

    assertThat(client(model).stream(REQUEST).next()).isNull();
    assertThat(client(model).stream(REQUEST).reply().message().text()).isEmpty();
  }

  @Test
  void interruptionWhileWaiting_endsItAndKeepsTheFlag() {
    ScriptedModel model = new ScriptedModel(status(503, null));
    Thread.currentThread().interrupt();

    CancelledException cancelled =
        catchThrowableOfType(CancelledException.class, () -> client(model).send(REQUEST));

    assertThat(Thread.interrupted()).isTrue();
    assertThat(cancelled.getMessage()).isEqualTo("interrupted while waiting to try again");
    assertThat(cancelled.getCause()).hasMessage("answered 503");
    assertThat(model.requests).isEqualTo(1);
  }

  @Test
  void otherExceptions_passThrough() {
    ScriptedModel model = new ScriptedModel(new IllegalStateException("bug"));

    assertThatThrownBy(() -> client(model).send(REQUEST)).isInstanceOf(IllegalStateException.class);
    assertThat(model.requests).isEqualTo(1);
  }

  @Test
  void wrappingTwice_makesOneLayer() {
    ScriptedModel model = new ScriptedModel(status(503, null));
    RetryClient once = RetryClient.wrap(model);
    RetryPolicy policy = RetryPolicy.standard().retries(1);

    assertThat(RetryClient.wrap(once)).isSameAs(once);
    assertThat(RetryClient.wrap(once, policy)).hasToString("RetryClient[scripted, " + policy + "]");
  }

  private RetryClient client(LlmClient model) {
    return new RetryClient(model, RetryPolicy.standard(), time);
  }

  private static String text(LlmStream stream) {
    StringBuilder text = new StringBuilder();
    try (stream) {
      for (LlmChunk chunk = stream.next(); chunk != null; chunk = stream.next()) {
        text.append(((LlmChunk.Text) chunk).text());
      }
    }
    return text.toString();
  }

  private static LlmStatusException status(int status, Duration hint) {
    return new LlmStatusException(
        "answered " + status,
        new Evidence("test", status, null, status >= 429, hint, null),
        LlmStatusException.Kind.OTHER,
        "",
        "",
        "");
  }

  private static Object[] broken(String... before) {
    Object[] steps = new Object[before.length + 1];
    for (int i = 0; i < before.length; i++) {
      steps[i] = new LlmChunk.Text(before[i]);
    }
    steps[before.length] =
        new LlmAnswerException(
            "broke off", new Evidence("test", 200, null, true, null, null), null);
    return steps;
  }
}
