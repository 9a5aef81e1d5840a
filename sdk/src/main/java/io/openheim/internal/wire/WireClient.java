package io.openheim.internal.wire;

import io.openheim.error.ConfigException;
import io.openheim.internal.http.Endpoint;
import io.openheim.internal.http.Exchange;
import io.openheim.internal.http.Redaction;
import io.openheim.internal.http.Secrets;
import io.openheim.internal.http.Transport;
import io.openheim.llm.Capabilities;
import io.openheim.llm.ClientOptions;
import io.openheim.llm.LlmRequest;
import io.openheim.llm.LlmStream;
import io.openheim.message.Message;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import okhttp3.Headers;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/** Asks a model over HTTP in one wire format. What the public clients are made of. Thread-safe. */
public final class WireClient {
  private final ClientOptions options;
  private final Endpoint endpoint;
  private final Model model;
  private final Codec codec;
  private final Redaction redaction;
  private final Transport transport;
  private volatile Set<Repair> lasting = Set.of();

  private WireClient(ClientOptions options, Endpoint endpoint, Model model, Codec codec) {
    this.options = options;
    this.endpoint = endpoint;
    this.model = model;
    this.codec = codec;
    this.redaction = endpoint.redaction().andHeaders(options.headers());
    this.transport = new Transport(options.provider(), endpoint, options.httpClient());
  }

  /** A client of a format whose address has no parameters of its own. */
  public static WireClient of(
      Wire wire,
      ClientOptions options,
      Function<String, String> path,
      Function<Model, Codec> codec) {
    return of(wire, options, path, Map.of(), codec);
  }

  /**
   * Checks the options and makes a client.
   *
   * @param path gives what is appended to the base URL for a model
   * @param query parameters of the address that the format itself has
   * @param codec gives the codec for a model
   * @throws ConfigException if there is no model, the base URL is none or holds a password, the key
   *     is empty or cannot stand in a header, or it would be sent over plain http
   */
  public static WireClient of(
      Wire wire,
      ClientOptions options,
      Function<String, String> path,
      Map<String, String> query,
      Function<Model, Codec> codec) {
    String name = options.model();
    if (name == null || name.isBlank()) {
      throw new ConfigException("a client needs a model; call model(...)");
    }
    if (options.hasFixedKey() && options.apiKey() != null) {
      Secrets.key(options.apiKey().get(), options.keyName());
    }
    Endpoint endpoint = Endpoint.of(options.baseUrl(), path.apply(name));
    for (Map.Entry<String, String> parameter : query.entrySet()) {
      endpoint = endpoint.query(parameter.getKey(), parameter.getValue());
    }
    for (Map.Entry<String, String> parameter : options.query().entrySet()) {
      endpoint = endpoint.query(parameter.getKey(), parameter.getValue());
    }
    if (!options.allowPlainHttp() && hasSecret(options, endpoint)) {
      endpoint.requireSafe();
    }
    String provider = options.provider();
    String host = endpoint.url().host();
    Capabilities known = ProviderTable.capabilities(wire, provider, host, name);
    Capabilities takes = options.capabilities().apply(known);
    if (takes == null) {
      throw new ConfigException("capabilities(...) must give capabilities; it gave null");
    }
    Model model =
        new Model(
            name,
            options.streaming(),
            takes,
            new Schemas(
                ProviderTable.dialect(wire, provider, host, name),
                ProviderTable.strictDialect(wire)),
            Origin.of(provider, address(wire, endpoint, path.apply(name)), name));
    return new WireClient(options, endpoint, model, codec.apply(model));
  }

  /** One server may speak several formats, and what was said in one means nothing in another. */
  private static String address(Wire wire, Endpoint endpoint, String path) {
    // Gemini's path has the model in it, of which the family counts, and how the reply comes.
    return wire == Wire.GEMINI ? endpoint.shown() : endpoint.shown() + "/" + path;
  }

  private static boolean hasSecret(ClientOptions options, Endpoint endpoint) {
    return options.apiKey() != null || isTelling(options.headers()) || endpoint.hasSecret();
  }

  private static boolean isTelling(Headers headers) {
    return headers.names().stream().anyMatch(Secrets::isTelling);
  }

  /**
   * What a codec speaks for.
   *
   * @param name the model's name
   * @param streaming whether streams are asked for
   * @param capabilities what the model takes
   * @param schemas JSON schemas as the model takes them
   * @param origin who speaks
   */
  public record Model(
      String name, boolean streaming, Capabilities capabilities, Schemas schemas, Origin origin) {}

  /**
   * Sends a request and opens its reply.
   *
   * @throws io.openheim.error.LlmConnectionException if the provider cannot be reached
   * @throws io.openheim.error.LlmStatusException if it answers with an error
   * @throws ConfigException if the supplier of the key has no usable one, or a header or an extra
   *     field of the request's settings cannot be sent
   * @throws io.openheim.error.CancelledException if the calling thread is interrupted
   */
  public LlmStream stream(LlmRequest asked) {
    LlmRequest whole = asked.with(asked.settings().orElse(options.settings()));
    if (!codec.isContinued(whole)) {
      List<Message> messages = History.sendable(whole.messages(), codec.callIds());
      whole = new LlmRequest(messages, whole.tools(), whole.settings());
    }
    StructuredOutput output = StructuredOutput.of(whole, model.capabilities(), model.schemas());
    LlmRequest request = Fitting.fit(output.request(), model.capabilities());
    String key =
        options.apiKey() == null ? null : Secrets.key(options.apiKey().get(), options.keyName());
    Headers extra = extraHeaders(request);
    if (!options.allowPlainHttp() && isTelling(extra)) {
      endpoint.requireSafe();
    }
    Headers headers = headers(request, extra, key);
    Redaction secrets =
        withSecrets(redaction.and(key).andHeaders(extra), request.settings().extraBody());
    WireErrors errors =
        new WireErrors(
            options.provider(), model.name(), endpoint.shown(), options.keyName(), secrets);
    Exchange exchange = send(request, headers, secrets, errors);
    CallIds.Register ids = new CallIds.Register(asked);
    ReplyBuilder reply = new ReplyBuilder(model.name(), ids, output.answerTool());
    return new WireStream(exchange, errors, model.origin(), reply, codec.reader(request, reply));
  }

  /** Some gateways take keys in the body. */
  private static Redaction withSecrets(Redaction redaction, Map<String, String> extraBody) {
    Redaction all = redaction;
    for (Map.Entry<String, String> field : extraBody.entrySet()) {
      String json = field.getValue().strip();
      if (Secrets.isTelling(field.getKey()) && json.length() > 1 && json.startsWith("\"")) {
        all = all.and(json.substring(1, json.length() - 1));
      }
    }
    return all;
  }

  private Exchange send(LlmRequest request, Headers headers, Redaction secrets, WireErrors errors) {
    Set<Repair> repairs = copy(lasting);
    Transport.Accept accept = model.streaming() ? Transport.Accept.EVENTS : Transport.Accept.JSON;
    while (true) {
      Buffer body = ExtraBody.add(codec.encode(request, repairs), request.settings().extraBody());
      Exchange exchange = transport.post(headers, body, secrets, accept);
      if (exchange.status() < 300) {
        keep(repairs);
        return exchange;
      }
      String text = textOf(exchange);
      Repair repair = codec.repair(exchange.status(), ErrorPayload.of(text));
      if (repair == null || !repairs.add(repair)) {
        throw errors.status(exchange, text);
      }
    }
  }

  /** Never taken back: another thread may know better. */
  private void keep(Set<Repair> repairs) {
    Set<Repair> worked = copy(repairs);
    worked.removeIf(repair -> !repair.isLasting());
    if (!lasting.containsAll(worked)) {
      synchronized (this) {
        worked.addAll(lasting);
        lasting = Collections.unmodifiableSet(worked);
      }
    }
  }

  private static Set<Repair> copy(Set<Repair> repairs) {
    Set<Repair> copy = EnumSet.noneOf(Repair.class);
    copy.addAll(repairs);
    return copy;
  }

  private Headers headers(LlmRequest request, Headers extra, @Nullable String key) {
    Headers.Builder all = new Headers.Builder();
    all.addAll(codec.headers(request));
    set(all, options.headers());
    set(all, extra);
    if (key != null) {
      String name = options.keyHeader();
      all.set(name, name.equalsIgnoreCase("Authorization") ? "Bearer " + key : key);
    }
    return all.build();
  }

  private static Headers extraHeaders(LlmRequest request) {
    Headers.Builder extra = new Headers.Builder();
    request
        .settings()
        .headers()
        .forEach((name, value) -> extra.set(name, Secrets.header(name, value)));
    return extra.build();
  }

  private void set(Headers.Builder all, Headers more) {
    for (int i = 0; i < more.size(); i++) {
      String before = codec.isList(more.name(i)) ? all.get(more.name(i)) : null;
      all.set(more.name(i), before == null ? more.value(i) : both(before, more.value(i)));
    }
  }

  /** The entries of two lists, each once. */
  private static String both(String some, String more) {
    Set<String> entries = new LinkedHashSet<>(Arrays.asList(some.split("\\s*,\\s*", -1)));
    entries.addAll(Arrays.asList(more.strip().split("\\s*,\\s*", -1)));
    return String.join(",", entries);
  }

  private static String textOf(Exchange exchange) {
    try (exchange) {
      return exchange.text(WireErrors.BODY_LIMIT);
    }
  }

  /** The provider, the model and the address, for the text of a public client. */
  public String shown() {
    return "[provider="
        + options.provider()
        + ", model="
        + model.name()
        + ", baseUrl="
        + endpoint.shown()
        + "]";
  }
}
