package io.openheim.error;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openheim.error.LlmException.Evidence;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LlmExceptionTest {
  @Test
  void messageSurvivesJavaSerializationAndTheAccessorsStillAnswer() throws Exception {
    LlmException failure =
        new LlmException("it broke", new Evidence("openai", 503, "r1", true, null, null), null);
    failure.attempted(4);

    LlmException copy = copy(failure);

    assertThat(copy).hasMessage("it broke (after 4 attempts)");
    assertThat(copy.status()).isEmpty();
    assertThat(copy.provider()).isEqualTo("unknown");
  }

  @Test
  void negativeWaitIsRefused() {
    assertThatThrownBy(() -> new Evidence("openai", 503, null, true, Duration.ofSeconds(-1), null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("retryAfter must not be negative; found PT-1S");
  }

  private static LlmException copy(LlmException failure) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(failure);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      return (LlmException) in.readObject();
    }
  }
}
