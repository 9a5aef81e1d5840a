package io.openheim.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.squareup.moshi.JsonReader;
import com.sun.management.ThreadMXBean;
import io.openheim.message.ToolCall;
import io.openheim.message.ToolResult;
import io.openheim.tool.ToolOutcome;
import io.openheim.tool.Toolbox;
import io.openheim.tool.Toolboxes;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Constructor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import okio.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What a call of a generated toolbox allocates, also beside a reader written by hand. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AllocationTest {
  private static final int BATCHES = 20;
  private static final int CALLS = 1_000;

  private static final long MOST_FOR_NOTHING = 1_250;
  private static final long MOST_FOR_NUMBERS = 1_350;
  private static final long MOST_FOR_ORDER = 1_850;

  /** Beyond what it takes to read the same JSON with the same reader. */
  private static final long MOST_OVER_FLOOR = 650;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private static final String SOURCE =
      """
      import io.openheim.tool.Tool;
      import java.util.List;

      class Shop {
        record Line(String sku, int count) {}

        record Order(String customer, List<Line> lines) {}

        @Tool("Takes nothing")
        int nothing() {
          return 42;
        }

        @Tool("Adds")
        int add(int a, int b) {
          return a + b;
        }

        @Tool("Orders")
        int order(Order order) {
          return order.lines().size();
        }
      }
      """;

  private static final String NUMBERS = "{\"a\":2,\"b\":40}";
  private static final String ORDER =
      "{\"order\":{\"customer\":\"Ada\",\"lines\":[{\"sku\":\"pen\",\"count\":2},"
          + "{\"sku\":\"ink\",\"count\":1},{\"sku\":\"pad\",\"count\":3}]}}";

  private static final JsonReader.Options SUM = JsonReader.Options.of("a", "b");
  private static final JsonReader.Options ARGUMENTS = JsonReader.Options.of("order");
  private static final JsonReader.Options OF_ORDER = JsonReader.Options.of("customer", "lines");
  private static final JsonReader.Options OF_LINE = JsonReader.Options.of("sku", "count");

  private final Toolbox shop = shop();

  private static Toolbox shop() {
    try {
      Class<?> type = Classes.load(Sources.compile(Sources.source("Shop", SOURCE)), "Shop");
      Constructor<?> constructor = type.getDeclaredConstructor();
      constructor.setAccessible(true);
      return Toolboxes.of(constructor.newInstance());
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void callWithoutArgumentsStaysWithinItsBytes() {
    long floor = bytes(() -> byHand("{}", AllocationTest::nothing));

    assertThat(bytes("nothing", "{}", "42"))
        .isLessThan(MOST_FOR_NOTHING)
        .isLessThan(floor + MOST_OVER_FLOOR);
  }

  @Test
  void callWithTwoNumbersStaysWithinItsBytes() {
    long floor = bytes(() -> byHand(NUMBERS, AllocationTest::add));

    assertThat(bytes("add", NUMBERS, "42"))
        .isLessThan(MOST_FOR_NUMBERS)
        .isLessThan(floor + MOST_OVER_FLOOR);
  }

  @Test
  void callWithRecordsInAListStaysWithinItsBytes() {
    long floor = bytes(() -> byHand(ORDER, AllocationTest::order));

    assertThat(bytes("order", ORDER, "3"))
        .isLessThan(MOST_FOR_ORDER)
        .isLessThan(floor + MOST_OVER_FLOOR);
  }

  private long bytes(String tool, String arguments, String result) {
    ToolCall call = new ToolCall("1", tool, arguments);
    assertThat(shop.call(call)).isEqualTo(new ToolOutcome(ToolResult.of(call, result), null));
    return bytes(() -> shop.call(call));
  }

  /** What a call allocates when it has been called often: the least of many batches. */
  private static long bytes(Supplier<?> call) {
    long least = Long.MAX_VALUE;
    for (int batch = 0; batch < BATCHES; batch++) {
      long before = THREADS.getCurrentThreadAllocatedBytes();
      for (int i = 0; i < CALLS; i++) {
        call.get();
      }
      least = Math.min(least, (THREADS.getCurrentThreadAllocatedBytes() - before) / CALLS);
    }
    return least;
  }

  private record Line(String sku, int count) {}

  private record Order(String customer, List<Line> lines) {}

  private interface Reading {
    int read(JsonReader reader) throws IOException;
  }

  private static ToolOutcome byHand(String json, Reading reading) {
    try {
      int result = reading.read(JsonReader.of(new Buffer().writeUtf8(json)));
      return new ToolOutcome(new ToolResult("1", "by hand", "" + result, false), null);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static int nothing(JsonReader reader) throws IOException {
    reader.beginObject();
    reader.endObject();
    return 42;
  }

  private static int add(JsonReader reader) throws IOException {
    int sum = 0;
    reader.beginObject();
    while (reader.hasNext()) {
      reader.selectName(SUM);
      sum += reader.nextInt();
    }
    reader.endObject();
    return sum;
  }

  private static int order(JsonReader reader) throws IOException {
    Order order = null;
    reader.beginObject();
    while (reader.hasNext()) {
      reader.selectName(ARGUMENTS);
      String customer = null;
      List<Line> lines = new ArrayList<>();
      reader.beginObject();
      while (reader.hasNext()) {
        if (reader.selectName(OF_ORDER) == 0) {
          customer = reader.nextString();
          continue;
        }
        reader.beginArray();
        while (reader.hasNext()) {
          lines.add(line(reader));
        }
        reader.endArray();
      }
      reader.endObject();
      order = new Order(customer, List.copyOf(lines));
    }
    reader.endObject();
    return order.lines().size();
  }

  private static Line line(JsonReader reader) throws IOException {
    String sku = null;
    int count = 0;
    reader.beginObject();
    while (reader.hasNext()) {
      if (reader.selectName(OF_LINE) == 0) {
        sku = reader.nextString();
      } else {
        count = reader.nextInt();
      }
    }
    reader.endObject();
    return new Line(sku, count);
  }
}
