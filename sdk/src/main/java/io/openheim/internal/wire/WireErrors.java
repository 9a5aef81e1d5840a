package io.openheim.internal.wire;

import io.openheim.error.LlmAnswerException;
import io.openheim.error.LlmException.Evidence;
import io.openheim.error.LlmStatusException;
import io.openheim.error.LlmStatusException.Kind;
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
 * @param model who was asked, or empty if no model was
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
  private static final int ID_SHOWN = 200;

  /** The provider refused. */
  LlmStatusException status(Exchange exchange, String body) {
    ErrorPayload error = ErrorPayload.of(body);
    ErrorMeaning meaning = ErrorMeaning.of(exchange.status(), error);
    Duration wait = RetryHints.retryAfter(exchange.headers(), Instant.now());
    String id = exchange.requestId() == null ? error.requestId() : exchange.requestId();
    String said =
        meaning.status() >= 300 && meaning.status() < 400
            ? redirect(exchange)
            : ": " + shown(error.message()) + advice(meaning.kind());
    return reported(
        " answered with status " + meaning.status() + said,
        meaning,
        evidence(
            meaning,
            id,
            meaning.isRetryable(exchange.headers()),
            wait == null ? error.retryAfter() : wait,
            null),
        error);
  }

  /** The provider reported an error where a reply, or the rest of it, should be. */
  LlmStatusException inBand(ErrorPayload error, @Nullable String id, @Nullable Message partial) {
    ErrorMeaning meaning = ErrorMeaning.inBand(error);
    String status = meaning.status() == 0 ? "" : " of status " + meaning.status();
    return reported(
        " reported an error"
            + status
            + " in its answer: "
            + shown(error.message())
            + advice(meaning.kind()),
        meaning,
        evidence(
            meaning,
            id == null ? error.requestId() : id,
            meaning.isRetryable(),
            error.retryAfter(),
            partial),
        error);
  }

  private Evidence evidence(
      ErrorMeaning meaning,
      @Nullable String id,
      boolean retryable,
      @Nullable Duration wait,
      @Nullable Message partial) {
    String clean = id == null ? null : cut(line(clean(id)), ID_SHOWN);
    return new Evidence(provider, meaning.status(), clean, retryable, wait, partial);
  }

  private LlmStatusException reported(
      String what, ErrorMeaning meaning, Evidence evidence, ErrorPayload error) {
    return new LlmStatusException(
        provider + what + suffix(evidence.requestId()),
        evidence,
        meaning.kind(),
        cut(clean(error.type()), MESSAGE_SHOWN),
        cut(clean(error.code()), MESSAGE_SHOWN),
        cut(clean(error.raw()), BODY_SHOWN));
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
    String line = line(clean(text));
    return line.isEmpty() ? "(no explanation)" : cut(line, MESSAGE_SHOWN);
  }

  /** Of an error in a stream, which may be as long as an event, the beginning says enough. */
  private String clean(String text) {
    return text.length() <= BODY_LIMIT
        ? redaction.clean(text)
        : redaction.cleanStart(text.substring(0, BODY_LIMIT));
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

  private String advice(Kind kind) {
    return switch (kind) {
      case QUOTA -> "; the quota of the account is used up: check its plan and billing";
      case AUTHENTICATION -> "; check the key in " + keySource;
      case PERMISSION -> "; check what the key in " + keySource + " may be used for";
      case NOT_FOUND ->
          "; check "
              + (model.isEmpty() ? "" : "the model " + model + " and ")
              + "the base URL "
              + baseUrl;
      case CONTEXT_OVERFLOW ->
          "; the conversation is longer than the model " + model + " can read: shorten it";
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
