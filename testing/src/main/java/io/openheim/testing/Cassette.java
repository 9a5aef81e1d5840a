package io.openheim.testing;

import io.openheim.error.ConfigException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.UnaryOperator;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * Exchanges with real models in a file, for tests: played if the file is there, and recorded if it
 * is not and {@code -Dopenheim.record=true} allows it. To record one again, delete it.
 *
 * <pre>{@code
 * try (Cassette cassette = Cassette.at(Path.of("src/test/cassettes/capital.json"))) {
 *   LlmClient client = OpenAiChatClient.builder()
 *       .model("gpt-5.4-mini")
 *       .apiKey(cassette.key("OPENAI_API_KEY"))
 *       .httpClient(cassette.httpClient())
 *       .build();
 *   ...
 * }
 * }</pre>
 *
 * <p>{@link Recorder} says what is in the file, and {@link Player} how strictly it is played. They
 * work with every client that takes an {@link OkHttpClient}. Commit the file with the test.
 * Thread-safe, but for requests of several threads at the same time, which are refused.
 */
public final class Cassette implements AutoCloseable {
  /** The system property that allows recording. */
  static final String RECORD = "openheim.record";

  private static final String NO_KEY = "no-key-is-needed";

  private final Path path;
  private final @Nullable Recorder recorder;
  private final @Nullable Player player;

  private Cassette(Path path, @Nullable Recorder recorder, @Nullable Player player) {
    this.path = path;
    this.recorder = recorder;
    this.player = player;
  }

  /**
   * Opens a cassette.
   *
   * @param path the file
   * @return a cassette that plays or records
   * @throws ConfigException if there is no such file and recording is not allowed, or it is no
   *     cassette
   * @throws java.io.UncheckedIOException if it cannot be read
   */
  public static Cassette at(Path path) {
    return at(path, UnaryOperator.identity());
  }

  /**
   * Opens a cassette with a scrubber.
   *
   * @param path the file
   * @param scrubber changes each text of an exchange before it is written, and each text of a
   *     request before it is compared; see {@link Recorder#to(Path, UnaryOperator)}
   * @return a cassette that plays or records
   * @throws ConfigException if there is no such file and recording is not allowed, or it is no
   *     cassette
   * @throws java.io.UncheckedIOException if it cannot be read
   */
  public static Cassette at(Path path, UnaryOperator<String> scrubber) {
    Objects.requireNonNull(path, "path");
    if (Files.exists(path)) {
      return new Cassette(path, null, Player.of(path, scrubber));
    }
    if (!Boolean.getBoolean(RECORD)) {
      throw new ConfigException(
          "there is no cassette "
              + path
              + "; record it by running this once with -D"
              + RECORD
              + "=true, which asks the real model and needs a real key");
    }
    return new Cassette(path, Recorder.to(path, scrubber), null);
  }

  /**
   * Whether real requests are made.
   *
   * @return false if the file is played
   */
  public boolean recording() {
    return recorder != null;
  }

  /**
   * The key to build a client with.
   *
   * @param variable the environment variable that has the real one, for example {@code
   *     OPENAI_API_KEY}
   * @return the real one if this records, else a stand-in
   * @throws ConfigException if this records and the variable is not set
   */
  public String key(String variable) {
    if (!recording()) {
      return NO_KEY;
    }
    String key = System.getenv(variable);
    if (key == null || key.isBlank()) {
      throw new ConfigException(
          "recording the cassette " + path + " needs a real key; set " + variable);
    }
    return key;
  }

  /**
   * An HTTP client for the builder of a client.
   *
   * @return one with OkHttp's settings, whose requests are played or recorded
   */
  public OkHttpClient httpClient() {
    return new OkHttpClient.Builder().addInterceptor(interceptor()).build();
  }

  /**
   * What plays or records, for an HTTP client of one's own: {@code addInterceptor(...)}, after
   * those that change requests.
   *
   * @return the player or the recorder
   */
  public Interceptor interceptor() {
    return recorder != null ? recorder : Objects.requireNonNull(player);
  }

  /**
   * Writes the file if this records; else fails if there was an error or not everything was played.
   *
   * @throws AssertionError that says what is wrong
   * @throws java.io.UncheckedIOException if the file cannot be written
   */
  @Override
  public void close() {
    if (recorder != null) {
      recorder.close();
    } else {
      Objects.requireNonNull(player).close();
    }
  }

  @Override
  public String toString() {
    return "Cassette[" + path + ", " + (recording() ? "records" : "plays") + "]";
  }
}
