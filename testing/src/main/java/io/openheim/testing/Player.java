package io.openheim.testing;

import io.openheim.error.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import okhttp3.Interceptor;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * Answers requests from a file that a {@link Recorder} wrote. No connection is made. Like the
 * recorder it is put on the {@link okhttp3.OkHttpClient} that a client is built with:
 *
 * <pre>{@code
 * try (Player player = Player.of(Path.of("capital.json"))) {
 *   LlmClient client = OpenAiChatClient.builder()
 *       .httpClient(new OkHttpClient.Builder().addInterceptor(player).build())
 *       ...
 * }
 * }</pre>
 *
 * <p>It is strict. The exchanges are played in their order; method, path with query, and body have
 * to be those that were recorded, where the order of properties and white space in JSON do not
 * matter, and numbers are the same if they are written alike. Headers and host are not compared.
 * Whatever does not match is an {@link AssertionError} that says where; so is a request too many
 * and, from {@link #close}, an exchange too many, and reading on where the recorded caller stopped.
 * After an error there are no answers any more, and {@link #close} tells of it once more, in case
 * that the code under test kept it to itself.
 *
 * <p>Bodies arrive in pieces of a few bytes, as a network might deliver them.
 *
 * <p>Thread-safe, but requests are taken one after the other: one that begins while an answer to
 * another thread is open is an error.
 */
public final class Player implements Interceptor, AutoCloseable {
  private static final String AGAIN = "\nIf it is meant to be so, " + CassetteFile.AGAIN + ".";

  private final Path path;
  private final UnaryOperator<String> scrubber;
  private final List<TapedExchange> exchanges;
  private final KnownSecrets secrets = new KnownSecrets();
  private final OneAtATime order = new OneAtATime();
  private int played;
  private @Nullable String failure;

  private Player(Path path, UnaryOperator<String> scrubber) {
    this.path = path;
    this.scrubber = Objects.requireNonNull(scrubber, "scrubber");
    if (!Files.exists(path)) {
      throw new ConfigException(
          "there is no cassette " + path + "; record it with a Recorder or a Cassette");
    }
    this.exchanges = CassetteFile.read(path);
  }

  /**
   * Reads a file.
   *
   * @param path the file
   * @return a player at its beginning
   * @throws ConfigException if there is no such file, or it is no cassette
   * @throws java.io.UncheckedIOException if it cannot be read
   */
  public static Player of(Path path) {
    return of(path, UnaryOperator.identity());
  }

  /**
   * Reads a file that was recorded with a scrubber.
   *
   * @param path the file
   * @param scrubber the one that the recorder had; it is applied to requests before they are
   *     compared
   * @return a player at its beginning
   * @throws ConfigException if there is no such file, or it is no cassette
   * @throws java.io.UncheckedIOException if it cannot be read
   */
  public static Player of(Path path, UnaryOperator<String> scrubber) {
    return new Player(Objects.requireNonNull(path, "path"), scrubber);
  }

  /**
   * Answers a request; called by OkHttp.
   *
   * @throws AssertionError if it is not the next one that was recorded
   */
  @Override
  public Response intercept(Chain chain) throws IOException {
    Request request = chain.request();
    Buffer body = new Buffer();
    RequestBody sent = request.body();
    if (sent != null) {
      sent.writeTo(body);
    }
    TapedExchange.Answered answer = next(request, Taping.asked(request, body));
    Response.Builder response =
        new Response.Builder()
            .request(request)
            .protocol(Protocol.HTTP_1_1)
            .code(answer.status())
            .message("")
            .body(new PlayedBody(answer, chain.call(), new Ending(played())));
    answer.headers().forEach(response::header);
    return response.build();
  }

  private synchronized TapedExchange.Answered next(Request request, TapedExchange.Asked raw) {
    if (failure != null) {
      throw new AssertionError(failure);
    }
    secrets.learn(request);
    TapedExchange.Asked asked = new Scrub(secrets.redaction(), scrubber).clean(raw);
    if (played == exchanges.size()) {
      throw fail(
          "the cassette "
              + path
              + " has "
              + Words.count(exchanges.size(), "exchange", "exchanges")
              + ", and one request more was made: "
              + asked);
    }
    TapedExchange next = exchanges.get(played);
    // What is secret today may have been none on the day of the recording.
    TapedExchange.Asked recorded =
        new Scrub(secrets.redaction(), UnaryOperator.identity()).clean(next.request());
    List<String> differences = Differences.of(recorded, asked);
    if (!differences.isEmpty()) {
      throw fail(
          "request "
              + (played + 1)
              + " is not the one in the cassette "
              + path
              + ":\n"
              + String.join("\n", differences));
    }
    begin(asked);
    played++;
    return next.response();
  }

  private void begin(TapedExchange.Asked asked) {
    try {
      order.begin(asked.method() + " " + asked.path());
    } catch (AssertionError e) {
      failure = e.getMessage();
      throw e;
    }
  }

  private synchronized int played() {
    return played;
  }

  private synchronized AssertionError fail(String problem) {
    failure = problem + AGAIN;
    return new AssertionError(failure);
  }

  /**
   * Fails if there was an error, or if not everything was played.
   *
   * @throws AssertionError that says which, or what is left
   */
  public synchronized void assertExhausted() {
    if (failure != null) {
      throw new AssertionError(failure);
    }
    int left = exchanges.size() - played;
    if (left > 0) {
      throw new AssertionError(
          "the cassette "
              + path
              + " was not used up: "
              + left
              + " of "
              + Words.count(exchanges.size(), "exchange is", "exchanges are")
              + " left; the next is "
              + exchanges.get(played).request()
              + AGAIN);
    }
  }

  /**
   * The same as {@link #assertExhausted}.
   *
   * @throws AssertionError that says which, or what is left
   */
  @Override
  public void close() {
    assertExhausted();
  }

  @Override
  public String toString() {
    return "Player[" + path + "]";
  }

  private final class Ending implements PlayedBody.Ending {
    private final int exchange;

    Ending(int exchange) {
      this.exchange = exchange;
    }

    @Override
    public AssertionError beyond() {
      return fail(
          "the answer to request "
              + exchange
              + " was read beyond the place where it was closed when the cassette "
              + path
              + " was recorded");
    }

    @Override
    public void closed() {
      order.end();
    }
  }
}
