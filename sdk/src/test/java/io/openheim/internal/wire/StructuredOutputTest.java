package io.openheim.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openheim.error.ConfigException;
import io.openheim.llm.Capabilities;
import io.openheim.llm.Feature;
import io.openheim.llm.LlmReply;
import io.openheim.llm.LlmRequest;
import io.openheim.llm.LlmSettings;
import io.openheim.llm.Reasoning;
import io.openheim.llm.ResponseSchema;
import io.openheim.llm.ToolChoice;
import io.openheim.message.Content;
import io.openheim.message.FinishReason;
import io.openheim.message.Message;
import io.openheim.shape.dialect.Dialect;
import io.openheim.tool.ToolSpec;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class StructuredOutputTest {
  private static final String OBJECT = "{\"type\":\"object\",\"properties\":{}}";
  private static final ResponseSchema INVOICE = new ResponseSchema("invoice", "", OBJECT);
  private static final ToolSpec TOOL = new ToolSpec("invoice", "Another", OBJECT);
  private static final Capabilities ALL = Capabilities.of(EnumSet.allOf(Feature.class), 100);
  private static final Capabilities TOOLS = ALL.without(Feature.JSON_SCHEMA);
  private static final Capabilities WORDS = TOOLS.without(Feature.FORCED_TOOL_CHOICE);

  @Test
  void aProviderThatEnforcesIt_isAskedTo() {
    LlmRequest request = request(INVOICE, List.of());

    assertThat(of(request, ALL).request()).isSameAs(request);
    assertThat(of(request, ALL).answerTool()).isEmpty();
  }

  @Test
  void aProviderThatEnforcesNoneBesideTools_isAskedWhereThereAreNone() {
    Capabilities apart = ALL.without(Feature.JSON_SCHEMA_WITH_TOOLS);

    assertThat(of(request(INVOICE, List.of()), apart).answerTool()).isEmpty();
    assertThat(of(request(INVOICE, List.of(TOOL)), apart).answerTool()).isEqualTo("invoice_2");
  }

  @Test
  void else_aToolTakesTheAnswer() {
    StructuredOutput output = of(request(INVOICE, List.of()), TOOLS);

    assertThat(output.answerTool()).isEqualTo("invoice");
    assertThat(output.request().tools())
        .containsExactly(
            new ToolSpec("invoice", "Gives the final answer. Call it when you are done.", OBJECT));
    assertThat(output.request().settings().toolChoice()).isEqualTo(ToolChoice.tool("invoice"));
    assertThat(output.request().settings().responseSchema()).isNull();
  }

  @Test
  void besideOtherTools_anyOfThemIsForced_andNamesStayApart() {
    StructuredOutput output = of(request(INVOICE, List.of(TOOL)), TOOLS);

    assertThat(output.answerTool()).isEqualTo("invoice_2");
    assertThat(output.request().tools()).first().isEqualTo(TOOL);
    assertThat(output.request().settings().toolChoice()).isEqualTo(ToolChoice.REQUIRED);
  }

  @Test
  void whereNothingCanBeForced_itIsAskedForInWords() {
    StructuredOutput output =
        of(
            new LlmRequest(
                List.of(Message.system("Be terse."), Message.user("Hi")),
                List.of(),
                LlmSettings.builder()
                    .responseSchema(new ResponseSchema("n", "an invoice", OBJECT))
                    .build()),
            WORDS);

    assertThat(output.answerTool()).isEmpty();
    assertThat(output.request().messages())
        .containsExactly(
            Message.system("Be terse."),
            Message.system(
                "Your final answer must be nothing but JSON, without any text or code fence around"
                    + " it, that is valid by this JSON schema (an invoice):\n"
                    + OBJECT),
            Message.user("Hi"));
    assertThat(output.request().settings().responseSchema()).isNull();
  }

  @Test
  void reasoningOrAnAnswerThatIsNoObject_leavesOnlyWords() {
    ResponseSchema list = new ResponseSchema("n", "", "{\"type\":\"array\"}");
    LlmSettings thinking =
        LlmSettings.builder()
            .responseSchema(INVOICE)
            .reasoning(Reasoning.of(Reasoning.Effort.HIGH))
            .build();
    Capabilities apart = TOOLS.without(Feature.FORCED_TOOL_CHOICE_WHILE_REASONING);

    assertThat(of(request(list, List.of()), TOOLS).answerTool()).isEmpty();
    assertThat(of(request(INVOICE, List.of()).with(thinking), apart).answerTool()).isEmpty();
    assertThat(of(request(INVOICE, List.of()).with(thinking), TOOLS).answerTool())
        .isEqualTo("invoice");
  }

  @Test
  void aSchemaThatAnthropicCannotEnforce_isForTheTool() {
    ResponseSchema open =
        new ResponseSchema(
            "n", "", "{\"type\":\"object\",\"additionalProperties\":{\"type\":\"string\"}}");
    Schemas anthropic = new Schemas(Dialect.LOOSE, Dialect.ANTHROPIC_STRICT);

    assertThat(StructuredOutput.of(request(open, List.of()), ALL, anthropic).answerTool())
        .isEqualTo("n");
    assertThat(StructuredOutput.of(request(INVOICE, List.of()), ALL, anthropic).answerTool())
        .isEmpty();
    assertThat(of(request(open, List.of()), ALL).answerTool()).isEmpty();
  }

  @Test
  void aSchemaThatIsNoJson_isRefused() {
    ResponseSchema odd = new ResponseSchema("n", "", "type: object");

    for (Capabilities model : List.of(TOOLS, TOOLS.with(Feature.JSON_SCHEMA))) {
      assertThatThrownBy(() -> of(request(odd, List.of()), model))
          .isInstanceOf(ConfigException.class)
          .hasMessage("the schema of the response n cannot be used: the text at $ is malformed");
    }
  }

  @Test
  void theCallOfTheAnswerTool_isTheTextOfTheReply() {
    ReplyBuilder reply =
        new ReplyBuilder("m", new CallIds.Register(request(INVOICE, List.of())), "invoice");
    ReplyPart answer = reply.call("id", "invoice");
    answer.append("{\"a\":");
    answer.append("1}");
    FinishReason finish = new FinishReason(FinishReason.Kind.TOOL_CALLS, "tool_use");

    LlmReply said = reply.reply(finish, "[]", new Origin("p", "u", "m"));

    assertThat(said.message().content()).containsExactly(new Content.Text("{\"a\":1}"));
    assertThat(said.message().turn()).isNull();
    assertThat(said.finish()).isEqualTo(new FinishReason(FinishReason.Kind.STOP, "tool_use"));
  }

  @Test
  void thoughtsBesideTheAnswerTool_keepTheirOrigin() {
    ReplyBuilder reply =
        new ReplyBuilder("m", new CallIds.Register(request(INVOICE, List.of())), "invoice");
    reply.thinking().append("Hm");
    reply.call("id", "invoice").append("{}");
    FinishReason finish = new FinishReason(FinishReason.Kind.TOOL_CALLS, "tool_use");
    Origin origin = new Origin("p", "u", "m");

    Message said = reply.reply(finish, "[]", origin).message();

    assertThat(origin.own(said)).isNull();
    assertThat(origin.isForeign(said)).isFalse();
    assertThat(new Origin("q", "u", "m").isForeign(said)).isTrue();
  }

  private static StructuredOutput of(LlmRequest request, Capabilities capabilities) {
    return StructuredOutput.of(
        request, capabilities, new Schemas(Dialect.OPENAI_LOOSE, Dialect.OPENAI_STRICT));
  }

  private static LlmRequest request(ResponseSchema schema, List<ToolSpec> tools) {
    return new LlmRequest(
        List.of(Message.user("Hi")), tools, LlmSettings.builder().responseSchema(schema).build());
  }
}
