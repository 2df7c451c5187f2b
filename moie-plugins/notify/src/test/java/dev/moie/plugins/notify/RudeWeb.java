package dev.moie.plugins.notify;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A web server on loopback that answers each request with what it is told, byte for byte. */
final class RudeWeb implements AutoCloseable {
  private static final Pattern LENGTH = Pattern.compile("(?i)content-length: *([0-9]+)");

  private final ServerSocket server;
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final List<Socket> open = new CopyOnWriteArrayList<>();

  /** Answers. */
  interface Answer {
    void write(OutputStream out) throws IOException, InterruptedException;
  }

  private final boolean first;

  /** Hears the request, then answers. */
  RudeWeb(Answer answer) {
    this(answer, false);
  }

  /** Answers without having been asked. */
  static RudeWeb speakingFirst(Answer answer) {
    return new RudeWeb(answer, true);
  }

  private RudeWeb(Answer answer, boolean first) {
    this.first = first;
    try {
      server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread thread = new Thread(() -> serve(answer), "rude-web");
    thread.setDaemon(true);
    thread.start();
  }

  static RudeWeb saying(String answer) {
    return new RudeWeb(
        out -> out.write(answer.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8)));
  }

  private void serve(Answer answer) {
    while (true) {
      try {
        Socket socket = server.accept();
        open.add(socket);
        Thread thread = new Thread(() -> converse(socket, answer), "rude-web-talk");
        thread.setDaemon(true);
        thread.start();
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void converse(Socket socket, Answer answer) {
    try (socket) {
      if (!first) {
        requests.add(read(socket.getInputStream()));
      }
      answer.write(socket.getOutputStream());
      socket.getOutputStream().flush();
    } catch (IOException | InterruptedException e) {
      // The other side has hung up, which is often what is wanted.
    }
  }

  private static String read(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int c = in.read();
      if (c < 0) {
        return head.toString();
      }
      head.append((char) c);
    }
    Matcher length = LENGTH.matcher(head);
    int bytes = length.find() ? Integer.parseInt(length.group(1)) : 0;
    return head + new String(in.readNBytes(bytes), StandardCharsets.UTF_8);
  }

  /** Each with its headers and body. */
  List<String> requests() {
    return requests;
  }

  String url() {
    return "http://127.0.0.1:" + server.getLocalPort() + "/hook";
  }

  int port() {
    return server.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket socket : open) {
      socket.close();
    }
  }
}
