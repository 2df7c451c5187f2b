package dev.moie.core.testing;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;

/** A web server on loopback that serves files well and badly. */
public final class RudeServer implements AutoCloseable {
  private final HttpServer server;
  private final String scheme;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final CountDownLatch closed = new CountDownLatch(1);

  private RudeServer(HttpServer server, String scheme) {
    this.server = server;
    this.scheme = scheme;
    server.setExecutor(threads);
    server.start();
  }

  public static RudeServer http() {
    try {
      return new RudeServer(HttpServer.create(loopback(), 0), "http");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static RudeServer https(SSLContext context) {
    try {
      HttpsServer server = HttpsServer.create(loopback(), 0);
      server.setHttpsConfigurator(new HttpsConfigurator(context));
      return new RudeServer(server, "https");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InetSocketAddress loopback() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }

  /** What a path does with a request. */
  private interface Answer {
    void give(com.sun.net.httpserver.HttpExchange exchange) throws Exception;
  }

  private RudeServer on(String path, Answer answer) {
    server.createContext(
        path,
        exchange -> {
          requests.add(exchange.getRequestURI().toString());
          try {
            answer.give(exchange);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          } catch (Exception hungUp) {
            // that is what the client is meant to do
          } finally {
            exchange.close();
          }
        });
    return this;
  }

  public RudeServer file(String path, byte[] content) {
    return status(path, 200, content);
  }

  public RudeServer status(String path, int status, byte[] content) {
    return on(
        path,
        exchange -> {
          exchange.sendResponseHeaders(status, content.length == 0 ? -1 : content.length);
          exchange.getResponseBody().write(content);
        });
  }

  public RudeServer redirect(String path, int status, String target) {
    return on(
        path,
        exchange -> {
          exchange.getResponseHeaders().add("Location", target);
          exchange.sendResponseHeaders(status, -1);
        });
  }

  /** Promises more than it sends. */
  public RudeServer cutOff(String path, byte[] content) {
    return on(
        path,
        exchange -> {
          exchange.sendResponseHeaders(200, content.length + 100L);
          exchange.getResponseBody().write(content);
          exchange.getResponseBody().flush();
        });
  }

  /** Sends for ever, and does not say how much. */
  public RudeServer endless(String path, int status) {
    return on(
        path,
        exchange -> {
          exchange.sendResponseHeaders(status, 0);
          OutputStream out = exchange.getResponseBody();
          while (closed.getCount() > 0) {
            out.write(new byte[1 << 16]);
          }
        });
  }

  /** Says how much it would send, and sends next to nothing. */
  public RudeServer promising(String path, long length) {
    return on(
        path,
        exchange -> {
          exchange.sendResponseHeaders(200, length);
          exchange.getResponseBody().write(0);
          // From Java 25 on, the head of an answer waits for its body.
          exchange.getResponseBody().flush();
          closed.await();
        });
  }

  /** Sends the beginning, and then nothing more. */
  public RudeServer stalling(String path, byte[] beginning) {
    return on(
        path,
        exchange -> {
          exchange.sendResponseHeaders(200, beginning.length + 100L);
          exchange.getResponseBody().write(beginning);
          exchange.getResponseBody().flush();
          closed.await();
        });
  }

  public List<String> requests() {
    return requests;
  }

  public String url(String path) {
    return scheme + "://localhost:" + server.getAddress().getPort() + path;
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
