package io.openheim.openai;

import static org.assertj.core.api.Assertions.assertThat;

import io.openheim.internal.json.JsonTree;
import io.openheim.internal.wire.Origin;
import io.openheim.internal.wire.Schemas;
import io.openheim.internal.wire.WireClient;
import io.openheim.llm.Capabilities;
import io.openheim.llm.Feature;
import io.openheim.llm.LlmRequest;
import io.openheim.llm.LlmSettings;
import io.openheim.message.Content;
import io.openheim.message.Document;
import io.openheim.message.Image;
import io.openheim.message.Message;
import io.openheim.message.ProviderTurn;
import io.openheim.message.Role;
import io.openheim.message.ToolCall;
import io.openheim.message.ToolResult;
import io.openheim.shape.dialect.Dialect;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import okio.ByteString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each request begins with the bytes of the one before, and no message is encoded twice. */
class ChatPrefixTest {
  private static final Image PNG = Image.of("image/png", new byte[] {1, 2, 3, 4});
  private static final ToolCall FIRST = new ToolCall("a", "f", "{\"x\": 1.0}");
  private static final ToolCall SECOND = new ToolCall("b", "f", "{}");

  private static final LlmSettings SETTINGS =
      LlmSettings.builder().temperature(0.5).maxTokens(9).build();

  /** Where requests of this conversation end: before each answer. */
  private static final List<Integer> ENDS = List.of(3, 5, 7, 9);

  private static final List<Message> CONVERSATION =
      List.of(
          Message.system("Be\nterse."),
          Message.system("Today is Monday."),
          new Message(
              Role.USER,
              List.of(
                  new Content.Text("What is ä€😀?"),
                  PNG,
                  Document.of("application/pdf", new byte[] {1}))),
          answer("{\"reasoning\":\"Hm\",\"tool_calls\":[{\"id\":\"a\",\"x\":[1.0]}]}", FIRST),
          Message.toolResults(
              List.of(new ToolResult("a", "f", "1", false, List.of(PNG, PNG), null))),
          answer("{\"reasoning_details\":[{\"data\":\"x\"}]}", SECOND),
          Message.toolResults(List.of(ToolResult.error(SECOND, "no"))),
          answer("{}", new Content.Thinking("Hm"), new Content.Text("One")),
          Message.user("Thanks"));

  private static Message answer(String turn, Content... content) {
    return new Message(
        Role.ASSISTANT,
        List.of(content),
        new ProviderTurn("acme", "http://localhost/v1", "m", turn));
  }

  static Stream<Set<Feature>> models() {
    EnumSet<Feature> all = EnumSet.allOf(Feature.class);
    return Stream.of(
        all,
        without(Feature.MANY_SYSTEM_MESSAGES),
        without(Feature.SYSTEM),
        without(Feature.USER_AFTER_RESULTS),
        without(Feature.REASONING_OBJECT),
        EnumSet.noneOf(Feature.class));
  }

  private static Set<Feature> without(Feature feature) {
    EnumSet<Feature> features = EnumSet.allOf(Feature.class);
    features.remove(feature);
    return features;
  }

  private static WireClient.Model model(Set<Feature> features) {
    return new WireClient.Model(
        "m",
        true,
        Capabilities.of(features, 1000),
        new Schemas(Dialect.OPENAI_LOOSE, Dialect.OPENAI_STRICT),
        new Origin("acme", "http://localhost/v1", "m"));
  }

  private static ByteString bytes(ChatRequestWriter writer, int messages) {
    LlmRequest request =
        new LlmRequest(CONVERSATION.subList(0, messages), List.of(ChatBodies.TOOL), SETTINGS);
    return writer.write(request, Set.of()).readByteString();
  }

  @ParameterizedTest
  @MethodSource("models")
  void eachRequest_beginsWithTheOneBefore(Set<Feature> features) {
    ChatRequestWriter writer = new ChatRequestWriter(model(features));
    ByteString before = null;
    for (int end : ENDS) {
      ByteString now = bytes(writer, end);
      if (before != null) {
        // All but the two brackets that close the list and the request.
        assertThat(now.startsWith(before.substring(0, before.size() - 2))).isTrue();
        assertThat(now.size()).isGreaterThan(before.size());
      }
      before = now;
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void keptMessages_areTheSameAsNewOnes(Set<Feature> features) {
    ChatRequestWriter writer = new ChatRequestWriter(model(features));
    for (int end : ENDS) {
      bytes(writer, end);
    }

    for (int end : ENDS) {
      assertThat(bytes(writer, end))
          .isEqualTo(bytes(writer, end))
          .isEqualTo(bytes(new ChatRequestWriter(model(features)), end));
      assertThat(JsonTree.parse(bytes(writer, end).utf8())).isNotNull();
    }
  }

  @Test
  void message_isEncodedOnce() {
    ChatMessageEncoder encoder = new ChatMessageEncoder(model(EnumSet.allOf(Feature.class)));

    for (Message message : CONVERSATION) {
      assertThat(encoder.said(message)).isSameAs(encoder.said(message));
      assertThat(encoder.results(message)).isSameAs(encoder.results(message));
    }
    Message equal = new Message(CONVERSATION.get(8).role(), CONVERSATION.get(8).content());
    assertThat(encoder.said(equal))
        .isEqualTo(encoder.said(CONVERSATION.get(8)))
        .isNotSameAs(encoder.said(CONVERSATION.get(8)));
  }
}
