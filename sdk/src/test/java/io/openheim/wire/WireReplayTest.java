package io.openheim.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.openheim.wire.Recording.Exchange;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Plays recorded answers of real providers to the clients, and compares what they make of them. */
class WireReplayTest {
  private static final Map<String, String> EXCEPTIONS = Listed.read("exceptions.txt");
  private static final Tally TALLY = new Tally("wire");
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
  Stream<DynamicContainer> recordedAnswers_areUnderstood() {
    return WireFormat.ALL.stream()
        .map(
            format ->
                DynamicContainer.dynamicContainer(
                    format.dialect(),
                    Recordings.tests(format, recordings -> tests(format, recordings))));
  }

  private static Stream<DynamicNode> tests(WireFormat format, List<Recording> recordings) {
    List<DynamicNode> tests = new ArrayList<>();
    for (Recording recording : recordings) {
      tests.add(
          DynamicTest.dynamicTest(
              recording.id(),
              () -> {
                TALLY.expect(format.dialect());
                test(format, recording);
              }));
    }
    tests.add(
        DynamicTest.dynamicTest(
            "at most one of a hundred is excepted",
            () -> assertThat(excepted(recordings) * 100).isLessThanOrEqualTo(recordings.size())));
    return tests.stream();
  }

  private static long excepted(List<Recording> recordings) {
    return recordings.stream().filter(one -> EXCEPTIONS.containsKey(one.id())).count();
  }

  private static void test(WireFormat format, Recording recording) throws Exception {
    if (EXCEPTIONS.containsKey(recording.id())) {
      Throwable failure = catchThrowable(() -> replay(format, recording));
      assertThat(failure).as("no longer needed in exceptions.txt: " + recording).isNotNull();
      return;
    }
    replay(format, recording);
    TALLY.passed(format.dialect());
  }

  private static void replay(WireFormat format, Recording recording) throws Exception {
    int number = 0;
    for (Exchange exchange : recording.exchanges()) {
      number++;
      RecordedAnswer answer = exchange.answer();
      for (Cut cut : Cut.all(recording.id(), answer.body().size())) {
        SERVER.enqueue(answer.cut(cut));
        String server = SERVER.url("").toString().replaceFirst("/$", "");
        try {
          Delivery delivery =
              Delivery.of(format.client(server, recording, exchange), format.request(exchange));
          Expectation.check(format, recording, exchange, delivery);
        } catch (AssertionError e) {
          throw new AssertionError("exchange " + number + ", " + cut + ": " + e.getMessage(), e);
        }
        SERVER.takeRequest();
      }
    }
  }

  @TestFactory
  Stream<DynamicTest> exceptions_areRecordings() {
    List<String> ids = new ArrayList<>();
    Stream<? extends DynamicNode> absent =
        WireFormat.ALL.stream()
            .flatMap(
                format ->
                    Recordings.tests(
                        format,
                        recordings -> {
                          recordings.forEach(recording -> ids.add(recording.id()));
                          return Stream.empty();
                        }));
    if (absent.findAny().isPresent()) {
      return Stream.empty();
    }
    return Stream.of(
        DynamicTest.dynamicTest(
            "exceptions.txt", () -> assertThat(ids).containsAll(EXCEPTIONS.keySet())));
  }
}
