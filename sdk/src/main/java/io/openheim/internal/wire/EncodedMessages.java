package io.openheim.internal.wire;

import io.openheim.message.Message;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what messages look like on the wire for as long as the messages live, so that each is
 * encoded once however long its conversation becomes. Thread-safe.
 */
public final class EncodedMessages {
  private final Map<Object, ByteString> kept = new ConcurrentHashMap<>();
  private final ReferenceQueue<Message> gone = new ReferenceQueue<>();

  /** The bytes of a message: those that were kept, else those that {@code encoder} makes. */
  public ByteString of(Message message, Function<Message, ByteString> encoder) {
    ByteString bytes = kept.get(new Wanted(message));
    if (bytes == null) {
      forget();
      bytes = encoder.apply(message);
      kept.put(new Key(message, gone), bytes);
    }
    return bytes;
  }

  private void forget() {
    for (Reference<?> key = gone.poll(); key != null; key = gone.poll()) {
      kept.remove(key);
    }
  }

  /** How many are kept. */
  int size() {
    forget();
    return kept.size();
  }

  /** Equal to what is about the same message, not to what is about an equal one. */
  private static final class Key extends WeakReference<Message> {
    private final int hash;

    Key(Message message, ReferenceQueue<Message> queue) {
      super(message, queue);
      this.hash = System.identityHashCode(message);
    }

    @Override
    public boolean equals(@Nullable Object other) {
      if (this == other) {
        return true;
      }
      return other instanceof Key key && get() != null && key.refersTo(get());
    }

    @Override
    public int hashCode() {
      return hash;
    }
  }

  /** Looks for a key without making one. */
  private record Wanted(Message message) {
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Key key && key.refersTo(message);
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(message);
    }
  }
}
