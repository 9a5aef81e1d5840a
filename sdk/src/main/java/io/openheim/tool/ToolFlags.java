package io.openheim.tool;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is known about a tool beside what a model is told: how it behaves, and how it wants to be
 * run. Immutable and thread-safe.
 *
 * <pre>{@code
 * ToolFlags flags = ToolFlags.NONE.withReadOnly().withTimeout(Duration.ofSeconds(30));
 * }</pre>
 *
 * @param readOnly whether it changes nothing, see {@link Tool#readOnly}
 * @param idempotent whether a second call with the same arguments changes nothing more, see {@link
 *     Tool#idempotent}
 * @param destructive whether it may destroy what cannot be brought back, see {@link
 *     Tool#destructive}
 * @param sequential whether no other tool may run beside it, see {@link Tool#sequential}
 * @param approval whether somebody has to agree to each call, see {@link Tool#approval}
 * @param returnDirect whether its result ends the turn, see {@link Tool#returnDirect}
 * @param timeout how long it may run, from 1 ms to 24 h; null if nothing is said
 * @param metadata what the application notes about it, in the order in which it was written; copied
 */
public record ToolFlags(
    boolean readOnly,
    boolean idempotent,
    boolean destructive,
    boolean sequential,
    boolean approval,
    boolean returnDirect,
    @Nullable Duration timeout,
    Map<String, String> metadata) {
  /** Those of a tool about which nothing is said. */
  public static final ToolFlags NONE =
      new ToolFlags(false, false, false, false, false, false, null, Map.of());

  private static final Duration SHORTEST = Duration.ofMillis(1);
  private static final Duration LONGEST = Duration.ofHours(24);
  private static final Pattern SIMPLE = Pattern.compile("([0-9]{1,9})(ms|s|m|h)");

  /**
   * Copies the metadata; refuses null in it.
   *
   * @throws IllegalArgumentException if the tool is read-only and destructive, or the timeout is
   *     less than 1 ms or more than 24 h
   */
  public ToolFlags {
    if (readOnly && destructive) {
      throw new IllegalArgumentException("a tool that only reads must not be destructive");
    }
    if (timeout != null && !fits(timeout)) {
      throw new IllegalArgumentException(
          "a tool's timeout must be from 1 ms to 24 h; it is " + timeout);
    }
    Map<String, String> copy = new LinkedHashMap<>();
    metadata.forEach(
        (key, value) ->
            copy.put(Objects.requireNonNull(key, "key"), Objects.requireNonNull(value, "value")));
    metadata = Collections.unmodifiableMap(copy);
  }

  /**
   * Reads a duration as {@link Tool#timeout} has it.
   *
   * @param text a number with its unit, such as {@code 500ms}, {@code 30s}, {@code 5m} or {@code
   *     2h}, or an ISO 8601 duration, such as {@code PT30S}
   * @return the duration; empty if the text is none, or not one from 1 ms to 24 h
   */
  public static Optional<Duration> parseTimeout(String text) {
    return parse(text).filter(ToolFlags::fits);
  }

  private static Optional<Duration> parse(String text) {
    Matcher simple = SIMPLE.matcher(text);
    if (simple.matches()) {
      long number = Long.parseLong(simple.group(1));
      return Optional.of(
          switch (simple.group(2)) {
            case "ms" -> Duration.ofMillis(number);
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            default -> Duration.ofHours(number);
          });
    }
    try {
      return Optional.of(Duration.parse(text));
    } catch (DateTimeParseException none) {
      return Optional.empty();
    }
  }

  private static boolean fits(Duration timeout) {
    return timeout.compareTo(SHORTEST) >= 0 && timeout.compareTo(LONGEST) <= 0;
  }

  /**
   * The same for a tool that changes nothing.
   *
   * @return a copy
   * @throws IllegalArgumentException if the tool is destructive
   */
  public ToolFlags withReadOnly() {
    return new ToolFlags(
        true, idempotent, destructive, sequential, approval, returnDirect, timeout, metadata);
  }

  /**
   * The same for a tool that may be called again without further effect.
   *
   * @return a copy
   */
  public ToolFlags withIdempotent() {
    return new ToolFlags(
        readOnly, true, destructive, sequential, approval, returnDirect, timeout, metadata);
  }

  /**
   * The same for a tool that may destroy something.
   *
   * @return a copy
   * @throws IllegalArgumentException if the tool is read-only
   */
  public ToolFlags withDestructive() {
    return new ToolFlags(
        readOnly, idempotent, true, sequential, approval, returnDirect, timeout, metadata);
  }

  /**
   * The same for a tool that runs alone.
   *
   * @return a copy
   */
  public ToolFlags withSequential() {
    return new ToolFlags(
        readOnly, idempotent, destructive, true, approval, returnDirect, timeout, metadata);
  }

  /**
   * The same for a tool whose calls need somebody's consent.
   *
   * @return a copy
   */
  public ToolFlags withApproval() {
    return new ToolFlags(
        readOnly, idempotent, destructive, sequential, true, returnDirect, timeout, metadata);
  }

  /**
   * The same for a tool whose result ends the turn.
   *
   * @return a copy
   */
  public ToolFlags withReturnDirect() {
    return new ToolFlags(
        readOnly, idempotent, destructive, sequential, approval, true, timeout, metadata);
  }

  /**
   * The same with a timeout, which replaces an earlier one.
   *
   * @param limit how long the tool may run, from 1 ms to 24 h
   * @return a copy
   * @throws IllegalArgumentException if the limit is less than 1 ms or more than 24 h
   */
  public ToolFlags withTimeout(Duration limit) {
    return new ToolFlags(
        readOnly, idempotent, destructive, sequential, approval, returnDirect, limit, metadata);
  }

  /**
   * The same with one more note; it replaces an earlier one of the same key.
   *
   * @param key what the note is about
   * @param value the note
   * @return a copy
   */
  public ToolFlags withMetadata(String key, String value) {
    Map<String, String> more = new LinkedHashMap<>(metadata);
    more.put(key, value);
    return new ToolFlags(
        readOnly, idempotent, destructive, sequential, approval, returnDirect, timeout, more);
  }
}
