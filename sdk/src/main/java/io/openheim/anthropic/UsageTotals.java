package io.openheim.anthropic;

import com.squareup.moshi.JsonReader;
import io.openheim.internal.json.Json;
import io.openheim.message.Usage;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The token counts of a reply, of which a stream tells totals so far, each time perhaps not all.
 * The provider counts cached input apart; here it is part of the input.
 */
final class UsageTotals {
  private static final JsonReader.Options USAGE =
      JsonReader.Options.of(
          "input_tokens",
          "output_tokens",
          "cache_read_input_tokens",
          "cache_creation_input_tokens",
          "output_tokens_details");
  private static final JsonReader.Options DETAILS = JsonReader.Options.of("thinking_tokens");

  private long input = -1;
  private long output = -1;
  private long cacheRead = -1;
  private long cacheWrite = -1;
  private long reasoning = -1;

  /** Takes later totals. A count never falls, so one that is 0 was only not known. */
  void read(JsonReader json) throws IOException {
    if (!Json.enterObject(json)) {
      return;
    }
    while (json.hasNext()) {
      switch (json.selectName(USAGE)) {
        case 0 -> input = later(input, Json.count(json));
        case 1 -> output = later(output, Json.count(json));
        case 2 -> cacheRead = later(cacheRead, Json.count(json));
        case 3 -> cacheWrite = later(cacheWrite, Json.count(json));
        case 4 -> details(json);
        default -> Json.skipField(json);
      }
    }
    json.endObject();
  }

  private void details(JsonReader json) throws IOException {
    if (!Json.enterObject(json)) {
      return;
    }
    while (json.hasNext()) {
      if (json.selectName(DETAILS) == 0) {
        reasoning = later(reasoning, Json.count(json));
      } else {
        Json.skipField(json);
      }
    }
    json.endObject();
  }

  private static long later(long known, long told) {
    return told > 0 ? told : Math.max(known, told);
  }

  /** The usage; null if there is none. */
  @Nullable Usage usage() {
    if (input < 0 && output < 0) {
      return null;
    }
    long read = Math.max(cacheRead, 0);
    long write = Math.max(cacheWrite, 0);
    return new Usage(
        Math.max(input, 0) + read + write,
        Math.max(output, 0),
        read,
        write,
        Math.max(reasoning, 0));
  }
}
