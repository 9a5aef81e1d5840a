package io.openheim.internal.http;

import io.openheim.error.ConfigException;
import java.util.Objects;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;

/**
 * Where requests of one client go.
 *
 * @param url the whole address, with its query
 * @param shown the base of it as it may be shown: without query
 */
public record Endpoint(HttpUrl url, String shown) {
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127(\\.\\d{1,3}){3}|::1|0:0:0:0:0:0:0:1");

  /**
   * Joins a base URL and a path.
   *
   * @param baseUrl what the user configured; a slash at its end is tolerated
   * @param path segments to append, without a slash at the start
   * @throws ConfigException if the base is no http or https URL, or holds a user name or password
   */
  public static Endpoint of(String baseUrl, String path) {
    Objects.requireNonNull(baseUrl, "baseUrl");
    HttpUrl base = HttpUrl.parse(baseUrl.strip());
    if (base == null) {
      throw new ConfigException(
          "baseUrl must be an http or https URL such as https://api.openai.com/v1; found "
              + unparsed(baseUrl));
    }
    if (!base.encodedUsername().isEmpty() || !base.encodedPassword().isEmpty()) {
      throw new ConfigException(
          "baseUrl must not hold a user name or a password; found one before "
              + base.host()
              + "; remove it, and send it in a header if the server wants it");
    }
    HttpUrl.Builder url = base.newBuilder().fragment(null);
    if (base.pathSegments().get(base.pathSize() - 1).isEmpty()) {
      url.removePathSegment(base.pathSize() - 1);
    }
    return new Endpoint(url.addPathSegments(path).build(), show(base));
  }

  /** A copy with one more parameter in the query. */
  public Endpoint query(String name, String value) {
    return new Endpoint(url.newBuilder().addQueryParameter(name, value).build(), shown);
  }

  /**
   * Refuses to send a secret over a wire that others can read.
   *
   * @throws ConfigException if this is plain http to another machine
   */
  public void requireSafe() {
    if (!url.isHttps() && !isLoopback(url)) {
      throw new ConfigException(
          "an API key is sent over https only, or to this machine; found "
              + shown
              + "; use https, or call allowPlainHttp() on the builder of a client of your own if"
              + " the network in between can be trusted");
    }
  }

  /** Whether an address is on this machine by its name, without a look-up. */
  static boolean isLoopback(HttpUrl url) {
    return LOOPBACK.matcher(url.host()).matches();
  }

  /** Whether anything in the address is secret. */
  public boolean hasSecret() {
    return url.queryParameterNames().stream().anyMatch(Secrets::isTelling);
  }

  /** What is secret in the address itself: parameters with telling names. */
  public Redaction redaction() {
    Redaction redaction = Redaction.NONE;
    for (int i = 0; i < url.querySize(); i++) {
      if (Secrets.isTelling(url.queryParameterName(i))) {
        redaction = redaction.and(url.queryParameterValue(i));
      }
    }
    return redaction;
  }

  static String show(HttpUrl url) {
    String bare = url.newBuilder().query(null).fragment(null).build().toString();
    return bare.endsWith("/") ? bare.substring(0, bare.length() - 1) : bare;
  }

  private static String unparsed(String text) {
    if (!text.contains("://")) {
      return "a text without ://, which is not shown, as it may be a key";
    }
    String shown = text.substring(text.lastIndexOf('@') + 1).split("[?#]", 2)[0];
    return "'" + shown.replaceAll("\\p{Cntrl}", "?") + "'";
  }

  @Override
  public String toString() {
    return shown;
  }
}
