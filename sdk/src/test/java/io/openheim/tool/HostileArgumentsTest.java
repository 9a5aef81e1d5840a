package io.openheim.tool;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.openheim.message.ToolCall;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Year;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import shop.Plain;

/** Arguments that were made to hurt cost little, and are answered with few words. */
class HostileArgumentsTest {
  private static final int LARGE = 100_000;
  private static final int MANY = 10_000;
  private static final int LONGEST_ANSWER = 10_000;

  /** What a call may allocate: so much whatever it is, and so much for each of its characters. */
  private static final long BYTES_OF_ANY_CALL = 200_000;

  private static final long BYTES_PER_CHARACTER = 300;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private static final Toolbox TOOLS = Toolboxes.of(new Kinds());

  static Stream<Arguments> hostile() {
    String high = "\ud83d";
    String low = "\ude00";
    return Stream.of(
        Arguments.of("exponent", "1e20000000"),
        Arguments.of("exponent beyond a long", "-8e4670854554752648"),
        Arguments.of("small exponent", "1e-20000000"),
        Arguments.of("quoted exponent", "\"1e20000000\""),
        Arguments.of("nested lists", "[".repeat(10_000) + "]".repeat(10_000)),
        Arguments.of("nested objects", "{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000)),
        Arguments.of("nested lists without end", "[".repeat(10_000)),
        Arguments.of("lone high surrogate", "\"" + high + "\""),
        Arguments.of("lone low surrogate", "\"" + low + "\""),
        Arguments.of("escaped surrogates in the wrong order", "\"\\ude00\\ud83d\""),
        Arguments.of("lone surrogate as a name", "{\"" + high + "\":\"" + low + "\"}"),
        Arguments.of("long string", "\"" + "a".repeat(LARGE) + "\""),
        Arguments.of("string of surrogates", "\"" + high.repeat(LARGE) + "\""),
        Arguments.of("string of escapes", "\"" + "\\u0000".repeat(LARGE / 6) + "\""),
        Arguments.of("string of brackets", "\"" + "(".repeat(LARGE) + "\""),
        Arguments.of("string without end", "\"" + "a".repeat(LARGE)),
        Arguments.of("long number", "9".repeat(LARGE)),
        Arguments.of("long fraction", "0." + "3".repeat(LARGE)),
        Arguments.of("long exponent", "1e" + "9".repeat(LARGE)),
        Arguments.of("quoted long number", "\"" + "9".repeat(LARGE) + "\""),
        Arguments.of("long name", "{\"" + "a".repeat(LARGE) + "\":null}"),
        Arguments.of("long name given twice", twice("a".repeat(LARGE))),
        Arguments.of("malformed text under a long name", "{\"" + "a".repeat(LARGE) + "\":tru"),
        Arguments.of("refused by a constructor under a long name", refused("a".repeat(LARGE))),
        Arguments.of("text that patterns cannot decide", "\"" + "a".repeat(60) + "!\""),
        Arguments.of("objects within objects of their kind", "{\"next\":".repeat(MANY)),
        Arguments.of("kinds within kinds", "{\"type\":\"Not\",\"of\":".repeat(MANY)),
        Arguments.of("unknown kind", "{\"type\":\"" + "n".repeat(LARGE) + "\"}"),
        Arguments.of("list of nulls", "[" + "null,".repeat(MANY) + "null]"),
        Arguments.of("list of objects", "[" + "{},".repeat(MANY) + "{}]"),
        Arguments.of("many names", "{" + many(i -> "\"name" + i + "\":null") + "}"),
        Arguments.of("names with one hash", "{" + many(HostileArgumentsTest::clash) + "}"));
  }

  private static String twice(String name) {
    return "{\"" + name + "\":1,\"" + name + "\":2}";
  }

  private static String refused(String name) {
    return "{\"" + name + "\":{\"from\":2,\"to\":1}}";
  }

  private static String many(IntFunction<String> property) {
    return IntStream.range(0, MANY).mapToObj(property).collect(joining(","));
  }

  /** The texts Aa and BB have one hash code, and so have all that are made of them. */
  private static String clash(int number) {
    String bits = String.format(Locale.ROOT, "%16s", Integer.toBinaryString(number));
    return "\"" + bits.replace("1", "Aa").replaceAll("[ 0]", "BB") + "\":null";
  }

  /** What is loaded at a first call is not counted. */
  @BeforeAll
  static void loadClasses() {
    for (ToolSpec tool : TOOLS.specs()) {
      TOOLS.call(new ToolCall("1", tool.name(), "{\"v\":[{}],\"surplus\":1}"));
      TOOLS.call(new ToolCall("1", tool.name(), "{\"v\":\"1\"}"));
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("hostile")
  void everyKindOfParameterSurvives(String name, String value) {
    for (ToolSpec tool : TOOLS.specs()) {
      survives(tool.name(), "{\"v\":" + value + "}");
      survives(tool.name(), "{\"surplus\":" + value + "}");
      survives(tool.name(), value);
    }
  }

  private static void survives(String tool, String arguments) {
    ToolCall call = new ToolCall("1", tool, arguments);
    long before = THREADS.getCurrentThreadAllocatedBytes();
    ToolOutcome outcome = TOOLS.call(call);
    long bytes = THREADS.getCurrentThreadAllocatedBytes() - before;

    assertThat(outcome.failure()).as(tool).isNull();
    assertThat(outcome.result().text()).as(tool).hasSizeLessThan(LONGEST_ANSWER);
    assertThat(bytes)
        .as("bytes of %s of %d characters", tool, arguments.length())
        .isLessThan(BYTES_OF_ANY_CALL + BYTES_PER_CHARACTER * arguments.length());
  }

  enum Speed {
    SLOW,
    FAST
  }

  record Point(int x, Optional<Speed> y) {}

  record Node(Optional<Node> next, Map<String, Node> named) {}

  sealed interface Term permits Not, All, Word {}

  record Not(Term of) implements Term {}

  record All(List<Term> of) implements Term {}

  record Word(String text) implements Term {}

  /** One tool for each kind of parameter. */
  static final class Kinds {
    @Tool("String")
    void string(@Param(name = "v") String v) {}

    @Tool("char")
    void character(@Param(name = "v") char v) {}

    @Tool("boolean")
    void bool(@Param(name = "v") boolean v) {}

    @Tool("int")
    void integer(@Param(name = "v") int v) {}

    @Tool("long")
    void longer(@Param(name = "v") long v) {}

    @Tool("float")
    void floating(@Param(name = "v") float v) {}

    @Tool("double")
    void precise(@Param(name = "v") double v) {}

    @Tool("BigInteger")
    void big(@Param(name = "v") BigInteger v) {}

    @Tool("BigDecimal")
    void decimal(@Param(name = "v") BigDecimal v) {}

    @Tool("Year")
    void year(@Param(name = "v") Year v) {}

    @Tool("enum")
    void choice(@Param(name = "v") Speed v) {}

    @Tool("LocalDate")
    void date(@Param(name = "v") LocalDate v) {}

    @Tool("ZonedDateTime")
    void zoned(@Param(name = "v") ZonedDateTime v) {}

    @Tool("Duration")
    void duration(@Param(name = "v") Duration v) {}

    @Tool("UUID")
    void uuid(@Param(name = "v") UUID v) {}

    @Tool("Locale")
    void locale(@Param(name = "v") Locale v) {}

    @Tool("Path")
    void path(@Param(name = "v") Path v) {}

    @Tool("Bytes")
    void bytes(@Param(name = "v") byte[] v) {}

    @Tool("Pattern")
    void pattern(@Param(name = "v") Pattern v) {}

    @Tool("List")
    void list(@Param(name = "v") List<List<Integer>> v) {}

    @Tool("Set")
    void set(@Param(name = "v") Set<Speed> v) {}

    @Tool("Map")
    void map(@Param(name = "v") Map<String, Map<Integer, LocalDate>> v) {}

    @Tool("Map by constants")
    void chosen(@Param(name = "v") Map<Speed, Integer> v) {}

    @Tool("record")
    void point(@Param(name = "v") Point v) {}

    @Tool("records")
    void points(@Param(name = "v") List<Point> v) {}

    @Tool("recursive record")
    void node(@Param(name = "v") Node v) {}

    @Tool("sealed type")
    void term(@Param(name = "v") Term v) {}

    @Tool("classes in a map")
    void ranges(@Param(name = "v") Map<String, Plain.Range> v) {}

    @Tool("Object")
    void any(@Param(name = "v") Object v) {}

    @Tool("RawJson")
    void raw(@Param(name = "v") RawJson v) {}

    @Tool("number with limits")
    void limited(@Param(name = "v", min = 0.5, max = 100) double v) {}

    @Tool("string with limits")
    void sized(@Param(name = "v", minLength = 2, maxLength = 20) String v) {}

    @Tool("string with a pattern that takes ages")
    void slow(@Param(name = "v", pattern = "(a+)+b") String v) {}

    @Tool("list with limits")
    void few(@Param(name = "v", maxItems = 2) List<Object> v) {}

    @Tool("Optional")
    void optional(@Param(name = "v") Optional<Point> v) {}
  }
}
