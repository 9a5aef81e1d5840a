package io.openheim.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openheim.error.ConfigException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointTest {
  @ParameterizedTest
  @CsvSource({
    "https://a.example/v1, https://a.example/v1/chat/completions, https://a.example/v1",
    "https://a.example/v1/, https://a.example/v1/chat/completions, https://a.example/v1",
    "https://a.example, https://a.example/chat/completions, https://a.example",
    "https://a.example/d?v=1, https://a.example/d/chat/completions?v=1, https://a.example/d",
  })
  void path_isAppended(String base, String url, String shown) {
    Endpoint endpoint = Endpoint.of(base, "chat/completions");

    assertThat(endpoint.url()).hasToString(url);
    assertThat(endpoint.shown()).isEqualTo(shown);
    assertThat(endpoint).hasToString(shown);
  }

  @Test
  void whatIsNoUrl_isRefusedWithoutItsSecrets() {
    assertThatThrownBy(() -> Endpoint.of("ftp://me:pass@a.example/x?key=1", "p"))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "baseUrl must be an http or https URL such as https://api.openai.com/v1;"
                + " found 'a.example/x'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sk-proj-SECRET", "me:SECRET", "https:/me:SECRET", "SECRET@a.example"})
  void whatIsNoUrlAtAll_isNotShown(String key) {
    assertThatThrownBy(() -> Endpoint.of(key, "p"))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "baseUrl must be an http or https URL such as https://api.openai.com/v1;"
                + " found a text without ://, which is not shown, as it may be a key");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://SECRET@a.example/v1",
        "https://me:SECRET@a.example",
        "http://:S@a.example"
      })
  void userNameOrPassword_isRefusedUnseen(String base) {
    assertThatThrownBy(() -> Endpoint.of(base, "p"))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "baseUrl must not hold a user name or a password; found one before a.example;"
                + " remove it, and send it in a header if the server wants it");
  }

  @Test
  void secretsOfTheAddress_areKnown() {
    Endpoint endpoint =
        Endpoint.of("https://a.example?api-version=2024-10-21", "p")
            .query("subscription-key", "abcdefgh");

    assertThat(endpoint.redaction().clean("abcdefgh 2024-10-21")).isEqualTo("*** 2024-10-21");
    assertThat(endpoint.hasSecret()).isTrue();
    assertThat(Endpoint.of("https://a.example?key=short", "p").hasSecret()).isTrue();
    assertThat(Endpoint.of("https://a.example?api-version=2024-10-21", "p").hasSecret()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://localhost:1",
        "http://127.0.0.1/v1",
        "http://127.9.9.9",
        "http://[::1]:80"
      })
  void loopback_isSafe(String base) {
    Endpoint.of(base, "p").requireSafe();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://a.example",
        "http://localhost.example",
        "http://127.0.0.1.example",
        "http://10.0.0.1",
        "http://[::2]"
      })
  void plainHttpToOthers_isNot(String base) {
    assertThatThrownBy(() -> Endpoint.of(base, "p").requireSafe())
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "an API key is sent over https only, or to this machine; found "
                + base
                + "; use https, or call allowPlainHttp() on the builder of a client of your own if the network in between can be trusted");
  }
}
