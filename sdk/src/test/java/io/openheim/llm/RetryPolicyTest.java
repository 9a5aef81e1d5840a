package io.openheim.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {
  @Test
  void waits_doubleUpToTheCap() {
    assertThat(waits(RetryPolicy.standard(), 0)).containsExactly(1000L, 2000L, 4000L, 8000L, 8000L);
  }

  @Test
  void waits_areShortenedByAQuarterAtMost() {
    assertThat(waits(RetryPolicy.standard(), 1)).containsExactly(750L, 1500L, 3000L, 6000L, 6000L);
  }

  @Test
  void waits_followTheSettings() {
    RetryPolicy policy =
        RetryPolicy.standard()
            .firstWait(Duration.ofMillis(100))
            .maxWait(Duration.ofMillis(250))
            .jitter(1);

    assertThat(waits(policy, 0)).containsExactly(100L, 200L, 250L, 250L, 250L);
    assertThat(waits(policy, 1)).containsExactly(0L, 0L, 0L, 0L, 0L);
    assertThat(waits(policy.firstWait(Duration.ZERO), 0)).containsExactly(0L, 0L, 0L, 0L, 0L);
  }

  @Test
  void none_neverRetries() {
    assertThat(RetryPolicy.none().retries()).isZero();
  }

  @Test
  void nonsense_isRefused() {
    RetryPolicy policy = RetryPolicy.standard();

    assertThatThrownBy(() -> policy.retries(-1)).hasMessage("retries must be 0 or more; found -1");
    assertThatThrownBy(() -> policy.jitter(Double.NaN))
        .hasMessage("jitter must be from 0 to 1; found NaN");
    assertThatThrownBy(() -> policy.deadline(Duration.ofSeconds(-1)))
        .hasMessage("deadline must not be negative; found PT-1S");
  }

  @Test
  void policy_printsItsSettings() {
    assertThat(RetryPolicy.standard())
        .hasToString(
            "RetryPolicy[retries=3, firstWait=PT1S, maxWait=PT8S, jitter=0.25, hintCap=PT1M,"
                + " deadline=PT30M]");
  }

  private static Long[] waits(RetryPolicy policy, double random) {
    return IntStream.rangeClosed(1, 5)
        .mapToObj(retry -> policy.waitBefore(retry, random).toMillis())
        .toArray(Long[]::new);
  }
}
