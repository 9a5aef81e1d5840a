package io.openheim.message;

/**
 * How many tokens a model read and wrote. Immutable and thread-safe.
 *
 * <p>The numbers mean the same for every provider: {@code input} is everything the model read,
 * cached or not, and {@code output} everything it wrote, reasoning included; the other three say
 * how much of that was of a special kind, and are never to be added on top.
 *
 * @param input tokens read, those of {@code cacheRead} and {@code cacheWrite} included
 * @param output tokens written, those of {@code reasoning} included
 * @param cacheRead of {@code input}, those served from the provider's cache
 * @param cacheWrite of {@code input}, those put into the provider's cache
 * @param reasoning of {@code output}, those spent on thinking
 */
public record Usage(long input, long output, long cacheRead, long cacheWrite, long reasoning) {
  /** No tokens at all: what a sum starts from. */
  public static final Usage NONE = new Usage(0, 0, 0, 0, 0);

  /**
   * Adds two usages, number by number.
   *
   * @param other what to add
   * @return the sum
   */
  public Usage plus(Usage other) {
    return new Usage(
        input + other.input,
        output + other.output,
        cacheRead + other.cacheRead,
        cacheWrite + other.cacheWrite,
        reasoning + other.reasoning);
  }

  /**
   * Everything that was read and written.
   *
   * @return {@code input + output}
   */
  public long total() {
    return input + output;
  }
}
