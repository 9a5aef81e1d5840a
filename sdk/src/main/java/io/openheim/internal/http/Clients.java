package io.openheim.internal.http;

import java.io.IOException;
import java.time.Duration;
import java.util.regex.Pattern;
import okhttp3.Authenticator;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** The OkHttp clients that requests go through: none of them sends anything twice by itself. */
final class Clients {
  private static final int OKHTTP_DEFAULT_READ_MILLIS = 10_000;
  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final Duration SILENCE = Duration.ofMinutes(2);

  private static final String HINT = "Retry-After";
  private static final Pattern WHOLE = Pattern.compile("\\d+");

  private Clients() {}

  /** The shared client, or one that shares the pool and the settings of the user's. */
  static OkHttpClient of(@Nullable OkHttpClient user) {
    return user == null ? Shared.CLIENT : derive(user);
  }

  private static OkHttpClient derive(OkHttpClient user) {
    OkHttpClient.Builder derived =
        user.newBuilder()
            .retryOnConnectionFailure(false)
            .followRedirects(false)
            .followSslRedirects(false)
            .authenticator(Authenticator.NONE)
            // Behind those of the user: one that answers by itself makes no request.
            .addInterceptor(RequestSwitch.INSTANCE)
            .addNetworkInterceptor(Clients::withoutHint);
    if (user.readTimeoutMillis() == OKHTTP_DEFAULT_READ_MILLIS) {
      // Nobody chose it, and a model that thinks is silent for longer.
      derived.readTimeout(SILENCE);
    }
    return derived.build();
  }

  /**
   * Keeps OkHttp from reading a hint that is ours to heed: with 503 and no seconds to wait it would
   * send a request without a body again, and it throws on a number that is no int. One with a
   * fraction it leaves alone.
   */
  private static Response withoutHint(Interceptor.Chain chain) throws IOException {
    Response response = chain.proceed(chain.request());
    String wait = response.header(HINT);
    return wait != null && WHOLE.matcher(wait).matches()
        ? response.newBuilder().header(HINT, wait + ".0").build()
        : response;
  }

  /** Made when it is first asked for. */
  private static final class Shared {
    static final OkHttpClient CLIENT =
        derive(new OkHttpClient.Builder().connectTimeout(CONNECT).readTimeout(SILENCE).build());
  }
}
