package io.openheim.internal.http;

import java.io.EOFException;
import okio.Buffer;
import okio.ByteString;

/** Keeps the few names that the events of a stream have, since every event repeats one of them. */
final class EventNames {
  /** More than any wire format has; OpenAI's responses have about fifty. */
  private static final int MOST = 64;

  private static final int LONGEST = 64;

  private final ByteString[] names = new ByteString[MOST];
  private int count;
  private int last;

  /** Takes {@code size} bytes off the buffer, which are a name. */
  String take(Buffer buffer, long size) throws EOFException {
    int found = find(buffer, size);
    if (found >= 0) {
      last = found;
      buffer.skip(size);
      return names[found].utf8();
    }
    if (size > LONGEST || count == MOST) {
      return buffer.readUtf8(size);
    }
    last = count++;
    names[last] = buffer.readByteString(size);
    return names[last].utf8();
  }

  /** From the last one on, as the same name often comes again and again. */
  private int find(Buffer buffer, long size) {
    for (int i = 0; i < count; i++) {
      int at = (last + i) % count;
      if (names[at].size() == size && buffer.rangeEquals(0, names[at])) {
        return at;
      }
    }
    return -1;
  }
}
