package io.openheim.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import okio.Buffer;
import okio.Okio;
import okio.Source;
import okio.Timeout;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Any events, with any line ends, cut anywhere by the network, are read as the same events. */
class SsePropertyTest {
  private static final int CASES = 5_000;

  private static final String[] WORDS = {
    "", " ", "a", ": b", "é", "€ uro", "😀😀", "[DONE]", "{\"a\":\"ß\"}", "data: x", "\uFEFF", "\0"
  };

  /** What a stream may be made of, so that accidents of all kinds happen. */
  private static final String[] PIECES = {
    "data",
    "data:",
    "data: ",
    "event",
    "event: ",
    "id: ",
    ":",
    " ",
    "x",
    "é",
    "€",
    "😀",
    "\uFEFF",
    "\n",
    "\n",
    "\r",
    "\r",
    "\r\n",
    "\n\n",
    "\r\r",
    "\r\n\r\n",
    "\0",
    "dat",
    "datas:"
  };

  private record Event(String name, String data) {}

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void w152_anyEvents_areReadWhateverTheirLineEndsAndCuts(long seed) throws IOException {
    Random random = new Random(seed);
    for (int i = 0; i < CASES; i++) {
      List<Event> events = new ArrayList<>();
      String stream = write(random, events);

      assertThat(read(stream, random)).as(shown(stream)).isEqualTo(events);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {4, 5, 6})
  void w152_anyText_isReadAsTheStandardSays(long seed) throws IOException {
    Random random = new Random(seed);
    for (int i = 0; i < CASES; i++) {
      StringBuilder stream = new StringBuilder();
      for (int n = random.nextInt(40); n > 0; n--) {
        stream.append(PIECES[random.nextInt(PIECES.length)]);
      }
      String text = stream.toString();

      assertThat(read(text, random)).as(shown(text)).isEqualTo(model(text));
    }
  }

  @Test
  void w152_generator_makesBothKindsOfStreams() {
    Random random = new Random(7);
    int without = 0;
    int many = 0;
    for (int i = 0; i < CASES; i++) {
      List<Event> events = new ArrayList<>();
      write(random, events);
      without += events.isEmpty() ? 1 : 0;
      many += events.size() > 2 ? 1 : 0;
    }

    assertThat(without).isBetween(100, 2_000);
    assertThat(many).isGreaterThan(1_000);
  }

  private static String write(Random random, List<Event> events) {
    StringBuilder out = new StringBuilder(random.nextInt(4) == 0 ? "\uFEFF" : "");
    for (int n = random.nextInt(6); n > 0; n--) {
      String name = "";
      List<String> data = new ArrayList<>();
      for (int line = random.nextInt(6); line > 0; line--) {
        switch (random.nextInt(6)) {
          case 0 -> line(out, random, ":" + word(random));
          case 1 -> line(out, random, (random.nextBoolean() ? "id: " : "other") + word(random));
          case 2 -> {
            name = word(random);
            line(out, random, "event: " + name);
          }
          default -> {
            data.add(word(random));
            line(out, random, "data: " + data.get(data.size() - 1));
          }
        }
      }
      line(out, random, "");
      if (!data.isEmpty()) {
        events.add(new Event(name, String.join("\n", data)));
      }
    }
    return out.toString();
  }

  private static String word(Random random) {
    return WORDS[random.nextInt(WORDS.length)];
  }

  private static void line(StringBuilder out, Random random, String line) {
    String end = new String[] {"\n", "\r", "\r\n"}[random.nextInt(3)];
    boolean afterCr = out.length() > 0 && out.charAt(out.length() - 1) == '\r';
    // An LF straight after a CR would be the second half of its line end.
    out.append(line).append(line.isEmpty() && afterCr && end.equals("\n") ? "\r" : end);
  }

  /** The standard, word by word, over the whole text at once; and our one departure at its end. */
  private static List<Event> model(String stream) {
    String text = stream.startsWith("\uFEFF") ? stream.substring(1) : stream;
    List<Event> events = new ArrayList<>();
    StringBuilder data = new StringBuilder();
    String name = "";
    for (String line : text.split("\r\n|\n|\r", -1)) {
      int colon = line.indexOf(':');
      String field = colon < 0 ? line : line.substring(0, colon);
      String value = colon < 0 ? "" : line.substring(colon + 1);
      value = value.startsWith(" ") ? value.substring(1) : value;
      if (line.isEmpty()) {
        dispatch(events, name, data);
        name = "";
      } else if (field.equals("data")) {
        data.append(value).append('\n');
      } else if (field.equals("event")) {
        name = value;
      }
    }
    dispatch(events, name, data);
    return events;
  }

  private static void dispatch(List<Event> events, String name, StringBuilder data) {
    if (data.length() > 0) {
      events.add(new Event(name, data.substring(0, data.length() - 1)));
      data.setLength(0);
    }
  }

  private static List<Event> read(String stream, Random random) throws IOException {
    Buffer bytes = new Buffer().write(stream.getBytes(StandardCharsets.UTF_8));
    SseReader reader = new SseReader(Okio.buffer(new RandomPieces(bytes, random)));
    List<Event> events = new ArrayList<>();
    for (Buffer data = reader.next(); data != null; data = reader.next()) {
      events.add(new Event(reader.event(), data.readUtf8()));
    }
    return events;
  }

  private static String shown(String stream) {
    return stream.replace("\r", "\\r").replace("\n", "\\n");
  }

  private record RandomPieces(Buffer bytes, Random random) implements Source {
    @Override
    public long read(Buffer sink, long byteCount) {
      return bytes.read(sink, Math.min(byteCount, 1 + random.nextInt(1 + random.nextInt(30))));
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
}
