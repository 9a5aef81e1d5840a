package io.openheim.internal.wire;

import io.openheim.error.LlmStatusException.Kind;
import io.openheim.internal.http.RetryHints;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import okhttp3.Headers;

/**
 * What an error means, whatever a provider's words for it are. The words are from the providers'
 * documentation and from reports of users; those that are recorded are tested on the recordings.
 *
 * @param status the HTTP status, or the one that an error inside an answer stands for; 0 if none
 * @param kind what it means
 * @param byChance whether it is the model that wrote what its server cannot read, so that the same
 *     request may do better
 */
record ErrorMeaning(int status, Kind kind, boolean byChance) {
  private static final Set<String> EXHAUSTED =
      Set.of(
          "insufficient_quota",
          "credit_balance_exhausted",
          "organization_spend_limit_exceeded",
          "project_spend_limit_exceeded",
          "organization_usage_limit_exceeded",
          "billing_hard_limit_reached",
          "billing_error");

  /** Of a request that is refused as wrong; the same words elsewhere mean nothing. */
  private static final List<String> TOO_LONG =
      List.of(
          "context_length_exceeded",
          "maximum context length",
          "reduce the length",
          "prompt is too long",
          "exceeds the maximum number of tokens",
          "available context size",
          "exceeds the context window",
          "exceed context limit",
          "too large for model with");

  private static final List<String> FILTERED =
      List.of("content_filter", "responsibleaipolicyviolation", "content_policy_violation");

  private static final Pattern CREDIT = Pattern.compile("credit balance is too low");
  private static final Pattern TOO_MANY =
      Pattern.compile("too many requests|rate limit (?:is )?(?:exceeded|reached)");

  /** An answer of an HTTP status. */
  static ErrorMeaning of(int status, ErrorPayload error) {
    return new ErrorMeaning(status, kind(status, error), isByChance(error));
  }

  /** An error inside an answer, which may say itself for which status it stands. */
  static ErrorMeaning inBand(ErrorPayload error) {
    int status = status(error);
    return new ErrorMeaning(status, kind(status, error), isByChance(error));
  }

  /** Whether the same request may work later. */
  boolean isRetryable() {
    return byChance || (kind != Kind.QUOTA && RetryHints.isRetryable(status));
  }

  /** The same, unless the headers of an answer decide. */
  boolean isRetryable(Headers headers) {
    return byChance || (kind != Kind.QUOTA && RetryHints.isRetryable(status, headers));
  }

  /** Groq gives the broken call as {@code failed_generation} (console.groq.com/docs/tool-use). */
  private static boolean isByChance(ErrorPayload error) {
    return word(error.code()).equals("tool_use_failed");
  }

  private static Kind kind(int status, ErrorPayload error) {
    if (isExhausted(status, error)) {
      return Kind.QUOTA;
    }
    return switch (status) {
      case 401 -> Kind.AUTHENTICATION;
      case 403 -> Kind.PERMISSION;
      case 404 -> Kind.NOT_FOUND;
      case 413 -> Kind.CONTEXT_OVERFLOW;
      case 0, 400, 422 -> refused(status, error);
      case 429 -> Kind.RATE_LIMIT;
      case 503, 529 -> Kind.OVERLOADED;
      default -> status >= 500 ? Kind.SERVER : Kind.OTHER;
    };
  }

  private static Kind refused(int status, ErrorPayload error) {
    String words = error.raw().toLowerCase(Locale.ROOT);
    if (TOO_LONG.stream().anyMatch(words::contains)) {
      return Kind.CONTEXT_OVERFLOW;
    }
    if (FILTERED.stream().anyMatch(words::contains)) {
      return Kind.CONTENT_FILTER;
    }
    if (error.reason().equals("API_KEY_INVALID")) {
      return Kind.AUTHENTICATION;
    }
    if (word(error.code()).equals("model_not_found")
        || word(error.type()).equals("invalid_model")) {
      return Kind.NOT_FOUND;
    }
    return status == 0 ? Kind.OTHER : Kind.INVALID_REQUEST;
  }

  /** Whether waiting a little will not help, because what was paid for or granted is used up. */
  private static boolean isExhausted(int status, ErrorPayload error) {
    return EXHAUSTED.contains(word(error.type()))
        || EXHAUSTED.contains(word(error.code()))
        || error.quota().contains("PerDay")
        || (status == 402)
        || (status == 400 && CREDIT.matcher(word(error.message())).find());
  }

  private static int status(ErrorPayload error) {
    if (error.code().matches("[45]\\d\\d")) {
      return Integer.parseInt(error.code());
    }
    int byType = status(word(error.type()));
    int found = byType != 0 ? byType : status(word(error.code()));
    // Gateways wrap what they were told.
    return (found == 400 || found == 0) && TOO_MANY.matcher(word(error.message())).find()
        ? 429
        : found;
  }

  private static int status(String word) {
    if (word.contains("rate_limit") || word.contains("too_many") || EXHAUSTED.contains(word)) {
      return 429;
    }
    return switch (word) {
      case "overloaded", "overloaded_error", "engine_overloaded", "engine_overloaded_error" -> 529;
      case "server_error", "api_error", "internal_error", "internal_server_error", "internal" ->
          500;
      case "unavailable", "service_unavailable", "service_unavailable_error" -> 503;
      case "deadline_exceeded" -> 504;
      case "resource_exhausted" -> 429;
      case "timeout", "timeout_error", "request_timeout" -> 408;
      case "authentication_error", "invalid_api_key", "unauthenticated" -> 401;
      case "permission_error", "permission_denied" -> 403;
      case "not_found_error", "model_not_found", "not_found" -> 404;
      case "request_too_large" -> 413;
      case "invalid_request_error",
          "context_length_exceeded",
          "invalid_argument",
          "failed_precondition",
          "content_filter",
          "tool_use_failed" ->
          400;
      default -> 0;
    };
  }

  private static String word(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
