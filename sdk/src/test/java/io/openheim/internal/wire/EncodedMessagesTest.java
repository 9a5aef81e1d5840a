package io.openheim.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.openheim.message.Message;
import java.util.ArrayList;
import java.util.List;
import okio.ByteString;
import org.junit.jupiter.api.Test;

class EncodedMessagesTest {
  private final EncodedMessages messages = new EncodedMessages();
  private final List<Message> encoded = new ArrayList<>();

  @Test
  void aMessage_isEncodedOnce() {
    Message message = Message.user("Hi");

    ByteString first = bytes(message);

    assertThat(bytes(message)).isSameAs(first);
    assertThat(encoded).hasSize(1);
    assertThat(messages.size()).isEqualTo(1);
  }

  @Test
  void anEqualMessage_isAnotherOne() {
    Message one = Message.user("Hi");
    Message other = Message.user("Hi");

    bytes(one);
    bytes(other);

    assertThat(encoded).hasSize(2);
    assertThat(messages.size()).isEqualTo(2);
  }

  @Test
  void whatNobodyHasAnyMore_isForgotten() {
    for (int i = 0; i < 1000; i++) {
      messages.of(Message.user("number " + i), message -> ByteString.EMPTY);
    }
    for (int i = 0; i < 100 && messages.size() > 0; i++) {
      System.gc();
    }

    assertThat(messages.size()).isLessThan(1000);
  }

  private ByteString bytes(Message message) {
    return messages.of(
        message,
        wanted -> {
          encoded.add(wanted);
          return ByteString.encodeUtf8(wanted.text());
        });
  }
}
