package io.openheim.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.openheim.llm.LlmClient;
import io.openheim.llm.LlmRequest;
import io.openheim.message.Message;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import mockwebserver3.MockWebServer;
import okio.ByteString;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What must come of the same things in every wire format: each format says how they look in {@code
 * conformance/FORMAT.txt}, and {@code conformance/expected.txt} says once what a caller gets.
 */
class WireConformanceTest {
  private static final Map<String, String> FAILURES =
      Listed.read("conformance/expected-failures.txt");
  private static final LlmRequest QUESTION =
      new LlmRequest(List.of(Message.user("Hello")), List.of());
  private static final MockWebServer SERVER = PromptServer.create();

  @BeforeAll
  static void start() throws IOException {
    SERVER.start();
  }

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  @TestFactory
  Stream<DynamicContainer> scenarios_endAlikeInAllFormats() {
    return WireFormat.ALL.stream()
        .map(
            format ->
                DynamicContainer.dynamicContainer(
                    format.dialect(),
                    Scenario.of(format).values().stream()
                        .filter(scenario -> scenario.impossible().isEmpty())
                        .map(
                            scenario ->
                                DynamicTest.dynamicTest(
                                    scenario.name(), () -> test(format, scenario)))));
  }

  private static void test(WireFormat format, Scenario scenario) {
    String name = format.dialect() + "/" + scenario.name();
    if (FAILURES.containsKey(name)) {
      Throwable failure = catchThrowable(() -> play(format, scenario));
      assertThat(failure).as("no longer needed in expected-failures.txt: " + name).isNotNull();
    } else {
      play(format, scenario);
    }
  }

  private static void play(WireFormat format, Scenario scenario) {
    RecordedAnswer answer = scenario.answer();
    for (Cut cut : Cut.all(scenario.name(), answer.body().size())) {
      String told = told(format, answer, cut);
      String expected = scenario.expected();
      if (expected.endsWith("*") || expected.contains("*\n")) {
        String pattern = "\\Q" + expected.replace("*", "\\E[^\n]*\\Q") + "\\E";
        assertThat(told).as(cut.name()).matches(pattern);
      } else {
        assertThat(told).as(cut.name()).isEqualTo(expected);
      }
    }
  }

  private static String told(WireFormat format, RecordedAnswer answer, Cut cut) {
    PromptServer.answer(SERVER, answer.cut(cut));
    String address = PromptServer.address(SERVER);
    LlmClient client = format.client(new WireFormat.Setup("someone", address + "/v1", "m", true));
    return Told.of(Delivery.of(client, QUESTION), address);
  }

  @Test
  void listedFailures_areScenarios() {
    List<String> names = new ArrayList<>();
    for (WireFormat format : WireFormat.ALL) {
      Scenario.of(format).keySet().forEach(name -> names.add(format.dialect() + "/" + name));
    }
    assertThat(names).containsAll(FAILURES.keySet());
  }

  /** What a format has in no way it may not have in another way after all. */
  @Test
  void impossibleScenarios_areFewAndKnown() {
    TreeSet<String> impossible = new TreeSet<>();
    for (WireFormat format : WireFormat.ALL) {
      for (Scenario scenario : Scenario.of(format).values()) {
        if (scenario.impossible().isPresent()) {
          impossible.add(format.dialect());
          assertThat(scenario.impossible().get()).isNotBlank();
        }
      }
    }
    assertThat(impossible).doesNotContain("openai-chat", "openai-responses");
  }

  /** Ways to write the same events, as the standard of server-sent events has them. */
  @TestFactory
  Stream<DynamicTest> eventsInAnySpelling_areTheSame() {
    return WireFormat.ALL.stream()
        .flatMap(
            format ->
                Map.of(
                        "lines end with CR and LF", "\n>\r\n",
                        "lines end with CR", "\n>\r",
                        "no blank behind colons", ": >:",
                        "comments before each line", "data: >: hm\ndata: ",
                        "blank lines", "\n\n>\n\n\n\n",
                        "ids and times to wait", "data: >id: 1\nretry: 5\ndata: ")
                    .entrySet()
                    .stream()
                    .sorted(Map.Entry.comparingByKey())
                    .map(
                        spelling ->
                            DynamicTest.dynamicTest(
                                format.dialect() + ": " + spelling.getKey(),
                                () -> {
                                  String[] change = spelling.getValue().split(">", 2);
                                  spelled(format, "", change[0], change[1], 0);
                                })));
  }

  @TestFactory
  Stream<DynamicTest> eventsBehindABom_areTheSame() {
    return WireFormat.ALL.stream()
        .map(
            format ->
                DynamicTest.dynamicTest(
                    format.dialect(), () -> spelled(format, "\ufeff", "\n", "\n", 0)));
  }

  @TestFactory
  Stream<DynamicTest> lastEventWithoutItsBlankLine_counts() {
    return WireFormat.ALL.stream()
        .flatMap(
            format ->
                Stream.of(1, 2)
                    .map(
                        missing ->
                            DynamicTest.dynamicTest(
                                format.dialect() + " without " + missing,
                                () -> spelled(format, "", "\n", "\n", missing))));
  }

  /** Plays the plain scenario in other words. */
  private static void spelled(
      WireFormat format, String before, String from, String to, int missing) {
    Scenario plain = Scenario.of(format).get("plain text");
    String events = plain.answer().body().utf8().stripTrailing() + "\n\n";
    String body = before + events.substring(0, events.length() - missing).replace(from, to);
    RecordedAnswer answer = RecordedAnswer.of("text/event-stream", body, false);
    for (Cut cut : Cut.all(format.dialect(), answer.body().size())) {
      assertThat(told(format, answer, cut)).as(cut.name()).isEqualTo(plain.expected());
    }
  }

  @TestFactory
  Stream<DynamicTest> bodiesThatAreNoReply_areToldWithTheirText() {
    return WireFormat.ALL.stream()
        .map(
            format ->
                DynamicTest.dynamicTest(
                    format.dialect(),
                    () -> {
                      RecordedAnswer page =
                          RecordedAnswer.of("text/html", "<html>It works!</html>", false);
                      RecordedAnswer nothing =
                          new RecordedAnswer(200, Map.of(), ByteString.EMPTY, false);
                      for (Cut cut : Cut.all("page", page.body().size())) {
                        assertThat(told(format, page, cut))
                            .startsWith(
                                "LlmAnswerException someone answered with something that is no"
                                    + " reply; check the base URL SERVER")
                            .endsWith("; it says: <html>It works!</html>");
                        assertThat(told(format, nothing, cut))
                            .isEqualTo(
                                "LlmAnswerException retryable someone answered with an empty"
                                    + " body");
                      }
                    }));
  }
}
