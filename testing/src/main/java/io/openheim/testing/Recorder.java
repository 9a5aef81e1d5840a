package io.openheim.testing;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Records real exchanges to a file, without secrets, for a {@link Player}. It is put on the {@link
 * okhttp3.OkHttpClient} that a client is built with, as an interceptor and not as a network
 * interceptor:
 *
 * <pre>{@code
 * try (Recorder recorder = Recorder.to(Path.of("capital.json"))) {
 *   LlmClient client = OpenAiChatClient.builder()
 *       .httpClient(new OkHttpClient.Builder().addInterceptor(recorder).build())
 *       ...
 * }
 * }</pre>
 *
 * <p>{@link Cassette} chooses between the two. Streams reach the caller as they come; what was read
 * is written down, with a mark if it was closed before its end. A request without an answer, as its
 * connection broke, is not recorded.
 *
 * <p><b>Secrets.</b> The file has only those headers that are known to be harmless, and no
 * parameter of the query whose name tells of a secret. The values of all other request headers and
 * of these parameters are blotted out wherever they turn up, escaped or in base64 too, if they have
 * at least 8 characters. What else must not be in a file, such as personal data, is for a scrubber
 * of one's own. Nothing finds a secret that arrives in pieces, spread over several events of a
 * stream: look at a cassette before you commit it.
 *
 * <p>Thread-safe, but requests are taken one after the other: one that begins while an answer to
 * another thread is open is an {@link AssertionError}, and nothing is written then.
 */
public final class Recorder implements Interceptor, AutoCloseable {
  private final Path path;
  private final UnaryOperator<String> scrubber;
  private final KnownSecrets secrets = new KnownSecrets();
  private final OneAtATime order = new OneAtATime();
  private final List<Take> takes = new ArrayList<>();
  private @Nullable String failure;
  private boolean closed;

  private Recorder(Path path, UnaryOperator<String> scrubber) {
    this.path = Objects.requireNonNull(path, "path");
    this.scrubber = Objects.requireNonNull(scrubber, "scrubber");
  }

  /**
   * Makes a recorder.
   *
   * @param path the file, which {@link #close} writes; one that is there is replaced
   * @return a recorder that has nothing yet
   */
  public static Recorder to(Path path) {
    return to(path, UnaryOperator.identity());
  }

  /**
   * Makes a recorder with a scrubber.
   *
   * @param path the file, which {@link #close} writes; one that is there is replaced
   * @param scrubber changes each text before it is written: paths, headers, names and strings
   *     inside the JSON of requests, and other bodies as a whole, binary ones with a character for
   *     each byte. The player needs the same one, since it changes the requests that are compared
   * @return a recorder that has nothing yet
   */
  public static Recorder to(Path path, UnaryOperator<String> scrubber) {
    return new Recorder(path, scrubber);
  }

  /**
   * Sends a request on its way and records it; called by OkHttp.
   *
   * @throws AssertionError if an answer to another thread is open
   * @throws IllegalStateException if this was closed
   */
  @Override
  public Response intercept(Chain chain) throws IOException {
    Request request = chain.request();
    Take take = begin(request);
    boolean answered = false;
    try {
      RequestBody body = request.body();
      Response response =
          chain.proceed(
              body == null
                  ? request
                  : request
                      .newBuilder()
                      .method(request.method(), new TeeRequestBody(body, take))
                      .build());
      take.answered(response);
      answered = true;
      return response
          .newBuilder()
          .body(new TeeResponseBody(response.body(), take, chain.call(), order::end))
          .build();
    } finally {
      if (!answered) {
        drop(take);
      }
    }
  }

  private synchronized Take begin(Request request) {
    if (closed) {
      throw new IllegalStateException("the recorder of " + path + " was closed");
    }
    secrets.learn(request);
    Scrub scrub = new Scrub(secrets.redaction(), scrubber);
    try {
      order.begin(scrub.clean(request.method() + " " + Taping.path(request.url())));
    } catch (AssertionError e) {
      failure = e.getMessage();
      throw e;
    }
    Take take = new Take(request);
    takes.add(take);
    return take;
  }

  private synchronized void drop(Take take) {
    takes.remove(take);
    order.end();
  }

  /**
   * Writes the file. An answer that is still open is recorded as far as it was read.
   *
   * @throws AssertionError if nothing was recorded, or something that cannot be kept: a body of
   *     more than 64 MiB, or one that is compressed in a way that no secret can be seen in
   * @throws java.io.UncheckedIOException if the file cannot be written
   */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    if (failure != null) {
      throw new AssertionError("the cassette " + path + " was not written: " + failure);
    }
    // Closed while it waits for an answer, a request is one without.
    takes.removeIf(take -> !take.isAnswered());
    if (takes.isEmpty()) {
      throw new AssertionError(
          "the cassette "
              + path
              + " was not written: no request was answered; was the HTTP client with the recorder"
              + " given to the client, httpClient(...)?");
    }
    CassetteFile.write(path, exchanges());
  }

  private List<TapedExchange> exchanges() {
    // All secrets are known only now, and a later one may stand in an earlier answer.
    Scrub scrub = new Scrub(secrets.redaction(), scrubber);
    List<TapedExchange> exchanges = new ArrayList<>();
    for (Take take : takes) {
      try {
        TapedExchange taped = take.taped();
        exchanges.add(
            new TapedExchange(scrub.clean(taped.request()), scrub.clean(taped.response())));
      } catch (IOException e) {
        throw new AssertionError(
            "the cassette "
                + path
                + " was not written: exchange "
                + (exchanges.size() + 1)
                + " cannot be recorded: "
                + e.getMessage(),
            e);
      }
    }
    return exchanges;
  }

  @Override
  public String toString() {
    return "Recorder[" + path + "]";
  }
}
