package io.openheim.internal.wire;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import io.openheim.error.LlmStatusException.Kind;
import io.openheim.internal.json.Json;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * What a server says about an error, in one of the many shapes in use.
 *
 * @param type its kind, or ""
 * @param code its code, or ""
 * @param message its words; the whole text where there is no message in it
 * @param raw all of it, as it came
 */
public record ErrorPayload(String type, String code, String message, String raw) {
  private static final Set<String> EXHAUSTED =
      Set.of(
          "insufficient_quota",
          "credit_balance_exhausted",
          "organization_spend_limit_exceeded",
          "project_spend_limit_exceeded",
          "organization_usage_limit_exceeded",
          "billing_hard_limit_reached");

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
    String message = found.message == null || found.message.isBlank() ? trimmed : found.message;
    return new ErrorPayload(orEmpty(found.type), orEmpty(found.code), message, text);
  }

  /** Whether waiting will not help, because what was paid for is used up. */
  public boolean isExhausted() {
    return EXHAUSTED.contains(type) || EXHAUSTED.contains(code);
  }

  /**
   * Whether the model wrote a tool call that its server cannot read, which may go better next time:
   * so Groq has it, with what the model wrote as {@code failed_generation} beside it
   * (console.groq.com/docs/tool-use).
   */
  boolean isModelsFault() {
    return code.equals("tool_use_failed");
  }

  private boolean isFiltered() {
    return code.equals("content_filter") || type.equals("content_filter");
  }

  /** The HTTP status that this stands for; 0 if it does not say. */
  public int status() {
    if (code.matches("[45]\\d\\d")) {
      return Integer.parseInt(code);
    }
    int byType = status(type.toLowerCase(Locale.ROOT));
    return byType != 0 ? byType : status(code.toLowerCase(Locale.ROOT));
  }

  /** What the error means, where it came with this status, or 0. */
  Kind kind(int status) {
    return switch (status) {
      case 401 -> Kind.AUTHENTICATION;
      case 403 -> Kind.PERMISSION;
      case 404 -> Kind.NOT_FOUND;
      case 413 -> Kind.CONTEXT_OVERFLOW;
      case 400, 422 -> isFiltered() ? Kind.CONTENT_FILTER : Kind.INVALID_REQUEST;
      case 429 -> isExhausted() ? Kind.QUOTA : Kind.RATE_LIMIT;
      case 503, 529 -> Kind.OVERLOADED;
      default -> status >= 500 ? Kind.SERVER : Kind.OTHER;
    };
  }

  private static int status(String word) {
    if (word.contains("rate_limit") || word.contains("too_many") || EXHAUSTED.contains(word)) {
      return 429;
    }
    return switch (word) {
      case "overloaded", "overloaded_error", "engine_overloaded", "engine_overloaded_error" -> 529;
      case "server_error", "api_error", "internal_error", "internal_server_error" -> 500;
      case "unavailable", "service_unavailable", "service_unavailable_error" -> 503;
      case "timeout", "timeout_error", "request_timeout" -> 408;
      case "authentication_error", "invalid_api_key" -> 401;
      case "permission_error", "permission_denied" -> 403;
      case "not_found_error", "model_not_found" -> 404;
      case "invalid_request_error", "context_length_exceeded", "content_filter" -> 400;
      case "tool_use_failed" -> 400;
      default -> 0;
    };
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  /** The parts, while they are looked for. */
  private static final class Found {
    private static final int DEEPEST = 4;

    private @Nullable String type;
    private @Nullable String code;
    private @Nullable String message;

    void read(JsonReader json, int depth) throws IOException {
      if (json.peek() == JsonReader.Token.BEGIN_ARRAY) {
        json.beginArray();
        if (json.hasNext()) {
          read(json, depth + 1);
        }
      } else if (depth <= DEEPEST && Json.enterObject(json)) {
        while (json.hasNext()) {
          field(json, json.nextName(), depth);
        }
        json.endObject();
      }
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
        case "type", "error_type" -> type = first(type, Json.string(json));
        case "code" -> code = first(code, Json.scalar(json));
        default -> json.skipValue();
      }
    }

    private static @Nullable String first(@Nullable String known, @Nullable String more) {
      return known == null || known.isBlank() ? more : known;
    }
  }
}
