package io.openheim.openai;

import com.squareup.moshi.JsonReader;
import io.openheim.internal.json.Json;
import io.openheim.message.Usage;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a response says of itself: all of it where there is no stream, else at its beginning and its
 * end.
 *
 * @param status how it stands, or ""
 * @param reason why it is incomplete, or ""
 * @param error what went wrong, as JSON, or null
 */
record ResponsesSummary(
    String status,
    String reason,
    @Nullable String model,
    @Nullable Usage usage,
    @Nullable String error,
    @Nullable List<ResponsesItem> output) {
  private static final JsonReader.Options FIELDS =
      JsonReader.Options.of("status", "incomplete_details", "model", "usage", "error", "output");

  private static final Pattern NO_ERROR = Pattern.compile("\\s*|false|\\{\\s*}|\\[\\s*]");

  /** Reads a response; null if what comes is no object. */
  static @Nullable ResponsesSummary read(JsonReader json) throws IOException {
    if (!Json.enterObject(json)) {
      return null;
    }
    String status = null;
    String reason = "";
    String model = null;
    Usage usage = null;
    String error = null;
    List<ResponsesItem> output = null;
    while (json.hasNext()) {
      switch (json.selectName(FIELDS)) {
        case 0 -> status = Json.string(json);
        case 1 -> reason = reason(json);
        case 2 -> model = Json.string(json);
        case 3 -> usage = ResponsesUsage.read(json);
        case 4 -> error = error(json);
        case 5 -> output = ResponsesItem.readAll(json);
        default -> Json.skipField(json);
      }
    }
    json.endObject();
    return new ResponsesSummary(status == null ? "" : status, reason, model, usage, error, output);
  }

  /** An error that says something; null if there is none. */
  static @Nullable String error(JsonReader json) throws IOException {
    String text = Json.text(json);
    return text == null || NO_ERROR.matcher(text).matches() ? null : text;
  }

  private static String reason(JsonReader json) throws IOException {
    String reason = null;
    if (Json.enterObject(json)) {
      while (json.hasNext()) {
        if (json.nextName().equals("reason")) {
          reason = Json.string(json);
        } else {
          json.skipValue();
        }
      }
      json.endObject();
    }
    return reason == null ? "" : reason;
  }
}
