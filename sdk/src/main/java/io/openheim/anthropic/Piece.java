package io.openheim.anthropic;

import java.io.IOException;
import okio.BufferedSink;
import okio.ByteString;

/** One or several neighbouring blocks as they are sent; its end may be marked for the cache. */
final class Piece {
  /** How long the provider is asked to keep what ends at a mark. */
  enum Mark {
    NONE(""),
    FIVE_MINUTES(",\"cache_control\":{\"type\":\"ephemeral\"}}"),
    ONE_HOUR(",\"cache_control\":{\"type\":\"ephemeral\",\"ttl\":\"1h\"}}");

    private final String end;

    Mark(String end) {
      this.end = end;
    }
  }

  private final ByteString blocks;
  private final boolean markable;
  private Mark mark = Mark.NONE;

  /**
   * Blocks, parted by commas.
   *
   * @param markable whether the last one may be marked: thoughts may not
   */
  Piece(ByteString blocks, boolean markable) {
    this.blocks = blocks;
    this.markable = markable;
  }

  ByteString blocks() {
    return blocks;
  }

  boolean isMarkable() {
    return markable;
  }

  Mark mark() {
    return mark;
  }

  boolean isMarked() {
    return mark != Mark.NONE;
  }

  void mark(Mark wanted) {
    mark = wanted;
  }

  /** The same place without some of its blocks. */
  Piece with(ByteString fewer) {
    if (fewer.equals(blocks)) {
      return this;
    }
    return new Piece(fewer, false);
  }

  /** Without white space at the end, which is refused where the model is to go on. */
  Piece trimmed() {
    ByteString trimmed = TurnBlock.trimmed(blocks);
    Piece piece = new Piece(trimmed, markable);
    piece.mark = mark;
    return piece;
  }

  void writeTo(BufferedSink sink) throws IOException {
    if (isMarked()) {
      // The mark is one more field of the last block, before the brace that ends it.
      sink.write(blocks, 0, blocks.size() - 1);
      sink.writeUtf8(mark.end);
    } else {
      sink.write(blocks);
    }
  }
}
