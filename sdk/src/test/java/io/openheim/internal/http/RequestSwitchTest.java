package io.openheim.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openheim.error.ConfigException;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.junit5.StartStop;
import okhttp3.Dns;
import okhttp3.Headers;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Response;
import okhttp3.ResponseBody;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestSwitchTest {
  private static final String ELSEWHERE = "https://model.example/v1";

  @StartStop final MockWebServer server = new MockWebServer();
  private final AtomicInteger lookUps = new AtomicInteger();

  /** Counts what happens before any connection is made. */
  private final OkHttpClient client =
      new OkHttpClient.Builder()
          .dns(
              host -> {
                lookUps.incrementAndGet();
                return Dns.SYSTEM.lookup("localhost");
              })
          .build();

  @AfterEach
  void forget() {
    System.clearProperty("openheim.requests");
  }

  @Test
  void off_refusesAnotherMachineBeforeAnyConnection() {
    System.setProperty("openheim.requests", "off");

    assertThatThrownBy(() -> post(ELSEWHERE + "?key=secret", client))
        .isInstanceOf(ConfigException.class)
        .hasMessage(
            "-Dopenheim.requests=off allows no request to another machine; found POST"
                + " https://model.example/v1/x; script the model or play a cassette (ScriptedClient"
                + " and Cassette of openheim-testing), or run without the property");
    assertThat(lookUps).hasValue(0);
  }

  @Test
  void off_holdsForTheSharedClientToo() {
    System.setProperty("openheim.requests", "off");

    assertThatThrownBy(() -> post(ELSEWHERE, null))
        .isInstanceOf(ConfigException.class)
        .hasMessageStartingWith("-Dopenheim.requests=off allows no request to another machine");
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "127.0.0.1"})
  void off_letsRequestsToThisMachineThrough(String host) {
    System.setProperty("openheim.requests", "off");
    server.enqueue(new MockResponse.Builder().body("here").build());

    assertThat(post("http://" + host + ":" + server.getPort(), client)).isEqualTo("here");
  }

  @Test
  void off_isNoMatterToAnInterceptorThatAnswersByItself() {
    System.setProperty("openheim.requests", "off");
    OkHttpClient player =
        client
            .newBuilder()
            .addInterceptor(
                chain ->
                    new Response.Builder()
                        .request(chain.request())
                        .protocol(Protocol.HTTP_1_1)
                        .code(200)
                        .message("")
                        .body(ResponseBody.create("played", null))
                        .build())
            .build();

    assertThat(post(ELSEWHERE, player)).isEqualTo("played");
  }

  @Test
  void off_looksAtTheAddressThatTheUsersInterceptorsChose() {
    System.setProperty("openheim.requests", "off");
    OkHttpClient detour =
        client
            .newBuilder()
            .addInterceptor(
                chain ->
                    chain.proceed(
                        chain.request().newBuilder().url("https://other.example/y").build()))
            .build();

    assertThatThrownBy(() -> post("http://localhost:" + server.getPort(), detour))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("found POST https://other.example/y;");
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost.example", "127.0.0.1.example", "mylocalhost"})
  void off_isNotFooledByNames(String host) {
    System.setProperty("openheim.requests", "off");

    assertThatThrownBy(() -> post("http://" + host, client)).isInstanceOf(ConfigException.class);
    assertThat(lookUps).hasValue(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"of", "", "false", "OFF"})
  void anythingElse_isAMistake(String value) {
    System.setProperty("openheim.requests", value);

    assertThatThrownBy(() -> post("http://localhost:" + server.getPort(), client))
        .isInstanceOf(ConfigException.class)
        .hasMessage("-Dopenheim.requests must be on or off; found '" + value + "'");
  }

  @Test
  void on_changesNothing() {
    System.setProperty("openheim.requests", "on");
    server.enqueue(new MockResponse.Builder().body("asked").build());

    assertThat(post("http://model.example:" + server.getPort(), client)).isEqualTo("asked");
    assertThat(lookUps).hasValue(1);
  }

  @Test
  void unset_changesNothing() {
    server.enqueue(new MockResponse.Builder().body("asked").build());

    assertThat(post("http://model.example:" + server.getPort(), client)).isEqualTo("asked");
  }

  private static String post(String base, OkHttpClient client) {
    Transport transport = new Transport("test", Endpoint.of(base, "x"), client);
    try (Exchange exchange =
        transport.post(Headers.of(), new Buffer().writeUtf8("{}"), Redaction.NONE)) {
      return exchange.text(100);
    }
  }
}
