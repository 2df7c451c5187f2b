package dev.moie.plugins.ollama;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** An Ollama server on loopback, with one model to pull, that keeps what it has fetched. */
final class FakeOllama implements AutoCloseable {
  static final long TOTAL = 1000;
  static final String DIGEST = "365c0bd3c000a25d28ddbf732fe1c6add414de7275464c4e4d1c3b5fcb5d8ad1";

  private final HttpServer server;
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private volatile long fetched;
  private volatile long breaksAt = Long.MAX_VALUE;

  FakeOllama() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/api/tags", this::tags);
    server.createContext("/api/pull", this::pull);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** The bodies of the pulls so far. */
  List<String> asked() {
    return asked;
  }

  /** The next pull breaks off at so many bytes, and a later one does not. */
  FakeOllama breakingAt(long bytes) {
    breaksAt = bytes;
    return this;
  }

  FakeOllama complete() {
    fetched = TOTAL;
    return this;
  }

  private void tags(HttpExchange exchange) throws IOException {
    String other =
        "{\"name\": \"llama3.1:8b\", \"size\": 7, \"digest\": \"" + "0".repeat(64) + "\"}";
    String llama3 =
        "{\"name\": \"llama3:latest\", \"size\": " + TOTAL + ", \"digest\": \"" + DIGEST + "\"}";
    String models = fetched == TOTAL ? other + ", " + llama3 : other;
    byte[] body = ("{\"models\": [" + models + "]}").getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private void pull(HttpExchange exchange) throws IOException {
    asked.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    // Less than it promises: the connection breaks.
    exchange.sendResponseHeaders(200, breaksAt < TOTAL ? 1 << 20 : 0);
    OutputStream out = exchange.getResponseBody();
    try {
      line(out, "{\"status\": \"pulling manifest\"}");
      for (long now = fetched; ; now += 100) {
        fetched = now;
        line(
            out,
            "{\"status\": \"pulling 6a0746a1ec1a\", \"digest\": \"sha256:6a07\", \"total\": TOTAL,"
                    .replace("TOTAL", String.valueOf(TOTAL))
                + " \"completed\": "
                + now
                + "}");
        if (now >= breaksAt) {
          breaksAt = Long.MAX_VALUE;
          return;
        }
        if (now >= TOTAL) {
          break;
        }
      }
      line(out, "{\"status\": \"verifying sha256 digest\"}");
      line(out, "{\"status\": \"success\"}");
      out.close();
    } finally {
      exchange.close();
    }
  }

  private static void line(OutputStream out, String json) throws IOException {
    out.write((json + "\n").getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
