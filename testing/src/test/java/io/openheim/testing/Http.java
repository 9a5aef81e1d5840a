package io.openheim.testing;

import java.io.IOException;
import mockwebserver3.MockResponse;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.ByteString;

/** Requests of the tests. */
final class Http {
  /** No address of anything: whoever connects to it fails. */
  static final HttpUrl NOWHERE = HttpUrl.get("https://no.such.invalid/v1/chat");

  private Http() {}

  static OkHttpClient client(Interceptor interceptor) {
    return new OkHttpClient.Builder().addInterceptor(interceptor).build();
  }

  static Request post(HttpUrl url, String json) {
    return post(url, MediaType.get("application/json"), ByteString.encodeUtf8(json));
  }

  static Request post(HttpUrl url, MediaType type, ByteString body) {
    return new Request.Builder().url(url).post(RequestBody.create(body, type)).build();
  }

  static String send(OkHttpClient client, Request request) throws IOException {
    try (Response response = client.newCall(request).execute()) {
      return response.body().string();
    }
  }

  static MockResponse json(String body) {
    return new MockResponse.Builder()
        .addHeader("Content-Type", "application/json")
        .body(body)
        .build();
  }
}
