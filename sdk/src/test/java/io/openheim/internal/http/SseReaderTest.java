package io.openheim.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import okio.Buffer;
import okio.BufferedSource;
import okio.ForwardingSource;
import okio.Okio;
import okio.Source;
import okio.Timeout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SseReaderTest {
  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r", "\r\n"})
  void w152_everyLineEnd_isUnderstoodHoweverTheStreamIsCut(String end) throws IOException {
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
        "event: a\n"
            + "data: 1\n\n"
            + "data: 2\n\n"
            + "event:b\n"
            + "event:c\n"
            + "data: 3\n\n"
            + "event: d\n\n"
            + "event\n"
            + "data: 4\n\n"
            + "events: e\n"
            + "data: 5\n\n";
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
  void w152_characterSplitAtAnyByte_isIntact() throws IOException {
    String stream = "\uFEFFevent: é\ndata: ä€😀\r\n:ü\r\ndata:😀é€\r\n\r\ndata: €";
    byte[] bytes = stream.getBytes(StandardCharsets.UTF_8);

    for (int cut = 0; cut <= bytes.length; cut++) {
      SseReader reader = new SseReader(Okio.buffer(new Cut(bytes, cut)));

      assertThat(text(reader.next())).as("cut at %s", cut).isEqualTo("ä€😀\n😀é€");
      assertThat(reader.event()).isEqualTo("é");
      assertThat(text(reader.next())).as("cut at %s", cut).isEqualTo("€");
      assertThat(reader.next()).isNull();
    }
    assertThat(events("data: ä€😀\n\n", 1)).containsExactly("ä€😀");
  }

  @Test
  void examplesOfTheStandard_areReadAsItSays() throws IOException {
    assertThat(events("data: YHOO\ndata: +2\ndata: 10\n\n", 3)).containsExactly("YHOO\n+2\n10");
    assertThat(
            events(
                ": test stream\n\ndata: first event\nid: 1\n\ndata:second event\nid\n\n"
                    + "data:  third event\n",
                3))
        .containsExactly("first event", "second event", " third event");
    assertThat(events("data\n\ndata\ndata\n\ndata:", 3)).containsExactly("", "\n", "");
    assertThat(events("data:test\n\ndata: test\n\n", 3)).containsExactly("test", "test");
  }

  @Test
  void w153_blockWithoutData_isNotGivenOut() throws IOException {
    String stream =
        "event: ping\n\nid: 1\n\nevent: ping\nid: 2\nretry: 3\n\n:\n\n\n\n\ndata: 1\n\n"
            + "event: end\n\nevent: end";
    SseReader reader = new SseReader(source(stream, 3));

    assertThat(text(reader.next())).isEqualTo("1");
    assertThat(reader.event()).isEmpty();
    assertThat(reader.next()).isNull();
    assertThat(events("event: ping", 3)).isEmpty();
    assertThat(events("", 3)).isEmpty();
    assertThat(events("\r", 3)).isEmpty();
  }

  @Test
  void fieldsWithOddValues_areKeptApart() throws IOException {
    assertThat(events("id: a\0b\ndata: \0\nid:\nretry\n: data: x\n:data\n\n", 3))
        .containsExactly("\0");
    assertThat(events("data: a: b\ndata::\ndata: :\ndata: \t \n\n", 3))
        .containsExactly("a: b\n:\n:\n\t ");
  }

  @Test
  void names_mayBeManyAndLong() throws IOException {
    StringBuilder stream = new StringBuilder();
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      String name = (i % 3 == 0 ? "n".repeat(i) : "name") + i % 100;
      expected.add(name);
      stream.append("event: ").append(name).append("\ndata: ").append(i).append("\n\n");
    }
    SseReader reader = new SseReader(source(stream.toString(), 100));

    for (String name : expected) {
      assertThat(reader.next()).isNotNull();
      assertThat(reader.event()).isEqualTo(name);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1023, 1024, 8191, 8192, 8193, 65_535, 65_536, 200_000})
  void dataOfAnyLength_isWhole(int length) throws IOException {
    String data = "0123456789abcdef-".repeat(length / 17 + 1).substring(0, length);

    assertThat(events("data: " + data + "\ndata: " + data + "\n\ndata: x\n\n", 1400))
        .containsExactly(data + "\n" + data, "x");
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
  void w152_lastEventWithoutBlankLine_isMarked() throws IOException {
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
    Buffer data = new SseReader(Okio.buffer(filled("data:", SseReader.LIMIT - 5))).next();

    assertThat(data).isNotNull();
    assertThat(data.size()).isEqualTo(SseReader.LIMIT - 5);
    data.clear();
    SseReader tooLong = new SseReader(Okio.buffer(filled("data:", SseReader.LIMIT - 4)));
    assertThatThrownBy(tooLong::next)
        .isInstanceOf(TooLongException.class)
        .hasMessage("a line or an event longer than 32 MiB");
  }

  @Test
  void eventOfManyLines_isLimitedToo() {
    byte[] line = ("data:" + "x".repeat(100_000) + "\n").getBytes(StandardCharsets.UTF_8);
    BufferedSource source = Okio.buffer(endless(line));

    assertThatThrownBy(() -> new SseReader(source).next()).isInstanceOf(TooLongException.class);
    assertThat(source.getBuffer().size()).isLessThan(line.length + 8192);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ":", "data:", "event:", "unknown"})
  void endlessLine_isNotKeptInMemory(String start) throws IOException {
    BufferedSource source = Okio.buffer(endless(new byte[8192]));
    source.request(1);
    Buffer before = new Buffer().writeUtf8(start);
    before.write(source.getBuffer(), source.getBuffer().size());
    source.getBuffer().write(before, before.size());

    assertThatThrownBy(() -> new SseReader(source).next()).isInstanceOf(TooLongException.class);
    assertThat(source.getBuffer().size()).isLessThanOrEqualTo(SseReader.LIMIT + 8192);
  }

  @Test
  void nameOfAnEvent_countsToo() {
    long half = SseReader.LIMIT / 2;
    BufferedSource source = Okio.buffer(filled("event:", half));
    SseReader reader = new SseReader(Okio.buffer(new Both(source, filled("data:", half))));

    assertThatThrownBy(reader::next).isInstanceOf(TooLongException.class);
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

  /** A line that begins with {@code start} and goes on with so many letters. */
  private static Source filled(String start, long letters) {
    Buffer line = new Buffer().writeUtf8(start);
    byte[] piece = "x".repeat(8192).getBytes(StandardCharsets.UTF_8);
    for (long left = letters; left > 0; left -= piece.length) {
      line.write(piece, 0, (int) Math.min(left, piece.length));
    }
    return new Pieces(line.writeByte('\n'), 8192);
  }

  private static Source endless(byte[] piece) {
    return new Pieces(new Buffer(), 8192) {
      @Override
      public long read(Buffer sink, long byteCount) {
        sink.write(piece);
        return piece.length;
      }
    };
  }

  /** Gives all up to a place, then the rest. */
  private static final class Cut extends Pieces {
    private final int cut;
    private boolean first = true;

    Cut(byte[] bytes, int cut) {
      super(new Buffer().write(bytes), bytes.length);
      this.cut = cut;
    }

    @Override
    public long read(Buffer sink, long byteCount) {
      boolean isFirst = first && cut > 0;
      first = false;
      return super.read(sink, isFirst ? cut : byteCount);
    }
  }

  /** One after the other. */
  private static final class Both extends ForwardingSource {
    private final Source second;

    Both(Source first, Source second) {
      super(first);
      this.second = second;
    }

    @Override
    public long read(Buffer sink, long byteCount) throws IOException {
      long read = super.read(sink, byteCount);
      return read == -1 ? second.read(sink, byteCount) : read;
    }
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
