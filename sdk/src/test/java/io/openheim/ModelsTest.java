package io.openheim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.openheim.error.ConfigException;
import io.openheim.error.LlmAnswerException;
import io.openheim.error.LlmConnectionException;
import io.openheim.error.LlmStatusException;
import io.openheim.llm.ModelInfo;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import mockwebserver3.junit5.StartStop;
import okio.Buffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelsTest {
  private static final String KEY = "key-123456";

  @StartStop final MockWebServer server = new MockWebServer();

  @Test
  void listOfOpenAi() throws Exception {
    enqueue(
        """
        {"object":"list","data":[
          {"id":"gpt-5.4-mini","object":"model","created":1773705600,"owned_by":"system"},
          {"id":"gpt-4o","object":"model","created":0,"owned_by":"system","shutdown_date":null}]}
        """);

    assertThat(Models.list("openai", base("/v1"), KEY))
        .containsExactly(
            new ModelInfo("gpt-5.4-mini", null, null, null, Instant.ofEpochSecond(1773705600)),
            new ModelInfo("gpt-4o", null, null, null, null));

    RecordedRequest sent = server.takeRequest();
    assertThat(sent.getMethod()).isEqualTo("GET");
    assertThat(sent.getTarget()).isEqualTo("/v1/models");
    assertThat(sent.getHeaders().get("Authorization")).isEqualTo("Bearer " + KEY);
    assertThat(sent.getHeaders().get("Accept")).isEqualTo("application/json");
  }

  @Test
  void listOfAnthropicGoesOnToItsLastPage() throws Exception {
    enqueue(
        """
        {"data":[{"type":"model","id":"claude-opus-5","display_name":"Claude Opus 5",
          "created_at":"2026-07-24T00:00:00Z","max_input_tokens":1000000,"max_tokens":128000}],
         "first_id":"claude-opus-5","has_more":true,"last_id":"claude-opus-5"}
        """);
    enqueue(
        """
        {"data":[{"type":"model","id":"claude-haiku-4-5","display_name":"Claude Haiku 4.5",
          "created_at":"1970-01-01T00:00:00Z"}],
         "first_id":"claude-haiku-4-5","has_more":false,"last_id":"claude-haiku-4-5"}
        """);

    assertThat(Models.list("anthropic", base("/v1"), KEY))
        .containsExactly(
            new ModelInfo(
                "claude-opus-5",
                "Claude Opus 5",
                1_000_000L,
                128_000L,
                Instant.parse("2026-07-24T00:00:00Z")),
            new ModelInfo("claude-haiku-4-5", "Claude Haiku 4.5", null, null, null));

    RecordedRequest first = server.takeRequest();
    assertThat(first.getTarget()).isEqualTo("/v1/models?limit=1000");
    assertThat(first.getHeaders().get("x-api-key")).isEqualTo(KEY);
    assertThat(first.getHeaders().get("anthropic-version")).isEqualTo("2023-06-01");
    assertThat(server.takeRequest().getTarget())
        .isEqualTo("/v1/models?limit=1000&after_id=claude-opus-5");
  }

  @Test
  void listOfGeminiGoesOnToItsLastPage() throws Exception {
    enqueue(
        """
        {"models":[{"name":"models/gemini-3.8-flash","version":"3.8",
          "displayName":"Gemini 3.8 Flash","description":"Fast","inputTokenLimit":1048576,
          "outputTokenLimit":65536,"supportedGenerationMethods":["generateContent"],
          "temperature":1,"thinking":true}],"nextPageToken":"a b"}
        """);
    enqueue(
        """
        {"models":[{"name":"models/gemini-embedding-001"}]}
        """);

    assertThat(Models.list("google", base("/v1beta"), KEY))
        .containsExactly(
            new ModelInfo("gemini-3.8-flash", "Gemini 3.8 Flash", 1_048_576L, 65_536L, null),
            new ModelInfo("gemini-embedding-001", null, null, null, null));

    RecordedRequest first = server.takeRequest();
    assertThat(first.getTarget()).isEqualTo("/v1beta/models?pageSize=1000");
    assertThat(first.getHeaders().get("x-goog-api-key")).isEqualTo(KEY);
    assertThat(server.takeRequest().getTarget())
        .isEqualTo("/v1beta/models?pageSize=1000&pageToken=a%20b");
  }

  @Test
  void listOfOllamaNeedsNoKey() throws Exception {
    enqueue(
        """
        {"object":"list","data":[{"id":"qwen3:4b","object":"model","created":1780000000,
          "owned_by":"library"}]}
        """);

    assertThat(Models.list("ollama", Map.of("OLLAMA_BASE_URL", base("/v1"))::get))
        .containsExactly(
            new ModelInfo("qwen3:4b", null, null, null, Instant.ofEpochSecond(1780000000)));

    assertThat(server.takeRequest().getHeaders().get("Authorization")).isNull();
  }

  @Test
  void ollamasOwnListAndItsNothingAreRead() {
    enqueue("{\"models\":[{\"name\":\"qwen3:4b\",\"model\":\"qwen3:4b\",\"size\":1}]}");
    enqueue("{\"object\":\"list\",\"data\":null}");

    assertThat(Models.list("ollama", base("/v1"), null))
        .containsExactly(new ModelInfo("qwen3:4b", null, null, null, null));
    assertThat(Models.list("ollama", base("/v1"), null)).isEmpty();
  }

  @Test
  void serverOfLlamaCppSendsTwoListsOfTheSame() {
    enqueue("{\"models\":[{\"name\":\"a.gguf\"}],\"data\":[{\"id\":\"a\"}]}");

    assertThat(Models.list("llamacpp", base("/v1"), null))
        .extracting(ModelInfo::id)
        .containsExactly("a");
  }

  @Test
  void bareListOfTogetherIsRead() {
    enqueue("[{\"id\":\"zai-org/GLM-5.2\",\"display_name\":\"GLM 5.2\",\"context_length\":1000}]");

    assertThat(Models.list("together", base("/v1"), KEY))
        .containsExactly(new ModelInfo("zai-org/GLM-5.2", "GLM 5.2", 1000L, null, null));
  }

  @ParameterizedTest
  @CsvSource({"context_window, max_completion_tokens", "max_model_len, max_output_tokens"})
  void limitsHaveManyNames(String context, String output) {
    enqueue("{\"data\":[{\"id\":\"a\",\"" + context + "\":8192,\"" + output + "\":\"4096\"}]}");

    assertThat(Models.list("my-proxy", base("/v1"), null))
        .containsExactly(new ModelInfo("a", null, 8192L, 4096L, null));
  }

  @Test
  void limitOfOpenRouterIsThatOfTheBestBehindIt() {
    enqueue(
        "{\"data\":[{\"id\":\"openai/o\",\"name\":\"OpenAI: o\",\"context_length\":10,"
            + "\"top_provider\":{\"context_length\":9,\"max_completion_tokens\":5}},"
            + "{\"id\":\"b\",\"top_provider\":null,\"max_completion_tokens\":0}]}");

    assertThat(Models.list("openrouter", base("/v1"), KEY))
        .containsExactly(
            new ModelInfo("openai/o", "OpenAI: o", 10L, 5L, null),
            new ModelInfo("b", null, null, null, null));
  }

  @Test
  void modelThatIsListedTwiceIsThereOnceAndTheListCannotBeChanged() {
    enqueue("{\"data\":[{\"id\":\"a\",\"name\":\"A\"},{\"id\":\"b\"},{\"id\":\"a\"}]}");

    List<ModelInfo> models = Models.list("mistral", base("/v1"), KEY);

    assertThat(models).extracting(ModelInfo::id).containsExactly("a", "b");
    assertThat(models.get(0).displayName()).isEqualTo("A");
    assertThatThrownBy(models::clear).isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void refusalIsTypedAndShowsNoKey() {
    server.enqueue(
        new MockResponse.Builder()
            .code(401)
            .addHeader("x-request-id", "req-1")
            .body(
                "{\"error\":{\"message\":\"wrong key " + KEY + "\",\"code\":\"invalid_api_key\"}}")
            .build());
    Map<String, String> environment = Map.of("OPENAI_API_KEY", KEY, "OPENAI_BASE_URL", base("/v1"));

    LlmStatusException e =
        catchThrowableOfType(
            LlmStatusException.class, () -> Models.list("openai", environment::get));

    assertThat(e)
        .hasMessage(
            "openai answered with status 401: wrong key ***; check the key in OPENAI_API_KEY"
                + " (request id req-1)");
    assertThat(e.toString() + e.body()).doesNotContain(KEY);
  }

  @Test
  void missingListSaysWhereItWasLookedFor() {
    server.enqueue(new MockResponse.Builder().code(404).body("{}").build());

    assertThatThrownBy(() -> Models.list("my-proxy", base("/api"), null))
        .isInstanceOf(LlmStatusException.class)
        .hasMessage("my-proxy answered with status 404: {}; check the base URL " + base("/api"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<html>Hello</html> | sent no list of models, but <html>Hello</html>",
        "{\"error\":null} | sent no list of models, but {\"error\":null}",
        "{\"data\":{}} | sent no list of models, but {\"data\":{}}",
        "{\"data\":[ | sent no list of models, but {\"data\":[",
        "'\"hello\"' | sent no list of models, but \"hello\"",
        "[] [] | sent no list of models, but [] []",
        "'' | sent no list of models, but nothing",
        "{\"data\":[{\"id\":\"a\"},{\"object\":\"model\"}]}"
            + " | sent a list of models that cannot be read: the model at $.data[1] has no id",
        "{\"models\":[7]}"
            + " | sent a list of models that cannot be read: the model at $.models[0] has no id"
      })
  void garbageIsNoList(String body, String problem) {
    enqueue(body);

    assertThatThrownBy(() -> Models.list("my-proxy", base("/v1"), null))
        .isInstanceOf(LlmAnswerException.class)
        .hasMessage("my-proxy " + problem);
  }

  @Test
  void listWithoutAnEndIsGivenUp() {
    for (int i = 0; i < 20; i++) {
      enqueue("{\"data\":[{\"id\":\"a\"}],\"has_more\":true,\"last_id\":\"" + i + "\"}");
    }

    assertThatThrownBy(() -> Models.list("anthropic", base("/v1"), KEY))
        .isInstanceOf(LlmAnswerException.class)
        .hasMessage("anthropic sent a list of models that does not end after 20 pages");
    assertThat(server.getRequestCount()).isEqualTo(20);
  }

  @Test
  void listOfMillionsIsGivenUp() {
    enqueue("{\"data\":[{\"id\":\"a\"}" + ",{\"id\":\"a\"}".repeat(100_000) + "]}");

    assertThatThrownBy(() -> Models.list("my-proxy", base("/v1"), null))
        .isInstanceOf(LlmAnswerException.class)
        .hasMessage("my-proxy sent a list of more than 100,000 models");
  }

  @Test
  void serverThatGivesTheSamePageAgainIsGivenUp() {
    enqueue("{\"data\":[{\"id\":\"a\"}],\"has_more\":true,\"last_id\":\"a\"}");
    enqueue("{\"data\":[{\"id\":\"a\"}],\"has_more\":true,\"last_id\":\"a\"}");

    assertThatThrownBy(() -> Models.list("anthropic", base("/v1"), KEY))
        .isInstanceOf(LlmAnswerException.class)
        .hasMessage("anthropic sent a list of models that does not end after 1 page");
  }

  @Test
  void listThatBreaksOffIsAFailureOfTheConnection() {
    server.enqueue(
        new MockResponse.Builder()
            .body("{\"data\":[{\"id\":\"a\"}]}".repeat(10_000))
            .onResponseBody(SocketEffect.ShutdownConnection.INSTANCE)
            .build());

    assertThatThrownBy(() -> Models.list("my-proxy", base("/v1"), null))
        .isInstanceOf(LlmConnectionException.class)
        .hasMessageStartingWith("the connection to my-proxy at " + base("/v1") + " broke: ");
  }

  @Test
  void listThatIsTooLongIsGivenUp() {
    server.enqueue(
        new MockResponse.Builder().body(new Buffer().write(new byte[33 * 1024 * 1024])).build());

    assertThatThrownBy(() -> Models.list("my-proxy", base("/v1"), null))
        .isInstanceOf(LlmAnswerException.class)
        .hasMessage("my-proxy sent a body longer than 32 MiB");
  }

  @Test
  void keyIsNotSentInTheOpen() {
    assertThatThrownBy(() -> Models.list("my-proxy", "http://proxy.example/v1", KEY))
        .isInstanceOf(ConfigException.class)
        .hasMessageStartingWith("an API key is sent over https only, or to this machine;");
  }

  @Test
  void providerWithoutItsKeyIsRefused() {
    assertThatThrownBy(() -> Models.list("groq", name -> null))
        .isInstanceOf(ConfigException.class)
        .hasMessageStartingWith(
            "the provider groq needs a key; set the environment variable GROQ_API_KEY");
  }

  @Test
  void providerThatIsNoneIsRefused() {
    assertThatThrownBy(() -> Models.list("gorq", name -> null))
        .isInstanceOf(ConfigException.class)
        .hasMessageStartingWith(
            "there is no provider \"gorq\", as in Models.list(\"gorq\"); did you mean groq?");
  }

  @Test
  void providerWithoutAListSaysSo() {
    assertThatThrownBy(() -> Models.list("vertex", name -> "x"))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "the provider vertex does not tell which models it has; see"
                + " https://cloud.google.com/vertex-ai/generative-ai/docs/learn/locations");
  }

  private void enqueue(String body) {
    server.enqueue(
        new MockResponse.Builder()
            .addHeader("content-type", "application/json")
            .body(body)
            .build());
  }

  private String base(String path) {
    return server.url(path).toString();
  }
}
