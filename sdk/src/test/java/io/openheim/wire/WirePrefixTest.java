package io.openheim.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.squareup.moshi.JsonReader;
import io.openheim.llm.LlmClient;
import io.openheim.llm.LlmReply;
import io.openheim.llm.LlmRequest;
import io.openheim.message.Content;
import io.openheim.message.Message;
import io.openheim.message.Role;
import io.openheim.message.ToolCall;
import io.openheim.message.ToolResult;
import io.openheim.wire.Recording.Exchange;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import mockwebserver3.MockWebServer;
import okio.Buffer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * A provider finds in its cache only what begins with the same bytes: each request of a
 * conversation begins with the one before it, up to the end of its last message.
 */
class WirePrefixTest {
  private static final Set<String> MESSAGES = Set.of("messages", "input", "contents");
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
  Stream<DynamicContainer> requestsOfAConversation_beginAlike() {
    return WireFormat.ALL.stream()
        .map(
            format ->
                DynamicContainer.dynamicContainer(
                    format.dialect(),
                    Recordings.tests(
                        format,
                        recordings ->
                            recordings.stream()
                                .filter(one -> one.exchanges().size() > 1)
                                .map(
                                    one ->
                                        DynamicTest.dynamicTest(
                                            one.id(), () -> converse(format, one))))));
  }

  /**
   * Goes on with the first request of a recording, with all of its recorded answers, as an agent
   * does: calls are answered, and where there are none something more is asked.
   */
  private static void converse(WireFormat format, Recording recording) throws Exception {
    Exchange first = recording.exchanges().get(0);
    LlmClient client = format.client(format.setup(PromptServer.address(SERVER), recording, first));
    LlmRequest asked = format.request(first);
    List<Message> messages = new ArrayList<>(asked.messages());
    String before = null;
    for (Exchange exchange : recording.exchanges()) {
      PromptServer.answer(SERVER, exchange.answer().cut(Cut.WHOLE));
      LlmRequest request = new LlmRequest(messages, asked.tools(), asked.settings());
      Delivery delivery = Delivery.of(client, request);
      String body = PromptServer.body(SERVER);
      if (before != null) {
        assertThat(body).startsWith(before);
      }
      before = upToTheLastMessage(body);
      LlmReply reply = delivery.reply().orElse(null);
      if (reply == null || reply.message().content().isEmpty()) {
        // What says nothing is left out, and then two messages of the user are one.
        return;
      }
      messages.add(reply.message());
      messages.add(answer(reply.message()));
    }
    LlmRequest last = new LlmRequest(messages, asked.tools(), asked.settings());
    Delivery.of(client, last);
    assertThat(PromptServer.body(SERVER)).startsWith(before);
  }

  private static Message answer(Message reply) {
    List<Content> results = new ArrayList<>();
    for (ToolCall call : reply.toolCalls()) {
      results.add(ToolResult.of(call, "done: " + call.arguments()));
    }
    return results.isEmpty() ? Message.user("Go on.") : new Message(Role.TOOL, results);
  }

  /** The bytes of a request from its beginning to the end of its last message. */
  private static String upToTheLastMessage(String body) throws IOException {
    Buffer left = new Buffer().writeUtf8(body);
    long size = left.size();
    JsonReader json = JsonReader.of(left);
    json.beginObject();
    while (json.hasNext()) {
      if (!MESSAGES.contains(json.nextName())) {
        json.skipValue();
        continue;
      }
      json.beginArray();
      while (json.hasNext()) {
        json.skipValue();
      }
      json.endArray();
      long end = size - left.size() - "]".length();
      return new Buffer().writeUtf8(body).readUtf8(end);
    }
    throw new AssertionError("no messages: " + body);
  }
}
