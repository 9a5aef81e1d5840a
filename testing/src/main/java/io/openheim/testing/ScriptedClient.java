package io.openheim.testing;

import io.openheim.error.CancelledException;
import io.openheim.error.LlmException;
import io.openheim.error.LlmStatusException.Kind;
import io.openheim.llm.LlmClient;
import io.openheim.llm.LlmReply;
import io.openheim.llm.LlmRequest;
import io.openheim.llm.LlmStream;
import io.openheim.message.ToolCall;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A model for tests that says what was written down for it, one entry of the script for each
 * request, and remembers what it was asked. Thread-safe; but requests that are made at the same
 * time get their entries in an order that nobody knows.
 *
 * <pre>{@code
 * ScriptedClient model = new ScriptedClient()
 *     .call("weather", "{\"city\":\"Oslo\"}")
 *     .text("Take a coat.");
 * }</pre>
 *
 * <p>Replies arrive in several chunks, as those of a real model do; {@link #chunkSize} and {@link
 * ScriptedReply} say where they are cut. A request that the script has nothing for is an {@link
 * AssertionError} that names what was asked.
 */
public final class ScriptedClient implements LlmClient {
  private static final int CHUNK_SIZE = 5;

  private final Deque<Step> script = new ArrayDeque<>();
  private final List<LlmRequest> requests = new ArrayList<>();
  private @Nullable Function<LlmRequest, LlmReply> otherwise;
  private int chunkSize = CHUNK_SIZE;
  private int scripted;
  private int calls;
  private int open;

  /** Makes a model without a script. */
  public ScriptedClient() {}

  /**
   * Makes a model that gives these replies.
   *
   * @param replies one for each request
   * @return a model to which more can be added
   */
  public static ScriptedClient of(LlmReply... replies) {
    ScriptedClient client = new ScriptedClient();
    for (LlmReply reply : replies) {
      client.reply(reply);
    }
    return client;
  }

  /**
   * Adds a plain answer.
   *
   * @param text the answer
   * @return this client
   */
  public ScriptedClient text(String text) {
    return reply(ScriptedReply.of().text(text));
  }

  /**
   * Adds a reply that calls one tool.
   *
   * @param tool the tool's name
   * @param arguments the arguments as JSON text; it may be broken, as a model's may
   * @return this client
   */
  public synchronized ScriptedClient call(String tool, String arguments) {
    return calls(new ToolCall("call_" + ++calls, tool, arguments));
  }

  /**
   * Adds a reply that only calls tools.
   *
   * @param calls the calls, with different ids
   * @return this client
   */
  public ScriptedClient calls(ToolCall... calls) {
    return reply(LlmReply.calls(calls));
  }

  /**
   * Adds a reply that declines to answer.
   *
   * @param words how the model puts it
   * @return this client
   */
  public ScriptedClient refusal(String words) {
    return reply(ScriptedReply.of().refusal(words));
  }

  /**
   * Adds a reply that is there already.
   *
   * @param reply what the model says
   * @return this client
   */
  public ScriptedClient reply(LlmReply reply) {
    Objects.requireNonNull(reply, "reply");
    return add(new Step(request -> ScriptedReply.of(reply), describe(reply)));
  }

  /**
   * Adds a reply with thoughts, chunks of one's own, usage, a certain end or a failure on its way.
   *
   * @param reply what the model says
   * @return this client
   */
  public ScriptedClient reply(ScriptedReply reply) {
    Objects.requireNonNull(reply, "reply");
    return add(new Step(request -> reply, describe(reply.reply())));
  }

  /**
   * Adds a request that fails before anything is said.
   *
   * @param failure what is thrown
   * @return this client
   */
  public ScriptedClient failure(LlmException failure) {
    Objects.requireNonNull(failure, "failure");
    Function<LlmRequest, ScriptedReply> thrown =
        request -> {
          throw failure;
        };
    return add(new Step(thrown, "a failure: " + failure.getMessage()));
  }

  /**
   * Adds a request that the provider answers with an error status, of the meaning that the status
   * has by itself.
   *
   * @param status the HTTP status, from 400 to 599
   * @return this client
   */
  public ScriptedClient failure(int status) {
    return failure(status, ScriptedFailures.usual(status));
  }

  /**
   * Adds a request that the provider answers with an error. As with a real one, it may be sent
   * again after 408, 409, 429 and 500 to 599, unless a quota is used up.
   *
   * @param status the HTTP status, from 400 to 599
   * @param kind what the error means
   * @return this client
   */
  public ScriptedClient failure(int status, Kind kind) {
    return failure(ScriptedFailures.of(status, kind));
  }

  /**
   * Adds a reply that depends on the request. The function may look at it with assertions, too.
   *
   * @param answer called once, on the caller's thread
   * @return this client
   */
  public ScriptedClient answer(Function<LlmRequest, LlmReply> answer) {
    Objects.requireNonNull(answer, "answer");
    return add(new Step(request -> ScriptedReply.of(answer.apply(request)), "a function"));
  }

  /**
   * Says what answers once the script is used up, as often as it is asked; replaces an earlier one.
   * Without it, one request too many is an error.
   *
   * @param answer called on the caller's thread, from several at the same time if there are so many
   * @return this client
   */
  public synchronized ScriptedClient otherwise(Function<LlmRequest, LlmReply> answer) {
    otherwise = Objects.requireNonNull(answer, "answer");
    return this;
  }

  /**
   * Replaces the number of characters after which texts and arguments are cut into chunks, for all
   * replies that are asked for from now on. Characters outside the basic plane are never cut in
   * two.
   *
   * @param characters at least 1; 5 by default
   * @return this client
   */
  public synchronized ScriptedClient chunkSize(int characters) {
    if (characters < 1) {
      throw new IllegalArgumentException("chunkSize must be at least 1; found " + characters);
    }
    chunkSize = characters;
    return this;
  }

  private synchronized ScriptedClient add(Step step) {
    script.add(step);
    scripted++;
    return this;
  }

  /**
   * Opens the next reply of the script.
   *
   * @throws AssertionError if there is none left
   * @throws LlmException if the script says so
   * @throws CancelledException if the calling thread is interrupted
   */
  @Override
  public LlmStream stream(LlmRequest request) {
    Objects.requireNonNull(request, "request");
    ScriptedStream.requireWanted();
    // The answer is found outside the lock, as a function may ask this client in its turn.
    ScriptedReply reply = next(request).apply(request);
    synchronized (this) {
      open++;
      return new ScriptedStream(reply, chunkSize, this::closed);
    }
  }

  private synchronized Function<LlmRequest, ScriptedReply> next(LlmRequest request) {
    requests.add(request);
    Step step = script.poll();
    if (step != null) {
      return step.answer();
    }
    Function<LlmRequest, LlmReply> last = otherwise;
    if (last == null) {
      throw new AssertionError(
          "the script has "
              + Words.count(scripted, "reply", "replies")
              + ", and the model was asked "
              + Words.count(requests.size(), "time", "times")
              + "; the last request is "
              + Words.request(request));
    }
    return asked -> ScriptedReply.of(last.apply(asked));
  }

  private synchronized void closed() {
    open--;
  }

  /**
   * Everything that the model was asked so far, the failed requests and those too many included.
   *
   * @return a copy, in the order of the requests
   */
  public synchronized List<LlmRequest> requests() {
    return List.copyOf(requests);
  }

  /**
   * How many streams were opened and not closed yet. A program that forgets to close them keeps
   * connections.
   *
   * @return 0 or more
   */
  public synchronized int openStreams() {
    return open;
  }

  /**
   * Fails if the model was asked less often than the script expects.
   *
   * @throws AssertionError if something of the script is left
   */
  public synchronized void assertExhausted() {
    Step next = script.peek();
    if (next != null) {
      throw new AssertionError(
          "the script was not used up: "
              + script.size()
              + " of "
              + Words.count(scripted, "reply is", "replies are")
              + " left; the next is "
              + next.words());
    }
  }

  private static String describe(LlmReply reply) {
    return Words.message(reply.message());
  }

  /** The name by which errors and agents call it. */
  @Override
  public String toString() {
    return "scripted";
  }

  /** What answers one request, and how it is called where it was not asked for. */
  private record Step(Function<LlmRequest, ScriptedReply> answer, String words) {}
}
