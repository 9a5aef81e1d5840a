package io.openheim.internal.http;

import io.openheim.error.CancelledException;
import io.openheim.error.OpenheimException;
import io.openheim.message.Message;
import java.io.Closeable;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.Headers;
import okhttp3.Response;
import okio.Buffer;
import okio.BufferedSource;
import okio.Okio;
import okio.Source;
import org.jspecify.annotations.Nullable;

/**
 * An answer whose head has come and whose body is read. One thread reads it; any thread may close
 * it.
 */
public final class Exchange implements Closeable {
  /**
   * Of OpenAI, Groq, xAI and Perplexity; Anthropic; Mistral; and Bedrock, as in recorded answers.
   * In between Azure's, which Microsoft documents for its AI services. The last is of Cloudflare,
   * which many are behind and which speaks alone where it could not reach them; it is documented as
   * the id of the request there, though not as one that is never used twice.
   */
  private static final String[] ID_HEADERS = {
    "x-request-id",
    "request-id",
    "mistral-correlation-id",
    "apim-request-id",
    "x-amzn-requestid",
    "cf-ray"
  };

  private final Response response;
  private final OpenCall call;
  private final Failures failures;
  private final Source body;
  private final BufferedSource source;
  private final AtomicBoolean released = new AtomicBoolean();
  private volatile boolean done;

  Exchange(Response response, OpenCall call, Failures failures) {
    this.response = response;
    this.call = call;
    this.failures = failures;
    this.body = ContentCoding.decoded(response.headers(), response.body().source());
    this.source = Okio.buffer(new WatchedSource(body, call, this::release));
  }

  /** The HTTP status. */
  public int status() {
    return response.code();
  }

  /** All headers. */
  public Headers headers() {
    return response.headers();
  }

  /** The provider's id of the request, or null. */
  public @Nullable String requestId() {
    for (String name : ID_HEADERS) {
      String id = response.header(name);
      if (id != null && !id.isEmpty()) {
        return failures.clean(id);
      }
    }
    return null;
  }

  /** The body, decoded if it was compressed. Its exceptions go to {@link #failure}. */
  public BufferedSource source() {
    return source;
  }

  /** The caller begins to wait for content: from now on the idle clock runs. */
  public void await() {
    call.await();
  }

  /**
   * Reads the body as text, up to a limit.
   *
   * @return what came, secrets blotted out; if the body breaks off, what came before
   */
  public String text(long limit) {
    Buffer text = new Buffer();
    boolean cut = false;
    call.await();
    try {
      while (text.size() < limit && source.read(text, limit - text.size()) != -1) {
        // Reads on.
      }
      cut = text.size() >= limit;
    } catch (ContentCoding.UnknownCodingException e) {
      return failures.clean("(" + e.getMessage() + ")");
    } catch (IOException e) {
      // A half explanation is better than none; but whoever gave up reading wants to hear that.
      if (Thread.currentThread().isInterrupted() || call.end() == OpenCall.End.CLOSED) {
        throw failure(e, null);
      }
      cut = true;
    }
    return failures.clean(text.readUtf8(), cut);
  }

  /** What to throw when reading failed with {@code e}. */
  public OpenheimException failure(IOException e, @Nullable Message partial) {
    return failures.of(e, call, requestId(), partial);
  }

  /** Throws if the calling thread was interrupted, or somebody closed this. */
  public void requireWanted() {
    if (Thread.currentThread().isInterrupted()) {
      throw failures.interrupted(null);
    }
    if (call.end() == OpenCall.End.CLOSED) {
      throw failures.closed(null);
    }
  }

  /** Ends this after the whole body was read, so that the connection can be used again. */
  public void done() {
    done = true;
    InterruptWatch.remove(call);
    release();
  }

  /** Ends this at any point; a reader that is blocked gets a {@link CancelledException}. */
  @Override
  public void close() {
    try {
      if (!done) {
        call.close(this::release);
      }
    } finally {
      InterruptWatch.remove(call);
    }
  }

  /** Once, as a reader and a closer may come here at the same time. */
  private void release() {
    if (released.compareAndSet(false, true)) {
      try {
        body.close();
      } catch (IOException e) {
        // Nobody wants any more of it.
      } finally {
        response.close();
      }
    }
  }
}
