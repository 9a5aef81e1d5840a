package io.openheim.internal.http;

import java.io.IOException;
import okio.Buffer;
import okio.BufferedSource;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * Reads the data of server-sent events, as the standard has it: lines end in LF, CR or CRLF, a
 * blank line ends an event, several data lines are joined with LF; of all other fields only the
 * name of the event is kept.
 */
public final class SseReader {
  /**
   * The most data of one event together with the line that is read, in bytes. As much as a JSON
   * body may be, since one event may hold all of an answer: an image of some MiB in base64, or what
   * OpenAI's responses repeat in their last event.
   */
  static final long LIMIT = 32 * 1024 * 1024;

  /** From here on Okio shares memory with the body, which then cannot be used again by anybody. */
  private static final long SHARED_FROM = 1024;

  /** From here on most memory is handed over as it is, which costs least. */
  private static final long MOVED_FROM = 64 * 1024;

  private static final int PIECE = 8192;

  private static final ByteString LINE_ENDS = ByteString.encodeUtf8("\n\r");
  private static final ByteString DATA = ByteString.encodeUtf8("data");
  private static final ByteString EVENT = ByteString.encodeUtf8("event");
  private static final ByteString BOM = ByteString.decodeHex("efbbbf");

  private final BufferedSource source;
  private final Buffer buffer;
  private final Buffer data = new Buffer();
  private final EventNames names = new EventNames();
  private byte @Nullable [] piece;
  private String event = "";
  private boolean started;
  private boolean lineFeedMayFollow;
  private boolean unfinished;

  /** Reads from {@code source}, which the caller closes. */
  public SseReader(BufferedSource source) {
    this.source = source;
    this.buffer = source.getBuffer();
  }

  /**
   * Waits for the next event that has data.
   *
   * @return its data, to be read before the next call; null at the end of the body
   * @throws TooLongException if a line, the data of an event, or that of all is over its limit
   */
  public @Nullable Buffer next() throws IOException {
    data.clear();
    event = "";
    boolean any = false;
    for (long end = lineEnd(); end >= 0; end = lineEnd()) {
      if (end == 0 && !unfinished) {
        endLine();
        if (any) {
          return data;
        }
        event = "";
      } else {
        any |= field(end, any);
        endLine();
      }
    }
    return any ? data : null;
  }

  /** The name of the last event; "" if it had none. */
  public String event() {
    return event;
  }

  /** Whether the last event was cut by the end of the body instead of ended by a blank line. */
  public boolean unfinished() {
    return unfinished;
  }

  /** Where the line at the head of the buffer ends, -1 if there is no line any more. */
  private long lineEnd() throws IOException {
    begin();
    long seen = 0;
    while (true) {
      long end = buffer.indexOfElement(LINE_ENDS, seen);
      if (end >= 0) {
        return limited(end);
      }
      seen = limited(buffer.size());
      if (!source.request(seen + 1)) {
        unfinished = true;
        return seen == 0 ? -1 : seen;
      }
    }
  }

  private void begin() throws IOException {
    if (lineFeedMayFollow && source.request(1)) {
      lineFeedMayFollow = false;
      if (buffer.getByte(0) == '\n') {
        buffer.skip(1);
      }
    }
    if (!started && source.request(1)) {
      started = true;
      if (buffer.getByte(0) == BOM.getByte(0) && source.rangeEquals(0, BOM)) {
        buffer.skip(BOM.size());
      }
    }
  }

  /** Takes the line off the buffer; whether it is data. */
  private boolean field(long length, boolean joins) throws IOException {
    if (isField(EVENT, length)) {
      event = names.take(buffer, length - skipName(EVENT, length));
      return false;
    }
    if (!isField(DATA, length)) {
      buffer.skip(length);
      return false;
    }
    if (joins) {
      data.writeByte('\n');
    }
    long size = length - skipName(DATA, length);
    if (size < SHARED_FROM || size >= MOVED_FROM) {
      data.write(buffer, size);
    } else {
      copy(size);
    }
    return true;
  }

  private void copy(long size) throws IOException {
    if (piece == null) {
      piece = new byte[PIECE];
    }
    for (long left = size; left > 0; ) {
      int read = buffer.read(piece, 0, (int) Math.min(left, PIECE));
      data.write(piece, 0, read);
      left -= read;
    }
  }

  private boolean isField(ByteString name, long length) {
    return length >= name.size()
        && buffer.rangeEquals(0, name)
        && (length == name.size() || buffer.getByte(name.size()) == ':');
  }

  /** Takes a field's name off the buffer; how long it was with its colon and space. */
  private long skipName(ByteString name, long length) throws IOException {
    long value = Math.min(length, name.size() + 1);
    if (value < length && buffer.getByte(value) == ' ') {
      value++;
    }
    buffer.skip(value);
    return value;
  }

  private void endLine() throws IOException {
    if (!unfinished) {
      // A CR may be half a CRLF whose LF is still under way: not worth waiting for it.
      lineFeedMayFollow = buffer.readByte() == '\r';
    }
  }

  private long limited(long line) throws TooLongException {
    if (data.size() + event.length() + line > LIMIT) {
      throw new TooLongException("a line or an event longer than 32 MiB");
    }
    return line;
  }
}
