package io.openheim.internal.wire;

import io.openheim.error.LlmAnswerException;
import io.openheim.error.LlmException.Evidence;
import io.openheim.error.LlmStatusException;
import io.openheim.internal.http.Exchange;
import io.openheim.internal.http.Redaction;
import io.openheim.internal.http.RetryHints;
import io.openheim.message.Message;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * Words of one client for what can go wrong with an answer.
 *
 * @param provider who answers
 * @param model who was asked
 * @param baseUrl where, as it may be shown
 * @param keySource where the user sets the key
 * @param redaction what must not be seen
 */
record WireErrors(
    String provider, String model, String baseUrl, String keySource, Redaction redaction) {
  /** The most that is read of a body that is no reply, in bytes. */
  static final int BODY_LIMIT = 64 * 1024;

  private static final int BODY_SHOWN = 8 * 1024;
  private static final int MESSAGE_SHOWN = 1000;

  /** The provider refused. */
  LlmStatusException status(Exchange exchange, String body) {
    int status = exchange.status();
    ErrorPayload error = ErrorPayload.of(body);
    boolean retryable =
        error.isModelsFault()
            || (!error.isExhausted() && RetryHints.isRetryable(status, exchange.headers()));
    Duration wait = RetryHints.retryAfter(exchange.headers(), Instant.now());
    String id = exchange.requestId();
    String said =
        status >= 300 && status < 400
            ? redirect(exchange)
            : ": " + shown(error.message()) + advice(status, error);
    return new LlmStatusException(
        provider + " answered with status " + status + said + suffix(id),
        new Evidence(provider, status, id, retryable, wait, null),
        error.kind(status),
        redaction.clean(error.type()),
        redaction.clean(error.code()),
        cut(redaction.clean(body), BODY_SHOWN));
  }

  /** The provider reported an error where a reply, or the rest of it, should be. */
  LlmStatusException inBand(ErrorPayload error, @Nullable String id, @Nullable Message partial) {
    int status = error.status();
    boolean retryable =
        error.isModelsFault() || (!error.isExhausted() && RetryHints.isRetryable(status));
    String kind = status == 0 ? "" : " of status " + status;
    return new LlmStatusException(
        provider
            + " reported an error"
            + kind
            + " in its answer: "
            + shown(error.message())
            + advice(status, error)
            + suffix(id),
        new Evidence(provider, status, id, retryable, null, partial),
        error.kind(status),
        redaction.clean(error.type()),
        redaction.clean(error.code()),
        cut(redaction.clean(error.raw()), BODY_SHOWN));
  }

  /** The answer is not a whole reply. */
  LlmAnswerException answer(
      String problem, boolean retryable, @Nullable String id, @Nullable Message partial) {
    return new LlmAnswerException(
        provider + " " + redaction.clean(problem) + suffix(id),
        new Evidence(provider, 200, id, retryable, null, partial),
        null);
  }

  /** Foreign words, fit for a message of ours. */
  String shown(String text) {
    String line = line(redaction.clean(text));
    return line.isEmpty() ? "(no explanation)" : cut(line, MESSAGE_SHOWN);
  }

  /** How a foreign text begins, fit for a message of ours; cut only once it is clean. */
  String start(Buffer text, int limit) {
    String read = text.snapshot((int) Math.min(text.size(), BODY_LIMIT)).utf8();
    return start(read, text.size() > BODY_LIMIT, limit);
  }

  /** The same for what is kept of a frame. */
  String start(Beginning frame, int limit) {
    return start(frame.text(), frame.isCut(), limit);
  }

  private String start(String read, boolean goesOn, int limit) {
    return cut(line(goesOn ? redaction.cleanStart(read) : redaction.clean(read)), limit);
  }

  private static String line(String text) {
    return text.strip().replaceAll("\\s+", " ");
  }

  private String advice(int status, ErrorPayload error) {
    if (error.isExhausted()) {
      return "; the quota of the account is used up: check its plan and billing";
    }
    return switch (status) {
      case 401 -> "; check the key in " + keySource;
      case 403 -> "; check what the key in " + keySource + " may be used for";
      case 404 -> "; check the model " + model + " and the base URL " + baseUrl;
      default -> "";
    };
  }

  private String redirect(Exchange exchange) {
    String location = exchange.headers().get("location");
    String to = location == null ? "" : " to " + redaction.clean(host(location));
    return ", a redirect"
        + to
        + "; redirects are not followed, as they would carry the key to another place; set"
        + " baseUrl to where the provider is";
  }

  private static String host(String location) {
    try {
      URI uri = URI.create(location);
      return uri.getHost() == null ? "another path" : uri.getScheme() + "://" + uri.getHost();
    } catch (IllegalArgumentException e) {
      return "an unreadable address";
    }
  }

  private static String suffix(@Nullable String id) {
    return id == null ? "" : " (request id " + id + ")";
  }

  private static String cut(String text, int limit) {
    if (text.length() <= limit) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(limit - 1)) ? limit - 1 : limit;
    return text.substring(0, end) + "... (" + text.length() + " characters)";
  }
}
