package io.openheim.samples.consumer;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import okhttp3.OkHttpClient;
import okhttp3.Request;

/** One call over loopback with what openheim-sdk brings. */
final class OneCall {
  private OneCall() {}

  public static void main(String[] args) throws Exception {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, 5);
          exchange.getResponseBody().write("hello".getBytes());
          exchange.close();
        });
    server.start();

    var client = new OkHttpClient();
    var url = "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    try (var response = client.newCall(new Request.Builder().url(url).build()).execute()) {
      System.out.println(response.code() + " " + response.body().string());
    } finally {
      server.stop(0);
      client.connectionPool().evictAll();
      client.dispatcher().executorService().shutdown();
    }
  }
}
