package io.openheim.internal.http;

import java.io.IOException;
import okhttp3.Call;
import okhttp3.Headers;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/** Sends requests, each exactly once. Immutable and thread-safe. */
public final class Transport {
  private static final String USER_AGENT = "openheim-java";

  /** What an answer should be; a header {@code Accept} of the caller goes before it. */
  public enum Accept {
    /** A stream of events. */
    EVENTS("text/event-stream"),
    /** One JSON body. */
    JSON("application/json");

    private final String type;

    Accept(String type) {
      this.type = type;
    }
  }

  private final String provider;
  private final Endpoint endpoint;
  private final OkHttpClient client;

  /**
   * A way to one endpoint.
   *
   * @param provider the name that errors give to the other side
   * @param client the user's client, or null for the shared one
   */
  public Transport(String provider, Endpoint endpoint, @Nullable OkHttpClient client) {
    this.provider = provider;
    this.endpoint = endpoint;
    this.client = Clients.of(client);
  }

  /**
   * Sends a body, asks for a stream of events, and waits for the head of the answer.
   *
   * @see #post(Headers, Buffer, Redaction, Accept)
   */
  public Exchange post(Headers headers, Buffer json, Redaction redaction) {
    return post(headers, json, redaction, Accept.EVENTS);
  }

  /**
   * Sends a body and waits for the head of the answer, whatever its status.
   *
   * @param headers beyond the usual ones; their values were checked
   * @param json the body; it is empty afterwards
   * @param redaction what must not be seen in errors
   * @param accept what the answer should be; servers are free to send something else
   * @throws io.openheim.error.LlmConnectionException if there is no answer
   * @throws io.openheim.error.CancelledException if the calling thread is interrupted
   */
  public Exchange post(Headers headers, Buffer json, Redaction redaction, Accept accept) {
    OneShotBody body = new OneShotBody(json);
    Call call = client.newCall(request(headers, accept).post(body).build());
    OpenCall open = new OpenCall(call, client.readTimeoutMillis());
    body.sentBy(open);
    return exchange(call, open, redaction);
  }

  /**
   * Asks for JSON and waits for the head of the answer, whatever its status.
   *
   * @param headers beyond the usual ones; their values were checked
   * @param redaction what must not be seen in errors
   * @throws io.openheim.error.LlmConnectionException if there is no answer
   * @throws io.openheim.error.CancelledException if the calling thread is interrupted
   */
  public Exchange get(Headers headers, Redaction redaction) {
    Call call = client.newCall(request(headers, Accept.JSON).get().build());
    OpenCall open = new OpenCall(call, client.readTimeoutMillis());
    // There is no body that could be under way for long.
    open.sent();
    return exchange(call, open, redaction);
  }

  private Request.Builder request(Headers headers, Accept accept) {
    return new Request.Builder().url(endpoint.url()).headers(merged(headers, accept));
  }

  private Exchange exchange(Call call, OpenCall open, Redaction redaction) {
    Failures failures = new Failures(provider, endpoint.shown(), redaction);
    return new Exchange(execute(call, open, failures), open, failures);
  }

  private static Response execute(Call call, OpenCall open, Failures failures) {
    boolean answered = false;
    InterruptWatch.add(open);
    try {
      open.enter();
      open.await();
      Response response = call.execute();
      answered = true;
      return response;
    } catch (IOException e) {
      throw failures.of(e, open, null, null);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      // Kotlin checks no exceptions: OkHttp lets an InterruptedException through as it connects.
      throw e instanceof InterruptedException
          ? failures.interrupted(e)
          : failures.of(new IOException(e), open, null, null);
    } finally {
      open.exit();
      if (!answered) {
        InterruptWatch.remove(open);
      }
    }
  }

  private static Headers merged(Headers headers, Accept accept) {
    Headers.Builder merged =
        new Headers.Builder()
            // A stream is not held up by a compressor on the way.
            .add("Accept-Encoding", "identity")
            .add("Accept", accept.type)
            .add("User-Agent", USER_AGENT);
    for (int i = 0; i < headers.size(); i++) {
      merged.set(headers.name(i), headers.value(i));
    }
    return merged.build();
  }
}
