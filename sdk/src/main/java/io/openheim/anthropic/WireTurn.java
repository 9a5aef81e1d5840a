package io.openheim.anthropic;

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

  private final Speaker speaker;
  private final List<Piece> pieces = new ArrayList<>();
  private boolean results;
  private boolean serverTools;

  WireTurn(Speaker speaker) {
    this.speaker = speaker;
  }

  Speaker speaker() {
    return speaker;
  }

  /** What is said, which may be changed. */
  List<Piece> pieces() {
    return pieces;
  }

  void add(Piece piece, boolean isResult, boolean hasServerTools) {
    pieces.add(piece);
    results |= isResult;
    serverTools |= hasServerTools;
  }

  boolean hasResults() {
    return results;
  }

  /** Whether tools that the provider runs may have been called or answered in it. */
  boolean hasServerTools() {
    return serverTools;
  }

  void writeTo(BufferedSink sink) throws IOException {
    sink.writeUtf8(speaker.start);
    for (int i = 0; i < pieces.size(); i++) {
      if (i > 0) {
        sink.writeByte(',');
      }
      pieces.get(i).writeTo(sink);
    }
    sink.writeUtf8("]}");
  }
}
