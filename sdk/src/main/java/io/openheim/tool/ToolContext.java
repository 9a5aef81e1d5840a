package io.openheim.tool;

import io.openheim.error.CancelledException;
import io.openheim.error.ConfigException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a tool may know about the call that it is run for, and say to whoever runs it. A {@link
 * Tool @Tool} method that has a parameter of this type, at any position, gets it; the model does
 * not see that parameter. Immutable and thread-safe.
 *
 * <pre>{@code
 * @Tool("Looks up the customer's orders")
 * List<Order> orders(int year, ToolContext context) {
 *   Customer customer = context.get(Customer.class);
 *   List<Order> orders = new ArrayList<>();
 *   for (int month = 1; month <= 12; month++) {
 *     context.throwIfCancelled();
 *     context.progress(month, 12, "month " + month);
 *     orders.addAll(archive.orders(customer, year, month));
 *   }
 *   return orders;
 * }
 *
 * agent.with(customer).prompt("What did I order in 2025?");
 * }</pre>
 *
 * <p>A test of such a method makes its own: {@code ToolContext.NONE.with(customer)}.
 */
public final class ToolContext {
  /** The context of nothing: no session, no user data, nobody who cancels or listens. */
  public static final ToolContext NONE = new ToolContext(null, null, null, List.of(), null);

  private static final System.Logger LOG = System.getLogger(ToolContext.class.getName());

  private final @Nullable String sessionId;
  private final @Nullable Cancellation cancellation;
  private final @Nullable Consumer<? super ToolProgress> listener;
  private final List<Object> userData;
  private final @Nullable CallScope scope;

  private ToolContext(
      @Nullable String sessionId,
      @Nullable Cancellation cancellation,
      @Nullable Consumer<? super ToolProgress> listener,
      List<Object> userData,
      @Nullable CallScope scope) {
    this.sessionId = sessionId;
    this.cancellation = cancellation;
    this.listener = listener;
    this.userData = userData;
    this.scope = scope;
  }

  /**
   * The same with more user data, which tools find by its type.
   *
   * @param more the objects; added
   * @return a copy
   * @throws ConfigException if there are two objects of one class then
   */
  public ToolContext with(Object... more) {
    List<Object> all = new ArrayList<>(userData);
    for (Object one : more) {
      Objects.requireNonNull(one, "user data must not be null");
      if (all.stream().anyMatch(other -> other.getClass() == one.getClass())) {
        throw new ConfigException(
            "with(...) takes one object of each class, and was given two of "
                + one.getClass().getTypeName()
                + "; put what belongs together into one object, or wrap it in types of your own");
      }
      all.add(one);
    }
    return new ToolContext(sessionId, cancellation, listener, List.copyOf(all), scope);
  }

  /**
   * The same in a session.
   *
   * @param id the session's id; replaces another one
   * @return a copy
   */
  public ToolContext inSession(String id) {
    Objects.requireNonNull(id, "id");
    return new ToolContext(id, cancellation, listener, userData, scope);
  }

  /**
   * The same for work that somebody may cancel.
   *
   * @param by how it is cancelled; replaces another one
   * @return a copy
   */
  public ToolContext cancelledBy(Cancellation by) {
    Objects.requireNonNull(by, "by");
    return new ToolContext(sessionId, by, listener, userData, scope);
  }

  /**
   * The same with somebody who listens to the progress of tools.
   *
   * @param to is told on the thread of the tool, and should not take long; replaces another one
   * @return a copy
   */
  public ToolContext reportingTo(Consumer<? super ToolProgress> to) {
    Objects.requireNonNull(to, "to");
    return new ToolContext(sessionId, cancellation, to, userData, scope);
  }

  /** The same for one call, which is made on this thread. */
  ToolContext during(CallScope call) {
    return new ToolContext(sessionId, cancellation, listener, userData, call);
  }

  @Nullable Cancellation cancellation() {
    return cancellation;
  }

  /**
   * The session in which the tool is called.
   *
   * @return its id; empty for a prompt without a session
   */
  public Optional<String> sessionId() {
    return Optional.ofNullable(sessionId);
  }

  /**
   * The id of the call, by which the model and the events of a run name it.
   *
   * @return the id; empty text if this is not the context of a call
   */
  public String callId() {
    return scope == null ? "" : scope.call().id();
  }

  /**
   * The name by which the model called the tool.
   *
   * @return the name; empty text if this is not the context of a call
   */
  public String toolName() {
    return scope == null ? "" : scope.call().name();
  }

  /**
   * Whether the tool should give up: nobody waits for its result any more, or the thread that calls
   * it, or this one, is interrupted.
   *
   * @return true if it should
   */
  public boolean isCancelled() {
    return (scope != null && scope.isCancelled())
        || (cancellation != null && cancellation.isCancelled())
        || Thread.currentThread().isInterrupted();
  }

  /**
   * Gives up if the tool should. Good to be called now and then in a long loop.
   *
   * @throws CancelledException if {@link #isCancelled}
   */
  public void throwIfCancelled() {
    if (isCancelled()) {
      throw new CancelledException(
          (toolName().isEmpty() ? "the tool" : toolName()) + " was cancelled", null);
    }
  }

  /**
   * Has something done when the tool should give up, for example to close what it waits for; at
   * once if it should already. It is done on another thread, at most once, and forgotten when the
   * call is over. What it throws is logged and goes no further.
   *
   * @param action what to do
   */
  public void onCancel(Runnable action) {
    Objects.requireNonNull(action, "action");
    if (scope != null) {
      scope.onCancel(action, true);
    } else if (cancellation != null) {
      cancellation.onCancel(action);
    }
  }

  /** The same for a tool that wakes by itself if its thread is interrupted. */
  void onCancelButNotInterrupt(Runnable action) {
    if (scope != null && cancellation != null) {
      scope.onCancel(action, false);
    }
  }

  /**
   * Tells how far the tool has come. If nobody listens, or the call is over, this does nothing.
   *
   * @param fraction how much of the work is done; less than 0 counts as 0, more than 1 as 1
   * @param message what to say about it, for people
   */
  public void progress(double fraction, String message) {
    Objects.requireNonNull(message, "message");
    if (listener == null || (scope != null && scope.isOver())) {
      return;
    }
    double bounded = fraction >= 0 ? Math.min(fraction, 1) : 0;
    try {
      listener.accept(new ToolProgress(callId(), toolName(), bounded, message));
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.DEBUG, "a listener to progress failed", e);
    }
  }

  /**
   * Tells how far the tool has come, counted in pieces of work. If nobody listens, or the call is
   * over, this does nothing.
   *
   * @param done how many are done
   * @param total how many there are; if there are none, all is done
   * @param message what to say about it, for people
   */
  public void progress(long done, long total, String message) {
    progress(total <= 0 ? 1 : (double) done / total, message);
  }

  /**
   * Looks for user data: the object of that very class, else the one that is an instance of it.
   *
   * @param type its class, or an interface or a superclass of it
   * @param <T> that type
   * @return the object; empty if there is none
   * @throws ConfigException if there are several, and none of that very class
   */
  public <T> Optional<T> find(Class<T> type) {
    List<Object> found = userData.stream().filter(type::isInstance).toList();
    Optional<Object> exact = found.stream().filter(one -> one.getClass() == type).findFirst();
    if (exact.isEmpty() && found.size() > 1) {
      throw new ConfigException(
          whose()
              + " asks for a "
              + type.getTypeName()
              + ", and several were passed; ask for one of "
              + found.stream()
                  .map(one -> one.getClass().getTypeName())
                  .collect(Collectors.joining(", ")));
    }
    return exact.or(() -> found.stream().findFirst()).map(type::cast);
  }

  /**
   * User data that has to be there.
   *
   * @param type its class, or an interface or a superclass of it
   * @param <T> that type
   * @return the object
   * @throws ConfigException if there is none, or there are several and none of that very class
   */
  public <T> T get(Class<T> type) {
    return find(type)
        .orElseThrow(
            () ->
                new ConfigException(
                    whose()
                        + " asks for a "
                        + type.getTypeName()
                        + ", and none was passed; pass it with agent.with(...), or in a test with"
                        + " ToolContext.NONE.with(...)"));
  }

  private String whose() {
    return toolName().isEmpty() ? "a tool" : "the tool " + toolName();
  }

  /** The call, the session and the classes of the user data, but nothing that is in them. */
  @Override
  public String toString() {
    return "ToolContext[callId="
        + callId()
        + ", toolName="
        + toolName()
        + ", sessionId="
        + (sessionId == null ? "" : sessionId)
        + ", userData="
        + userData.stream().map(one -> one.getClass().getTypeName()).toList()
        + "]";
  }
}
