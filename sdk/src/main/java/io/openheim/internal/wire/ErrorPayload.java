package io.openheim.internal.wire;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import io.openheim.internal.json.Json;
import java.io.IOException;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * What a server says about an error, in one of the many shapes in use.
 *
 * @param type its kind, or ""
 * @param code its code, or ""
 * @param reason a word that says more than these, such as Google's {@code API_KEY_INVALID}, or ""
 * @param message its words; the whole text where there is no message in it
 * @param quota which quota ran out, or ""
 * @param retryAfter the wait that it asks for, or null
 * @param requestId the provider's id of the request, or null
 * @param raw all of it, as it came
 */
public record ErrorPayload(
    String type,
    String code,
    String reason,
    String message,
    String quota,
    @Nullable Duration retryAfter,
    @Nullable String requestId,
    String raw) {

  /** Reads what {@code text} says, whatever it is. */
  public static ErrorPayload of(String text) {
    Found found = new Found();
    String trimmed = text.strip();
    if (trimmed.startsWith("{") || trimmed.startsWith("[")) {
      try {
        found.read(JsonReader.of(new Buffer().writeUtf8(trimmed)), 0);
      } catch (IOException | JsonDataException e) {
        // What was found before the text broke off still counts.
      }
    }
    return new ErrorPayload(
        orEmpty(found.type),
        orEmpty(found.code),
        orEmpty(found.reason),
        found.message == null || found.message.isBlank() ? trimmed : found.message,
        orEmpty(found.quota),
        found.retryAfter,
        found.requestId,
        text);
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  /** The parts, while they are looked for. */
  private static final class Found {
    private static final int DEEPEST = 6;

    /** As protobuf writes durations: {@code 45.837906927s}. */
    private static final Pattern SECONDS = Pattern.compile("(\\d{1,9})(?:\\.(\\d{1,9}))?s");

    private @Nullable String type;
    private @Nullable String code;
    private @Nullable String reason;
    private @Nullable String message;
    private @Nullable String quota;
    private @Nullable Duration retryAfter;
    private @Nullable String requestId;

    /** An object, or the first of a list. */
    void read(JsonReader json, int depth) throws IOException {
      if (json.peek() == JsonReader.Token.BEGIN_ARRAY) {
        json.beginArray();
        if (json.hasNext()) {
          read(json, depth + 1);
        }
        skipRest(json);
      } else if (depth <= DEEPEST && Json.enterObject(json)) {
        while (json.hasNext()) {
          field(json, json.nextName(), depth);
        }
        json.endObject();
      }
    }

    private static void skipRest(JsonReader json) throws IOException {
      while (json.hasNext()) {
        json.skipValue();
      }
      json.endArray();
    }

    private void field(JsonReader json, String name, int depth) throws IOException {
      switch (name) {
        case "error", "message" -> {
          if (json.peek() == JsonReader.Token.BEGIN_OBJECT) {
            read(json, depth + 1);
          } else {
            message = first(message, Json.string(json));
          }
        }
        case "detail" -> message = first(message, Json.text(json));
        case "details" -> details(json, depth);
        case "innererror", "response" -> inner(json, depth);
        case "status", "error_type" -> type = first(type, Json.string(json));
        case "type" -> type(Json.string(json));
        case "code" -> code = first(code, Json.scalar(json));
        case "request_id" -> requestId = first(requestId, Json.string(json));
        default -> json.skipValue();
      }
    }

    /** What only says that it is an error leaves the place to what says which. */
    private void type(@Nullable String word) {
      if (!"error".equals(word) && !"response.failed".equals(word)) {
        type = first(type, word);
      }
    }

    /** Azure says what its filter found in an error inside the error. */
    private void inner(JsonReader json, int depth) throws IOException {
      Found inner = new Found();
      inner.read(json, depth + 1);
      reason = first(reason, inner.code);
      type = first(type, inner.type);
      message = first(message, inner.message);
    }

    /** Google's details: a list of messages of several types. */
    private void details(JsonReader json, int depth) throws IOException {
      if (json.peek() != JsonReader.Token.BEGIN_ARRAY) {
        json.skipValue();
        return;
      }
      json.beginArray();
      while (json.hasNext()) {
        if (depth <= DEEPEST && Json.enterObject(json)) {
          while (json.hasNext()) {
            detail(json, json.nextName());
          }
          json.endObject();
        } else {
          json.skipValue();
        }
      }
      json.endArray();
    }

    private void detail(JsonReader json, String name) throws IOException {
      switch (name) {
        case "reason" -> reason = first(reason, Json.string(json));
        case "retryDelay" -> retryAfter = delay(Json.string(json));
        case "violations" -> violations(json);
        default -> json.skipValue();
      }
    }

    private void violations(JsonReader json) throws IOException {
      if (!Json.enterArray(json)) {
        return;
      }
      StringBuilder all = new StringBuilder();
      while (json.hasNext()) {
        if (Json.enterObject(json)) {
          while (json.hasNext()) {
            if (json.nextName().equals("quotaId")) {
              all.append(orEmpty(Json.string(json))).append(' ');
            } else {
              json.skipValue();
            }
          }
          json.endObject();
        }
      }
      json.endArray();
      quota = all.toString().strip();
    }

    private static @Nullable Duration delay(@Nullable String text) {
      Matcher seconds = SECONDS.matcher(orEmpty(text));
      if (!seconds.matches()) {
        return null;
      }
      String fraction = seconds.group(2) == null ? "" : seconds.group(2);
      long nanos = Long.parseLong((fraction + "000000000").substring(0, 9));
      return Duration.ofSeconds(Long.parseLong(seconds.group(1)), nanos);
    }

    private static @Nullable String first(@Nullable String known, @Nullable String more) {
      return known == null || known.isBlank() ? more : known;
    }
  }
}
