package io.openheim.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.openheim.llm.LlmClient;
import io.openheim.llm.LlmReply;
import io.openheim.llm.LlmRequest;
import io.openheim.message.Content;
import io.openheim.message.Message;
import io.openheim.message.ProviderTurn;
import io.openheim.message.Role;
import io.openheim.message.ToolCall;
import io.openheim.message.ToolResult;
import io.openheim.tool.ToolSpec;
import io.openheim.wire.Recording.Exchange;
import io.openheim.wire.WireFormat.Setup;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Conversations that were begun with one provider go on with every other one: what our clients made
 * of the recorded answers is sent to each, and the requests are held to what is published and known
 * of them.
 */
class WireCrossTest {
  private static final Tally TALLY = new Tally("cross");
  private static final MockWebServer SERVER = PromptServer.create();
  private static final Listener LISTENER = new Listener();
  private static final List<Target> OTHERS = Target.known(LISTENER.address());
  private static final List<ToolSpec> TOOLS =
      List.of(new ToolSpec("look", "Looks.", "{\"type\":\"object\"}"));
  private static final ProviderTurn RECORDED =
      new ProviderTurn("recorded", "https://recorded.example", "recorded", "null");
  private static final Pattern SECRET =
      Pattern.compile(
          "\"(?:signature|encrypted_content|thoughtSignature|thought_signature)\":"
              + " ?\"([^\"]{24,})");

  @BeforeAll
  static void start() throws IOException {
    SERVER.start();
  }

  @AfterAll
  static void tell() {
    SERVER.close();
    LISTENER.close();
    TALLY.print();
  }

  @TestFactory
  Stream<DynamicContainer> recordedConversations_goOnWithOthers() {
    return WireFormat.ALL.stream()
        .map(
            format ->
                DynamicContainer.dynamicContainer(
                    format.dialect(),
                    Recordings.tests(
                        format,
                        recordings ->
                            recordings.stream()
                                .filter(one -> one.exchanges().stream().anyMatch(this::isGood))
                                .map(one -> test(format, one)))));
  }

  private boolean isGood(Exchange exchange) {
    return !exchange.isError() && !exchange.body().isEmpty();
  }

  private static DynamicTest test(WireFormat format, Recording recording) {
    return DynamicTest.dynamicTest(
        recording.id(),
        () -> {
          Optional<Led> led = lead(format, recording);
          if (led.isEmpty()) {
            return;
          }
          TALLY.expect(format.dialect());
          for (Target other : OTHERS) {
            goOn(other, led.get());
          }
          goOnElsewhere(format, led.get());
          goOnHere(format, led.get());
          TALLY.passed(format.dialect());
        });
  }

  /** The conversation after its last answer. */
  private static Optional<Led> lead(WireFormat format, Recording recording) {
    Echo echo = new Echo();
    Led led = null;
    Set<String> secrets = new LinkedHashSet<>();
    for (Exchange exchange : recording.exchanges()) {
      if (exchange.body().isEmpty()) {
        continue;
      }
      LlmRequest request = echo.with(format.request(exchange));
      RecordedAnswer answer = exchange.answer();
      PromptServer.answer(SERVER, answer.cut(Cut.WHOLE));
      Setup setup = format.setup(PromptServer.address(SERVER), recording, exchange);
      Optional<LlmReply> reply = Delivery.of(format.client(setup), request).reply();
      if (reply.isPresent()) {
        echo.add(reply.get());
        Matcher secret = SECRET.matcher(answer.body().utf8());
        while (secret.find()) {
          secrets.add(secret.group(1));
        }
        led = new Led(setup, goneOn(request, reply.get().message()), Set.copyOf(secrets));
      }
    }
    return Optional.ofNullable(led);
  }

  private static List<Message> goneOn(LlmRequest request, Message reply) {
    List<Message> messages = new ArrayList<>();
    request.messages().forEach(message -> messages.add(ofSomebody(message)));
    messages.add(reply);
    List<ToolResult> results = new ArrayList<>();
    for (ToolCall call : reply.toolCalls()) {
      results.add(ToolResult.of(call, "It is " + call.id()));
    }
    if (!results.isEmpty()) {
      messages.add(Message.toolResults(results));
    }
    messages.add(Message.user("Go on, please."));
    return messages;
  }

  /** What the recorded client repeated in other words was said by its provider too. */
  private static Message ofSomebody(Message message) {
    return message.role() == Role.ASSISTANT && message.turn() == null
        ? new Message(message.role(), message.content(), RECORDED)
        : message;
  }

  private static void goOn(Target other, Led led) {
    String body = other.hear(LISTENER, new LlmRequest(led.messages(), TOOLS));
    assertThat(other.wrong(body)).as(other + "\n" + body).isEmpty();
    Foreign.check(body, led.messages(), led.secrets());
    assertThat(other.fresh().hear(LISTENER, new LlmRequest(led.messages(), TOOLS))).isEqualTo(body);
  }

  /** With the same kind of provider at another place, and with another family of models. */
  private static void goOnElsewhere(WireFormat format, Led led) {
    Setup here = led.setup();
    String path = here.baseUrl().replaceFirst("^https?://[^/]+", "");
    String there = LISTENER.address() + path;
    Setup place = new Setup(here.provider(), there, here.model(), false);
    Foreign.check(hear(format, place, led), led.messages(), led.secrets());
    Setup family = new Setup(here.provider(), there, "unheard-" + here.model(), false);
    Foreign.check(hear(format, family, led), led.messages(), led.secrets());
  }

  private static String hear(WireFormat format, Setup setup, Led led) {
    LlmClient client = format.client(setup);
    return LISTENER.hear(client, new LlmRequest(led.messages(), TOOLS));
  }

  /** The provider's own words go back to it, and each of its calls is answered there too. */
  private static void goOnHere(WireFormat format, Led led) throws InterruptedException {
    Setup here = led.setup();
    PromptServer.answer(SERVER, RecordedAnswer.of("text/plain", "none", false).cut(Cut.WHOLE));
    PromptServer.body(SERVER);
    Delivery.of(format.client(here), new LlmRequest(led.messages(), TOOLS));
    String body = PromptServer.body(SERVER);
    Set<String> calls = new LinkedHashSet<>();
    Set<String> results = new LinkedHashSet<>();
    CallsIn.read(JsonTree.parse(body), calls, results);
    assertThat(results).as(body).isEqualTo(calls);
  }

  /**
   * A conversation that was led.
   *
   * @param secrets what nobody but its provider may get to see
   */
  private record Led(Setup setup, List<Message> messages, Set<String> secrets) {}

  /** What may and may not be in a request to somebody else. */
  private static final class Foreign {
    static void check(String body, List<Message> messages, Set<String> secrets) {
      for (String secret : secrets) {
        assertThat(body.contains(secret)).as("leaks " + secret + "\n" + body).isFalse();
      }
      String said = Said.in(body);
      int from = 0;
      for (Message message : messages) {
        for (Content part : message.content()) {
          if (part instanceof Content.Text text && !text.text().isBlank()) {
            int at = said.indexOf(text.text().strip(), from);
            assertThat(at).as("lacks " + text + "\n" + body).isNotNegative();
            from = at + text.text().strip().length();
          } else if (part instanceof Content.Thinking thinking && message.turn() != null) {
            boolean leaks = thinking.text().length() > 20 && said.contains(thinking.text());
            assertThat(leaks).as("leaks " + thinking + "\n" + body).isFalse();
          }
        }
      }
    }
  }
}
