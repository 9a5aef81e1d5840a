package io.openheim.internal.wire;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import okio.Buffer;

/**
 * Remembers how the frame that is read begins, for the case that it cannot be read. It copies into
 * a place of its own, as bytes that two buffers share cannot be used again: that would cost a whole
 * segment for each frame.
 */
final class Beginning {
  /** More than is shown, so that a secret that reaches beyond what is shown is known as one. */
  private static final int MOST = 8 * 1024;

  private final Buffer.UnsafeCursor cursor = new Buffer.UnsafeCursor();
  private byte[] bytes = new byte[512];
  private int size;
  private boolean cut;

  /** Remembers this frame instead of the one before. */
  void keep(Buffer frame) {
    int wanted = (int) Math.min(frame.size(), MOST);
    cut = frame.size() > wanted;
    size = 0;
    if (wanted > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.min(MOST, Math.max(wanted, bytes.length * 2)));
    }
    frame.readUnsafe(cursor);
    try {
      while (size < wanted && cursor.next() != -1) {
        int part = Math.min(cursor.end - cursor.start, wanted - size);
        System.arraycopy(cursor.data, cursor.start, bytes, size, part);
        size += part;
      }
    } finally {
      cursor.close();
    }
  }

  /** What is remembered. */
  String text() {
    return new String(bytes, 0, size, StandardCharsets.UTF_8);
  }

  /** Whether the frame was longer. */
  boolean isCut() {
    return cut;
  }
}
