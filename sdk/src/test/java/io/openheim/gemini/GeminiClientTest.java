package io.openheim.gemini;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openheim.error.ConfigException;
import io.openheim.llm.LlmRequest;
import io.openheim.message.Message;
import java.util.List;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where requests go, and with which key. */
class GeminiClientTest {
  private final GeminiServer server = new GeminiServer();

  @AfterEach
  void stop() {
    server.close();
  }

  private RecordedRequest asked() {
    server.parts("STOP", "{'text':'A'}");
    server.ask(Message.user("Hi"));
    return server.request();
  }

  @Test
  void aStreamIsAskedForByDefault() {
    RecordedRequest request = asked();

    assertThat(request.getTarget())
        .isEqualTo("/v1beta/models/gemini-2.5-flash:streamGenerateContent?alt=sse");
    assertThat(request.getHeaders().get("accept")).isEqualTo("text/event-stream");
    assertThat(request.getHeaders().get("x-goog-api-key")).isNull();
  }

  @Test
  void anAnswerInOnePiece_hasAnotherAddress() {
    server.with(builder -> builder.streaming(false).query("x", "1"));
    server.json(200, "{'candidates':[{'content':{'parts':[{'text':'A'}]},'finishReason':'STOP'}]}");

    assertThat(server.ask(Message.user("Hi")).message().text()).isEqualTo("A");
    assertThat(server.request().getTarget())
        .isEqualTo("/v1beta/models/gemini-2.5-flash:generateContent?x=1");
  }

  @Test
  void theKeyTravelsInAHeader_andInNoAddress() {
    server.with(builder -> builder.apiKey(" k-123456 "));

    RecordedRequest request = asked();

    assertThat(request.getHeaders().get("x-goog-api-key")).isEqualTo("k-123456");
    assertThat(request.getTarget()).doesNotContain("k-123456");
    assertThat(request.getHeaders().get("authorization")).isNull();
  }

  @Test
  void theTokenOfVertex_isABearerToken_askedForEachTime() {
    GeminiClient client =
        GeminiClient.vertex("my-project", "europe-west4")
            .baseUrl(server.address())
            .apiKey(() -> "token-" + server.requests())
            .model("gemini-2.5-flash")
            .build();

    for (int i = 0; i < 2; i++) {
      server.parts("STOP", "{'text':'A'}");
      client.send(new LlmRequest(List.of(Message.user("Hi")), List.of()));
      assertThat(server.request().getHeaders().get("authorization")).isEqualTo("Bearer token-" + i);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "europe-west4, https://europe-west4-aiplatform.googleapis.com",
    "global, https://aiplatform.googleapis.com",
    "eu, https://aiplatform.eu.rep.googleapis.com",
    "us, https://aiplatform.us.rep.googleapis.com"
  })
  void everyLocationOfVertex_hasItsHost(String location, String host) {
    assertThat(GeminiClient.vertex("my-project", location).model("m").build())
        .hasToString(
            "GeminiClient[provider=vertex, model=m, baseUrl="
                + host
                + "/v1/projects/my-project/locations/"
                + location
                + "/publishers/google]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"../../evil", "models/..", "models/./m", "models//m", "/m", "m/", "a\\..\\b"})
  void nameOfAModel_cannotLeadToAnotherPlace(String model) {
    assertThatThrownBy(() -> GeminiClient.builder().apiKey("k-123456").model(model).build())
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "the name of a model is parts such as models/gemini-2.5-flash, without a backslash, an"
                + " empty part or one of dots; found '"
                + model
                + "'");
  }

  @Test
  void nameOfAModel_isEscaped() {
    server.model("a b?key=1#x%2e..").parts("STOP", "{'text':'Hello'}").ask(Message.user("Hi"));

    assertThat(server.request().getTarget())
        .isEqualTo("/v1beta/models/a%20b%3Fkey=1%23x%252e..:streamGenerateContent?alt=sse");
  }

  @Test
  void vertexExpress_needsNoProject() {
    assertThat(GeminiClient.vertexExpress().model("m").build())
        .hasToString(
            "GeminiClient[provider=vertex, model=m,"
                + " baseUrl=https://aiplatform.googleapis.com/v1/publishers/google]");
  }

  @Test
  void aProjectOrLocationThatIsNone_isRefused() {
    assertThatThrownBy(() -> GeminiClient.vertex("my project", "global"))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "the id of a Google Cloud project is lower-case letters, digits and hyphens, such as"
                + " my-project-123; found 'my project'");
    assertThatThrownBy(() -> GeminiClient.vertex("example.com:my-project", "evil.example/"))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "a location of Vertex AI is lower-case letters, digits and hyphens, such as"
                + " europe-west4 or global; found 'evil.example/'");
  }

  @Test
  void aModelWithItsCollection_isAskedThere() {
    server.model("tunedModels/mine");

    assertThat(asked().getTarget())
        .isEqualTo("/v1beta/tunedModels/mine:streamGenerateContent?alt=sse");
  }

  @Test
  void textsShowNoKey() {
    GeminiClient.Builder builder =
        GeminiClient.builder().apiKey("k-123456").model("gemini-2.5-flash");

    assertThat(builder)
        .hasToString("GeminiClient.Builder[provider=gemini, model=gemini-2.5-flash]");
    assertThat(builder.build())
        .hasToString(
            "GeminiClient[provider=gemini, model=gemini-2.5-flash,"
                + " baseUrl=https://generativelanguage.googleapis.com/v1beta]");
  }

  @Test
  void aClientWithoutAModel_isRefused() {
    assertThatThrownBy(() -> GeminiClient.builder().build())
        .isInstanceOf(ConfigException.class)
        .hasMessage("a client needs a model; call model(...)");
  }
}
