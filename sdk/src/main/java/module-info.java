/**
 * Agents for large language models: tools declared as annotated methods, a fluent agent builder,
 * and retrying clients for many providers. Start at {@link io.openheim.Agent}.
 */
// The friend below is built after this module, so javac does not know it yet.
@SuppressWarnings("module")
module io.openheim.sdk {
  requires transitive okhttp3;
  requires okio;
  requires com.squareup.moshi;
  requires static transitive org.jspecify;

  exports io.openheim;
  exports io.openheim.anthropic;
  exports io.openheim.error;
  exports io.openheim.gemini;
  exports io.openheim.llm;
  exports io.openheim.message;
  exports io.openheim.offline;
  exports io.openheim.openai;
  exports io.openheim.run;
  exports io.openheim.shape;
  exports io.openheim.shape.dialect;
  exports io.openheim.tool;

  // What is a secret is told by one piece of code alone, in what is thrown and in what is recorded.
  exports io.openheim.internal.http to
      io.openheim.testing;
  exports io.openheim.internal.json to
      io.openheim.testing;
}
