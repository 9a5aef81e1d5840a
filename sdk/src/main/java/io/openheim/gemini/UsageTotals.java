package io.openheim.gemini;

import com.squareup.moshi.JsonReader;
import io.openheim.internal.json.Json;
import io.openheim.message.Usage;
import java.io.IOException;

/**
 * The token counts of one reply so far. Each chunk tells totals; one that is left out stays what it
 * was. See the <a href="https://ai.google.dev/api/generate-content#UsageMetadata">reference of
 * UsageMetadata</a>: thoughts are counted apart from the answer, and what tools of the provider's
 * own gave the model to read apart from the prompt; cached tokens are part of the prompt.
 */
final class UsageTotals {
  private static final JsonReader.Options FIELDS =
      JsonReader.Options.of(
          "promptTokenCount",
          "toolUsePromptTokenCount",
          "candidatesTokenCount",
          "thoughtsTokenCount",
          "cachedContentTokenCount");

  private long prompt;
  private long tools;
  private long answer;
  private long thoughts;
  private long cached;

  /** Reads the totals of a chunk over those before; what is no object says nothing. */
  Usage read(JsonReader json) throws IOException {
    if (Json.enterObject(json)) {
      while (json.hasNext()) {
        switch (json.selectName(FIELDS)) {
          case 0 -> prompt = count(json, prompt);
          case 1 -> tools = count(json, tools);
          case 2 -> answer = count(json, answer);
          case 3 -> thoughts = count(json, thoughts);
          case 4 -> cached = count(json, cached);
          default -> Json.skipField(json);
        }
      }
      json.endObject();
    }
    return new Usage(prompt + tools, answer + thoughts, cached, 0, thoughts);
  }

  private static long count(JsonReader json, long before) throws IOException {
    long count = Json.count(json);
    return count < 0 ? before : count;
  }
}
