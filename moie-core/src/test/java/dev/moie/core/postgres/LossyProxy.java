package dev.moie.core.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Stands between the program and the server, and cuts a connection at the moment of a commit: the
 * network fails so that nobody on this side knows what became of it.
 */
final class LossyProxy implements AutoCloseable {
  /** When the next commit loses its connection. */
  enum Cut {
    NEVER,
    /** The server does not hear of it. */
    BEFORE,
    /** The server does it, and its answer gets lost. */
    AFTER
  }

  private final AtomicReference<Cut> next = new AtomicReference<>(Cut.NEVER);
  private final AtomicInteger cuts = new AtomicInteger();
  private final ServerSocket listening;
  private final URI server;

  LossyProxy(String url) throws IOException {
    this.server = URI.create(url.substring("jdbc:".length()));
    this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    start(this::accept);
  }

  /** The parameter makes the driver send the word for a commit each time, so that it is seen. */
  String url() {
    return "jdbc:postgresql://127.0.0.1:"
        + listening.getLocalPort()
        + server.getPath()
        + "?prepareThreshold=0";
  }

  /** The next commit of any connection loses it. */
  void cutNext(Cut cut) {
    next.set(cut);
  }

  int cuts() {
    return cuts.get();
  }

  /** Anything that runs into a closed socket is over. */
  private interface Work {
    void run() throws IOException;
  }

  private static void start(Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (IOException over) {
                // One side has closed; so does the other.
              }
            });
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() throws IOException {
    while (true) {
      Socket client = listening.accept();
      Socket toServer = new Socket(server.getHost(), server.getPort());
      start(() -> pass(client, toServer, true));
      start(() -> pass(toServer, client, false));
    }
  }

  private void pass(Socket from, Socket to, boolean fromClient) throws IOException {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] bytes = new byte[65536];
      for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
        String text = new String(bytes, 0, count, StandardCharsets.ISO_8859_1);
        Cut cut = fromClient && text.contains("COMMIT") ? next.getAndSet(Cut.NEVER) : Cut.NEVER;
        if (cut == Cut.BEFORE) {
          cuts.incrementAndGet();
          return;
        }
        if (cut == Cut.AFTER) {
          // Nothing of the answer gets through any more; the server reads on and commits.
          cuts.incrementAndGet();
          from.close();
          out.write(bytes, 0, count);
          out.flush();
          to.shutdownOutput();
          drain(to);
          return;
        }
        out.write(bytes, 0, count);
        out.flush();
      }
    }
  }

  private static void drain(Socket socket) throws IOException {
    socket.getInputStream().transferTo(OutputStream.nullOutputStream());
  }

  @Override
  public void close() throws IOException {
    listening.close();
  }
}
