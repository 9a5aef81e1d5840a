package io.openheim.anthropic;

import io.openheim.anthropic.Piece.Mark;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import okio.BufferedSink;

/** One message on the wire, which may hold several neighbours of ours. */
final class WireTurn {
  /** Who speaks on the wire. */
  enum Speaker {
    USER("{\"role\":\"user\",\"content\":["),
    ASSISTANT("{\"role\":\"assistant\",\"content\":["),
    SYSTEM("{\"role\":\"system\",\"content\":[");

    private final String start;

    Speaker(String start) {
      this.start = start;
    }
  }

  final Speaker speaker;

  /** Results come first, whatever is said between them. */
  final List<Piece> results = new ArrayList<>();

  List<Piece> said = new ArrayList<>();

  /** Whether tools that the provider runs may have been called or answered in it. */
  boolean hasServerTools;

  WireTurn(Speaker speaker) {
    this.speaker = speaker;
  }

  boolean isEmpty() {
    return results.isEmpty() && said.isEmpty();
  }

  List<Piece> pieces() {
    List<Piece> all = new ArrayList<>(results);
    all.addAll(said);
    return all;
  }

  void writeTo(BufferedSink sink) throws IOException {
    sink.writeUtf8(speaker.start);
    boolean first = true;
    for (Piece piece : pieces()) {
      if (!first) {
        sink.writeByte(',');
      }
      first = false;
      piece.writeTo(sink);
    }
    sink.writeUtf8("]}");
  }

  /** What a cache point asks for. */
  static Mark mark(boolean oneHour) {
    return oneHour ? Mark.ONE_HOUR : Mark.FIVE_MINUTES;
  }
}
