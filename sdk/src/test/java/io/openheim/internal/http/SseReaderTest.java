package io.openheim.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import okio.Buffer;
import okio.BufferedSource;
import okio.Okio;
import okio.Source;
import okio.Timeout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SseReaderTest {
  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r", "\r\n"})
  void everyLineEnd_isUnderstoodHoweverTheStreamIsCut(String end) throws IOException {
    String stream =
        "data: one|:comment|event: x||data:two|data:  three|data|id: 7||event: only||retry: 5||"
            .replace("|", end);

    for (int piece = 1; piece <= stream.length(); piece++) {
      assertThat(events(stream, piece)).containsExactly("one", "two\n three\n");
    }
  }

  @Test
  void nameOfAnEvent_isKnownUntilTheNext() throws IOException {
    String stream =
        "event: a\ndata: 1\n\ndata: 2\n\nevent:b\nevent:c\ndata: 3\n\nevent: d\n\nevent\ndata: 4\n\n"
            + "events: e\ndata: 5\n\n";
    SseReader reader = new SseReader(new Buffer().writeUtf8(stream));
    List<String> names = new ArrayList<>();

    while (reader.next() != null) {
      names.add(reader.event());
    }

    assertThat(names).containsExactly("a", "", "c", "", "");
  }

  @Test
  void lineEnds_mayBeMixed() throws IOException {
    assertThat(events("data: 1\r\rdata: 2\n\ndata: 3\r\n\r\ndata: 4\r\n\n", 3))
        .containsExactly("1", "2", "3", "4");
  }

  @Test
  void characterSplitAtEveryByte_isIntact() throws IOException {
    assertThat(events("data: ä€😀\n\n", 1)).containsExactly("ä€😀");
  }

  @Test
  void byteOrderMark_isSkippedAtTheStartOnly() throws IOException {
    assertThat(events("\uFEFFdata: \uFEFFa\n\n", 1)).containsExactly("\uFEFFa");
    assertThat(events("data: a\n\n\uFEFFdata: b\n\n", 1)).containsExactly("a");
  }

  @Test
  void fieldsThatOnlyBeginLikeData_areSkipped() throws IOException {
    assertThat(events("dataset: 1\ndat: 2\n data: 3\nDATA: 4\ndata: 5\n\n", 4))
        .containsExactly("5");
  }

  @Test
  void lastEventWithoutBlankLine_isMarked() throws IOException {
    for (String end : List.of("", "\n", "\r\n")) {
      SseReader reader = new SseReader(source("data: 1\n\ndata: 2" + end, 2));

      assertThat(text(reader.next())).isEqualTo("1");
      assertThat(reader.unfinished()).isFalse();
      assertThat(text(reader.next())).isEqualTo("2");
      assertThat(reader.unfinished()).isTrue();
      assertThat(reader.next()).isNull();
    }
  }

  @Test
  void eventIsDispatched_beforeAnythingMoreArrives() throws IOException {
    String stream = "data: 1\r\n\r";
    SseReader reader = new SseReader(Okio.buffer(new OnlyOnce(stream)));

    assertThat(text(reader.next())).isEqualTo("1");
  }

  @Test
  void lineOfTheLimit_isReadAndOneMoreIsNot() throws IOException {
    String longest = "data:" + "x".repeat((int) SseReader.LIMIT - 5);

    assertThat(events(longest + "\n\n", 8192).get(0)).hasSize((int) SseReader.LIMIT - 5);
    assertThatThrownBy(() -> events(longest + "x\n\n", 8192))
        .isInstanceOf(TooLongException.class)
        .hasMessage("a line or an event longer than 1 MiB");
  }

  @Test
  void eventOfManyLines_isLimitedToo() {
    String line = "data:" + "x".repeat(100_000) + "\n";

    assertThatThrownBy(() -> events(line.repeat(11) + "\n", 8192))
        .isInstanceOf(TooLongException.class);
  }

  @Test
  void endlessLine_isNotKeptInMemory() {
    Source endless =
        new Pieces(new Buffer(), 8192) {
          @Override
          public long read(Buffer sink, long byteCount) {
            sink.write(new byte[8192]);
            return 8192;
          }
        };

    assertThatThrownBy(() -> new SseReader(Okio.buffer(endless)).next())
        .isInstanceOf(TooLongException.class);
  }

  private static List<String> events(String stream, int piece) throws IOException {
    SseReader reader = new SseReader(source(stream, piece));
    List<String> events = new ArrayList<>();
    for (Buffer data = reader.next(); data != null; data = reader.next()) {
      events.add(text(data));
    }
    return events;
  }

  private static String text(Buffer data) {
    return data.readUtf8();
  }

  private static BufferedSource source(String stream, int piece) {
    Buffer bytes = new Buffer().write(stream.getBytes(StandardCharsets.UTF_8));
    return Okio.buffer(new Pieces(bytes, piece));
  }

  /** Gives few bytes at a time, as a network does. */
  private static class Pieces implements Source {
    private final Buffer bytes;
    private final int piece;

    Pieces(Buffer bytes, int piece) {
      this.bytes = bytes;
      this.piece = piece;
    }

    @Override
    public long read(Buffer sink, long byteCount) {
      return bytes.read(sink, Math.min(byteCount, piece));
    }

    @Override
    public Timeout timeout() {
      return Timeout.NONE;
    }

    @Override
    public void close() {
      bytes.clear();
    }
  }

  /** Fails when it is asked for more than there is. */
  private static final class OnlyOnce extends Pieces {
    private boolean empty;

    OnlyOnce(String text) {
      super(new Buffer().writeUtf8(text), 1000);
    }

    @Override
    public long read(Buffer sink, long byteCount) {
      assertThat(empty).isFalse();
      empty = true;
      return super.read(sink, byteCount);
    }
  }
}
