package io.openheim.wire;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.TimeUnit;
import javax.net.ServerSocketFactory;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

/** A server that sends what it has at once: thousands of answers would wait 40 ms each else. */
final class PromptServer extends ServerSocketFactory {
  private PromptServer() {}

  static MockWebServer create() {
    MockWebServer server = new MockWebServer();
    server.setServerSocketFactory(new PromptServer());
    return server;
  }

  /** Has a server answer so from now on, however often it is asked. */
  static void answer(MockWebServer server, MockResponse answer) {
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return answer;
          }
        });
  }

  /** The body of the first request that nobody has looked at; no later ones are left. */
  static String body(MockWebServer server) throws InterruptedException {
    RecordedRequest first = server.takeRequest(0, TimeUnit.SECONDS);
    while (server.takeRequest(0, TimeUnit.SECONDS) != null) {
      // A request that was sent again in other words.
    }
    return first == null || first.getBody() == null ? "" : first.getBody().utf8();
  }

  /** Where a server is, without a path and without a slash at the end. */
  static String address(MockWebServer server) {
    return server.url("").toString().replaceFirst("/$", "");
  }

  @Override
  public ServerSocket createServerSocket() throws IOException {
    return new ServerSocket() {
      @Override
      public Socket accept() throws IOException {
        Socket socket = super.accept();
        socket.setTcpNoDelay(true);
        return socket;
      }
    };
  }

  @Override
  public ServerSocket createServerSocket(int port) {
    throw new UnsupportedOperationException("the server binds its socket itself");
  }

  @Override
  public ServerSocket createServerSocket(int port, int backlog) {
    throw new UnsupportedOperationException("the server binds its socket itself");
  }

  @Override
  public ServerSocket createServerSocket(int port, int backlog, InetAddress address) {
    throw new UnsupportedOperationException("the server binds its socket itself");
  }
}
