package io.openheim.internal.http;

import io.openheim.error.CancelledException;
import io.openheim.error.LlmConnectionException;
import io.openheim.error.LlmException.Evidence;
import io.openheim.error.OpenheimException;
import io.openheim.internal.http.ContentCoding.UnknownCodingException;
import io.openheim.message.Message;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Locale;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/** Turns failures of the transport into ours. */
final class Failures {
  private final String provider;
  private final String shown;
  private final Redaction redaction;

  Failures(String provider, String shown, Redaction redaction) {
    this.provider = provider;
    this.shown = shown;
    this.redaction = redaction;
  }

  /**
   * What to throw for {@code e}.
   *
   * @param call knows whether we ended it ourselves
   */
  OpenheimException of(
      IOException e, OpenCall call, @Nullable String requestId, @Nullable Message partial) {
    OpenCall.End end = call.end();
    if (end == OpenCall.End.INTERRUPTED || Thread.currentThread().isInterrupted()) {
      return interrupted(e);
    }
    if (end == OpenCall.End.CLOSED) {
      return closed(e);
    }
    boolean retryable = !isTrust(e) && !(e instanceof UnknownCodingException);
    Evidence evidence = new Evidence(provider, 0, requestId, retryable, null, partial);
    return new LlmConnectionException(
        redaction.clean(words(e, call)), evidence, redaction.clean(e));
  }

  CancelledException interrupted(@Nullable Exception e) {
    Thread.currentThread().interrupt();
    return new CancelledException(
        "interrupted while waiting for " + provider, e == null ? null : redaction.clean(e));
  }

  CancelledException closed(@Nullable IOException e) {
    return new CancelledException(
        "the stream of " + provider + " was closed", e == null ? null : redaction.clean(e));
  }

  String clean(String text) {
    return redaction.clean(text);
  }

  /** The same for a text that may have been cut at its end. */
  String clean(String text, boolean cut) {
    return cut ? redaction.cleanStart(text) : redaction.clean(text);
  }

  private String words(IOException e, OpenCall call) {
    if (e instanceof UnknownCodingException) {
      return provider
          + " at "
          + shown
          + " sent "
          + e.getMessage()
          + "; the request asks for none, so look at what is between here and there";
    }
    if (call.end() == OpenCall.End.SILENT || (e instanceof SocketTimeoutException && !isReach(e))) {
      return provider
          + " at "
          + shown
          + (call.isSent()
              ? " sent nothing for " + call.patience()
              : " did not take the request in time");
    }
    return isReach(e)
        ? provider + " could not be reached at " + shown + ": " + reason(e)
        : "the connection to " + provider + " at " + shown + " broke: " + reason(e);
  }

  private static String reason(IOException e) {
    if (e instanceof UnknownHostException) {
      return "unknown host";
    }
    Throwable root = e;
    for (int i = 0; i < 20 && root.getCause() != null; i++) {
      root = root.getCause();
    }
    return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
  }

  /** Whether the request never got to the provider. */
  private static boolean isReach(IOException e) {
    return e instanceof ConnectException
        || e instanceof UnknownHostException
        || e instanceof NoRouteToHostException
        || isTrust(e)
        || (e instanceof SocketTimeoutException
            && String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT).contains("connect"));
  }

  /** Whether the two sides do not want each other, which will not change by itself. */
  private static boolean isTrust(IOException e) {
    return e instanceof SSLPeerUnverifiedException
        || (e instanceof SSLHandshakeException && !(e.getCause() instanceof IOException));
  }
}
