package io.openheim.llm;

import io.openheim.error.CancelledException;
import io.openheim.error.LlmException;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * A client that asks another one again when that may help. Immutable and thread-safe.
 *
 * <pre>{@code
 * LlmClient client = RetryClient.wrap(myClient, RetryPolicy.standard().retries(5));
 * }</pre>
 *
 * <p>What may be tried again is what the wrapped client says: {@link LlmException#retryable()}. A
 * stream is tried again only until its first chunk has reached the caller; {@link #send} delivers
 * nothing before the end, so it repeats a broken stream too. When all tries are used up, the last
 * exception is thrown, with {@link LlmException#attempts()} set.
 */
public final class RetryClient implements LlmClient {
  private static final System.Logger LOG = System.getLogger(RetryClient.class.getName());

  private final LlmClient client;
  private final RetryPolicy policy;
  private final RetryTime time;

  RetryClient(LlmClient client, RetryPolicy policy, RetryTime time) {
    this.client = client;
    this.policy = policy;
    this.time = time;
  }

  /**
   * Wraps a client with the {@linkplain RetryPolicy#standard() standard policy}.
   *
   * @param client the client to ask; one that retries already is returned as it is
   * @return a client that retries
   */
  public static RetryClient wrap(LlmClient client) {
    return client instanceof RetryClient retrying ? retrying : wrap(client, RetryPolicy.standard());
  }

  /**
   * Wraps a client. There are never two layers of retries: the policy of a client that retries
   * already is replaced.
   *
   * @param client the client to ask
   * @param policy how often to try
   * @return a client that retries
   */
  public static RetryClient wrap(LlmClient client, RetryPolicy policy) {
    Objects.requireNonNull(client, "client");
    Objects.requireNonNull(policy, "policy");
    LlmClient inner = client instanceof RetryClient retrying ? retrying.client : client;
    return new RetryClient(inner, policy, RetryTime.SYSTEM);
  }

  @Override
  public LlmStream stream(LlmRequest request) {
    Attempts attempts = new Attempts(policy, time);
    return retry(attempts, () -> StartedStream.start(client.stream(request), attempts));
  }

  @Override
  public LlmReply send(LlmRequest request) {
    return retry(new Attempts(policy, time), () -> client.send(request));
  }

  private <T> T retry(Attempts attempts, Supplier<T> call) {
    while (true) {
      try {
        return call.get();
      } catch (LlmException failure) {
        await(attempts, failure);
      }
    }
  }

  private void await(Attempts attempts, LlmException failure) {
    var wait = attempts.waitAfter(failure);
    LOG.log(
        System.Logger.Level.DEBUG,
        () -> "try " + attempts.made() + " failed, next in " + wait + ": " + failure.getMessage());
    try {
      time.sleep(wait);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancelledException("interrupted while waiting to try again", failure);
    }
    attempts.next();
  }

  @Override
  public String toString() {
    return "RetryClient[" + client + ", " + policy + "]";
  }
}
