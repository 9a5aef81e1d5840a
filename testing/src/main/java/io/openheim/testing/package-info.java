/**
 * For tests of agents.
 *
 * <p>A {@link io.openheim.testing.ScriptedClient} is a model that says what a test wrote down:
 *
 * <pre>{@code
 * ScriptedClient model = new ScriptedClient()
 *     .call("add", "{\"a\":2,\"b\":40}")
 *     .text("It is 42.");
 * Agent agent = Agent.builder().client(model).tools(new Calculator()).build();
 *
 * assertThat(agent.prompt("What is 2 plus 40?").text()).isEqualTo("It is 42.");
 * model.assertExhausted();
 * }</pre>
 *
 * <p>A {@link io.openheim.testing.Cassette} holds what a real one said, recorded once and played
 * ever after:
 *
 * <pre>{@code
 * try (Cassette cassette = Cassette.at(Path.of("src/test/cassettes/capital.json"))) {
 *   LlmClient client = OpenAiChatClient.builder()
 *       .model("gpt-5.4-mini")
 *       .apiKey(cassette.key("OPENAI_API_KEY"))
 *       .httpClient(cassette.httpClient())
 *       .build();
 *   Agent agent = Agent.builder().client(client).build();
 *
 *   assertThat(agent.prompt("What is the capital of Norway?").text()).contains("Oslo");
 * }
 * }</pre>
 *
 * <p>And {@code -Dopenheim.requests=off} makes every request of the SDK to a real model an error,
 * so that no test sends one by accident.
 *
 * <p>What fails a test is an {@link java.lang.AssertionError}; no test framework is needed.
 */
@NullMarked
package io.openheim.testing;

import org.jspecify.annotations.NullMarked;
