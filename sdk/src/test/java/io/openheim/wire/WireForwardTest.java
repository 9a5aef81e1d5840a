package io.openheim.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.openheim.llm.LlmClient;
import io.openheim.llm.LlmRequest;
import io.openheim.wire.Recording.Exchange;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Leads recorded conversations anew: what was asked is read into our messages, the answers are what
 * our clients made of the recorded ones, and each of our requests has to mean what the recorded one
 * means, field by field, but for what {@link ForwardRules} say.
 */
class WireForwardTest {
  private static final Tally TALLY = new Tally("forward");
  private static final int FEWEST_REPEATED = 25;
  private static final Map<String, Integer> REPEATED = new HashMap<>();
  private static final MockWebServer SERVER = PromptServer.create();

  @BeforeAll
  static void start() throws IOException {
    SERVER.start();
  }

  @AfterAll
  static void tell() {
    SERVER.close();
    TALLY.print();
  }

  @TestFactory
  Stream<DynamicNode> recordedConversations_areLedAlike() {
    Stream<DynamicNode> conversations =
        WireFormat.ALL.stream()
            .map(
                format ->
                    DynamicContainer.dynamicContainer(
                        format.dialect(),
                        Recordings.tests(
                            format,
                            recordings ->
                                Stream.concat(
                                    recordings.stream()
                                        .filter(one -> one.exchanges().size() > 1)
                                        .map(one -> test(format, one)),
                                    Stream.of(repeated(format))))));
    // Last of all, when every rule has had its chance.
    Stream<DynamicNode> rules =
        Stream.of(
            DynamicContainer.dynamicContainer(
                "rules",
                Recordings.tests(
                    WireFormat.ALL.get(0),
                    recordings ->
                        Stream.of(
                            DynamicTest.dynamicTest(
                                "all are needed",
                                () -> assertThat(ForwardRules.unused()).isEmpty())))));
    return Stream.concat(conversations, rules);
  }

  /**
   * The same for requests that stand alone. Some ask for what the table of providers knows to be
   * refused, and were; so nine of ten have to be as recorded.
   */
  @TestFactory
  Stream<DynamicContainer> recordedQuestions_areAskedAlike() {
    return WireFormat.ALL.stream()
        .map(
            format ->
                DynamicContainer.dynamicContainer(
                    format.dialect(),
                    Recordings.tests(
                        format,
                        recordings ->
                            Stream.of(
                                DynamicTest.dynamicTest(
                                    "nine of ten", () -> askAll(format, recordings))))));
  }

  private static void askAll(WireFormat format, List<Recording> recordings) throws Exception {
    List<String> differences = new ArrayList<>();
    int asked = 0;
    int alike = 0;
    for (Recording recording : recordings) {
      if (recording.exchanges().size() == 1) {
        List<String> found = lead(format, recording);
        asked++;
        alike += found.isEmpty() ? 1 : 0;
        found.forEach(difference -> differences.add(recording + ": " + difference));
      }
    }
    assertThat(alike * 10).as(String.join("\n", differences)).isGreaterThanOrEqualTo(asked * 9);
  }

  /** If our own messages were not found again in later requests, little would be compared. */
  private static DynamicTest repeated(WireFormat format) {
    return DynamicTest.dynamicTest(
        "replies go back",
        () ->
            assertThat(REPEATED.getOrDefault(format.dialect(), 0))
                .isGreaterThanOrEqualTo(FEWEST_REPEATED));
  }

  /** Rules that are many, or that nothing needs, explain nothing. */
  @Test
  void rules_areFew() {
    assertThat(ForwardRules.ALL).hasSizeLessThanOrEqualTo(20);
    assertThat(ForwardRules.ALL).allSatisfy(rule -> assertThat(rule.reason()).isNotBlank());
  }

  private static DynamicTest test(WireFormat format, Recording recording) {
    return DynamicTest.dynamicTest(
        recording.id(),
        () -> {
          TALLY.expect(format.dialect());
          List<String> differences = lead(format, recording);
          assertThat(String.join("\n", differences)).isEmpty();
          TALLY.passed(format.dialect());
        });
  }

  private static List<String> lead(WireFormat format, Recording recording) throws Exception {
    Echo echo = new Echo();
    List<String> differences = new ArrayList<>();
    int number = 0;
    for (Exchange exchange : recording.exchanges()) {
      number++;
      if (exchange.body().isEmpty()) {
        continue;
      }
      LlmRequest request = echo.with(format.request(exchange));
      PromptServer.answer(SERVER, exchange.answer().cut(Cut.WHOLE));
      LlmClient client =
          format.client(format.setup(PromptServer.address(SERVER), recording, exchange));
      Delivery.of(client, request).reply().ifPresent(echo::add);
      Object ours = JsonTree.parse(PromptServer.body(SERVER));
      String prefix = "request " + number + ": ";
      ForwardRules.differences(
              ForwardRules.meaning(recording, exchange.body()),
              ForwardRules.meaning(recording, ours))
          .forEach(difference -> differences.add(prefix + difference));
    }
    REPEATED.merge(format.dialect(), echo.repeated(), Integer::sum);
    return differences;
  }
}
