package io.openheim.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.util.List;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.Test;

class AtlasSampleTest {
  @StartStop private final MockWebServer server = new MockWebServer();

  @Test
  void withoutAKeyItRehearsesTheToolOffline() throws Exception {
    JavaProcess.Outcome run = run("AtlasSample", Map.of());

    assertThat(run.output())
        .isEqualToNormalizingNewlines(
            """
            no key found: using the offline stand-in (set OPENAI_API_KEY, or OPENHEIM_MODEL)
            prompt: What is the distance from Oslo to Rome in miles?
            call:   distance {"from":"Oslo","to":"Rome","unit":"MILES"}
            result: {"value":1247,"unit":"MILES"}
            answer: [offline stand-in] distance: {"value":1247,"unit":"MILES"}
            (This is openheim's offline stand-in, not a model: it matches words. For a real model\
             set OPENAI_API_KEY and choose a model such as openai/gpt-5.4-mini.)
            """);
    assertThat(run.status()).isZero();
  }

  @Test
  void withAKeyItAsksTheProvider() throws Exception {
    server.enqueue(
        stream(
            """
            {"choices":[{"index":0,"delta":{"role":"assistant","tool_calls":[{"index":0,\
            "id":"call_1","type":"function","function":{"name":"distance",\
            "arguments":"{\\"from\\":\\"Oslo\\",\\"to\\":\\"Rome\\"}"}}]}}]}\
            """,
            """
            {"choices":[{"index":0,"delta":{},"finish_reason":"tool_calls"}]}\
            """));
    server.enqueue(
        stream(
            """
            {"choices":[{"index":0,"delta":{"role":"assistant","content":"About 2007 km."}}]}\
            """,
            """
            {"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}\
            """));

    JavaProcess.Outcome run =
        run(
            "AtlasSample",
            Map.of("OPENAI_API_KEY", "key-1", "OPENAI_BASE_URL", server.url("/v1").toString()));

    assertThat(run.output())
        .isEqualToNormalizingNewlines(
            """
            using openai/gpt-5.4-mini, as OPENAI_API_KEY is set
            prompt: What is the distance from Oslo to Rome in miles?
            call:   distance {"from":"Oslo","to":"Rome"}
            result: {"value":2007,"unit":"KILOMETRES"}
            answer: About 2007 km.
            """);
    assertThat(run.status()).isZero();
    assertThat(server.takeRequest().getHeaders().get("Authorization")).isEqualTo("Bearer key-1");
    assertThat(server.takeRequest().getBody().utf8())
        .contains("{\\\"value\\\":2007,\\\"unit\\\":\\\"KILOMETRES\\\"}");
  }

  @Test
  void helloSendsItsToolToTheProvider() throws Exception {
    server.enqueue(
        stream(
            """
            {"choices":[{"index":0,"delta":{"content":"42"},"finish_reason":"stop"}]}\
            """));

    JavaProcess.Outcome run =
        run(
            "Hello",
            Map.of("OPENAI_API_KEY", "key-1", "OPENAI_BASE_URL", server.url("/v1").toString()));

    assertThat(run.output()).isEqualToNormalizingNewlines("42\n");
    assertThat(server.takeRequest().getBody().utf8())
        .contains(
            "{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"integer\"},"
                + "\"b\":{\"type\":\"integer\"}},\"required\":[\"a\",\"b\"],"
                + "\"additionalProperties\":false}");
  }

  private static MockResponse stream(String... frames) {
    StringBuilder body = new StringBuilder();
    for (String frame : frames) {
      body.append("data: ").append(frame).append("\n\n");
    }
    return new MockResponse.Builder()
        .addHeader("content-type", "text/event-stream")
        .body(body.append("data: [DONE]\n\n").toString())
        .build();
  }

  private static JavaProcess.Outcome run(String sample, Map<String, String> environment)
      throws Exception {
    return JavaProcess.run(
        environment,
        "java",
        List.of(
            "-cp",
            "target/classes"
                + File.pathSeparator
                + String.join(File.pathSeparator, JavaProcess.sdkPath()),
            "io.openheim.samples." + sample));
  }
}
