package io.openheim.gemini;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.InvalidProtocolBufferException;
import io.openheim.llm.LlmSettings;
import io.openheim.llm.Reasoning;
import io.openheim.llm.ResponseSchema;
import io.openheim.llm.ToolChoice;
import io.openheim.message.Content;
import io.openheim.message.Document;
import io.openheim.message.Image;
import io.openheim.message.Message;
import io.openheim.message.Role;
import io.openheim.message.ToolCall;
import io.openheim.message.ToolResult;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Requests against Google's own description of them, which refuses fields that it does not know.
 */
class GeminiDescriptionTest {
  private static final ToolCall CALL = new ToolCall("x1", "f", "{\"a\":1}");
  private static GeminiDescription description;

  private final GeminiServer server = new GeminiServer();

  @BeforeAll
  static void read() {
    description = GeminiDescription.read();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static void check(String body) throws InvalidProtocolBufferException {
    description.check(body);
  }

  private String sent(LlmSettings settings, Message... messages) {
    server.parts("STOP", "{'text':'Fine'}");
    server.ask(settings, List.of(GeminiServer.TOOL), messages);
    return server.request().getBody().utf8();
  }

  private static Message[] everything() {
    Image image = Image.of("image/png", new byte[] {1, 2, 3});
    return new Message[] {
      Message.system("Be brief."),
      new Message(
          Role.USER,
          List.of(
              new Content.Text("Hi"),
              image,
              Image.at(URI.create("https://example.com/a.png")),
              Document.of("application/pdf", new byte[] {4}).named("a.pdf"),
              Document.file("abc"))),
      new Message(
          Role.ASSISTANT,
          List.of(new Content.Thinking("Hm", "c2lnbmF0dXJl", false), new Content.Text("So"), CALL)),
      Message.toolResults(
          List.of(new ToolResult(CALL.id(), CALL.name(), "1", false, List.of(image), null))),
      Message.user("And?")
    };
  }

  @ParameterizedTest
  @ValueSource(strings = {"gemini-3-flash-preview", "gemini-2.5-flash", "gemma-3-27b-it"})
  void aRequestWithEverything_isAsDescribed(String model) throws Exception {
    LlmSettings settings =
        LlmSettings.builder()
            .maxTokens(100)
            .temperature(0.5)
            .topP(0.9)
            .stop("END")
            .seed(Long.MAX_VALUE)
            .toolChoice(ToolChoice.tool("f"))
            .build();

    server.model(model);

    check(sent(settings, everything()));
  }

  @Test
  void aResponseSchemaAndABudget_areAsDescribed() throws Exception {
    LlmSettings settings =
        LlmSettings.builder()
            .reasoning(Reasoning.of(Reasoning.Effort.HIGH))
            .responseSchema(new ResponseSchema("answer", "", "{\"type\":\"object\"}"))
            .build();
    server.parts("STOP", "{'text':'{}'}");
    server.ask(settings, List.of(), Message.user("Hi"));
    String body = server.request().getBody().utf8();

    assertThat(body).contains("thinkingBudget", "responseJsonSchema");
    check(body);
  }

  /** The description is older than the field; all but its name is checked. */
  @Test
  void aLevelOfThinking_isAsDescribed_butForItsName() throws Exception {
    LlmSettings settings =
        LlmSettings.builder().reasoning(Reasoning.of(Reasoning.Effort.LOW)).build();
    server.model("gemini-3-flash-preview");

    String body = sent(settings, everything());

    assertThat(body).contains("\"thinkingLevel\":\"LOW\"");
    check(body.replace("\"thinkingLevel\":\"LOW\"", "\"thinkingBudget\":1"));
  }

  @Test
  void aReplayedTurn_isAsDescribed() throws Exception {
    server.model("gemini-3-flash-preview");
    server.parts(
        "STOP",
        "{'text':'Hm','thought':true}",
        "{'executableCode':{'language':'PYTHON','code':'1'}}",
        "{'codeExecutionResult':{'outcome':'OUTCOME_OK','output':'1'}}",
        "{'functionCall':{'id':'y','name':'f','args':{'a':1}},'thoughtSignature':'c2ln'}");
    Message answer = server.ask(Message.user("Hi")).message();
    server.request();

    String body = sent(LlmSettings.NONE, Message.user("Hi"), answer);

    assertThat(body).contains("\"thoughtSignature\":\"c2ln\"", "executableCode");
    check(body);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'contents':[{'role':'user','parts':[{'text':'Hi'}]}],'toolconfig':{}}",
        "{'contents':[{'role':'user','parts':[{'test':'Hi'}]}]}",
        "{'contents':[],'toolConfig':{'functionCallingConfig':{'mode':'REQUIRED'}}}",
        "{'contents':[],'generationConfig':{'seed':9223372036854775807}}"
      })
  void aBadRequest_isRefused(String body) {
    assertThatThrownBy(() -> check(GeminiServer.quoted(body)))
        .isInstanceOf(InvalidProtocolBufferException.class);
  }
}
