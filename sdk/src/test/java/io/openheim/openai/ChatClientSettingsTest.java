package io.openheim.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openheim.error.ConfigException;
import io.openheim.llm.LlmRequest;
import io.openheim.llm.LlmSettings;
import io.openheim.message.Message;
import java.util.List;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.Test;

class ChatClientSettingsTest {
  @StartStop final MockWebServer server = new MockWebServer();

  @Test
  void settings_areChecked() {
    assertThatThrownBy(() -> OpenAiChatClient.builder().build())
        .isInstanceOf(ConfigException.class)
        .hasMessage("a client needs a model; call model(...)");
    assertThatThrownBy(() -> client().apiKey((String) null).keyName("MY_KEY").build())
        .hasMessage("the API key must not be empty; set MY_KEY");
    assertThatThrownBy(() -> client().baseUrl("api.openai.com").build())
        .hasMessage(
            "baseUrl must be an http or https URL such as https://api.openai.com/v1;"
                + " found a text without ://, which is not shown, as it may be a key");
    assertThatThrownBy(() -> client().baseUrl("https://me:pass@a.example/v1").build())
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "baseUrl must not hold a user name or a password; found one before a.example;"
                + " remove it, and send it in a header if the server wants it");
  }

  @Test
  void keyOverPlainHttp_isRefusedUnlessAllowed() {
    OpenAiChatClient.Builder open = client().baseUrl("http://10.0.0.1/v1");
    String refusal =
        "an API key is sent over https only, or to this machine; found http://10.0.0.1/v1; use"
            + " https, or call allowPlainHttp() on the builder of a client of your own if the"
            + " network in between can be trusted";

    open.build();
    assertThatThrownBy(() -> client().baseUrl("http://10.0.0.1/v1").apiKey("k").build())
        .isInstanceOf(ConfigException.class)
        .hasMessage(refusal);
    assertThatThrownBy(() -> client().baseUrl("http://10.0.0.1/v1").header("api-key", "k").build())
        .hasMessage(refusal);
    assertThatThrownBy(() -> client().baseUrl("http://10.0.0.1/v1").query("key", "k").build())
        .hasMessage(refusal);
    open.apiKey("k").allowPlainHttp().build();
  }

  @Test
  void secretOfOneRequestOverPlainHttp_isRefusedToo() {
    LlmRequest request =
        new LlmRequest(
            List.of(Message.user("Hi")),
            List.of(),
            LlmSettings.builder().header("Authorization", "Bearer k").build());

    assertThatThrownBy(() -> client().baseUrl("http://10.0.0.1/v1").build().send(request))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "an API key is sent over https only, or to this machine; found http://10.0.0.1/v1; use"
                + " https, or call allowPlainHttp() on the builder of a client of your own if the"
                + " network in between can be trusted");
  }

  @Test
  @SuppressWarnings("NullAway")
  void capabilitiesThatAreNull_areSaid() {
    assertThatThrownBy(() -> client().capabilities(known -> null).build())
        .isInstanceOf(ConfigException.class)
        .hasMessage("capabilities(...) must give capabilities; it gave null");
  }

  @Test
  void client_printsWhatItIs() {
    assertThat(OpenAiChatClient.builder().provider("p").model("m").apiKey("secret").build())
        .hasToString("OpenAiChatClient[provider=p, model=m, baseUrl=https://api.openai.com/v1]");
  }

  @Test
  void secondHeaderOfTheSameName_replacesTheFirst() throws Exception {
    server.enqueue(
        new MockResponse.Builder()
            .body("{\"choices\":[{\"message\":{\"content\":\"A\"}}]}")
            .build());

    client()
        .baseUrl(server.url("/v1").toString())
        .header("X-Title", "one app")
        .header("x-title", "another")
        .build()
        .send(new LlmRequest(List.of(Message.user("Hi")), List.of()));

    assertThat(server.takeRequest().getHeaders().values("x-title")).containsExactly("another");
  }

  private static OpenAiChatClient.Builder client() {
    return OpenAiChatClient.builder().model("m");
  }
}
