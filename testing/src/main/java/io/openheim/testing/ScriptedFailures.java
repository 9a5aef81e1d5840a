package io.openheim.testing;

import io.openheim.error.LlmException.Evidence;
import io.openheim.error.LlmStatusException;
import io.openheim.error.LlmStatusException.Kind;
import io.openheim.internal.http.RetryHints;
import java.util.Objects;

/** Errors as those of a provider. */
final class ScriptedFailures {
  private ScriptedFailures() {}

  /** What a status means by itself. */
  static Kind usual(int status) {
    return switch (status) {
      case 400, 422 -> Kind.INVALID_REQUEST;
      case 401 -> Kind.AUTHENTICATION;
      case 402 -> Kind.QUOTA;
      case 403 -> Kind.PERMISSION;
      case 404 -> Kind.NOT_FOUND;
      case 413 -> Kind.CONTEXT_OVERFLOW;
      case 429 -> Kind.RATE_LIMIT;
      case 503, 529 -> Kind.OVERLOADED;
      default -> status >= 500 ? Kind.SERVER : Kind.OTHER;
    };
  }

  static LlmStatusException of(int status, Kind kind) {
    if (status < 400 || status > 599) {
      throw new IllegalArgumentException("status must be from 400 to 599; found " + status);
    }
    Objects.requireNonNull(kind, "kind");
    boolean retryable = kind != Kind.QUOTA && RetryHints.isRetryable(status);
    return new LlmStatusException(
        "scripted answered with status " + status + ", " + kind,
        new Evidence("scripted", status, null, retryable, null, null),
        kind,
        "",
        "",
        "");
  }
}
