package io.openheim.internal.wire;

import io.openheim.llm.LlmRequest;
import java.util.Set;
import okhttp3.Headers;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/** Turns neutral data into one wire format and back. Implementations are thread-safe. */
public interface Codec {
  /**
   * Writes the body of a request. Equal requests give equal bytes, and what stays the same in a
   * conversation comes before the messages.
   *
   * @param request what to ask; its settings fit the model
   * @param repairs what has to be said another way than usual
   */
  Buffer encode(LlmRequest request, Set<Repair> repairs);

  /** What ids of tool calls look like on the wire. */
  CallIds callIds();

  /** Headers that the request needs besides those of the client. */
  default Headers headers(LlmRequest request) {
    return Headers.EMPTY;
  }

  /** Whether a header is a list, to which the client and a request add instead of replacing it. */
  default boolean isList(String header) {
    return false;
  }

  /** Whether the provider keeps the beginning of the conversation, so that it is not sent. */
  default boolean isContinued(LlmRequest request) {
    return false;
  }

  /** Begins to read a reply. */
  ReplyReader reader(LlmRequest request, ReplyBuilder reply);

  /** How to say a request that was refused for {@code error}; null if it is as it should be. */
  default @Nullable Repair repair(int status, ErrorPayload error) {
    return null;
  }
}
