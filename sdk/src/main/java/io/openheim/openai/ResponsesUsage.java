package io.openheim.openai;

import com.squareup.moshi.JsonReader;
import io.openheim.internal.json.Json;
import io.openheim.message.Usage;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads the token counts; the totals already include their special kinds. */
final class ResponsesUsage {
  private static final JsonReader.Options USAGE =
      JsonReader.Options.of(
          "input_tokens", "output_tokens", "input_tokens_details", "output_tokens_details");
  private static final JsonReader.Options DETAILS =
      JsonReader.Options.of("cached_tokens", "cache_write_tokens", "reasoning_tokens");

  private long input = -1;
  private long output = -1;
  private long cacheRead;
  private long cacheWrite;
  private long reasoning;

  private ResponsesUsage() {}

  /** The usage; null if there is none. */
  static @Nullable Usage read(JsonReader json) throws IOException {
    if (!Json.enterObject(json)) {
      return null;
    }
    ResponsesUsage usage = new ResponsesUsage();
    while (json.hasNext()) {
      switch (json.selectName(USAGE)) {
        case 0 -> usage.input = Json.count(json);
        case 1 -> usage.output = Json.count(json);
        case 2, 3 -> usage.details(json);
        default -> Json.skipField(json);
      }
    }
    json.endObject();
    return usage.input < 0 && usage.output < 0 ? null : usage.found();
  }

  private void details(JsonReader json) throws IOException {
    if (!Json.enterObject(json)) {
      return;
    }
    while (json.hasNext()) {
      switch (json.selectName(DETAILS)) {
        case 0 -> cacheRead = Json.count(json);
        case 1 -> cacheWrite = Json.count(json);
        case 2 -> reasoning = Json.count(json);
        default -> Json.skipField(json);
      }
    }
    json.endObject();
  }

  private Usage found() {
    return new Usage(
        Math.max(input, 0),
        Math.max(output, 0),
        Math.max(cacheRead, 0),
        Math.max(cacheWrite, 0),
        Math.max(reasoning, 0));
  }
}
