/**
 * For tests of agents: a scripted model, and exchanges with real models that are recorded once and
 * played ever after. Start at {@link io.openheim.testing.ScriptedClient} and {@link
 * io.openheim.testing.Cassette}.
 */
module io.openheim.testing {
  requires transitive io.openheim.sdk;
  requires okio;

  exports io.openheim.testing;
}
