package dev.moie.app.testing;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Takes what is posted to it on loopback, and remembers it. */
public final class WebHook implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<String> paths = new CopyOnWriteArrayList<>();
  private final List<String> bodies = new CopyOnWriteArrayList<>();
  private volatile boolean silent;

  private WebHook(HttpServer server) {
    this.server = server;
  }

  public static WebHook start() {
    try {
      WebHook hook =
          new WebHook(
              HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
      hook.server.setExecutor(hook.threads);
      hook.server.createContext(
          "/hook",
          exchange -> {
            String body =
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            hook.paths.add(exchange.getRequestURI().toString());
            hook.bodies.add(body);
            if (!hook.silent) {
              exchange.sendResponseHeaders(204, -1);
              exchange.close();
            }
          });
      hook.server.start();
      return hook;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether it takes requests and never answers. */
  public void silent(boolean on) {
    silent = on;
  }

  /** What was posted, in order. */
  public List<String> bodies() {
    return bodies;
  }

  /** Where to. */
  public List<String> paths() {
    return paths;
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
