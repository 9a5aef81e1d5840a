package io.openheim.internal.wire;

import com.squareup.moshi.JsonDataException;
import io.openheim.internal.http.Endpoint;
import io.openheim.internal.http.Exchange;
import io.openheim.internal.http.Redaction;
import io.openheim.internal.http.Secrets;
import io.openheim.internal.http.TooLongException;
import io.openheim.internal.http.Transport;
import io.openheim.internal.json.BrokenJsonException;
import io.openheim.llm.ModelInfo;
import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import okhttp3.Headers;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/** Asks a provider which models it has, page by page. Not thread-safe. */
public final class ModelLister {
  /** Anthropic and Gemini put up to a thousand on a page. */
  private static final int MOST_PAGES = 20;

  private static final int SHOWN = 200;

  private final String provider;
  private final Wire wire;
  private final Headers.Builder headers = new Headers.Builder();
  private Endpoint endpoint;
  private @Nullable String key;
  private Redaction redaction = Redaction.NONE;
  private String keyName = "apiKey";

  private ModelLister(String provider, Wire wire, Endpoint endpoint) {
    this.provider = provider;
    this.wire = wire;
    this.endpoint = endpoint;
  }

  /**
   * Begins a request.
   *
   * @throws io.openheim.error.ConfigException if the base URL is none or holds a password
   */
  public static ModelLister of(String provider, Wire wire, String baseUrl) {
    return new ModelLister(provider, wire, Endpoint.of(baseUrl, "models"));
  }

  /** Adds parameters of the address. */
  public ModelLister query(Map<String, String> query) {
    query.forEach((name, value) -> endpoint = endpoint.query(name, value));
    return this;
  }

  /**
   * Sets the key, or nothing if it is null.
   *
   * @param name where the user sets it
   * @throws io.openheim.error.ConfigException if it is empty or cannot stand in a header
   */
  public ModelLister key(KeyHeader header, @Nullable String key, String name) {
    keyName = name;
    if (key != null) {
      this.key = Secrets.key(key, name);
      headers.set(header.header(), header.value(this.key));
    }
    return this;
  }

  /** Asks for all pages. */
  public List<ModelInfo> list() {
    redaction = endpoint.redaction().and(key);
    if (key != null || endpoint.hasSecret()) {
      endpoint.requireSafe();
    }
    if (wire == Wire.ANTHROPIC) {
      headers.set("anthropic-version", "2023-06-01");
    }
    WireErrors errors = new WireErrors(provider, "", endpoint.shown(), keyName, redaction);
    Map<String, ModelInfo> models = new LinkedHashMap<>();
    Set<String> cursors = new HashSet<>();
    String cursor = null;
    do {
      ModelPage page = page(cursor, errors);
      page.models().forEach(model -> models.putIfAbsent(model.id(), model));
      cursor = page.cursor();
      boolean many = models.size() > ModelPage.MOST;
      if (cursor != null && (!cursors.add(cursor) || many || cursors.size() >= MOST_PAGES)) {
        throw errors.answer(
            "sent a list of models that does not end after "
                + (cursors.size() == 1 ? "1 page" : cursors.size() + " pages"),
            false,
            null,
            null);
      }
    } while (cursor != null);
    return List.copyOf(models.values());
  }

  private ModelPage page(@Nullable String cursor, WireErrors errors) {
    Transport transport = new Transport(provider, at(cursor), null);
    try (Exchange exchange = transport.get(headers.build(), redaction)) {
      if (exchange.status() >= 300) {
        throw errors.status(exchange, exchange.text(WireErrors.BODY_LIMIT));
      }
      Buffer body = read(exchange, errors);
      String start = errors.start(body, SHOWN);
      String problem;
      try {
        return ModelPage.read(body);
      } catch (TooLongException e) {
        problem = "sent " + e.getMessage();
      } catch (BrokenJsonException e) {
        problem = "sent a list of models that cannot be read: " + e.getMessage();
      } catch (IOException | JsonDataException e) {
        problem = "sent no list of models, but " + (start.isEmpty() ? "nothing" : start);
      }
      throw errors.answer(problem, false, exchange.requestId(), null);
    }
  }

  private static Buffer read(Exchange exchange, WireErrors errors) {
    try {
      exchange.await();
      Buffer body = BodyKind.read(exchange);
      exchange.done();
      return body;
    } catch (TooLongException e) {
      throw errors.answer("sent " + e.getMessage(), false, exchange.requestId(), null);
    } catch (IOException e) {
      throw exchange.failure(e, null);
    }
  }

  private Endpoint at(@Nullable String cursor) {
    return switch (wire) {
      case ANTHROPIC -> page("limit", "after_id", cursor);
      case GEMINI -> page("pageSize", "pageToken", cursor);
      case OPENAI_CHAT, OPENAI_RESPONSES ->
          cursor == null ? endpoint : endpoint.query("after", cursor);
    };
  }

  private Endpoint page(String size, String after, @Nullable String cursor) {
    Endpoint sized = endpoint.query(size, "1000");
    return cursor == null ? sized : sized.query(after, cursor);
  }
}
