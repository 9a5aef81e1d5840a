package io.openheim.openai;

import com.squareup.moshi.JsonReader;
import io.openheim.internal.json.Json;
import io.openheim.message.Usage;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads the token counts; here the totals already include their special kinds. */
final class UsageReader {
  private static final JsonReader.Options USAGE =
      JsonReader.Options.of(
          "prompt_tokens",
          "completion_tokens",
          "prompt_cache_hit_tokens",
          "num_cached_tokens",
          "reasoning_tokens",
          "prompt_tokens_details",
          "completion_tokens_details");
  private static final JsonReader.Options DETAILS =
      JsonReader.Options.of("cached_tokens", "cache_write_tokens", "reasoning_tokens");

  private long input = -1;
  private long output = -1;
  private long cacheRead = -1;
  private long cacheHit = -1;
  private long cacheWrite = -1;
  private long reasoning = -1;

  private UsageReader() {}

  /** The usage; null if there is none. */
  static @Nullable Usage read(JsonReader json) throws IOException {
    if (!Json.enterObject(json)) {
      return null;
    }
    UsageReader usage = new UsageReader();
    while (json.hasNext()) {
      usage.field(json);
    }
    json.endObject();
    return usage.input < 0 && usage.output < 0 ? null : usage.found();
  }

  private void field(JsonReader json) throws IOException {
    switch (json.selectName(USAGE)) {
      case 0 -> input = Json.count(json);
      case 1 -> output = Json.count(json);
      case 2, 3 -> cacheHit = Json.count(json);
      case 4 -> reasoning = Math.max(reasoning, Json.count(json));
      case 5, 6 -> details(json);
      default -> Json.skipField(json);
    }
  }

  private void details(JsonReader json) throws IOException {
    if (!Json.enterObject(json)) {
      return;
    }
    while (json.hasNext()) {
      switch (json.selectName(DETAILS)) {
        case 0 -> cacheRead = Json.count(json);
        case 1 -> cacheWrite = Json.count(json);
        case 2 -> reasoning = Math.max(reasoning, Json.count(json));
        default -> Json.skipField(json);
      }
    }
    json.endObject();
  }

  private Usage found() {
    return new Usage(
        Math.max(input, 0),
        Math.max(output, 0),
        Math.max(cacheRead >= 0 ? cacheRead : cacheHit, 0),
        Math.max(cacheWrite, 0),
        Math.max(reasoning, 0));
  }
}
