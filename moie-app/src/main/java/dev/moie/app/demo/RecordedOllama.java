package dev.moie.app.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/**
 * Answers as an Ollama server would, from a recording, on loopback: no model at first, {@code
 * llama3} once pulled.
 */
public final class RecordedOllama implements AutoCloseable {
  private static final String EMPTY = "{\"models\": []}";
  private static final String WITH_LLAMA3 =
      "{\"models\": [{\"name\": \"llama3:latest\", \"model\": \"llama3:latest\", \"size\":"
          + " 4661224676, \"digest\": \"recorded\"}]}";
  private static final String PULL =
      "{\"status\": \"pulling manifest\"}\n"
          + "{\"status\": \"pulling\", \"total\": 4661224676, \"completed\": 2330612338}\n"
          + "{\"status\": \"success\"}\n";

  private final HttpServer server;
  private volatile boolean pulled;

  private RecordedOllama(HttpServer server) {
    this.server = server;
  }

  /** Starts a server on a free port of loopback. */
  public static RecordedOllama start() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    RecordedOllama ollama = new RecordedOllama(server);
    server.createContext(
        "/api/tags", exchange -> answer(exchange, ollama.pulled ? WITH_LLAMA3 : EMPTY));
    server.createContext(
        "/api/pull",
        exchange -> {
          ollama.pulled = true;
          answer(exchange, PULL);
        });
    server.start();
    return ollama;
  }

  private static void answer(HttpExchange exchange, String body) throws IOException {
    try (exchange) {
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().add("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  /** Its address. */
  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
