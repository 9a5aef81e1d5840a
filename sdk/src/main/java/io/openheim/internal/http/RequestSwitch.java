package io.openheim.internal.http;

import io.openheim.error.ConfigException;
import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Refuses requests to other machines while the system property {@code openheim.requests} is {@code
 * off}, so that no test asks a real model by accident. It is read for each request, as a test may
 * set it at any time.
 */
final class RequestSwitch implements Interceptor {
  static final RequestSwitch INSTANCE = new RequestSwitch();

  private static final String PROPERTY = "openheim.requests";

  private RequestSwitch() {}

  @Override
  public Response intercept(Chain chain) throws IOException {
    String value = System.getProperty(PROPERTY);
    if (value != null) {
      check(value, chain.request());
    }
    return chain.proceed(chain.request());
  }

  private static void check(String value, Request request) {
    switch (value) {
      case "on" -> {}
      case "off" -> {
        if (!Endpoint.isLoopback(request.url())) {
          throw new ConfigException(
              "-D"
                  + PROPERTY
                  + "=off allows no request to another machine; found "
                  + request.method()
                  + " "
                  + Endpoint.show(request.url())
                  + "; script the model or play a cassette (ScriptedClient and Cassette of"
                  + " openheim-testing), or run without the property");
        }
      }
      default ->
          throw new ConfigException("-D" + PROPERTY + " must be on or off; found '" + value + "'");
    }
  }
}
